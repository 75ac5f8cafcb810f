// Supplies, what happened to them, and their orders.
import { sql, type Insertable, type Selectable } from 'kysely'
import type { SupplyFields } from '../domain/supplies/supply.ts'
import type { OrderLine } from '../domain/supplies/standing.ts'
import type { SupplyMovementTable, SupplyOrderTable, SupplyTable } from './generated/database.ts'
import type { Db, Tx } from './open.ts'

export type SupplyRow = Selectable<SupplyTable>
export type SupplyOrderRow = Selectable<SupplyOrderTable>
export type SupplyMovement = Selectable<SupplyMovementTable>

export const allSupplies = (db: Db | Tx): Promise<SupplyRow[]> =>
  db.selectFrom('supply').selectAll().orderBy('is_active', 'desc').orderBy('kind').orderBy('name').execute()

export const supplyById = (db: Db | Tx, id: number): Promise<SupplyRow | undefined> =>
  db.selectFrom('supply').selectAll().where('id', '=', id).executeTakeFirst()

/** Locked: what is done to one supply is done one after the other. */
export const lockSupply = (tx: Tx, id: number): Promise<SupplyRow | undefined> =>
  tx.selectFrom('supply').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const supplyNamed = (db: Db | Tx, name: string): Promise<SupplyRow | undefined> =>
  db
    .selectFrom('supply')
    .selectAll()
    .where((eb) => eb(eb.fn('lower', ['name']), '=', name.toLowerCase()))
    .executeTakeFirst()

export const supplyOfContainer = (db: Db | Tx, container: string): Promise<SupplyRow | undefined> =>
  db
    .selectFrom('supply')
    .selectAll()
    .where('container', '=', container)
    .where('is_active', '=', true)
    .executeTakeFirst()

