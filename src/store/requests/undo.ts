import { sql, type Selectable } from 'kysely'
import type { FormerValueTable, RequestEventTable } from '../generated/database.ts'
import type { Db, Tx } from '../open.ts'
import { isTakenBack } from './taken-back.ts'

export const gestureEvents = (tx: Tx, gesture: string): Promise<Selectable<RequestEventTable>[]> =>
  tx.selectFrom('request_event').selectAll().where('gesture', '=', gesture).orderBy('id').execute()

export const lastEventOf = (tx: Tx, requestId: number): Promise<Selectable<RequestEventTable> | undefined> =>
  tx
    .selectFrom('request_event')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export interface Hindrances {
  /** Something that was no part of it happened to one of its requests since. */
  readonly touched: boolean
  /** A piece it moved lies in an open package by now. */
  readonly packed: boolean
  /** A step has begun, or may have, or the carrier has the package, or what was before is forgotten. */
  readonly over: boolean
}
/** What speaks against undoing a gesture; null when nothing was done under this name. */
export async function hindrancesOf(db: Db | Tx, gesture: string): Promise<Hindrances | null> {
  const { rows } = await sql<{ touched: boolean | null; packed: boolean | null; over: boolean | null }>`
    select
      bool_or(exists (
        select from request_event n where n.request_id = v.request_id and n.id > v.id and n.gesture is distinct from v.gesture
        -- That the network has gone on is why a closing is undone.
        and not (n.action = 'ask' and n.actor_kind = 'office' and n.codes->>'question' = 'gone_on')
        -- What was itself taken back since has touched nothing, nor has its taking back.
        and not (n.action = 'undo' and n.codes->'eventId' is not null and (n.codes->>'eventId')::bigint > v.id)
        and not exists (
          select from request_event w
          where w.request_id = n.request_id and w.gesture = n.gesture and ${isTakenBack('w')}
        )
      )) as touched,
      bool_or(
        v.codes->'parcelId' is null
        and exists (select from parcel_piece pp join parcel k on k.id = pp.parcel_id where pp.piece_id = any(v.piece_ids) and k.state = 'open')
      ) as packed,
      bool_or(
        not exists (select from former_value f where f.event_id = v.id)
        or exists (select from effect f where f.event_id = v.id and not ${notBegun})
        or exists (select from parcel k where k.id = (v.codes->>'parcelId')::bigint and k.state = 'collected')
      ) as over
    from request_event v where v.gesture = ${gesture}`.execute(db)
  const row = rows[0]
  return row && row.touched !== null
    ? { touched: row.touched, packed: row.packed === true, over: row.over === true }
    : null
}
/** A step that was tried before it came to a person may have gone out; paper never leaves the house. */
const notBegun = sql`(f.port = 'paper' or f.state = 'held' or (f.state = 'with_person' and f.tries = 0))`

/** What an event changed: rows it added first, then lenders and pieces, then the request that points at them. */
export async function formerValuesOf(tx: Tx, eventId: number): Promise<readonly Selectable<FormerValueTable>[]> {
  const rows = await tx.selectFrom('former_value').selectAll().where('event_id', '=', eventId).orderBy('id').execute()
  const rank = (row: Selectable<FormerValueTable>): number =>
    row.was === null ? 0 : row.table_name === 'request' ? 2 : 1
  return rows.toSorted((a, b) => rank(a) - rank(b))
}

/** So that a lender the act added can be taken off the string again. */
export async function pointAtNoLender(tx: Tx, requestId: number): Promise<void> {
  await tx.updateTable('request').set({ current_entry_id: null }).where('id', '=', requestId).execute()
}

/** Calls off the events' effects; false, with nothing changed, when one of them has begun. */
export async function undoEffects(tx: Tx, eventIds: readonly number[]): Promise<boolean> {
  const effects = await tx
    .selectFrom('effect')
    .select(['id', 'port', 'state', 'tries'])
    .where('event_id', 'in', [...eventIds])
    .orderBy('id')
    .forUpdate()
    .execute()
  const begun = effects.filter((one) => one.port !== 'paper' && one.state !== 'held')
  if (begun.some((one) => one.state !== 'with_person' || one.tries > 0)) return false
  if (effects.length > 0)
    await tx
      .updateTable('effect')
      .set({ state: 'undone', entry_id: null, piece_id: null })
      .where(
        'id',
        'in',
        effects.map((one) => one.id),
      )
      .execute()
  return true
}

const tables = ['request', 'lender_string_entry', 'piece', 'effect']
/** Puts a row back as it was; a row the act added goes, a row it took away comes again. The version goes on counting. */
export async function restoreRow(tx: Tx, former: Selectable<FormerValueTable>): Promise<void> {
  if (!tables.includes(former.table_name)) throw new Error(`no undo for ${former.table_name}`)
  const table = sql.table(former.table_name)
  if (former.was === null) {
    await sql`delete from ${table} where id = ${former.row_id}`.execute(tx)
    return
  }
  const columns = Object.keys(former.was).filter((name) => name !== 'id' && name !== 'version')
  const was = JSON.stringify(former.was)
  const list = sql.join(columns.map((name) => sql.ref(name)))
  const { numAffectedRows } =
    await sql`update ${table} set (${list}) = (select ${list} from jsonb_populate_record(null::${table}, ${was}::jsonb)) where id = ${former.row_id}`.execute(
      tx,
    )
  if (numAffectedRows === 0n)
    await sql`insert into ${table} overriding system value select * from jsonb_populate_record(null::${table}, ${was}::jsonb)`.execute(
      tx,
    )
  if (former.table_name === 'request')
    await sql`update request set version = version + 1 where id = ${former.row_id}`.execute(tx)
}
