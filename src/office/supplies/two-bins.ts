// The two bins: the last pack is opened, so more goes on the order list, once; and what is taken when a package is closed.
import { randomUUID } from 'node:crypto'
import { counted, readSupplyCode } from '../../domain/supplies/supply.ts'
import { standingOf } from '../../domain/supplies/standing.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { announceAll } from '../../store/announce.ts'
import type { Tx } from '../../store/open.ts'
import * as store from '../../store/supplies.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import type { Office } from '../context.ts'
import { settleOrder } from './orders.ts'

export interface Opened {
  readonly supplyId: number
  readonly name: string
  readonly vendor: string
  readonly packs: number
  readonly gesture: string
}

export const lastPackOpened = (office: Office, supplyId: number): Promise<Answer<Opened>> =>
  allOrNothing(office.store, (tx) => lastPackOpenedIn(tx, office, supplyId))

export async function lastPackOpenedIn(tx: Tx, office: Office, supplyId: number): Promise<Answer<Opened>> {
  const supply = await store.lockSupply(tx, supplyId)
  if (!supply) return refuse('supply-not-found')
  const { name } = supply
  if (!supply.is_active) return refuse('supply-inactive', { name })
  const lines = (await store.orderLines(tx, 'open')).filter((one) => one.supplyId === supplyId)
  const { standing, line } = standingOf(lines)
  if (line) {
    const vendor = (await store.orderById(tx, line.orderId))?.vendor ?? supply.vendor
    return refuse(standing === 'ordered' ? 'supply-coming' : 'supply-listed', { name, vendor })
  }
  const now = office.clock.now()
  const order = await store.draftFor(tx, supply.vendor, now)
  const gesture = randomUUID()
  const quantity = supply.reorder_packs * supply.pack_size
  await store.addMovements(tx, [
    { supply_id: supplyId, kind: 'opened_last', quantity, at: now, order_id: order.id, gesture },
  ])
  await announceAll(tx)
  return done({ supplyId, name, vendor: supply.vendor, packs: supply.reorder_packs, gesture })
}

/** The supply a code on a pack means, if it is one of ours. */
export async function supplyOfCode(tx: Tx, code: string): Promise<store.SupplyRow | undefined> {
  const id = readSupplyCode(code)
  return id === null ? undefined : store.supplyById(tx, id)
}

/**
 * Takes one of what a package is packed in, when it is closed. `code` is the supply a container names, or the barcode of a
 * pack. False: the office keeps no such supply, and nothing is counted.
 */
export async function takeSupply(
  tx: Tx,
  code: string,
  closing: { readonly at: Date; readonly gesture: string },
): Promise<boolean> {
  const supply = (await store.supplyOfContainer(tx, code)) ?? (await supplyOfCode(tx, code))
  if (!supply) return false
  await store.addMovements(tx, [{ supply_id: supply.id, kind: 'used', quantity: -1, ...closing }])
  return true
}

/** Closed already, a package is packed in something else: what it was in lies on the shelf again. */
export async function changeTaken(
  tx: Tx,
  code: string | null,
  closing: { readonly at: Date; readonly gesture: string },
): Promise<void> {
  await store.giveBackUsed(tx, closing.gesture)
  if (code !== null) await takeSupply(tx, code, closing)
}

/** Somebody went along the shelf: what is there of each. */
export const countSupplies = (
  office: Office,
  counts: readonly { readonly supplyId: number; readonly quantity: number }[],
): Promise<Answer<{ gesture: string }>> =>
  allOrNothing(office.store, async (tx) => {
    const gesture = randomUUID()
    const at = office.clock.now()
    for (const { supplyId, quantity } of counts) {
      if (!(await store.lockSupply(tx, supplyId))) return refuse('supply-not-found')
      await store.addMovements(tx, [{ supply_id: supplyId, kind: 'counted', quantity, at, gesture }])
    }
    await announceAll(tx)
    return done({ gesture })
  })

/** Takes one gesture back, as long as nothing else was done to the same supplies. */
export const undoSupply = (office: Office, gesture: string): Promise<Answer<{ about: string }>> =>
  allOrNothing(office.store, (tx) => undoSupplyIn(tx, office, gesture))

export async function undoSupplyIn(tx: Tx, office: Office, gesture: string): Promise<Answer<{ about: string }>> {
  const rows = await store.movementsOf(tx, gesture)
  const last = rows.at(-1)
  if (!last) return refuse('undo-nothing')
  const supplyIds = [...new Set(rows.map((one) => one.supply_id))]
  const since = await store.movedSince(tx, supplyIds, last.id, gesture)
  if (since) return refuse('supply-undo-late', { name: since.name })
  const supply = await store.supplyById(tx, last.supply_id)
  await store.deleteGesture(tx, gesture, office.clock.now())
  for (const orderId of new Set(rows.flatMap((one) => one.order_id ?? []))) await settleOrder(tx, office, orderId)
  await announceAll(tx)
  return done({ about: supplyIds.length === 1 ? (supply?.name ?? '') : counted(supplyIds.length, 'supply') })
}
