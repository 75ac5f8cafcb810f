// Where a piece can be and who answers for it there. The responsible party follows the ILL Code for the United
// States (2016), 4.x: the borrowing library answers from the moment the item leaves the lender until it is back.
// `loss`: nobody has it, and it is still looked for or settled.
// oxfmt-ignore
export const places = {
  to_us: { label: 'On its way to us', custodian: 'carrier', answers: 'us', loss: null },
  office: { label: 'In the office', custodian: 'office', answers: 'us', loss: null },
  van_out: { label: 'On the van to the library', custodian: 'van', answers: 'us', loss: null },
  shelf: { label: 'On the hold shelf', custodian: 'member', answers: 'us', loss: null },
  patron: { label: 'With the patron', custodian: 'patron', answers: 'us', loss: null },
  van_in: { label: 'On the van to the office', custodian: 'van', answers: 'us', loss: null },
  packing: { label: 'Waiting to go home', custodian: 'office', answers: 'us', loss: null },
  to_owner: { label: 'On its way to its owner', custodian: 'carrier', answers: 'us', loss: null },
  owner: { label: 'With its owner', custodian: 'owner', answers: 'owner', loss: null },
  borrower: { label: 'With the borrower', custodian: 'borrower', answers: 'borrower', loss: null },
  from_borrower: { label: 'On its way back to us', custodian: 'carrier', answers: 'borrower', loss: null },
  facility: { label: 'At the facility', custodian: 'facility', answers: 'facility', loss: null },
  from_facility: { label: 'On its way back from the facility', custodian: 'carrier', answers: 'facility', loss: null },
  lost: { label: 'Lost', custodian: 'nobody', answers: 'us', loss: 'missing' },
  settled: { label: 'Lost and settled', custodian: 'nobody', answers: 'nobody', loss: 'settled' },
} as const
export type Place = keyof typeof places

export const isMissing = (place: Place): boolean => places[place].loss === 'missing'
/** Lost, whether or not that is settled. */
export const isLost = (place: Place): boolean => places[place].loss !== null
