// Every kind of difference: what it is called, which system it is with, and the mends that put it right.

export const mends = {
  tell: { label: 'Tell again', key: 'T', about: 'The step goes out once more.' },
  look: { label: 'Look again', key: 'L', about: 'Asks there now and takes what it says.' },
  takeDue: { label: 'Take their date', key: 'D', about: 'The lender’s date becomes ours.' },
  resetDue: { label: 'Ask for a reset', key: 'R', about: 'A card says which date to set, and looks afterwards.' },
  create: { label: 'Make it there', key: 'M', about: 'The step that makes it goes out once more.' },
  remove: { label: 'Take it out of Polaris', key: 'M', about: 'The step that takes it out goes out once more.' },
  closeHere: { label: 'Close here', key: 'C', about: 'What they say is taken as the end here too.' },
  link: { label: 'Link to ours', key: 'K', about: 'It is the same as a request of ours: its number.' },
  takeIn: { label: 'Take it in', key: 'T', about: 'It becomes a request here.' },
  show: { label: 'What to do there', key: 'W', about: 'No call does this: the fields to look for.' },
} as const
export type MendName = keyof typeof mends
export const mendNames = Object.keys(mends).filter((name): name is MendName => name in mends)

export interface KindRow {
  readonly label: string
  readonly beside: 'worldshare' | 'polaris'
  readonly mends: readonly MendName[]
  /** What a person does there, for “what to do there”. */
  readonly there?: string
}

// oxfmt-ignore
export const differenceKinds = {
  notReceivedThere: { label: 'Received here, not in WorldShare', beside: 'worldshare', mends: ['tell', 'look'] },
  notReturnedThere: { label: 'Returned here, not in WorldShare', beside: 'worldshare', mends: ['tell', 'look'] },
  notToldThere:     { label: 'Further here than in WorldShare', beside: 'worldshare', mends: ['tell', 'look'] },
  returnedThere:    { label: 'Returned in WorldShare, not here', beside: 'worldshare', mends: ['look', 'show'], there: 'If the piece has not been sent home, take the return back in WorldShare; else scan it here at the drop box and close its package.' },
  elsewhereThere:   { label: 'WorldShare stands elsewhere', beside: 'worldshare', mends: ['look', 'show'], there: 'Open the request in WorldShare and bring it to where it stands here, or bring ours there.' },
  endedThere:       { label: 'Ended in WorldShare, open here', beside: 'worldshare', mends: ['look', 'closeHere'] },
  notThere:         { label: 'Not in WorldShare', beside: 'worldshare', mends: ['show', 'closeHere'], there: 'Look for the number in WorldShare; it may belong to another symbol of ours, or have been purged.' },
  dueThere:         { label: 'Due dates unequal with the lender', beside: 'worldshare', mends: ['takeDue', 'look'] },
  lentDueThere:     { label: 'Due dates unequal with the borrower', beside: 'worldshare', mends: ['tell', 'look', 'show'], there: 'Change the due date in WorldShare to ours, or give more time here.' },
  unknownThere:     { label: 'In WorldShare, not here', beside: 'worldshare', mends: ['takeIn', 'link', 'show'], there: 'Open the request in WorldShare: link it to ours, or cancel it there.' },
  twoThere:         { label: 'Two in WorldShare for one of ours', beside: 'worldshare', mends: ['look', 'show'], there: 'Cancel the one no lender has answered yet.' },
  twoHere:          { label: 'Two of ours on one in WorldShare', beside: 'worldshare', mends: ['show', 'closeHere'], there: 'Keep the request that is linked; close the other here.' },
  stillOut:         { label: 'Still out in Polaris', beside: 'polaris', mends: ['remove', 'look', 'show'], there: 'Check the item in.' },
  lostStillOut:     { label: 'Lost here, still out in Polaris', beside: 'polaris', mends: ['look', 'show'], there: 'Declare the item lost. Do not check it in: that would put it on the shelf.' },
  itemMissing:      { label: 'No item in Polaris', beside: 'polaris', mends: ['create', 'show'], there: 'Receive the item with this barcode.' },
  notCheckedOut:    { label: 'Lent, not checked out in Polaris', beside: 'polaris', mends: ['create', 'show'], there: 'Check the item out to the library’s patron.' },
  itemLost:         { label: 'Lost or claimed in Polaris', beside: 'polaris', mends: ['look', 'show'], there: 'Settle the item in Polaris, or record the loss here.' },
  itemElsewhere:    { label: 'Item stands elsewhere in Polaris', beside: 'polaris', mends: ['look', 'show'], there: 'Look at the item: a check-in brings it to where it is.' },
  itemLeft:         { label: 'Temporary item left in Polaris', beside: 'polaris', mends: ['remove', 'show'], there: 'Return the interlibrary loan item, or delete the temporary item and its title.' },
  titleLeft:        { label: 'Temporary title left in Polaris', beside: 'polaris', mends: ['show'], there: 'Delete the title: it has no item any more.' },
  holdMissing:      { label: 'No hold in Polaris', beside: 'polaris', mends: ['create', 'show'], there: 'Place the hold.' },
  holdOver:         { label: 'Hold over in Polaris', beside: 'polaris', mends: ['look', 'create'] },
  holdLeft:         { label: 'Hold left in Polaris', beside: 'polaris', mends: ['remove', 'show'], there: 'Cancel the hold.' },
  illElsewhere:     { label: 'ILL request does not fit in Polaris', beside: 'polaris', mends: ['look', 'show'], there: 'Open the ILL request and bring it to where the piece is.' },
  patronGone:       { label: 'Patron gone from Polaris', beside: 'polaris', mends: ['show'], there: 'Look for the patron by name: the card may have been replaced. Then change the patron of our request.' },
  patronBlocked:    { label: 'Patron may not borrow in Polaris', beside: 'polaris', mends: ['show'], there: 'Open the patron and settle what stands against them; it can expire or be overridden at the desk.' },
  dueInPolaris:     { label: 'Due dates unequal in Polaris', beside: 'polaris', mends: ['resetDue', 'look', 'show'], there: 'Open the item, Reset due date.' },
  twoHolds:         { label: 'Two holds for one of ours', beside: 'polaris', mends: ['show'], there: 'Cancel the later hold.' },
  twoIlls:          { label: 'Two ILL requests for one of ours', beside: 'polaris', mends: ['show'], there: 'Cancel the one without an item.' },
  twoItems:         { label: 'Too many items for one of ours', beside: 'polaris', mends: ['show'], there: 'Delete the item whose barcode is not on the strap.' },
  twoTitles:        { label: 'Two temporary titles for one of ours', beside: 'polaris', mends: ['show'], there: 'Delete the title without an item.' },
} as const satisfies Record<string, KindRow>
export type DifferenceKind = keyof typeof differenceKinds
export const kindNames = Object.keys(differenceKinds).filter((name): name is DifferenceKind => isKind(name))
export const kindRow = (name: DifferenceKind): KindRow => differenceKinds[name]
export function isKind(name: string): name is DifferenceKind {
  return Object.hasOwn(differenceKinds, name)
}

/** In a library “take out” means borrow: a mend is called by what it does there. */
const removals: Readonly<Partial<Record<DifferenceKind, { readonly label: string; readonly about: string }>>> = {
  stillOut: {
    label: 'Check it in there',
    about: 'The step that checks it in goes out once more; a temporary item goes with it.',
  },
  holdLeft: { label: 'Cancel it there', about: 'The step that cancels the hold goes out once more.' },
}
export const mendRow = (name: MendName, kind: DifferenceKind) => ({
  ...mends[name],
  ...(name === 'remove' ? removals[kind] : {}),
})
