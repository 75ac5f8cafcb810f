// Orders of supplies: drawn up by the two bins, ordered, and received bit by bit.
import { randomUUID } from 'node:crypto'
import { orderStateOf, outstanding } from '../../domain/supplies/standing.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { announceAll } from '../../store/announce.ts'
import type { Tx } from '../../store/open.ts'
import * as store from '../../store/supplies.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import type { Office } from '../context.ts'

type Ordered = Answer<{ readonly gesture: string; readonly vendor: string; readonly lines: number }>

/** How many packs of a supply stand on the list; none takes it off. */
export const changeLine = (office: Office, orderId: number, supplyId: number, packs: number): Promise<Answer<null>> =>
  allOrNothing(office.store, async (tx) => {
    const order = await store.lockOrder(tx, orderId)
    if (!order) return refuse('supply-order-not-found')
    if (order.state !== 'drafted') return refuse('supply-order-state', { state: order.state })
    const supply = await store.lockSupply(tx, supplyId)
    if (!supply || !(await store.setWanted(tx, orderId, supplyId, packs * supply.pack_size)))
      return refuse('supply-not-ordered')
    await settleOrder(tx, office, orderId)
    await announceAll(tx)
    return done(null)
  })

/** The list went to the vendor: each line counts as ordered, at today's price. */
export const markOrdered = (office: Office, orderId: number): Promise<Ordered> =>
  allOrNothing(office.store, async (tx) => {
    const order = await store.lockOrder(tx, orderId)
    if (!order) return refuse('supply-order-not-found')
    if (order.state !== 'drafted') return refuse('supply-order-state', { state: order.state })
    const lines = await store.orderLines(tx, [orderId])
    const gesture = randomUUID()
    const at = office.clock.now()
    for (const { supplyId, wanted } of lines) {
      const supply = await store.lockSupply(tx, supplyId)
      if (!supply) return refuse('supply-not-found')
      const cents = centsFor(supply, wanted)
      await store.addMovements(tx, [
        { supply_id: supplyId, kind: 'ordered', quantity: wanted, cents, at, order_id: orderId, gesture },
      ])
    }
    await settleOrder(tx, office, orderId)
    await announceAll(tx)
    return done({ gesture, vendor: order.vendor, lines: lines.length })
  })

export interface Came {
  readonly supplyId: number
  readonly packs: number
  /** What these cost; absent: the price on record. */
  readonly cents?: number
}
/** What came of an order; `isLast`: what has not come by now does not come. */
export const receiveOrder = (
  office: Office,
  orderId: number,
  came: readonly Came[],
  isLast: boolean,
): Promise<Ordered> =>
  allOrNothing(office.store, async (tx) => {
    const order = await store.lockOrder(tx, orderId)
    if (!order) return refuse('supply-order-not-found')
    if (order.state !== 'ordered') return refuse('supply-order-state', { state: order.state })
    const some = came.filter((one) => one.packs > 0)
    if (some.length === 0 && !isLast) return refuse('supply-none-came')
    const gesture = randomUUID()
    const base = { at: office.clock.now(), order_id: orderId, gesture }
    const lines = await store.orderLines(tx, [orderId])
    for (const { supplyId, packs, cents } of some) {
      const supply = await store.lockSupply(tx, supplyId)
      if (!supply || !lines.some((one) => one.supplyId === supplyId)) return refuse('supply-not-ordered')
      const quantity = packs * supply.pack_size
      await store.addMovements(tx, [
        { ...base, supply_id: supplyId, kind: 'received', quantity, cents: cents ?? centsFor(supply, quantity) },
      ])
    }
    if (isLast) await dropRest(tx, orderId, base)
    await settleOrder(tx, office, orderId)
    await announceAll(tx)
    return done({ gesture, vendor: order.vendor, lines: some.length })
  })

/** What does not come is taken off what was ordered. */
async function dropRest(tx: Tx, orderId: number, base: { at: Date; order_id: number; gesture: string }): Promise<void> {
  for (const line of await store.orderLines(tx, [orderId])) {
    const rest = outstanding(line)
    if (rest > 0)
      await store.addMovements(tx, [{ ...base, supply_id: line.supplyId, kind: 'ordered', quantity: -rest }])
  }
}

/** An order's state follows from its lines; a list with nothing on it goes, and two lists for one vendor become one. */
export async function settleOrder(tx: Tx, office: Office, orderId: number): Promise<void> {
  const order = await store.lockOrder(tx, orderId)
  if (!order) return
  const state = orderStateOf(await store.orderLines(tx, [orderId]))
  if (state === null) return store.deleteOrder(tx, orderId)
  if (state === order.state) return
  const now = office.clock.now()
  if (state === 'drafted') {
    const draft = await store.draftFor(tx, order.vendor, now)
    await store.moveLines(tx, orderId, draft.id)
    return store.deleteOrder(tx, orderId)
  }
  await store.setOrder(tx, orderId, {
    state,
    ordered_at: order.ordered_at ?? now,
    received_at: state === 'received' ? now : null,
  })
}

const centsFor = (supply: store.SupplyRow, quantity: number): number | null =>
  supply.price_cents === null ? null : Math.round((supply.price_cents * quantity) / supply.pack_size)
