// Orders with their lines, priced.
import type { ListLine } from '../../domain/supplies/order-list.ts'
import { outstanding } from '../../domain/supplies/standing.ts'
import type { Db } from '../../store/open.ts'
import * as store from '../../store/supplies.ts'

export interface ListedOrder {
  readonly order: store.SupplyOrderRow
  readonly lines: readonly ListLine[]
  /** Null as soon as one price is unknown. */
  readonly totalCents: number | null
}
const mostReceived = 20

export async function listedOrders(db: Db): Promise<readonly ListedOrder[]> {
  const orders = await store.listOrders(db, mostReceived)
  return withLines(db, orders)
}

export async function listedOrder(db: Db, orderId: number): Promise<ListedOrder | undefined> {
  const order = await store.orderById(db, orderId)
  return order && (await withLines(db, [order]))[0]
}

async function withLines(db: Db, orders: readonly store.SupplyOrderRow[]): Promise<readonly ListedOrder[]> {
  const [rows, supplies] = await Promise.all([
    store.orderLines(
      db,
      orders.map((one) => one.id),
    ),
    store.allSupplies(db),
  ])
  const byId = new Map(supplies.map((one) => [one.id, one]))
  return orders.map((order) => {
    const lines = rows.flatMap((line): readonly ListLine[] => {
      const supply = byId.get(line.supplyId)
      return line.orderId === order.id && supply ? [lineOf(line, supply)] : []
    })
    const known = lines.flatMap((one) => one.cents ?? [])
    return { order, lines, totalCents: known.length < lines.length ? null : known.reduce((sum, one) => sum + one, 0) }
  })
}

function lineOf(line: store.LineRow, supply: store.SupplyRow): ListLine {
  const quantity = line.ordered > 0 ? line.ordered : line.wanted
  const atPrice = supply.price_cents === null ? null : Math.round((supply.price_cents * quantity) / supply.pack_size)
  return {
    supplyId: line.supplyId,
    name: supply.name,
    article: supply.article,
    unit: supply.unit,
    packSize: supply.pack_size,
    wanted: line.wanted,
    ordered: line.ordered,
    received: line.received,
    ...pricesOf(line, line.orderedCents || atPrice),
  }
}

/** While some of it is open a line costs what was ordered; once all is here, what came. */
function pricesOf(line: store.LineRow, whole: number | null): Pick<ListLine, 'cents' | 'openCents'> {
  const open = outstanding(line)
  if (open === 0) return { cents: line.receivedCents || whole, openCents: null }
  const isPart = line.received > 0 && whole !== null
  return { cents: whole, openCents: isPart ? Math.round((whole * open) / line.ordered) : null }
}
