import { illIs, itemIs } from './names.ts'
import { nextId, type Ill, type Item } from './state.ts'
import { branchName, itemByBarcode, itemById, nowText, organization, remember, type World } from './world.ts'

export const receivedStatuses: readonly number[] = [10, 11, 12, 13, 14]

export function moveIll(world: World, ill: Ill, statusId: number): void {
  if (ill.statusId === statusId) return
  ill.previousStatusId = ill.statusId
  ill.statusId = statusId
  ill.changedAt = nowText(world)
}

export function moveItem(world: World, item: Item, statusId: number, words: string): void {
  item.previousStatusId = item.statusId
  item.statusId = statusId
  item.changedAt = nowText(world)
  remember(world, 'item', statusId, item.id, words)
}

export type IllOrder = Pick<Ill, 'patronId' | 'pickupId' | 'title' | 'author'> & Partial<Ill>

/** A new request: inactive where staff look first, active where it goes out at once. */
export function createIll(world: World, order: IllOrder): Ill {
  const now = nowText(world)
  const status = world.settings.assumed('illNewStatus')
  const ill: Ill = {
    publisher: '',
    year: '',
    edition: '',
    isbn: '',
    issn: '',
    lccn: '',
    volume: '',
    barcode: '',
    opacNotes: '',
    staffNotes1: '',
    staffNotes2: '',
    itemType: 0,
    mediumType: 1,
    requestTypeId: 1,
    needBy: null,
    itemId: null,
    bibId: null,
    previousStatusId: status,
    ...order,
    id: nextId(world.state, 'ill'),
    statusId: status,
    createdAt: now,
    activatedAt: status === illIs.active ? now : null,
    changedAt: now,
  }
  world.state.ills.push(ill)
  remember(world, 'transaction', 6033, ill.id, `ILL request created: ${ill.title}`)
  return ill
}

export function activateIll(world: World, ill: Ill): void {
  moveIll(world, ill, illIs.active)
  ill.activatedAt = nowText(world)
  remember(world, 'transaction', 6034, ill.id, 'ILL request active')
}

/** Why an item cannot be received under this barcode, if it cannot. */
export function barcodeTrouble(world: World, barcode: string): 'none' | 'taken' | 'too long' | null {
  if (barcode === '') return 'none'
  if (barcode.length > world.settings.assumed('illBarcodeLength')) return 'too long'
  return itemByBarcode(world, barcode) ? 'taken' : null
}

/** The item comes in: a temporary title and item are made, and it is held here or sent to the pick-up branch. */
export function receiveIll(world: World, ill: Ill, barcode: string, branchId: number, callNumber = 'ILL'): Item {
  const now = nowText(world)
  const bibId = nextId(world.state, 'bib')
  const { title, author, publisher, year, edition, isbn, issn, lccn, volume } = ill
  const bib = { title, author, publisher, year, edition, isbn, issn, lccn, oclc: '', callNumber, formatId: 1 }
  world.state.bibs.push({ ...bib, id: bibId, inPac: false, createdAt: now, modifiedAt: now })
  const isHere = ill.pickupId === branchId
  const item: Item = {
    ...blankItem(now),
    id: nextId(world.state, 'item'),
    barcode,
    bibId,
    branchId,
    callNumber,
    volume,
    materialTypeId: 12,
    illId: ill.id,
    transit: isHere ? null : { from: branchId, to: ill.pickupId, sentAt: now },
  }
  world.state.items.push(item)
  remember(world, 'item', 5, item.id, 'created via ILL')
  moveItem(world, item, isHere ? itemIs.held : itemIs.transferred, isHere ? 'held for ILL' : 'transferred due to ILL')
  Object.assign(ill, { itemId: item.id, bibId, barcode })
  moveIll(world, ill, isHere ? illIs.held : illIs.transferred)
  remember(world, 'transaction', 6035, ill.id, `ILL item received at ${branchName(world, branchId)}`)
  return item
}

