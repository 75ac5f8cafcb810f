import { sql } from 'kysely'
import type { Tx } from './open.ts'

/** Where the lender's own paper lies; filed, under the next number of the day. */
export async function keepPaper(tx: Tx, pieceId: number, paper: 'in_book' | 'filed' | null, on: string): Promise<void> {
  // Two desks must not pencil the same number on two papers; the first of a day has no row to lock.
  if (paper === 'filed') await sql`select pg_advisory_xact_lock(hashtextextended('keuka lender paper', 0))`.execute(tx)
  const last =
    paper === 'filed'
      ? await tx
          .selectFrom('piece')
          .select('paper_n')
          .where('paper_on', '=', on)
          .where('paper', '=', 'filed')
          .orderBy('paper_n', 'desc')
          .limit(1)
          .executeTakeFirst()
      : undefined
  await tx
    .updateTable('piece')
    .set({
      paper,
      paper_on: paper === 'filed' ? on : null,
      paper_n: paper === 'filed' ? (last?.paper_n ?? 0) + 1 : null,
    })
    .where('id', '=', pieceId)
    .execute()
}