export async function insertSupply(tx: Tx, fields: SupplyFields, at: Date): Promise<number> {
  const { id } = await tx
    .insertInto('supply')
    .values({ ...columns(fields), created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
export async function updateSupply(tx: Tx, id: number, fields: SupplyFields): Promise<void> {
  await tx.updateTable('supply').set(columns(fields)).where('id', '=', id).execute()
}
const columns = (fields: SupplyFields) => ({
  name: fields.name,
  kind: fields.kind,
  unit: fields.unit,
  pack_size: fields.packSize,
  vendor: fields.vendor,
  article: fields.article,
  price_cents: fields.priceCents,
  reorder_packs: fields.reorderPacks,
  container: fields.container,
  stock: fields.stock,
  papers_per_unit: fields.papersPerUnit,
  is_active: fields.isActive,
})

export async function addMovements(tx: Tx, rows: readonly Insertable<SupplyMovementTable>[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('supply_movement')
      .values([...rows])
      .execute()
}

/** The order that is being drawn up for a vendor; begun where there is none. */
export async function draftFor(tx: Tx, vendor: string, at: Date): Promise<SupplyOrderRow> {
  await tx
    .insertInto('supply_order')
    .values({ vendor, state: 'drafted', created_at: at })
    .onConflict((conflict) => conflict.column('vendor').where('state', '=', 'drafted').doNothing())
    .execute()
  return tx
    .selectFrom('supply_order')
    .selectAll()
    .where('vendor', '=', vendor)
    .where('state', '=', 'drafted')
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export const lockOrder = (tx: Tx, id: number): Promise<SupplyOrderRow | undefined> =>
  tx.selectFrom('supply_order').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const orderById = (db: Db | Tx, id: number): Promise<SupplyOrderRow | undefined> =>
  db.selectFrom('supply_order').selectAll().where('id', '=', id).executeTakeFirst()

/** What is open, and the last that were received. */
export const listOrders = (db: Db | Tx, mostReceived: number): Promise<SupplyOrderRow[]> =>
  db
    .selectFrom('supply_order')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('state', '<>', 'received'),
        eb(
          'id',
          'in',
          eb
            .selectFrom('supply_order')
            .select('id')
            .where('state', '=', 'received')
            .orderBy('received_at', 'desc')
            .limit(mostReceived),
        ),
      ]),
    )
    .orderBy(sql`case state when 'drafted' then 0 when 'ordered' then 1 else 2 end`)
    .orderBy('id', 'desc')
    .execute()

export async function setOrder(
  tx: Tx,
  id: number,
  set: { state: SupplyOrderRow['state']; ordered_at?: Date | null; received_at?: Date | null },
): Promise<void> {
  await tx.updateTable('supply_order').set(set).where('id', '=', id).execute()
}
export async function deleteOrder(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('supply_order').where('id', '=', id).execute()
}
export async function moveLines(tx: Tx, from: number, to: number): Promise<void> {
  await tx.updateTable('supply_movement').set({ order_id: to }).where('order_id', '=', from).execute()
}

export interface LineRow extends OrderLine {
  readonly orderedCents: number
  readonly receivedCents: number
}
/** One line for each supply on each order: of some orders, or of all that are not done. */
export async function orderLines(db: Db | Tx, orderIds: readonly number[] | 'open'): Promise<readonly LineRow[]> {
  if (orderIds !== 'open' && orderIds.length === 0) return []
  const which =
    orderIds === 'open' ? sql`o.state <> 'received'` : sql`o.id in (${sql.join(orderIds.map((one) => sql`${one}`))})`
  const { rows } = await sql<LineRow>`
    select o.id as "orderId", o.state as "orderState", m.supply_id as "supplyId",
      coalesce(sum(m.quantity) filter (where m.kind = 'opened_last'), 0)::int as wanted,
      coalesce(sum(m.quantity) filter (where m.kind = 'ordered'), 0)::int as ordered,
      coalesce(sum(m.quantity) filter (where m.kind = 'received'), 0)::int as received,
      coalesce(sum(m.cents) filter (where m.kind = 'ordered'), 0)::int as "orderedCents",
      coalesce(sum(m.cents) filter (where m.kind = 'received'), 0)::int as "receivedCents",
      min(m.at) filter (where m.kind = 'opened_last') as "listedAt",
      o.ordered_at as "orderedAt"
    from supply_order o
    join supply_movement m on m.order_id = o.id
    join supply s on s.id = m.supply_id
    where ${which}
    group by o.id, m.supply_id, s.name
    order by o.id, s.name`.execute(db)
  return rows
}

/** How much of a supply is on the list: the first line is changed, others of the same supply go. */
export async function setWanted(tx: Tx, orderId: number, supplyId: number, quantity: number): Promise<boolean> {
  const rows = await tx
    .selectFrom('supply_movement')
    .select('id')
    .where('order_id', '=', orderId)
    .where('supply_id', '=', supplyId)
    .where('kind', '=', 'opened_last')
    .orderBy('id')
    .execute()
  const [first, ...rest] = rows.map((one) => one.id)
  if (first === undefined) return false
  const gone = quantity === 0 ? [first, ...rest] : rest
  if (gone.length > 0) await tx.deleteFrom('supply_movement').where('id', 'in', gone).execute()
  if (quantity > 0) await tx.updateTable('supply_movement').set({ quantity }).where('id', '=', first).execute()
  return true
}

export const movementsOf = (tx: Tx, gesture: string): Promise<SupplyMovement[]> =>
  tx.selectFrom('supply_movement').selectAll().where('gesture', '=', gesture).orderBy('id').forUpdate().execute()

/** Something a person did to these supplies after a gesture, besides using them. */
export const movedSince = (
  tx: Tx,
  supplyIds: readonly number[],
  after: number,
  gesture: string,
): Promise<{ name: string } | undefined> =>
  tx
    .selectFrom('supply_movement as m')
    .innerJoin('supply as s', 's.id', 'm.supply_id')
    .select('s.name')
    .where('m.supply_id', 'in', [...supplyIds])
    .where('m.id', '>', after)
    .where('m.gesture', '<>', gesture)
    .where('m.kind', '<>', 'used')
    .limit(1)
    .executeTakeFirst()

export async function deleteGesture(tx: Tx, gesture: string, at: Date): Promise<void> {
  await tx.deleteFrom('supply_movement').where('gesture', '=', gesture).execute()
  await sql`update scan set undone_at = coalesce(undone_at, ${at}) where supply_gesture = ${gesture}`.execute(tx)
}

/** What a closing took, which was undone, lies on the shelf again. */
export async function giveBackUsed(tx: Tx, gesture: string): Promise<void> {
  await tx.deleteFrom('supply_movement').where('gesture', '=', gesture).where('kind', '=', 'used').execute()
}
