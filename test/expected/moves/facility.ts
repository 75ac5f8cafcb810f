// Written by hand from the design's table "Facility".
import type { ExpectedMoves } from './shape.ts'

const always = 'note answer charge ilsFailed'

// oxfmt-ignore
export const facilityMoves: ExpectedMoves = {
  new: {
    moves: {
      gather: 'gathering', borrowOut: 'gathering', buy: 'gathering', fillFromDeposit: 'gathering', waitForCopy: 'gathering',
      refuse: 'closed:refused', notAvailable: 'closed:not_available', cancel: 'closed:cancelled',
      // A gift or a find needs no gathering.
      arrive: 'ready',
    },
    stays: `edit sayWhich ask ${always}`,
  },
  gathering: {
    moves: { arrive: 'ready', notAvailable: 'closed:not_available', cancel: 'closed:cancelled', refuse: 'closed:refused' },
    stays: `edit sayWhich holdNotFilled waitForCopy ask ${always}`,
  },
  ready: {
    moves: { ship: 'sent', refuse: 'closed:refused', cancel: 'closed:cancelled', lose: 'lost' },
    stays: `damaged ask ${always}`,
  },
  sent: {
    moves: { cameBack: 'closed:filled', refusedByReview: 'returning', readerMoved: 'returning', saysReturning: 'returning', kept: 'lost', lose: 'lost' },
    stays: `damaged ask ${always}`,
  },
  returning: {
    moves: { cameBack: 'closed:filled', kept: 'lost', lose: 'lost' },
    stays: `damaged ask ${always}`,
  },
  lost: {
    moves: { paid: 'closed:lost', replaced: 'closed:lost', writtenOff: 'closed:lost', cameBack: 'closed:filled', turnedUp: 'sent' },
    stays: `refunded ask ${always}`,
  },
  closed: {
    moves: {},
    stays: `cameBackAnyway refunded ${always}`,
  },
}
