// When each system was compared wholly last, and what stood against it since.
import { z } from 'zod'
import { readSettings, saveSetting } from '../../store/settings.ts'
import type { Db } from '../../store/open.ts'
import type { Office } from '../context.ts'
import type { IlsAnswers, NetworkAnswers } from './ask-both.ts'

const settingName = 'compared'
const system = z
  .object({
    at: z.string().nullable(),
    triedAt: z.string(),
    problem: z.string().nullable(),
    asked: z.number(),
    of: z.number(),
  })
  .nullable()
const shape = z.object({ polaris: system, worldshare: system }).catch({ polaris: null, worldshare: null })
export type Compared = z.infer<typeof shape>

export const comparedOf = async (db: Db): Promise<Compared> => shape.parse((await readSettings(db)).get(settingName))

export async function keepCompared(
  office: Office,
  answers: { readonly ils: IlsAnswers | null; readonly network: NetworkAnswers | null },
): Promise<void> {
  const before = await comparedOf(office.store.db)
  const now = office.clock.now()
  const next = (
    last: Compared['polaris'],
    found: { readonly problem: string | null; readonly of: number; readonly asked: number } | null,
  ): Compared['polaris'] =>
    found === null
      ? last
      : {
          at: found.problem === null ? now.toISOString() : (last?.at ?? null),
          triedAt: now.toISOString(),
          problem: found.problem,
          asked: found.asked,
          of: found.of,
        }
  const { ils, network } = answers
  const value: Compared = {
    polaris: next(before.polaris, ils && { problem: ils.problem, of: ils.of, asked: ils.says.size }),
    worldshare: next(
      before.worldshare,
      network && { problem: network.problem, of: network.of, asked: network.asked.size },
    ),
  }
  await office.store.transact((tx) => saveSetting(tx, settingName, value, now))
}
