import { isNeeded, isOver } from './scrub.ts'
import type { Db, Tx } from './open.ts'

export interface KeptBack {
  readonly id: number
  readonly number: string
  readonly owing_cents: number
  readonly question_to: string | null
  /** Of the named hold, if there is one. */
  readonly reason: string | null
}
/** What is over but kept whole, the longest closed first. */
export const keptBack = (db: Db | Tx, before: Date, most: number): Promise<KeptBack[]> =>
  db
    .selectFrom('request')
    .select(['id', 'number', 'owing_cents', 'question_to'])
    .select((eb) =>
      eb
        .selectFrom('hold_on_scrub')
        .select('hold_on_scrub.reason')
        .whereRef('hold_on_scrub.request_id', '=', 'request.id')
        .as('reason'),
    )
    .where((eb) => isOver(eb, before))
    .where((eb) => isNeeded(eb))
    .orderBy('closed_at')
    .orderBy('id')
    .limit(most)
    .execute()

export async function endHold(tx: Tx, requestId: number): Promise<boolean> {
  const ended = await tx.deleteFrom('hold_on_scrub').where('request_id', '=', requestId).executeTakeFirst()
  return ended.numDeletedRows > 0n
}
