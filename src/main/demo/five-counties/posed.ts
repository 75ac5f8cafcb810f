// What a visitor should find on the table today, whatever chance has left there: a request in every state of every life,
// and a few whose story stops at the interesting moment.
import type { Hand } from './hand.ts'
import type { Lot } from './tales.ts'
import type { Story } from './teller.ts'
import { anySet } from './cast.ts'
import { chance } from './chance.ts'
import { owned } from './holdings.ts'
import * as asking from './stories/borrow-asking.ts'
import * as here from './stories/borrow-here.ts'
import * as borrow from './stories/borrow.ts'
import * as facility from './stories/facility.ts'
import * as lend from './stories/lend.ts'

export interface Posed extends Omit<Lot, 'weight'> {
  /** How many days before the last it begins. */
  readonly daysAgo: number
}
type Simple = (t: Hand) => Story

const loan = (daysAgo: number, name: string, tale: Simple, more: borrow.Borrowing = {}): Posed => ({
  daysAgo,
  name,
  tell: (t, cast) => borrow.borrowing(t, cast, tale, more),
})
const lends = (daysAgo: number, name: string, tale: Simple, service: 'loan' | 'copy' = 'loan'): Posed => ({
  daysAgo,
  name,
  tell: (t, cast) => lend.lending(t, cast, tale, { service }),
})
const line = (daysAgo: number, name: string, tale: (t: Hand, barcode: string) => Story): Posed => ({
  daysAgo,
  name,
  tell: (t, cast) => facility.facilityLine(t, cast, 'member', tale),
})
const article = { service: 'copy', lenders: 2 } as const
const chosen = chance('posed')
const ownedHere = { work: chosen.pick(owned).work }
const inVolumes = { work: anySet(chosen) }

async function* comingBack(t: Hand): Story {
  yield* here.out(t)
  yield t.later(9, 'reader')
  await t.place.pastIls.patronReturns(t.number)
}
async function* recalledOnShelf(t: Hand): Story {
  yield* borrow.sent(t)
  yield* borrow.shipped(t)
  yield* borrow.received(t)
  yield* borrow.onShelf(t)
  yield t.later(0)
  await t.act('recall', { dueOn: t.day(12) })
}
async function* setHalfHere(t: Hand): Story {
  yield* borrow.sent(t)
  yield* borrow.shipped(t, { pieces: 3 })
  yield t.later(4)
  for (const pieceId of (await t.pieceIds()).slice(0, 2)) await t.act('receive', { pieceId })
}
async function* copyIsHere(t: Hand): Story {
  yield* borrow.sent(t)
  yield t.later(1)
  await t.act('copyCame')
}
async function* copyTerms(t: Hand): Story {
  yield* borrow.sent(t)
  yield t.later(1)
  await t.act('condition', { costCents: 1800, currency: 'USD' })
}
/** The library system refuses the hold: the card that says so. */
async function* holdRefused(t: Hand): Story {
  yield t.later(1)
  t.place.pastIls.refuseNext('The title is not available for holds.')
  await t.act('willSupply')
}
async function* scannedNotSent(t: Hand): Story {
  yield* lend.pulling(t)
  yield t.later(1)
  await t.act('scanned')
}
async function* theyAskForTime(t: Hand): Story {
  yield* lend.lent(t)
  yield t.later(30)
  await t.act('renewalAsked', { until: t.day(28) })
}
async function* waitsAtFacility(t: Hand): Story {
  yield t.later(1)
  await t.act('waitForCopy', { until: t.day(3) })
}
async function* comingFromFacility(t: Hand, barcode: string): Story {
  yield* facility.atFacility(t, barcode)
  yield t.later(16)
  await t.act('saysReturning')
}
async function* keptAtFacility(t: Hand, barcode: string): Story {
  yield* facility.atFacility(t, barcode)
  yield t.later(30)
  await t.act('kept')
}
async function* nothing(): Story {}

// oxfmt-ignore
export const posed: readonly Posed[] = [
  loan(0.7, 'new in Hebrew', nothing), loan(0.6, 'new', nothing), loan(6, 'conditional', asking.asksFirst), loan(8, 'unfilled', asking.nobodyWould),
  loan(2.7, 'held in system', async function* (t) { yield t.later(0); await t.act('placeHold') }, ownedHere),
  loan(12, 'on its way', async function* (t) { yield* borrow.sent(t); yield* borrow.shipped(t) }),
  loan(14, 'received', async function* (t) { yield* borrow.sent(t); yield* borrow.shipped(t); yield* borrow.received(t) }),
  loan(22, 'recalled on the shelf', recalledOnShelf), loan(15, 'set half here', setHalfHere, inVolumes), loan(30, 'coming back', comingBack),
  loan(70, 'lost', here.lost),
  loan(3, 'copy here', copyIsHere, article), loan(3, 'copy on terms', copyTerms, article), loan(9, 'copy nobody', asking.nobodyWould, article), loan(0.4, 'copy new asked', nothing, article),
  lends(0.6, 'lending new', nothing), lends(4, 'we asked first', lend.askedFirst), lends(2, 'pulling', lend.pulling), lends(4, 'coming', lend.foundOnShelf),
  lends(6, 'ready', lend.ready), lends(45, 'asks for more time', theyAskForTime), lends(70, 'they lost it', lend.theyLost), lends(2, 'hold refused', holdRefused),
  lends(4, 'copy scanned', scannedNotSent, 'copy'), lends(3, 'copy asked first', lend.askedFirst, 'copy'), lends(1, 'copy new', nothing, 'copy'), lends(2, 'copy pulling', lend.pulling, 'copy'),
  line(1, 'line new', nothing), line(2, 'line gathering', facility.gathered), line(5, 'line ready', facility.inOffice), line(28, 'line returning', comingFromFacility),
  line(48, 'line kept', keptAtFacility), line(5, 'line waits', waitsAtFacility),
]
