// When each system was compared wholly last, and what stood against it since.
import { z } from 'zod'
import { laterByDays } from '../../domain/values/days.ts'
import { readSettings, saveSetting } from '../../store/settings.ts'
import type { Db } from '../../store/open.ts'
import type { Office } from '../context.ts'
import type { IlsAnswers, NetworkAnswers } from './ask-both.ts'

const settingName = 'compared'
const told = z.object({
  at: z.string().nullable(),
  triedAt: z.string(),
  problem: z.string().nullable(),
  asked: z.number(),
  of: z.number(),
})
/** `closedSince`: requests that closed since then are compared too, so that what is left of them there shows. */
const kept = told.extend({ closedSince: z.string().nullable().default(null) })
type Both<T> = Readonly<Record<'polaris' | 'worldshare', T | null>>
export type Compared = Both<z.infer<typeof told>>
type Kept = Both<z.infer<typeof kept>>

const readBoth = async <T>(db: Db, system: z.ZodType<T>): Promise<Both<T>> =>
  z
    .object({ polaris: system.nullable(), worldshare: system.nullable() })
    .safeParse((await readSettings(db)).get(settingName)).data ?? { polaris: null, worldshare: null }
export const comparedOf = (db: Db): Promise<Compared> => readBoth(db, told)

/** A request that closed is compared for so long. */
const closedDays = 30

/** Since when closed requests have not been compared for all their days: further back while a system stays away. */
export async function closedSince(office: Office): Promise<Date> {
  const { polaris, worldshare } = await readBoth(office.store.db, kept)
  const asked = [office.ils.survey ? polaris : null, office.network?.isOn() ? worldshare : null]
  const days = asked.flatMap((one) => one?.closedSince ?? [])
  return [lastDays(office), ...days.map((at) => new Date(at))].reduce((a, b) => (a < b ? a : b))
}
const lastDays = (office: Office): Date => laterByDays(office.clock.now(), -closedDays)

export async function keepCompared(
  office: Office,
  answers: { readonly ils: IlsAnswers | null; readonly network: NetworkAnswers | null },
): Promise<void> {
  const before = await readBoth(office.store.db, kept)
  const now = office.clock.now()
  const next = (
    last: Kept['polaris'],
    found: { readonly problem: string | null; readonly of: number; readonly asked: number } | null,
  ): Kept['polaris'] =>
    found === null
      ? last
      : {
          at: found.problem === null ? now.toISOString() : (last?.at ?? null),
          triedAt: now.toISOString(),
          problem: found.problem,
          asked: found.asked,
          of: found.of,
          closedSince: (found.problem === null ? null : last?.closedSince) ?? lastDays(office).toISOString(),
        }
  const { ils, network } = answers
  const value: Kept = {
    polaris: next(before.polaris, ils && { problem: ils.problem, of: ils.of, asked: ils.says.size }),
    worldshare: next(
      before.worldshare,
      network && { problem: network.problem, of: network.of, asked: network.asked.size },
    ),
  }
  await office.store.transact((tx) => saveSetting(tx, settingName, value, now))
}
