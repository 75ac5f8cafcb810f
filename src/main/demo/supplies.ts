// What stands on the make-believe office's shelf: all of it counted, tape that came, the last mailers opened, toner on its way.
import { usualSupplies } from '../../domain/supplies/usual.ts'
import type { Office } from '../../office/context.ts'
import { addSupply } from '../../office/supplies/keep-supply.ts'
import { listedOrders } from '../../office/supplies/order-list.ts'
import { markOrdered, receiveOrder } from '../../office/supplies/orders.ts'
import { countSupplies, lastPackOpened } from '../../office/supplies/two-bins.ts'
import { allSupplies } from '../../store/supplies.ts'
import { must } from './desk.ts'

// oxfmt-ignore
const shop: Readonly<Record<string, readonly [vendor: string, article: string, priceCents: number, there: number]>> = {
  'Strap and label sheets, six up': ['Hollow Creek Paper', 'LS-6100', 2150, 220],
  'Address labels 4 × 6 in':        ['Hollow Creek Paper', 'LR-46', 1890, 400],
  'Letter paper':                   ['Hollow Creek Paper', 'P-20', 695, 1500],
  'Padded mailers':                 ['Erie Packing', 'PM-5', 1200, 40],
  'Boxes':                          ['Erie Packing', 'BX-12', 2900, 18],
  'Packing tape':                   ['Erie Packing', 'TP-6', 1450, 9],
  'Toner':                          ['Cazenovia Office', 'T-410', 8900, 1],
}

/** Either make-believe office, whose shelf is bare at first. */
export async function fillShelf(office: Office): Promise<void> {
  if ((await allSupplies(office.store.db)).length > 0) return
  const counts: { supplyId: number; quantity: number }[] = []
  const ids = new Map<string, number>()
  for (const fields of usualSupplies) {
    const [vendor = fields.vendor, article = null, priceCents = null, quantity = 0] = shop[fields.name] ?? []
    const { supplyId } = must(await addSupply(office, { ...fields, vendor, article, priceCents }))
    ids.set(fields.name, supplyId)
    counts.push({ supplyId, quantity })
  }
  must(await countSupplies(office, counts))
  for (const name of ['Packing tape', 'Toner']) must(await lastPackOpened(office, ids.get(name) ?? 0))
  for (const { order, lines } of await listedOrders(office.store.db)) {
    must(await markOrdered(office, order.id))
    const tape = lines.find((one) => one.supplyId === ids.get('Packing tape'))
    if (tape) must(await receiveOrder(office, order.id, [{ supplyId: tape.supplyId, packs: 1 }], false))
  }
  must(await lastPackOpened(office, ids.get('Padded mailers') ?? 0))
}
