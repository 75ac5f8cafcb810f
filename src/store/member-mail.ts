import type { Selectable } from 'kysely'
import type { MemberMailTable } from './generated/database.ts'
import type { Db, Tx } from './open.ts'

export type MemberMailRecord = Selectable<MemberMailTable>

/** Takes a day's mail to a library in hand; false when it has been, unless it failed before it went. */
export async function claimMemberMail(
  tx: Tx,
  mail: { readonly libraryId: number; readonly day: string; readonly lines: number; readonly now: Date },
): Promise<boolean> {
  const row = { state: 'sending' as const, line_count: mail.lines, error: null, at: mail.now }
  const claimed = await tx
    .insertInto('member_mail')
    .values({ library_id: mail.libraryId, day: mail.day, ...row })
    .onConflict((conflict) =>
      conflict.columns(['library_id', 'day']).doUpdateSet(row).where('member_mail.state', '=', 'failed'),
    )
    .returning('library_id')
    .executeTakeFirst()
  return claimed !== undefined
}

export async function settleMemberMail(
  tx: Tx,
  which: { readonly libraryId: number; readonly day: string },
  state: 'sending' | 'sent' | 'failed',
  error: string | null,
): Promise<void> {
  await tx
    .updateTable('member_mail')
    .set({ state, error })
    .where('library_id', '=', which.libraryId)
    .where('day', '=', which.day)
    .execute()
}

/** The newest mails to member libraries, for the settings page. */
export const recentMemberMails = (db: Db, most: number) =>
  db
    .selectFrom('member_mail as m')
    .innerJoin('library as l', 'l.id', 'm.library_id')
    .selectAll('m')
    .select('l.name as library_name')
    .orderBy('m.day', 'desc')
    .orderBy('m.library_id')
    .limit(most)
    .execute()

export async function deleteMemberMailsBefore(tx: Tx, day: string): Promise<void> {
  await tx.deleteFrom('member_mail').where('day', '<', day).execute()
}
