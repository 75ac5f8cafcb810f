import type { Selectable } from 'kysely'
import type { RequestEventTable, RequestTable } from '../generated/database.ts'
import type { Db, Tx } from '../open.ts'

/** The event that closed a request last. */
export const lastClosing = (db: Db | Tx, requestId: number): Promise<Selectable<RequestEventTable> | undefined> =>
  db
    .selectFrom('request_event')
    .selectAll()
    .where('request_id', '=', requestId)
    .where('to_state', '=', 'closed')
    .where('from_state', '<>', 'closed')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The event that ordered an effect, and what a colleague wrote with it. */
export async function eventOfEffect(
  db: Db | Tx,
  effectId: number,
): Promise<{ event: Selectable<RequestEventTable>; note: string | null } | null> {
  const event = await db
    .selectFrom('effect as f')
    .innerJoin('request_event as e', 'e.id', 'f.event_id')
    .selectAll('e')
    .where('f.id', '=', effectId)
    .executeTakeFirst()
  if (!event) return null
  const note = await db
    .selectFrom('note')
    .select('text')
    .where('event_id', '=', event.id)
    .where('from_kind', '=', 'staff')
    .orderBy('id')
    .executeTakeFirst()
  return { event, note: note?.text ?? null }
}

/** A request and those that came before it under the same number of the same borrower: on the wire they are one. */
export async function sameOnTheWire(tx: Tx, request: Selectable<RequestTable>): Promise<readonly number[]> {
  if (request.partner_number === null || request.borrower_library_id === null) return [request.id]
  const rows = await tx
    .selectFrom('request')
    .select('id')
    .where('borrower_library_id', '=', request.borrower_library_id)
    .where('partner_number', '=', request.partner_number)
    .execute()
  return rows.map((row) => row.id)
}
