// Where a piece can be and who answers for it there. The responsible party follows the ILL Code for the United
// States (2016), 4.x: the borrowing library answers from the moment the item leaves the lender until it is back.
export const places = {
  to_us: { label: 'On its way to us', custodian: 'carrier', answers: 'us' },
  office: { label: 'In the office', custodian: 'office', answers: 'us' },
  van_out: { label: 'On the van to the library', custodian: 'van', answers: 'us' },
  shelf: { label: 'On the hold shelf', custodian: 'member', answers: 'us' },
  patron: { label: 'With the patron', custodian: 'patron', answers: 'us' },
  van_in: { label: 'On the van to the office', custodian: 'van', answers: 'us' },
  packing: { label: 'Waiting to go home', custodian: 'office', answers: 'us' },
  to_owner: { label: 'On its way to its owner', custodian: 'carrier', answers: 'us' },
  owner: { label: 'With its owner', custodian: 'owner', answers: 'owner' },
  borrower: { label: 'With the borrower', custodian: 'borrower', answers: 'borrower' },
  from_borrower: { label: 'On its way back to us', custodian: 'carrier', answers: 'borrower' },
  facility: { label: 'At the facility', custodian: 'facility', answers: 'facility' },
  from_facility: { label: 'On its way back from the facility', custodian: 'carrier', answers: 'facility' },
  lost: { label: 'Lost', custodian: 'nobody', answers: 'us' },
  settled: { label: 'Lost and settled', custodian: 'nobody', answers: 'nobody' },
} as const
export type Place = keyof typeof places
