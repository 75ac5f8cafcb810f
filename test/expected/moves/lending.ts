// Written by hand from the design's table "Lending, loan" and its line "Lending, copy".
import type { ExpectedMoves } from './shape.ts'

const always = 'note answer charge ilsFailed statusAsked borrowerNote tellBorrower reminded'
/** While our answer is open. */
const no = {
  no: 'closed:not_supplied',
  askAgainLater: 'closed:not_supplied',
  expire: 'closed:expired',
  movedOn: 'closed:moved_on',
  cancelled: 'closed:cancelled',
} as const

// oxfmt-ignore
export const lendingLoanMoves: ExpectedMoves = {
  new: {
    moves: { willSupply: 'pulling', condition: 'conditional', ...no },
    stays: `edit sayWhich answerWithCopy ask ${always}`,
  },
  conditional: {
    moves: { accepted: 'pulling coming ready', declined: 'closed:cancelled', ...no },
    stays: `edit sayWhich condition ask ${always}`,
  },
  pulling: {
    moves: { found: 'coming', arrive: 'ready', notOnShelf: 'pulling closed:not_supplied', condition: 'conditional', ...no },
    stays: `edit sayWhich holdNotFilled ask ${always}`,
  },
  coming: {
    moves: { arrive: 'ready', condition: 'conditional', lose: 'lost', ...no },
    stays: `edit damaged ask ${always}`,
  },
  ready: {
    moves: { ship: 'shipped', condition: 'conditional', lose: 'lost', ...no },
    stays: `edit damaged ask ${always}`,
  },
  shipped: {
    moves: { saysReturning: 'returning', cameBack: 'closed:filled', lose: 'lost', saysLost: 'lost' },
    stays: `borrowerReceived renewalAsked renew refuseRenewal recall overdue saysForwarded tooLateToCancel damaged ask ${always}`,
  },
  returning: {
    moves: { cameBack: 'closed:filled', lose: 'lost', saysLost: 'lost' },
    stays: `borrowerReceived saysForwarded notHere tooLateToCancel damaged ask ${always}`,
  },
  lost: {
    moves: {
      paid: 'closed:lost', replaced: 'closed:lost', writtenOff: 'closed:lost', cameBack: 'closed:filled',
      // Found at the borrower's: it says the piece is on its way.
      saysReturning: 'returning', borrowerReceived: 'shipped', turnedUp: 'shipped',
    },
    stays: `tooLateToCancel refunded ask ${always}`,
  },
  closed: {
    moves: {},
    stays: `cameBackAnyway refunded ${always}`,
  },
}

// oxfmt-ignore
export const lendingCopyMoves: ExpectedMoves = {
  new: {
    moves: { willSupply: 'pulling', condition: 'conditional', ...no },
    stays: `edit sayWhich ask ${always}`,
  },
  conditional: {
    moves: { accepted: 'pulling scanned', declined: 'closed:cancelled', ...no },
    stays: `edit sayWhich condition ask ${always}`,
  },
  pulling: {
    moves: { scanned: 'scanned', notOnShelf: 'pulling closed:not_supplied', condition: 'conditional', ...no },
    stays: `edit sayWhich holdNotFilled ask ${always}`,
  },
  scanned: {
    moves: { send: 'sent', condition: 'conditional', ...no },
    stays: `edit ask ${always}`,
  },
  sent: {
    moves: { close: 'closed:filled' },
    stays: `resend borrowerReceived tooLateToCancel ask ${always}`,
  },
  closed: {
    moves: {},
    stays: `borrowerReceived ${always}`,
  },
}
