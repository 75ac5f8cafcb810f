// Which story how often: the weights give the year of a real office, in which most goes well and each odd thing happens.
import { anySet, type Cast } from './cast.ts'
import type { Chance } from './chance.ts'
import { owned } from './holdings.ts'
import type { Hand } from './hand.ts'
import * as asking from './stories/borrow-asking.ts'
import * as copy from './stories/borrow-copy.ts'
import * as ended from './stories/borrow-ended.ts'
import * as here from './stories/borrow-here.ts'
import * as borrow from './stories/borrow.ts'
import * as facility from './stories/facility.ts'
import * as lendCopy from './stories/lend-copy.ts'
import * as lend from './stories/lend.ts'
import type { Story } from './teller.ts'

export type Tale = (t: Hand, cast: Cast, link: Link) => Story
/** Goes on with the loan that was made for a facility's line. */
export type Link = (t: Hand, id: number, number: string) => void
export interface Lot {
  readonly weight: number
  readonly name: string
  readonly tell: Tale
}

type Simple = (t: Hand) => Story
const loan = (weight: number, tale: Simple, lenders = 2): Lot => ({
  weight,
  name: tale.name,
  tell: (t, cast) => borrow.borrowing(t, cast, tale, { lenders }),
})
const inSystem = (weight: number, tale: Simple): Lot => ({
  weight,
  name: tale.name,
  tell: (t, cast) => borrow.borrowing(t, cast, tale, { work: t.chance.pick(owned).work }),
})
const copied = (weight: number, tale: Simple, lenders = 2): Lot => ({
  weight,
  name: tale.name,
  tell: (t, cast) => borrow.borrowing(t, cast, tale, { lenders, service: 'copy' }),
})
const lends = (weight: number, tale: Simple, more: Parameters<typeof lend.lending>[3] = {}): Lot => ({
  weight,
  name: tale.name,
  tell: (t, cast) => lend.lending(t, cast, tale, more),
})
const line = (
  weight: number,
  from: 'member' | 'elsewhere' | 'deposit',
  tale: (t: Hand, barcode: string) => Story,
): Lot => ({ weight, name: tale.name, tell: (t, cast) => facility.facilityLine(t, cast, from, tale) })

// oxfmt-ignore
export const lots: readonly Lot[] = [
  loan(300, borrow.plain), loan(14, borrow.onTermsOfItsStrap), loan(70, asking.secondWould), loan(14, asking.givenUp), loan(22, asking.newString),
  loan(22, asking.termsAccepted), loan(10, asking.termsDeclined), loan(8, asking.askedAgain, 1), loan(30, asking.silentFirst),
  loan(7, asking.firstShipsAfterAll), loan(4, asking.bothShip), loan(24, asking.receivedWithoutWord), loan(5, asking.couldNotBeAsked),
  loan(12, asking.manyWords), loan(6, asking.neverCame), loan(4, asking.cameAnyway),
  loan(26, here.notPickedUp), loan(44, here.moreTime), loan(14, here.noMoreTime), loan(10, here.recalled), loan(16, here.late),
  loan(6, here.lostAndPaid), loan(4, here.paidAndFound), loan(4, here.lostAndReplaced), loan(4, here.writtenOff), loan(5, here.lostAndFound),
  loan(6, here.saysItIsBack), loan(6, here.damaged), loan(8, here.wrongItem), loan(4, here.presumedAndMissed), loan(5, here.presumedAndConfirmed),
  loan(3, here.undelivered), loan(3, here.lostOnItsWayHome),
  { weight: 10, name: 'inThreeVolumes', tell: (t, cast) => borrow.borrowing(t, cast, here.inThreeVolumes, { work: anySet(t.chance) }) },
  loan(14, ended.cancelledAtOnce), loan(10, ended.cancelledAndAgreed), loan(5, ended.tooLateToCancel), loan(8, ended.cancelledOnItsWay),
  loan(14, ended.refused), loan(6, ended.expired), inSystem(40, ended.heldInSystem), inSystem(6, ended.holdFailed), loan(16, ended.askedBack),
  copied(80, copy.plainCopy), copied(14, copy.copyFromSecond), copied(6, copy.badCopy), copied(8, copy.copyOnTerms), copied(4, copy.copyAskedAgain, 1),
  copied(6, copy.noCopy), copied(8, copy.copyCancelled), copied(5, copy.copyTwice), copied(4, copy.copyFromBoth), copied(3, copy.copyNewString), copied(4, copy.copyRefused),
  lends(140, lend.plainLending), lends(40, lend.saidNo), lends(8, lend.saidLater), lends(16, lend.notOnShelf), lends(10, lend.theyAccept),
  lends(6, lend.theyDecline), lends(8, lend.theyCancel), lends(6, lend.theyMovedOn), lends(5, lend.ranOut), lends(5, lend.cancelAfterShipping),
  lends(22, lend.theyWantLonger), lends(6, lend.askedBack), lends(12, lend.theyAreLate), lends(24, lend.onItsWay), lends(4, lend.longOnItsWay),
  lends(3, lend.sentOn), lends(3, lend.theyPaid), lends(3, lend.theyPaidAndFound), lends(3, lend.theyReplaced), lends(3, lend.neverBack),
  lends(4, lend.cameBackDamaged), lends(6, lend.manyQuestions), lends(6, lend.asCopy, { eitherService: true }),
  lends(34, lend.copySent, { service: 'copy' }), lends(6, lend.saidNo, { service: 'copy' }), lends(3, lend.saidLater, { service: 'copy' }),
  lends(4, lendCopy.copyNotOnShelf, { service: 'copy' }), lends(4, lendCopy.copyOnTermsTaken, { service: 'copy' }), lends(2, lend.theyDecline, { service: 'copy' }),
  lends(4, lendCopy.copyTooLate, { service: 'copy' }), lends(2, lend.theyCancel, { service: 'copy' }), lends(2, lend.theyMovedOn, { service: 'copy' }), lends(2, lend.ranOut, { service: 'copy' }),
  line(30, 'member', facility.fromMember), line(6, 'deposit', facility.bought), line(18, 'deposit', facility.fromDeposit), line(5, 'member', facility.waitedFor),
  line(5, 'elsewhere', facility.forbidden), line(5, 'elsewhere', facility.notToBeHad), line(4, 'member', facility.noLongerWanted), line(4, 'member', facility.refusedThere),
  line(4, 'member', facility.readerLeft), line(3, 'member', facility.keptThere), line(3, 'member', facility.lostThere), line(4, 'member', facility.withQuestions),
  { weight: 12, name: 'fromOutside', tell: (t, cast, link) => facility.facilityLine(t, cast, 'elsewhere', (own) => facility.fromOutside(own, (id, number) => link(t, id, number))) },
]

const all = lots.reduce((sum, { weight }) => sum + weight, 0)
export function drawLot(chance: Chance): Lot {
  let left = chance.number() * all
  for (const lot of lots) {
    left -= lot.weight
    if (left < 0) return lot
  }
  throw new Error('no lot was drawn')
}
