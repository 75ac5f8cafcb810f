import { endOfDay } from './dates.ts'
import { illFollowsLoan, illFollowsReturn, illOf, moveIll, moveItem } from './ill-life.ts'
import { holdIs, illIs, itemIs } from './names.ts'
import { patronFlags } from './patron-blocks.ts'
import { nextId, type Hold, type Item, type Patron } from './state.ts'
import { branchName, holdById, inDays, nowText, patronById, zoneOf, type World } from './world.ts'

export interface LoanAnswer {
  readonly code: number
  readonly message: string
  readonly isRenewal: boolean
  readonly patronFlags: number
  readonly itemFlags: number
  readonly renewalFlags: number
}

const fine = { code: 0, message: '', isRenewal: false, patronFlags: 0, itemFlags: 0, renewalFlags: 0 }
const blockedStatuses: Readonly<Record<number, number>> = {
  7: 0x40,
  10: 0x80,
  11: 0x800,
  13: 0x100,
  14: 0x20,
  15: 0x10,
  16: 0x400,
  18: 0x1000,
  21: 0x10000,
  23: 0x2000000,
}
const loanDays = 21

/** A check-out at a branch; whoever has the item already renews it. */
export function checkOut(world: World, patron: Patron, item: Item, branchId: number, ignoreBlocks = false): LoanAnswer {
  if (item.loan?.patronId === patron.id) return renew(world, patron, item)
  if (item.statusId === itemIs.returnedIll) {
    return { ...fine, code: -6104, message: 'The item cannot be checked out because its status is Returned-ILL.' }
  }
  if (item.statusId === 20) return { ...fine, code: -6110, message: 'The item is non-circulating.' }
  const flags = ignoreBlocks ? 0 : patronFlags(world, patron)
  if (flags !== 0) {
    const message = 'The item cannot be checked out because the patron is blocked.'
    return { ...fine, code: -6101, message, patronFlags: flags }
  }
  const itemFlags = flagsOf(world, patron, item)
  if (itemFlags !== 0) {
    const message = 'The item cannot be checked out because the item is blocked.'
    return { ...fine, code: -6112, message, itemFlags }
  }
  lend(world, patron, item, branchId)
  return fine
}

function lend(world: World, patron: Patron, item: Item, branchId: number): void {
  const now = nowText(world)
  const dueAt = endOfDay(world.clock.now(), loanDays, zoneOf(world)).toISOString()
  item.loan = { patronId: patron.id, outAt: now, firstOutAt: now, dueAt, branchId, renewals: 0 }
  item.transit = null
  const isIll = item.illId !== null
  moveItem(world, item, isIll ? world.settings.assumed('illOutItemStatus') : itemIs.out, 'checked out')
  const hold = holdById(world, item.holdId) ?? holdFor(world, item, patron)
  if (hold) moveHold(world, hold, holdIs.out)
  item.holdId = null
  patron.lastActivityAt = now
  if (isIll) illFollowsLoan(world, item)
}

function holdFor(world: World, item: Item, patron: Patron): Hold | undefined {
  const mine = world.state.holds.filter(
    (one) => one.patronId === patron.id && one.bibId === item.bibId && [3, 4, 6, 18].includes(one.statusId),
  )
  const exact = mine.find((one) => one.wantedBarcode === item.barcode)
  return exact ?? mine.find((one) => one.wantedBarcode === '' && (one.volume === '' || one.volume === item.volume))
}

function flagsOf(world: World, patron: Patron, item: Item): number {
  let flags = blockedStatuses[item.statusId] ?? 0
  if (item.blockingNote !== '') flags |= 0x2000
  if (item.loan) flags |= 0x200000
  const hold = holdById(world, item.holdId)
  if (hold && hold.patronId !== patron.id && hold.statusId === holdIs.held) flags |= 0x80000
  const ill = illOf(world, item)
  if (ill && ill.patronId !== patron.id) flags |= item.statusId === itemIs.held ? 0x80000 : 0x100000
  if (item.statusId === itemIs.transit) flags |= 0x200
  return flags
}

export function renewalFlags(world: World, patron: Patron, item: Item): number {
  let flags = 0
  if (item.loan?.patronId !== patron.id) flags |= 0x40000
  if ((item.loan?.renewals ?? 0) >= item.renewalLimit) flags |= 0x4000
  if (nextHold(world, item)) flags |= 0x8000
  if (item.blockingNote !== '') flags |= 0x800
  const blocks = patronFlags(world, patron)
  if (blocks & 0x200) flags |= 0x1
  if (blocks & 0x400) flags |= 0x2
  if (blocks & 0x800) flags |= 0x4
  if (blocks & 0x20) flags |= 0x10
  if (blocks & 0x80) flags |= 0x20
  return flags
}

