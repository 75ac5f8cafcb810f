import type { Selectable } from 'kysely'
import type { RequestTable } from '../generated/database.ts'
import type { Db, Tx } from '../open.ts'

/** Open borrowing requests made for a facility's line. */
export async function linkedBorrowing(db: Db | Tx, facilityRequestId: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('request')
    .select('id')
    .where('for_request_id', '=', facilityRequestId)
    .where('state', '<>', 'closed')
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

export const requestByNumber = (db: Db | Tx, number: string): Promise<{ id: number } | undefined> =>
  db.selectFrom('request').select('id').where('number', '=', number).executeTakeFirst()

export const requestBySource = (
  db: Db | Tx,
  source: string,
  sourceKey: string,
): Promise<{ id: number; number: string } | undefined> =>
  db
    .selectFrom('request')
    .select(['id', 'number'])
    .where('source', '=', source)
    .where('source_key', '=', sourceKey)
    .executeTakeFirst()

/** A lending request by the borrower's own number. */
export const lendingByPartnerNumber = (
  db: Db | Tx,
  borrowerLibraryId: number,
  partnerNumber: string,
): Promise<{ id: number; state: string } | undefined> =>
  db
    .selectFrom('request')
    .select(['id', 'state'])
    .where('kind', '=', 'lending')
    .where('borrower_library_id', '=', borrowerLibraryId)
    .where('partner_number', '=', partnerNumber)
    .orderBy('id', 'desc')
    .executeTakeFirst()

/** Requests whose timers are due, the longest waiting first. */
export async function requestsToWake(db: Db, now: Date, limit: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('request')
    .select('id')
    .where('wakes_at', '<=', now)
    .orderBy('wakes_at')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

export const requestRow = (db: Db | Tx, id: number): Promise<Selectable<RequestTable> | undefined> =>
  db.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirst()
