import { sql, type Selectable } from 'kysely'
import type { Outcome } from '../../domain/lifecycle/facts.ts'
import type { Who } from '../../domain/lifecycle/who.ts'
import type { Codes, FormerRow } from '../column-types.ts'
import type { RequestEventTable } from '../generated/database.ts'
import type { Db, Tx } from '../open.ts'

export interface NewEvent {
  readonly requestId: number
  readonly action: string
  readonly from: string
  readonly to: string
  readonly outcome: Outcome | null
  readonly actorKind: Who
  readonly actorId: string | null
  readonly gesture: string | null
  readonly key: string | null
  readonly version: number
  readonly entryId: number | null
  readonly pieceIds: readonly number[]
  readonly codes: Codes
  readonly at: Date
}

export async function recordEvent(tx: Tx, event: NewEvent): Promise<number> {
  const row = await tx
    .insertInto('request_event')
    .values({
      request_id: event.requestId,
      action: event.action,
      from_state: event.from,
      to_state: event.to,
      outcome: event.outcome,
      actor_kind: event.actorKind,
      actor_id: event.actorId,
      gesture: event.gesture,
      key: event.key,
      version: event.version,
      entry_id: event.entryId,
      piece_ids: [...event.pieceIds],
      codes: JSON.stringify(event.codes),
      at: event.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export const codesOfEvent = async (db: Db | Tx, id: number): Promise<Codes> =>
  (await db.selectFrom('request_event').select('codes').where('id', '=', id).executeTakeFirst())?.codes ?? {}

export const eventByKey = (db: Db | Tx, key: string): Promise<Selectable<RequestEventTable> | undefined> =>
  db.selectFrom('request_event').selectAll().where('key', '=', key).executeTakeFirst()

export const eventsOf = (db: Db | Tx, requestId: number): Promise<Selectable<RequestEventTable>[]> =>
  db.selectFrom('request_event').selectAll().where('request_id', '=', requestId).orderBy('id').execute()

export async function lastEventId(tx: Tx, requestId: number): Promise<number | null> {
  const row = await tx
    .selectFrom('request_event')
    .select('id')
    .where('request_id', '=', requestId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

export interface Former {
  readonly table: 'request' | 'lender_string_entry' | 'piece' | 'effect'
  readonly rowId: number
  /** Null: the act added the row. */
  readonly was: FormerRow | null
}
export async function keepFormer(tx: Tx, eventId: number, former: readonly Former[], endsAt: Date): Promise<void> {
  if (former.length === 0) return
  await tx
    .insertInto('former_value')
    .values(
      former.map((one) => ({
        event_id: eventId,
        table_name: one.table,
        row_id: one.rowId,
        was: one.was === null ? null : JSON.stringify(one.was),
        ends_at: endsAt,
      })),
    )
    .execute()
}

/** A row of these tables as it stands, for undo. */
export async function rowAsJson(tx: Tx, table: Former['table'], id: number): Promise<FormerRow> {
  const { rows } = await sql<{
    was: FormerRow
  }>`select to_jsonb(t) as was from ${sql.table(table)} t where id = ${id}`.execute(tx)
  const row = rows[0]
  if (!row) throw new Error(`no ${table} ${id}`)
  return row.was
}

export async function keepNote(
  tx: Tx,
  requestId: number,
  eventId: number,
  from: Who,
  text: string,
  at: Date,
): Promise<void> {
  await tx.insertInto('note').values({ request_id: requestId, event_id: eventId, from_kind: from, text, at }).execute()
}

export async function recordCustody(
  tx: Tx,
  eventId: number,
  moves: readonly { pieceId: number; from: string | null; to: string }[],
  at: Date,
): Promise<void> {
  if (moves.length === 0) return
  await tx
    .insertInto('custody_event')
    .values(
      moves.map((one) => ({ piece_id: one.pieceId, event_id: eventId, from_place: one.from, to_place: one.to, at })),
    )
    .execute()
}