export function renew(world: World, patron: Patron, item: Item, ignoreBlocks = false): LoanAnswer {
  const flags = renewalFlags(world, patron, item)
  const hard = flags & 0x40000
  if (hard !== 0 || (flags !== 0 && !ignoreBlocks) || !item.loan) {
    return { ...fine, code: -6119, message: 'The item cannot be renewed.', isRenewal: true, renewalFlags: flags }
  }
  item.loan.renewals += 1
  item.loan.outAt = nowText(world)
  item.loan.dueAt = endOfDay(world.clock.now(), loanDays, zoneOf(world)).toISOString()
  return { ...fine, isRenewal: true }
}

export function moveHold(world: World, hold: Hold, statusId: number): void {
  hold.statusId = statusId
  hold.changedAt = nowText(world)
  hold.pickupByAt = statusId === holdIs.held ? inDays(world, 7) : null
}

export interface ReturnAnswer {
  readonly lastPatronId: number | null
  readonly firstOutAt: string | null
  readonly previousStatusId: number
  readonly hold: Hold | null
}

/** A check-in: the item goes to whoever waits for it, home, or on its way there. */
export function checkIn(world: World, item: Item, branchId: number, freeDays = 0): ReturnAnswer {
  const { loan, statusId: previousStatusId } = item
  chargeLateness(world, item, branchId, freeDays)
  const told = { lastPatronId: loan?.patronId ?? null, firstOutAt: loan?.firstOutAt ?? null, previousStatusId }
  item.loan = null
  const ill = illOf(world, item)
  if (ill) {
    checkInIll(world, item, branchId, loan !== null)
    return { ...told, hold: null }
  }
  const hold = holdById(world, item.holdId) ?? nextHold(world, item) ?? null
  if (!hold) {
    goHome(world, item, branchId)
    return { ...told, hold: null }
  }
  item.holdId = hold.id
  hold.itemId = item.id
  const isHere = hold.pickupId === branchId
  item.transit = isHere ? null : { from: branchId, to: hold.pickupId, sentAt: nowText(world) }
  moveItem(world, item, isHere ? itemIs.held : itemIs.transferred, isHere ? 'held' : 'transferred for a hold')
  moveHold(world, hold, isHere ? holdIs.held : holdIs.shipped)
  return { ...told, hold }
}

/** So much for each day after the due date; days that are free are taken off. */
function chargeLateness(world: World, item: Item, branchId: number, freeDays: number): void {
  const { loan } = item
  const patron = loan ? patronById(world, loan.patronId) : undefined
  if (!loan || !patron || patron.codeId === institutions || world.settings.finePerDayCents === 0) return
  const off = world.settings.assumed('freeDaysCount') === 'through' ? Math.max(0, freeDays - 1) : freeDays
  const late = Math.ceil((world.clock.now().getTime() - new Date(loan.dueAt).getTime()) / 86_400_000) - off
  if (late <= 0) return
  const cents = late * world.settings.finePerDayCents
  world.state.transactions.push({
    id: nextId(world.state, 'transaction'),
    patronId: patron.id,
    typeId: 1,
    at: nowText(world),
    branchId,
    fee: 'Overdue Item',
    cents,
    openCents: cents,
    note: '',
    itemId: item.id,
    methodId: null,
    pays: [],
    isVoid: false,
  })
}
const institutions = 4

function checkInIll(world: World, item: Item, branchId: number, wasOut: boolean): void {
  const ill = illOf(world, item)
  if (!ill) return
  if (item.statusId === itemIs.transferred) {
    if (ill.pickupId !== branchId) {
      item.transit = { from: branchId, to: ill.pickupId, sentAt: nowText(world) }
      return
    }
    item.transit = null
    moveItem(world, item, itemIs.held, 'held for ILL')
    return moveIll(world, ill, illIs.held)
  }
  if (wasOut || item.statusId === itemIs.held) illFollowsReturn(world, item, wasOut)
  goHome(world, item, branchId)
}

function goHome(world: World, item: Item, branchId: number): void {
  const isHome = item.branchId === branchId
  item.holdId = null
  item.transit = isHome ? null : { from: branchId, to: item.branchId, sentAt: nowText(world) }
  const words = isHome ? 'checked in' : `in transit to ${branchName(world, item.branchId)}`
  moveItem(world, item, isHome ? itemIs.in : itemIs.transit, words)
}

/** A hold that was to wait until now. */
function activateDue(world: World, now: string): void {
  for (const one of world.state.holds)
    if (one.statusId === holdIs.inactive && one.activationAt <= now) moveHold(world, one, holdIs.active)
}

/** The oldest active hold that this item can fill. */
export function nextHold(world: World, item: Item): Hold | undefined {
  const now = nowText(world)
  activateDue(world, now)
  return world.state.holds
    .filter((one) => one.bibId === item.bibId && item.holdable && !one.denied.includes(item.id))
    .filter((one) => one.wantedBarcode === '' || one.wantedBarcode === item.barcode)
    .filter((one) => one.wantedBarcode !== '' || one.volume === '' || one.volume === item.volume)
    .filter((one) => [holdIs.active, holdIs.pending, holdIs.located].some((status) => status === one.statusId))
    .filter((one) => one.activationAt <= now && (one.itemId === null || one.itemId === item.id))
    .toSorted((a, b) => a.activationAt.localeCompare(b.activationAt))[0]
}