/** An item nobody has touched yet: in, not for the catalogue. */
export function blankItem(now: string): Item {
  return {
    id: 0,
    barcode: '',
    bibId: 0,
    branchId: 0,
    statusId: itemIs.in,
    previousStatusId: itemIs.in,
    materialTypeId: 1,
    callNumber: '',
    shelf: '',
    volume: '',
    holdable: false,
    inPac: false,
    renewalLimit: 1,
    blockingNote: '',
    nonPublicNote: '',
    illId: null,
    loan: null,
    holdId: null,
    transit: null,
    changedAt: now,
    createdAt: now,
  }
}

export type ReturnTrouble = 'not received' | 'not in' | 'in transit' | 'no item'

/** Return: only a received request whose item is in; in transit is a matter of the site. */
export function returnTrouble(world: World, ill: Ill): ReturnTrouble | null {
  if (!receivedStatuses.includes(ill.statusId)) return 'not received'
  const item = itemById(world, ill.itemId)
  if (!item) return 'no item'
  if (item.statusId === itemIs.in) return null
  if (item.statusId !== itemIs.transit) return 'not in'
  return world.settings.assumed('illReturnFromTransit') ? null : 'in transit'
}

export function returnIll(world: World, ill: Ill): void {
  const item = itemById(world, ill.itemId)
  if (item) {
    moveItem(world, item, itemIs.returnedIll, 'returned via ILL')
    item.transit = null
  }
  const status = world.settings.assumed('illReturnedStatus')
  if (status !== null) moveIll(world, ill, status)
  remember(world, 'transaction', 6036, ill.id, 'ILL item returned')
}

export function cancelIll(world: World, ill: Ill): void {
  moveIll(world, ill, illIs.cancelled)
  remember(world, 'transaction', 6037, ill.id, 'ILL request cancelled')
}

/** Inactive, cancelled and returned requests can be deleted; the temporary title and item go with them. */
export function deleteIll(world: World, ill: Ill): string | null {
  const item = itemById(world, ill.itemId)
  const isReturned = ill.statusId === illIs.returned || item?.statusId === itemIs.returnedIll
  if (!isReturned && ill.statusId !== illIs.inactive && ill.statusId !== illIs.cancelled) {
    return 'Only inactive, cancelled or returned ILL requests can be deleted.'
  }
  if (item && item.statusId !== itemIs.in && world.settings.assumed('illDeleteNeedsItemIn')) {
    return 'The ILL request cannot be deleted: its item is not In.'
  }
  const { state } = world
  if (ill.itemId !== null) remember(world, 'transaction', 3010, ill.itemId, 'item deleted')
  if (ill.bibId !== null) remember(world, 'transaction', 3002, ill.bibId, 'bib deleted')
  state.items = state.items.filter((one) => one.id !== ill.itemId)
  state.bibs = state.bibs.filter((one) => one.id !== ill.bibId)
  state.ills = state.ills.filter((one) => one.id !== ill.id)
  remember(world, 'transaction', 6037, ill.id, 'ILL request deleted')
  return null
}

/** Where an ILL item's own request goes when the item is lent, comes back, or arrives. */
export function illFollowsLoan(world: World, item: Item): void {
  const ill = world.state.ills.find((one) => one.id === item.illId)
  if (ill) moveIll(world, ill, world.settings.assumed('illOutStatus'))
}

export function illFollowsReturn(world: World, item: Item, wasOut: boolean): void {
  const ill = world.state.ills.find((one) => one.id === item.illId)
  if (!ill || !receivedStatuses.includes(ill.statusId)) return
  moveIll(world, ill, world.settings.assumed(wasOut ? 'illUsedStatus' : 'illUnusedStatus'))
}

export function illOf(world: World, item: Item): Ill | undefined {
  return item.illId === null ? undefined : world.state.ills.find((one) => one.id === item.illId)
}

export function hasTemplate(world: World, branchId: number): boolean {
  return organization(world, branchId)?.illTemplate === true
}
