// Written by hand from the design's table "Borrowing, loan"; the rules are compared with it, never the other way.
import type { ExpectedMoves } from './shape.ts'

/** A late or crossing word of a lender is kept with its entry wherever the request stands. */
const late = 'asked sendFailed logged expects willSupply condition notSupplied retryPossible cancelRefused cancelled'
const always = 'note answer charge ilsFailed statusTold lenderNote'
/** While a lender's piece is anywhere between its shelf and its shelf. */
const lent = `shipped calledOverdue renewed notRenewed askStatus tellLender ask ${late} ${always}`

// oxfmt-ignore
export const borrowingLoanMoves: ExpectedMoves = {
  new: {
    moves: {
      send: 'sent', retry: 'sent', placeHold: 'in_system', cancel: 'closed:cancelled', expire: 'closed:expired', refuse: 'closed:refused',
      // After a hold that failed a lender asked before may still ship.
      shipped: 'shipped',
    },
    stays: `edit correct setLenders ask ${late} ${always}`,
  },
  in_system: {
    moves: { onShelfInSystem: 'closed:filled_in_system', holdFailed: 'new', cancel: 'closed:cancelled', shipped: 'shipped' },
    stays: `edit ask ${late} ${always}`,
  },
  sent: {
    moves: {
      condition: 'conditional sent', notSupplied: 'sent unfilled closed:cancelled', retryPossible: 'sent unfilled closed:cancelled',
      cancelled: 'sent unfilled closed:cancelled', noAnswer: 'sent unfilled closed:cancelled', sendFailed: 'sent unfilled closed:cancelled',
      shipped: 'shipped', receive: 'received back', expire: 'closed:expired',
      // At once while our request has not left the house.
      cancel: 'sent closed:cancelled',
    },
    stays: `lendersTerms edit setLenders asked logged expects willSupply cancelRefused remind askStatus tellLender ask ${always}`,
  },
  conditional: {
    moves: {
      // A lender silent about our cancelling.
      noAnswer: 'sent unfilled closed:cancelled conditional',
      accept: 'sent conditional', decline: 'sent unfilled closed:cancelled conditional', willSupply: 'sent conditional',
      cancelRefused: 'sent conditional', notSupplied: 'sent unfilled closed:cancelled conditional', retryPossible: 'sent unfilled closed:cancelled conditional',
      cancelled: 'sent unfilled closed:cancelled conditional', sendFailed: 'closed:cancelled conditional sent unfilled',
      shipped: 'shipped', receive: 'received back', expire: 'closed:expired',
    },
    stays: `lendersTerms edit setLenders asked logged expects condition cancel askStatus tellLender ask ${always}`,
  },
  unfilled: {
    moves: {
      send: 'sent', retry: 'sent', placeHold: 'in_system', giveUp: 'closed:unfilled', cancel: 'closed:cancelled', expire: 'closed:expired',
      arrivedAnyway: 'received back', shipped: 'shipped',
    },
    stays: `edit correct setLenders tellLender ask ${late} ${always}`,
  },
  shipped: {
    moves: {
      receive: 'received back', lose: 'lost', ownerConfirms: 'closed:filled closed:cancelled shipped', closedWithoutReturn: 'closed:lost shipped',
    },
    stays: `lendersTerms edit cancel notArrived recall renew ${lent}`,
  },
  received: {
    moves: {
      route: 'routed', handToFacility: 'out', sendBackUnused: 'back', atLibrary: 'on_shelf', checkedOut: 'out', comeBack: 'back', lose: 'lost',
      ownerConfirms: 'closed:filled closed:cancelled received', closedWithoutReturn: 'closed:lost received',
    },
    stays: `lendersTerms edit arrivedAnyway recall renew damaged ${lent}`,
  },
  routed: {
    moves: {
      atLibrary: 'on_shelf', checkedOut: 'out', sendBackUnused: 'back', comeBack: 'back', lose: 'lost',
      ownerConfirms: 'closed:filled closed:cancelled routed', closedWithoutReturn: 'closed:lost routed',
    },
    stays: `lendersTerms arrivedAnyway recall renew damaged ${lent}`,
  },
  on_shelf: {
    moves: {
      checkedOut: 'out', notPickedUp: 'coming_back', usedInLibrary: 'coming_back', sendBackUnused: 'back', comeBack: 'back', lose: 'lost',
      ownerConfirms: 'closed:filled closed:cancelled on_shelf', closedWithoutReturn: 'closed:lost on_shelf',
    },
    stays: `lendersTerms arrivedAnyway recall renew damaged ${lent}`,
  },
  out: {
    moves: { checkedIn: 'coming_back', comeBack: 'back', lose: 'lost', ownerConfirms: 'closed:filled closed:cancelled out', closedWithoutReturn: 'closed:lost out' },
    stays: `lendersTerms claimReturned tellDueSoon tellOverdue arrivedAnyway recall renew damaged ${lent}`,
  },
  coming_back: {
    moves: { comeBack: 'back', lose: 'lost', ownerConfirms: 'closed:filled closed:cancelled coming_back', closedWithoutReturn: 'closed:lost coming_back' },
    stays: `lendersTerms arrivedAnyway recall renew damaged ${lent}`,
  },
  back: {
    moves: { sendHome: 'returned', sendOn: 'returned', lose: 'lost', ownerConfirms: 'closed:filled closed:cancelled back', closedWithoutReturn: 'closed:lost back' },
    stays: `lendersTerms arrivedAnyway recall damaged refunded ${lent}`,
  },
  returned: {
    moves: {
      // "back can be reached from every state after shipped": the post brings it back, or a second copy comes.
      undelivered: 'back', arrivedAnyway: 'back', lose: 'lost', presumeHome: 'closed:filled closed:cancelled',
      ownerConfirms: 'closed:filled closed:cancelled returned', closedWithoutReturn: 'closed:lost returned',
    },
    stays: `ownerMisses recall damaged refunded ${lent}`,
  },
  lost: {
    moves: {
      paid: 'closed:lost', replaced: 'closed:lost', writtenOff: 'closed:lost', found: 'back',
      // The carrier has its package after all.
      turnedUp: 'returned', turnedUpInCrate: 'out',
      // It was lost on its way to us, and comes.
      receive: 'received back',
      ownerConfirms: 'closed:filled closed:cancelled lost', closedWithoutReturn: 'closed:lost lost',
    },
    stays: `refunded ${lent}`,
  },
  closed: {
    moves: { arrivedAnyway: 'received back', shipped: 'shipped', reopen: 'returned', found: 'back' },
    stays: `homeAfterAll refunded tellLender ${late} ${always}`,
  },
}
