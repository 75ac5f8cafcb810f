// What a form with secrets was opened on: what the system was told, and when each of its secrets was set. Whether it is
// switched on is no part of it.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { refuse, type Refusal } from '../../domain/refusal.ts'
import type { Db, Tx } from '../../store/open.ts'
import { readSecrets } from '../../store/secrets.ts'
import { lockSettings, readSettings } from '../../store/settings.ts'
import { mailSecret } from './mail-settings.ts'

interface Told {
  /** Of a connection, or `mail`: how mail leaves. */
  readonly name: string
  readonly secrets: readonly { readonly name: string }[]
}
/** Settings, Mail: the server while mail is on. */
export const mailForm: Told = { name: 'mail server', secrets: [{ name: mailSecret }] }

export async function toldVersion(db: Db | Tx, { name, secrets }: Told): Promise<string> {
  const rows = await readSettings(db)
  const kept = z.object({ fields: z.json() }).safeParse(rows.get(`connection:${name}`)).data?.fields ?? null
  const server = rows.get('mail') ?? null
  const fields = name === mailForm.name ? server : name === 'mail' ? (server ?? kept) : kept
  const setAt = (await readSecrets(db)).flatMap((one) =>
    secrets.some((own) => own.name === one.name) ? [[one.name, one.changed_at]] : [],
  )
  return createHash('sha256')
    .update(JSON.stringify([fields, setAt]))
    .digest('hex')
    .slice(0, 16)
}

/** Refused where somebody else told it something since the form was opened. Without a version it goes over what stands. */
export async function refuseStaleTold(tx: Tx, version: string | undefined, told: Told): Promise<Refusal | null> {
  await lockSettings(tx)
  return version === undefined || version === (await toldVersion(tx, told)) ? null : refuse('settings-stale')
}
