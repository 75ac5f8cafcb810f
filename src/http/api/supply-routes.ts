import type { SupplyOrderView, SupplyView } from '../../contract/supplies.ts'
import { refuse } from '../../domain/refusal.ts'
import { outstandingPacks } from '../../domain/supplies/order-list.ts'
import type { SupplyFields } from '../../domain/supplies/supply.ts'
import { addSupply, addUsual, changeSupply } from '../../office/supplies/keep-supply.ts'
import { orderFile } from '../../office/supplies/order-file.ts'
import { listedOrders, type ListedOrder } from '../../office/supplies/order-list.ts'
import { changeLine, markOrdered, receiveOrder } from '../../office/supplies/orders.ts'
import { listSupplies, type ListedSupply } from '../../office/supplies/supply-list.ts'
import { countSupplies, lastPackOpened, undoSupply } from '../../office/supplies/two-bins.ts'
import { printPackLabels } from '../../office/printing/print-more.ts'
import { readSupplyCode } from '../../domain/supplies/supply.ts'
import { costsByMonth } from '../../store/supply-use.ts'
import { orRefuse, refusalError } from './answer.ts'
import { os } from './base.ts'

const usualMonths = 12

export const supplyRoutes = {
  list: os.supplies.list.handler(async ({ context: { office } }) =>
    (await listSupplies(office, office.store.db)).map(viewOf),
  ),
  add: os.supplies.add.handler(async ({ input, context: { office } }) => orRefuse(await addSupply(office, input))),
  addUsual: os.supplies.addUsual.handler(async ({ context: { office } }) => orRefuse(await addUsual(office))),
  change: os.supplies.change.handler(async ({ input: { supplyId, ...fields }, context: { office } }) =>
    orRefuse(await changeSupply(office, supplyId, fields)),
  ),
  lastPack: os.supplies.lastPack.handler(async ({ input, context: { office } }) => {
    const supplyId = input.supplyId ?? (input.code === undefined ? null : readSupplyCode(input.code))
    if (supplyId === null) throw refusalError(refuse('supply-not-found'))
    const { gesture, name, vendor } = orRefuse(await lastPackOpened(office, supplyId))
    return { gesture, about: name, words: `Last pack opened: on the order list of ${vendor}` }
  }),
  count: os.supplies.count.handler(async ({ input, context: { office } }) => {
    const { gesture } = orRefuse(await countSupplies(office, input.counts))
    return { gesture, about: '', words: `${input.counts.length} counted` }
  }),
  undo: os.supplies.undo.handler(async ({ input, context: { office } }) =>
    orRefuse(await undoSupply(office, input.gesture)),
  ),
  label: os.supplies.label.handler(async ({ input, context: { office } }) => ({
    jobIds: [...orRefuse(await printPackLabels(office, input.supplyId, input.copies)).jobIds],
  })),
  costs: os.supplies.costs.handler(async ({ input, context: { office } }) => {
    const rows = await costsByMonth(office.store.db, office.settings().timeZone, input.months ?? usualMonths)
    return [...Map.groupBy(rows, (one) => one.month)].map(([month, own]) => ({
      month,
      cents: own.reduce((sum, one) => sum + one.cents, 0),
      kinds: Object.fromEntries(own.map((one) => [one.kind, one.cents])),
    }))
  }),
  orders: os.supplies.orders.handler(async ({ context: { office } }) =>
    (await listedOrders(office.store.db)).map(orderView),
  ),
  changeLine: os.supplies.changeLine.handler(async ({ input, context: { office } }) => {
    orRefuse(await changeLine(office, input.orderId, input.supplyId, input.packs))
    return { orderId: input.orderId }
  }),
  order: os.supplies.order.handler(async ({ input, context: { office } }) => {
    const { gesture, vendor, lines } = orRefuse(await markOrdered(office, input.orderId))
    return { gesture, about: lines === 1 ? '1 supply' : `${lines} supplies`, words: `Ordered from ${vendor}` }
  }),
  receive: os.supplies.receive.handler(async ({ input, context: { office } }) => {
    const came = input.lines.map(({ supplyId, packs, cents }) => ({
      supplyId,
      packs,
      ...(cents === undefined ? {} : { cents }),
    }))
    const { gesture, vendor } = orRefuse(await receiveOrder(office, input.orderId, came, input.isLast ?? false))
    const packs = came.reduce((sum, one) => sum + one.packs, 0)
    return { gesture, about: vendor, words: packs === 1 ? '1 pack received' : `${packs} packs received` }
  }),
  orderFile: os.supplies.orderFile.handler(async ({ input, context: { office, press } }) =>
    orRefuse(await orderFile(office, press, input.orderId, input.as)),
  ),
}

const viewOf = ({ row, ...more }: ListedSupply): SupplyView => ({
  ...fieldsOf(row),
  ...more,
  id: row.id,
  since: more.since?.toISOString() ?? null,
  countedAt: more.countedAt?.toISOString() ?? null,
})
const fieldsOf = (row: ListedSupply['row']): SupplyFields => ({
  name: row.name,
  kind: row.kind,
  unit: row.unit,
  packSize: row.pack_size,
  vendor: row.vendor,
  article: row.article,
  priceCents: row.price_cents,
  reorderPacks: row.reorder_packs,
  container: row.container,
  stock: row.stock,
  papersPerUnit: row.papers_per_unit,
  isActive: row.is_active,
})
const orderView = ({ order, lines, totalCents }: ListedOrder): SupplyOrderView => ({
  id: order.id,
  vendor: order.vendor,
  state: order.state,
  createdAt: order.created_at.toISOString(),
  orderedAt: order.ordered_at?.toISOString() ?? null,
  receivedAt: order.received_at?.toISOString() ?? null,
  lines: lines.map((one) => ({ ...one, ...outstandingPacks(one) })),
  totalCents,
})
