// What partners were written about an absence from the desk, and what became of each mail.
import { lockAbsence } from './absences.ts'
import type { AbsenceMailTable } from './generated/database.ts'
import type { Db, Tx } from './open.ts'

/** Left at sending, nobody knows whether it went out: it is not sent again by itself. */
export type Told = AbsenceMailTable['state']

export interface PartnerTold {
  readonly absenceId: number
  readonly libraryId: number
}
export interface AbsenceMail {
  readonly address: string
  readonly subject: string
  readonly text: string
}

/** What these absences' partners were written, by absence and the partner's name. */
export async function absenceMails(db: Db | Tx, absenceIds: readonly number[]) {
  if (absenceIds.length === 0) return []
  return db
    .selectFrom('absence_mail as m')
    .innerJoin('library as l', 'l.id', 'm.library_id')
    .select(['m.absence_id as absenceId', 'm.library_id as libraryId', 'l.name as library', 'm.state'])
    .select(['m.address', 'm.subject', 'm.text', 'm.at'])
    .where('m.absence_id', 'in', [...absenceIds])
    .orderBy('l.name')
    .orderBy('l.id')
    .execute()
}
export type KeptAbsenceMail = Awaited<ReturnType<typeof absenceMails>>[number]

export const toldOf = async (db: Db | Tx, absenceId: number): Promise<ReadonlyMap<number, Told>> =>
  new Map((await absenceMails(db, [absenceId])).map((one) => [one.libraryId, one.state]))

/** Takes a partner's mail in hand; false when it has been, unless it failed before it went. */
export async function claimMail(tx: Tx, which: PartnerTold, mail: AbsenceMail, at: Date): Promise<boolean> {
  if (!(await lockAbsence(tx, which.absenceId))) return false
  const before = (await toldOf(tx, which.absenceId)).get(which.libraryId)
  if (before === 'sending' || before === 'sent') return false
  const row = { ...mail, state: 'sending', at } as const
  await tx
    .insertInto('absence_mail')
    .values({ absence_id: which.absenceId, library_id: which.libraryId, ...row })
    .onConflict((conflict) => conflict.columns(['absence_id', 'library_id']).doUpdateSet(row))
    .execute()
  return true
}

export async function settleMail(tx: Tx, which: PartnerTold, state: Told, at: Date): Promise<void> {
  await tx
    .updateTable('absence_mail')
    .set({ state, at })
    .where('absence_id', '=', which.absenceId)
    .where('library_id', '=', which.libraryId)
    .execute()
}
