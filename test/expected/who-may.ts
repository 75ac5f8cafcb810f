// Written by hand: who may do what, from the design's words on who reports what. One letter a party:
// A assistant, L librarian, D administrator (S all three), m member, p patron, f facility, e lender, b borrower,
// i ILS, w network, t timer, o the office's own machinery.
import type { LifeName } from '../../src/domain/lifecycle/lives.ts'

// oxfmt-ignore
export const letters = {
  A: 'assistant', L: 'librarian', D: 'administrator',
  m: 'member', p: 'patron', f: 'facility', e: 'lender', b: 'borrower', i: 'ils', w: 'network', t: 'timer', o: 'office',
} as const

type WhoMay = Readonly<Record<string, string>>

// oxfmt-ignore
const everywhere: WhoMay = { note: 'S', ask: 'So', answer: 'Smpf', charge: 'LD', ilsFailed: 'io' }

/** Asking lenders: staff ask and decide; lenders and the network answer; what a lender says by phone, staff say for it. */
// oxfmt-ignore
const asking: WhoMay = {
  takeIn: 'Smpfiwo', edit: 'S',
  correct: 'S', setLenders: 'S', send: 'S', retry: 'S', remind: 'S', accept: 'S', decline: 'S', giveUp: 'S', refuse: 'S', cancel: 'Smpf',
  asked: 'Sewo', sendFailed: 'Sewo', noAnswer: 'Swt', expire: 'Sw',
  logged: 'Sew', expects: 'Sew', willSupply: 'Sew', condition: 'Sew', notSupplied: 'Sew', retryPossible: 'Sew', cancelRefused: 'Sew', cancelled: 'Sew',
  askStatus: 'So', statusTold: 'Sew', lenderNote: 'ew', tellLender: 'S',
}
/** Settling a loss: a payment is noted by anyone in the office, a loss to the house by who signs for it. */
// oxfmt-ignore
const settling: WhoMay = { paid: 'S', replaced: 'S', writtenOff: 'LD', refunded: 'LD' }
// oxfmt-ignore
const answering: WhoMay = {
  takeIn: 'Sbwo', edit: 'S', willSupply: 'S', condition: 'S', no: 'S', askAgainLater: 'S',
  accepted: 'Sbw', declined: 'Sbw', cancelled: 'Sbw', movedOn: 'Sbw', expire: 'Sw',
 sayWhich: 'S', holdNotFilled: 'i', notOnShelf: 'Smi', borrowerReceived: 'Sbw', tooLateToCancel: 'Sbw',
  statusAsked: 'bw', borrowerNote: 'bw', tellBorrower: 'S', reminded: 'Sbw',
}

// oxfmt-ignore
export const whoMay: Readonly<Record<LifeName, WhoMay>> = {
  borrowingLoan: {
    ...everywhere, ...asking, ...settling,
    placeHold: 'S', onShelfInSystem: 'Smi', holdFailed: 'Sio',
    shipped: 'Sew', receive: 'S', arrivedAnyway: 'S', notArrived: 'S',
    route: 'S', handToFacility: 'So', sendBackUnused: 'So',
    atLibrary: 'Smi', checkedOut: 'Smi', notPickedUp: 'Smi', usedInLibrary: 'Sm', checkedIn: 'Smi', claimReturned: 'Smp',
    comeBack: 'So', undelivered: 'S', sendHome: 'S', sendOn: 'S', found: 'So', turnedUp: 'S', turnedUpInCrate: 'S', damaged: 'Sm', lose: 'Smio',
    ownerConfirms: 'Sew', homeAfterAll: 'Sew', closedWithoutReturn: 'Sew', presumeHome: 'St', tellDueSoon: 'o', tellOverdue: 'o', reopen: 'Sew', ownerMisses: 'Sew',
    calledOverdue: 'Sew', recall: 'Sew', renew: 'Smp', renewed: 'Sew', notRenewed: 'Sew', lendersTerms: 'S', wordsBindNothing: 'S',
  },
  borrowingCopy: { ...everywhere, ...asking, copyCame: 'Sew', sayCopyright: 'S', askResend: 'S', deliver: 'S', close: 'St' },
  lendingLoan: {
    ...everywhere, ...answering, ...settling,
    answerWithCopy: 'S', turnedUp: 'S', found: 'Smi', arrive: 'S', ship: 'S',
    renewalAsked: 'Sbw', renew: 'S', refuseRenewal: 'S', recall: 'S', overdue: 'St',
    saysReturning: 'Sbw', saysForwarded: 'Sbw', notHere: 'St', cameBack: 'Si', cameBackAnyway: 'Si', damaged: 'Sm', lose: 'S', saysLost: 'Sbw',
  },
  lendingCopy: { ...everywhere, ...answering, scanned: 'Sm', send: 'S', resend: 'S', close: 'St' },
  facility: {
    ...everywhere, ...settling,
    takeIn: 'Sfo', edit: 'Sf', gather: 'S', borrowOut: 'S', buy: 'LD', fillFromDeposit: 'S', waitForCopy: 'S', refuse: 'S',
    sayWhich: 'S', holdNotFilled: 'i', arrive: 'So', notAvailable: 'So', cancel: 'Sf', ship: 'S', saysReturning: 'Sf', refusedByReview: 'Sf', readerMoved: 'Sf',
    turnedUp: 'S', cameBack: 'Sio', cameBackAnyway: 'Si', kept: 'Sf', damaged: 'Sm', lose: 'Sf',
  },
}
