// How mail leaves, and who owns which notice: kept as two settings, with defaults for what is not set.
import { z } from 'zod'
import { defaultOwners, noticeNames, notices, type Owner, type Owners } from '../../domain/lifecycle/notices.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { announceAll } from '../../store/announce.ts'
import type { Tx } from '../../store/open.ts'
import { saveSetting } from '../../store/settings.ts'
import { defaultCorrespondence, type CorrespondenceSettings } from '../correspondence/correspondence.ts'
import type { MailServer } from '../ports.ts'
import { toJson } from '../to-json.ts'
import { refuseStale } from './stale-settings.ts'

/** The secret’s name under which the mail server’s password is kept. */
export const mailSecret = 'smtp-password'

export async function changeCorrespondence(
  tx: Tx,
  next: CorrespondenceSettings,
  now: Date,
  version?: string,
): Promise<Answer<CorrespondenceSettings>> {
  const stale = await refuseStale(tx, version, 'correspondence')
  if (stale) return stale
  for (const name of noticeNames) {
    const owners: readonly Owner[] = notices[name].owners
    if (!owners.includes(next.owners[name])) return refuse('not-an-owner', { notice: notices[name].label }, name)
  }
  await saveSetting(tx, 'correspondence', toJson(next), now)
  await announceAll(tx)
  return done(next)
}

export async function saveMailServer(tx: Tx, next: MailServer | null, now: Date): Promise<void> {
  await saveSetting(tx, 'mail', next === null ? null : toJson(next), now)
  await announceAll(tx)
}

const serverShape = z.object({
  host: z.string(),
  port: z.number(),
  security: z.enum(['tls', 'starttls', 'none']),
  user: z.string().nullable(),
  from: z.string(),
})
export const mailServerFrom = (kept: unknown): MailServer | null =>
  serverShape
    .nullable()
    .catch(null)
    .parse(kept ?? null)

const keptShape = z.object({
  owners: z.record(z.string(), z.enum(['ils', 'keuka', 'nobody'])).catch({}),
  memberMailHour: z.number().int().min(0).max(23).nullable().catch(defaultCorrespondence.memberMailHour),
})

export function correspondenceFrom(kept: unknown): CorrespondenceSettings {
  const read = keptShape.safeParse(kept)
  if (!read.success) return defaultCorrespondence
  const { owners, memberMailHour } = read.data
  return { owners: ownersFrom(owners), memberMailHour }
}

function ownersFrom(kept: Readonly<Record<string, Owner>>): Owners {
  const own: Partial<Record<keyof Owners, Owner>> = {}
  for (const name of noticeNames) {
    const owner = kept[name]
    const owners: readonly Owner[] = notices[name].owners
    if (owner !== undefined && owners.includes(owner)) own[name] = owner
  }
  return { ...defaultOwners, ...own }
}
