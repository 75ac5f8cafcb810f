// Which partners were told of an absence by mail: kept with the settings, as other marks of how far a work has come.
import { z } from 'zod'
import { absencesFrom, lockAbsence } from '../../store/absences.ts'
import type { Db, Tx } from '../../store/open.ts'
import { readSettings, saveSetting } from '../../store/settings.ts'

const told = z.enum(['sending', 'sent', 'failed'])
/** Left at sending, nobody knows whether it went out: it is not sent again by itself. */
export type Told = z.infer<typeof told>
const shape = z.record(z.string(), z.record(z.string(), told))
const settingName = 'absence-mails'

async function kept(db: Db | Tx): Promise<z.infer<typeof shape>> {
  const read = shape.safeParse((await readSettings(db)).get(settingName))
  return read.success ? read.data : {}
}

export async function toldOf(db: Db | Tx, absenceId: number): Promise<ReadonlyMap<number, Told>> {
  const own = (await kept(db))[String(absenceId)] ?? {}
  return new Map(Object.entries(own).map(([libraryId, state]) => [Number(libraryId), state]))
}

export interface PartnerTold {
  readonly absenceId: number
  readonly libraryId: number
}
/** Takes a partner's mail in hand; false when it has been, unless it failed before it went. */
export async function claimMail(tx: Tx, which: PartnerTold, at: Date): Promise<boolean> {
  if (!(await lockAbsence(tx, which.absenceId))) return false
  const before = (await toldOf(tx, which.absenceId)).get(which.libraryId)
  if (before === 'sending' || before === 'sent') return false
  await mark(tx, which, 'sending', at)
  return true
}

export async function settleMail(tx: Tx, which: PartnerTold, state: Told, at: Date): Promise<void> {
  if (await lockAbsence(tx, which.absenceId)) await mark(tx, which, state, at)
}

/** What absences long over, or taken out, were told of goes with them. */
async function mark(tx: Tx, { absenceId, libraryId }: PartnerTold, state: Told, at: Date): Promise<void> {
  const all = await kept(tx)
  const living = (await absencesFrom(tx, '0001-01-01')).map((one) => String(one.id))
  const others = Object.entries(all).filter(([id]) => id !== String(absenceId) && living.includes(id))
  const own = { ...all[String(absenceId)], [String(libraryId)]: state }
  await saveSetting(tx, settingName, { ...Object.fromEntries(others), [String(absenceId)]: own }, at)
}
