// Written by hand from the design's line "Borrowing, copy": new → sent ⇄ conditional → here → delivered → closed, with a loan's exits up to here.
import type { ExpectedMoves } from './shape.ts'

const late = 'asked sendFailed logged expects willSupply condition notSupplied retryPossible cancelRefused cancelled'
const always = 'note answer charge ilsFailed statusTold lenderNote'

// oxfmt-ignore
export const borrowingCopyMoves: ExpectedMoves = {
  new: {
    moves: {
      send: 'sent', retry: 'sent', cancel: 'closed:cancelled', expire: 'closed:expired', refuse: 'closed:refused',
      // Undone or not, a lender that was asked once may still send.
      copyCame: 'here',
    },
    stays: `edit correct sayCopyright setLenders ask ${late} ${always}`,
  },
  sent: {
    moves: {
      condition: 'conditional sent', notSupplied: 'sent unfilled closed:cancelled', retryPossible: 'sent unfilled closed:cancelled',
      cancelled: 'sent unfilled closed:cancelled', noAnswer: 'sent unfilled closed:cancelled', sendFailed: 'sent unfilled closed:cancelled',
      copyCame: 'here', expire: 'closed:expired',
      // At once while our request has not left the house.
      cancel: 'sent closed:cancelled',
    },
    stays: `edit setLenders asked logged expects willSupply cancelRefused remind askStatus tellLender ask ${always}`,
  },
  conditional: {
    moves: {
      // A lender silent about our cancelling.
      noAnswer: 'sent unfilled closed:cancelled conditional',
      accept: 'sent conditional', decline: 'sent unfilled closed:cancelled conditional', willSupply: 'sent conditional',
      cancelRefused: 'sent conditional', notSupplied: 'sent unfilled closed:cancelled conditional', retryPossible: 'sent unfilled closed:cancelled conditional',
      cancelled: 'sent unfilled closed:cancelled conditional', sendFailed: 'closed:cancelled conditional sent unfilled',
      copyCame: 'here', expire: 'closed:expired',
    },
    stays: `edit setLenders asked logged expects condition cancel askStatus tellLender ask ${always}`,
  },
  unfilled: {
    moves: { send: 'sent', retry: 'sent', giveUp: 'closed:unfilled', cancel: 'closed:cancelled', expire: 'closed:expired', copyCame: 'here' },
    stays: `edit correct sayCopyright setLenders tellLender ask ${late} ${always}`,
  },
  here: {
    // A copy that came although we had asked to cancel need not be delivered.
    moves: { deliver: 'delivered', askResend: 'sent', cancel: 'closed:cancelled' },
    stays: `copyCame tellLender ask ${late} ${always}`,
  },
  delivered: {
    moves: { close: 'closed:filled', askResend: 'sent' },
    stays: `copyCame tellLender ask ${late} ${always}`,
  },
  closed: {
    moves: { copyCame: 'here closed' },
    stays: `tellLender ${late} ${always}`,
  },
}
