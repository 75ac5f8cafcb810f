// Written by hand: where each action takes a piece, by the place it is at. "new" stands for a piece the action makes known.
import type { LifeName } from '../../../src/domain/lifecycle/lives.ts'

type ExpectedPlaces = Readonly<Record<string, Readonly<Record<string, string>>>>

const over = { ownerConfirms: 'owner', closedWithoutReturn: 'settled', lose: 'lost' } as const
const settles = { paid: 'settled', replaced: 'settled', writtenOff: 'settled' } as const

// oxfmt-ignore
export const expectedPlaces: Readonly<Record<LifeName, ExpectedPlaces>> = {
  borrowingLoan: {
    new:      { shipped: 'to_us', receive: 'office packing', arrivedAnyway: 'office packing' },
    to_us:    { receive: 'office packing', ...over },
    office:   { route: 'van_out', handToFacility: 'patron', atLibrary: 'shelf', checkedOut: 'patron', sendBackUnused: 'packing', comeBack: 'packing', ...over },
    van_out:  { atLibrary: 'shelf', checkedOut: 'patron', sendBackUnused: 'packing', comeBack: 'packing', ...over },
    shelf:    { checkedOut: 'patron', notPickedUp: 'van_in', usedInLibrary: 'van_in', sendBackUnused: 'packing', comeBack: 'packing', ...over },
    patron:   { checkedIn: 'van_in', comeBack: 'packing', ...over },
    van_in:   { comeBack: 'packing', ...over },
    packing:  { sendHome: 'to_owner', sendOn: 'to_owner', ...over },
    to_owner: { undelivered: 'packing', presumeHome: 'owner', ...over },
    owner:    { reopen: 'to_owner' },
    lost:     { receive: 'office packing', found: 'packing', turnedUp: 'to_owner', turnedUpInCrate: 'patron', ownerConfirms: 'owner', closedWithoutReturn: 'settled', ...settles },
    settled:  { found: 'packing' },
  },
  borrowingCopy: {},
  lendingLoan: {
    new:           { found: 'van_in', arrive: 'office' },
    van_in:        { arrive: 'office', lose: 'lost', no: 'owner', askAgainLater: 'owner', expire: 'owner', movedOn: 'owner', cancelled: 'owner' },
    office:        { ship: 'borrower', lose: 'lost', no: 'owner', askAgainLater: 'owner', expire: 'owner', movedOn: 'owner', cancelled: 'owner' },
    borrower:      { saysReturning: 'from_borrower', cameBack: 'owner', lose: 'lost', saysLost: 'lost' },
    from_borrower: { cameBack: 'owner', lose: 'lost', saysLost: 'lost' },
    lost:          { cameBack: 'owner', saysReturning: 'from_borrower', borrowerReceived: 'borrower', turnedUp: 'borrower', ...settles },
    settled:       { cameBackAnyway: 'owner' },
  },
  lendingCopy: {},
  facility: {
    new:           { arrive: 'office' },
    office:        { ship: 'facility', refuse: 'owner', cancel: 'owner', lose: 'lost' },
    facility:      { saysReturning: 'from_facility', refusedByReview: 'from_facility', readerMoved: 'from_facility', cameBack: 'owner', kept: 'lost', lose: 'lost' },
    from_facility: { cameBack: 'owner', kept: 'lost', lose: 'lost' },
    lost:          { cameBack: 'owner', turnedUp: 'facility', ...settles },
    settled:       { cameBackAnyway: 'owner' },
  },
}
