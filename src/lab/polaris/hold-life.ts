import { holdIs } from './names.ts'
import { nextId, type Hold } from './state.ts'
import { bibById, inDays, nowText, patronById, type World } from './world.ts'

export interface HoldOrder {
  readonly patronId: number
  readonly bibId: number
  readonly barcode: string
  readonly volume: string
  readonly pickupId: number
  readonly notes: string
  readonly activation: string
  readonly expiration?: string
  readonly title?: string
  readonly staffNotes?: string
  readonly privateNotes?: string
  /** Staff said yes to a second one. */
  readonly isDouble?: boolean
}

const waiting: readonly number[] = [holdIs.inactive, holdIs.active, holdIs.pending, holdIs.located]

/** A new hold, or the sentence why not: the same patron already waits for the title. */
export function placeHold(world: World, order: HoldOrder): Hold | string {
  const { state } = world
  if (!patronById(world, order.patronId)) return 'The patron is unknown.'
  const bib = bibById(world, order.bibId)
  const mine = state.holds.filter(
    (one) => order.bibId !== 0 && one.bibId === order.bibId && one.patronId === order.patronId && isOpen(one),
  )
  // Another volume or another copy of the title is another request; the whole title beside one of its copies is not.
  const isDouble = mine.some((one) => one.wantedBarcode === order.barcode && one.volume === order.volume)
  if (isDouble && order.isDouble !== true) return 'The patron already has a request for this title.'
  const now = nowText(world)
  const activationAt = order.activation === '' ? now : order.activation
  const hold: Hold = {
    id: nextId(state, 'hold'),
    patronId: order.patronId,
    bibId: order.bibId,
    itemId: null,
    wantedBarcode: order.barcode,
    volume: order.volume,
    title: bib?.title ?? order.title ?? '',
    author: bib?.author ?? '',
    statusId: activationAt > now ? holdIs.inactive : holdIs.active,
    pickupId: order.pickupId,
    createdAt: now,
    activationAt,
    expirationAt: order.expiration ?? inDays(world, 180),
    changedAt: now,
    pickupByAt: null,
    pacNotes: order.notes,
    staffNotes: order.staffNotes ?? '',
    privateNotes: order.privateNotes ?? '',
    denied: [],
  }
  state.holds.push(hold)
  return hold
}

export function isOpen({ statusId }: Hold): boolean {
  return waiting.includes(statusId) || statusId === holdIs.shipped || statusId === holdIs.held
}

export function queueOf({ state }: World, hold: Hold): { position: number; total: number } {
  const queue = state.holds
    .filter((one) => hold.bibId !== 0 && one.bibId === hold.bibId && waiting.includes(one.statusId))
    .toSorted((a, b) => a.activationAt.localeCompare(b.activationAt))
  return { position: queue.findIndex((one) => one.id === hold.id) + 1, total: queue.length }
}

/** The code that says why a hold cannot be cancelled; 0 if it can. */
export function cancelCode({ settings }: World, { statusId }: Hold): number {
  if (statusId === holdIs.held) return settings.assumed('cancelInTransitHold') ? 0 : -4203
  if (statusId === holdIs.shipped) return settings.assumed('cancelInTransitHold') ? 0 : -4208
  if (statusId === holdIs.unclaimed) return -4204
  if (statusId === holdIs.cancelled) return -4205
  if (statusId === holdIs.expired) return -4206
  return statusId === holdIs.out ? -4207 : 0
}

/** Its number as this server writes it: one page of the manual says 2 for active. */
export function shownStatus({ settings }: World, statusId: number): number {
  return statusId === holdIs.active ? settings.assumed('holdActiveStatus') : statusId
}
