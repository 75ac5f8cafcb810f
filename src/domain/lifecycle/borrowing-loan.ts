// Borrowing a loan: a book comes from another library, goes to a patron (or a facility) and goes home again.
import { besideBorrowing } from './beside.ts'
import * as change from './changes.ts'
import * as timer from './timer-days.ts'
import { loanConditions, reasonsBack, reasonsLost } from './codes.ts'
import { barcodeGiven } from './barcode-given.ts'
import { barcode, code, codes, count, day, flag, idOf, note, optional, text } from './details.ts'
import * as when from './guards.ts'
import { askingRows, cancelBeforeShipping, entryDetail, entryWords } from './rows-asking.ts'
import { commonRows, damagedRow } from './rows-common.ts'
import type { Case, Outcome } from './facts.ts'
import { heardDue, heardTerms } from './heard-terms.ts'
import {
  carriersAgree,
  dueMoves,
  hasUnread,
  newDueAhead,
  setIdle,
  setTerms,
  spanIsWhole,
  termsNeeds,
} from './terms-rows.ts'
import type { ActionTable, States } from './table.ts'

// oxfmt-ignore
export const borrowingLoanStates = {
  new:         { label: 'New',             stage: 'review', beside: besideBorrowing.new,  awaited: true, about: 'Asked for; nobody has looked yet.', patron: { now: 'We have your request.', next: 'We look for a library that can send it, usually within {answerDays}.' } },
  in_system:   { label: 'Hold in system',  stage: 'waiting', beside: besideBorrowing.inSystem, awaited: true, aside: true, about: 'A hold in the system fills it; watched until it is on the shelf.', polaris: 'Hold active', patron: { now: 'A library nearby has it.', next: 'A copy is on its way to {library}.' } },
  sent:        { label: 'Asked',           stage: 'waiting', beside: besideBorrowing.sent, awaited: true, about: 'With a lender on the string.', worldshare: 'Submitted', patron: { now: 'We have asked another library for it.', next: 'Most answers come within {answerDays}. If that library says no, we ask the next.' }, partner: 'We have asked you for it and wait for your answer.' },
  conditional: { label: 'Lender asks',     stage: 'review', beside: besideBorrowing.conditional,  awaited: true, aside: true, about: 'The lender would lend on conditions.', worldshare: 'Conditional', patron: { now: 'A library would send it, and asked us something first.', next: 'We answer that library; you need do nothing.' }, partner: 'You asked us something first; we will answer.' },
  unfilled:    { label: 'Nobody would',    stage: 'review', beside: besideBorrowing.unfilled,  awaited: true, aside: true, about: 'No lender on the string would.', worldshare: 'Unfilled', patron: { now: 'The libraries we asked cannot send it.', next: 'We look for others and tell you if there are none.' } },
  shipped:     { label: 'On its way',      stage: 'waiting', beside: besideBorrowing.shipped, awaited: true, about: 'The lender says it left the building.', place: 'to_us', worldshare: 'Shipped', patron: { now: 'A library has sent it. It is on its way to us.', next: 'When it is here we send it on to {library}.' }, partner: 'You have sent it; it has not reached us yet.' },
  received:    { label: 'Here',            stage: 'here', beside: besideBorrowing.received,    awaited: true, about: 'In the office, known to Polaris.', beforePatron: true, place: 'office', worldshare: 'Received', polaris: 'Received', patron: { now: 'It has arrived at our office.', next: 'It goes to {library} with the next van.' }, partner: 'It is here, in our office.' },
  routed:      { label: 'To the library',  stage: 'here', beside: besideBorrowing.routed,    awaited: true, about: 'On the van to the pick-up library.', beforePatron: true, place: 'van_out', polaris: 'Shipped', patron: { now: 'It is on its way to {library}.', next: 'You can pick it up once it is on the shelf there.' }, partner: 'It is on its way to one of our libraries.' },
  on_shelf:    { label: 'On the shelf',    stage: 'here', beside: besideBorrowing.onShelf,    about: 'On the hold shelf until a date.', beforePatron: true, place: 'shelf', polaris: 'Held', patron: { now: 'It is ready for you at {library}.', next: 'Pick it up{until}.' }, partner: 'It is on the hold shelf of one of our libraries.', member: { asked: 'pickup', words: 'Nobody has picked it up, or it is wanted back: please send it to us on the van', from: 'shelf over' } },
  out:         { label: 'Out',             stage: 'out', beside: besideBorrowing.out,     about: 'With the patron, or handed to the facility.', place: 'patron', polaris: 'Out', patron: { now: 'You have it.', next: 'Bring it back to any of our libraries{due}.' }, partner: 'It is lent to a reader of ours.' },
  coming_back: { label: 'Coming back',     stage: 'out', beside: besideBorrowing.comingBack,     about: 'Checked in at a member, on the van to the office.', place: 'van_in', polaris: 'Returned', patron: { now: 'You brought it back. Thank you.', next: 'It goes home to the library that lent it.' }, partner: 'It is on its way back to our office.' },
  back:        { label: 'To go home',      stage: 'here', beside: besideBorrowing.back,    about: 'In the office, waiting to go home.', place: 'packing', patron: { now: 'It is back at our office. Thank you.', next: 'It goes home to the library that lent it.' }, partner: 'It is in our office and goes home with the next package.' },
  returned:    { label: 'Going home',      stage: 'waiting', beside: besideBorrowing.returned, about: 'On its way to its owner.', place: 'to_owner', worldshare: 'Returned', patron: { now: 'It is on its way home to the library that lent it.', next: 'There is nothing for you to do.' }, partner: 'It is on its way back to you.' },
  lost:        { label: 'Lost',            stage: 'late', beside: besideBorrowing.lost,    aside: true, about: 'Lost or destroyed; not settled yet.', place: 'lost', patron: { now: 'It is recorded as lost.', next: '{library} will speak with you about it.' }, partner: 'It is recorded here as lost; we will settle it with you.' },
  closed:      { label: 'Closed',          stage: 'done', beside: besideBorrowing.closed,    about: 'Over; the outcome says how.', place: 'owner', worldshare: 'Closed', patron: { now: 'This request is over.', next: 'There is nothing for you to do.' }, partner: 'The matter is closed here.' },
} as const satisfies States<string>

export type BorrowingLoanState = keyof typeof borrowingLoanStates
const all = [
  'new',
  'in_system',
  'sent',
  'conditional',
  'unfilled',
  'shipped',
  'received',
  'routed',
  'on_shelf',
  'out',
  'coming_back',
  'back',
  'returned',
  'lost',
  'closed',
] as const satisfies readonly BorrowingLoanState[]
const open = [
  'new',
  'in_system',
  'sent',
  'conditional',
  'unfilled',
  'shipped',
  'received',
  'routed',
  'on_shelf',
  'out',
  'coming_back',
  'back',
  'returned',
  'lost',
] as const satisfies readonly BorrowingLoanState[]
const withUs = ['received', 'routed', 'on_shelf', 'out', 'coming_back'] as const satisfies readonly BorrowingLoanState[]
const lent = ['shipped', ...withUs, 'back', 'returned', 'lost'] as const satisfies readonly BorrowingLoanState[]
const pieceId = optional(idOf('piece', 'Piece'))
const withTerms = [
  'waiting',
  'asked',
  'conditional',
  'promised',
  'shipped',
  'withdrawing',
  'refused',
  'withdrawn',
  'failed',
  'done',
] as const
const heard = ['RequestResponse', 'StatusChange'] as const
/** An unwanted second copy takes nothing from the first, which was read. */
const endOfLoan = {
  words: 'cancelled if it was no longer wanted, else filled',
  choose: (c: Case): Outcome =>
    c.request.unwanted && !c.entries.some((one) => one.id !== c.entry?.id && one.state === 'done')
      ? 'cancelled'
      : 'filled',
}

// oxfmt-ignore
export const borrowingLoanActions = {
  takeIn: {
    label: 'Take in', about: 'A request begins.', by: ['staff', 'member', 'patron', 'facility', 'ils', 'network', 'office'], from: 'nothing', to: 'new', only: 'take_in', worldshare: 'New', polaris: 'ILL request active',
  },
  edit: {
    label: 'Change', about: 'Pick-up library, needed-by day and, before a lender is asked, the citation.', by: ['staff'], from: ['new', 'in_system', 'sent', 'conditional', 'unfilled', 'shipped', 'received'], to: 'same',
    needs: { pickupLibraryId: optional(idOf('library', 'Pick-up library')), neededBy: optional(day('Needed by')), title: optional(text('Title')) }, sets: [change.editedFields],
    effects: [{ effect: 'ils.changePickup', when: when.pickupChanges }, { effect: 'paper.strap', when: when.goesElsewhere }, { effect: 'paper.slip', when: when.goesElsewhere }], undo: 'held', polaris: 'Pick-up branch changed',
  },
  placeHold: {
    label: 'Hold in the system', about: 'A member owns it: place a hold for the patron.', key: 'H', by: ['staff'], from: ['new', 'unfilled'], to: 'in_system', effects: ['ils.placeHold'], undo: 'held', polaris: 'HoldRequestCreate',
  },
  onShelfInSystem: {
    label: 'Filled in the system', about: 'The hold is on the shelf.', by: ['staff', 'ils', 'member'], from: ['in_system'], to: 'closed', outcome: 'filled_in_system', undo: 'held', polaris: 'Hold held',
  },
  holdFailed: {
    label: 'Hold failed', about: 'The hold was refused or is too slow; back to where lenders are chosen.', by: ['staff', 'ils', 'office'], from: ['in_system'], to: 'new', needs: { reason: optional(text('Reason')) }, sets: [change.whyNot], undo: 'held', polaris: 'Hold unclaimed, cancelled or not supplied',
  },
  ...askingRows(all),
  shipped: {
    label: 'Shipped', about: 'The lender says it left the building.', key: 'P', by: ['lender', 'network', 'staff'],
    from: ['sent', 'conditional', 'unfilled', 'in_system', 'new', 'closed', ...lent], movesFrom: ['sent', 'conditional', 'unfilled', 'in_system', 'new', 'closed'], to: { first: 'shipped', second: 'same', again: 'same' }, reopens: true,
    pick: {
      words: 'the first to ship moves the request; a second copy, or the same news again, is kept with its lender',
      choose: (c) => (['sent', 'conditional', 'unfilled', 'in_system', 'new', 'closed'].includes(c.request.state) ? 'first' : c.entry !== null && when.isCurrent(c) ? 'again' : 'second'),
    },
    guard: [when.dueAhead], needs: { ...entryWords, dueOn: optional(day('Due')), itemId: optional(text('Their item')), pieces: optional(count('Pieces')), conditions: optional(codes('Conditions', loanConditions)), returnTo: optional(text('Return to')) },
    entry: { from: ['waiting', 'asked', 'conditional', 'promised', 'withdrawing', 'withdrawn', 'shipped', 'failed'], to: 'shipped', needed: true }, moves: 'stay',
    sets: [change.asked, change.status, change.supplierNumber, change.terms, heardTerms, change.lenderShips, change.lenderDue, heardDue, change.firstPieces, change.unwantedIfCancelled],
    effects: [{ effect: 'lender.cancel', to: 'others', results: ['first'] }, { effect: 'ils.cancelHold', when: when.inSystem, results: ['first'] }, { effect: 'ils.changeDueDate', when: when.dueChanges, results: ['again'] }], undo: 'held',
    iso18626: [{ reasons: heard, status: 'Loaned' }], worldshare: 'Shipped',
  },
  receive: {
    label: 'Receive', about: 'It is in our hands; Polaris and the lender are told.', key: 'R', scan: 'arriving', scanned: 'Received', scanThen: 'route', itemCheck: 'keep', by: ['staff'], from: ['sent', 'conditional', 'shipped', 'lost'], to: { wanted: 'received', unwanted: 'back' },
    pick: { words: 'straight to the pieces that go home, if it is no longer wanted', choose: (c) => (when.noLonger(c) ? 'unwanted' : 'wanted') },
    needs: { pieceId, entryId: entryDetail, dueOn: optional(day('Due')), barcode: optional(barcode('Barcode for Polaris')), lenderBarcode: optional(barcode('Lender’s barcode')), pieces: optional(count('Pieces')) },
    guard: [when.dueAhead, when.neverHere], entry: { from: ['waiting', 'asked', 'conditional', 'promised', 'shipped', 'withdrawing', 'refused', 'withdrawn', 'failed'], to: 'shipped' },
    sets: [change.foundAgain, change.cameFrom, change.firstPieces, change.pieceBarcode, barcodeGiven, change.lenderBarcode, change.unwantedIfCancelled, change.patronDay],
    effects: [{ effect: 'ils.makeCirculable', results: ['wanted'] }, { effect: 'paper.strap', results: ['wanted'] }, { effect: 'paper.slip', results: ['wanted'], when: when.wantedByPatron }, { effect: 'lender.tellFound', when: when.isLost }, 'lender.tellReceived', { effect: 'lender.cancel', to: 'others' }], undo: 'held', worldshare: 'Received', polaris: 'ill/receive',
  },
  arrivedAnyway: {
    label: 'Arrived anyway', about: 'A piece came that nobody waits for: use it or send it straight back.', key: 'J', scan: 'arriving', by: ['staff'], from: ['unfilled', 'closed', ...withUs, 'back', 'returned'], movesFrom: ['unfilled', 'closed'], to: { use: 'received', sendBack: 'back', second: 'back' }, reopens: true,
    pick: { words: 'as chosen; a second copy always goes straight back', choose: (c) => (c.request.state !== 'unfilled' && c.request.state !== 'closed' ? 'second' : c.details['use'] === true ? 'use' : 'sendBack') },
    needs: { use: flag('Use it'), entryId: entryDetail, lenderBarcode: optional(barcode('Lender’s barcode')), dueOn: optional(day('Due')) },
    entry: { from: ['waiting', 'asked', 'conditional', 'promised', 'shipped', 'done', 'refused', 'withdrawing', 'withdrawn', 'failed'], to: 'shipped' },
    sets: [change.onePieceMore, barcodeGiven, change.lenderShips, change.lenderDue, change.wantedAgain, change.patronDay], moves: 'stay', effects: [{ effect: 'ils.makeCirculable', results: ['use'] }, { effect: 'paper.strap', results: ['use'] }, { effect: 'paper.slip', results: ['use'], when: when.wantedByPatron }, 'lender.tellReceived', { effect: 'lender.cancel', to: 'others', results: ['use'] }], undo: 'held',
  },
  notArrived: {
    label: 'Never came', phone: true, about: 'It should be here; the lender is asked.', by: ['staff'], from: ['shipped'], to: 'same', needs: { note: optional(note()) }, sets: [change.openQuestion('lender', 'where_is_it')], effects: ['lender.tell'], undo: 'held',
  },
  route: {
    label: 'Put on the van', about: 'On its way to the pick-up library.', key: 'V', by: ['staff'], from: ['received'], to: 'routed', needs: { pieceId }, guard: [when.forPatron, when.wanted], undo: 'held', polaris: 'transit',
  },
  handToFacility: {
    label: 'Hand to the facility', about: 'Borrowed for a facility: it goes with the crate.', by: ['staff', 'office'], from: ['received'], to: 'out', needs: { pieceId }, guard: [when.forFacility], effects: ['ils.checkOutToFacility'], undo: 'held',
  },
  sendBackUnused: {
    label: 'Send back unused', about: 'Wrong item, damaged on arrival, or no longer wanted.', key: 'U', by: ['staff', 'office'], from: ['received', 'routed', 'on_shelf'], to: 'back',
    needs: { pieceId, reason: code('Why', reasonsBack), note: optional(note()) }, sets: [change.whyNot, change.setUnwanted], effects: ['ils.retire', { effect: 'lender.tell', when: when.saidSomething }], undo: 'held',
  },
  atLibrary: {
    label: 'At the library', about: 'On the hold shelf; the patron has been told.', by: ['ils', 'member', 'staff'], from: ['received', 'routed'], to: 'on_shelf', needs: { pieceId, until: optional(day('Until')) }, sets: [change.shelfUntil], effects: ['patron.tellReady'], scan: 'shelf', undo: 'held', polaris: 'Held',
  },
  checkedOut: {
    label: 'Checked out', about: 'The patron has it.', onPage: { member: { label: 'The reader has picked it up' } }, key: 'O', by: ['ils', 'member', 'staff'], from: ['received', 'routed', 'on_shelf'], to: 'out', needs: { pieceId, dueOn: optional(day('Patron’s due date')) }, guard: [when.forPatron], sets: [change.patronDue], undo: 'held', polaris: 'Out',
  },
  notPickedUp: {
    label: 'Not picked up', about: 'Its days on the shelf are over.', onPage: { member: { label: 'Sent back on the van' } }, by: ['ils', 'member', 'staff'], from: ['on_shelf'], to: 'coming_back', needs: { pieceId }, undo: 'held', polaris: 'Unclaimed',
  },
  usedInLibrary: {
    label: 'Used in the library', about: 'The patron has used it there and is done.', by: ['member', 'staff'], from: ['on_shelf'], to: 'coming_back', needs: { pieceId }, undo: 'held',
  },
  checkedIn: {
    label: 'Checked in at a library', about: 'The patron brought it back; it is on the van.', by: ['ils', 'member', 'staff'], from: ['out'], to: 'coming_back', needs: { pieceId }, undo: 'held', polaris: 'Returned',
  },
  comeBack: {
    label: 'Came back', about: 'In the office again; it can go home.', key: 'B', scan: 'drop_box', by: ['staff', 'office'], from: ['received', 'routed', 'on_shelf', 'out', 'coming_back'], to: 'back', needs: { pieceId, lenderBarcode: optional(barcode('Lender’s barcode')), droppedOn: optional(day('Dropped in the box on')) },
    guard: [when.barcodeMatches, when.droppedBefore], effects: ['ils.retire'], undo: 'held', polaris: 'ill/return',
  },
  undelivered: {
    label: 'Came back undelivered', about: 'The post brought it back to us: it goes home once more.', scan: 'drop_box', by: ['staff'], from: ['returned'], to: 'back', needs: { pieceId }, undo: 'held',
  },
  sendHome: {
    label: 'Send home', about: 'It leaves by closing a package.', scan: 'packing', scanned: 'In the package, to go home', itemCheck: 'compare', by: ['staff'], from: ['back'], to: 'returned', needs: { parcelId: idOf('parcel', 'Package'), pieceId }, guard: [when.inParcel], only: 'package',
    effects: ['lender.tellReturned'], undo: 'held', worldshare: 'Returned',
  },
  sendOn: {
    label: 'Send on', about: 'At the lender’s wish it goes to another library.', by: ['staff'], from: ['back'], to: 'returned', needs: { parcelId: idOf('parcel', 'Package'), pieceId }, guard: [when.inParcel], only: 'package', effects: ['lender.tellForwarded'], undo: 'held',
  },
  ownerConfirms: {
    label: 'Home', about: 'The lender has it back.', onPage: { lender: { label: 'It is back with us', at: ['returned'] } }, by: ['lender', 'network', 'staff'], from: lent, to: 'closed', needs: entryWords, entry: { from: ['shipped', 'withdrawing'], to: 'done' }, sets: [change.status, change.notPresumed],
    outcome: endOfLoan, undo: 'held',
    iso18626: [{ reasons: heard, status: 'LoanCompleted' }], worldshare: 'Closed',
  },
  closedWithoutReturn: {
    label: 'Closed without return', about: 'The lender closes the matter without having it back.', by: ['lender', 'network', 'staff'], from: lent, to: 'closed', needs: entryWords, entry: { from: ['shipped', 'withdrawing'], to: 'done' }, sets: [change.status], moves: 'settled', outcome: 'lost', undo: 'held',
    iso18626: [{ reasons: heard, status: 'CompletedWithoutReturn' }],
  },
  presumeHome: {
    label: 'Presumed home', about: 'Nobody has complained for a month.', by: ['timer', 'staff'], from: ['returned'], to: 'closed', entry: { from: ['shipped'], to: 'done' }, sets: [change.presume], timer: timer.afterPresumedDays,
    outcome: endOfLoan,
  },
  reopen: {
    label: 'Reopen', about: 'It was only presumed home and the lender asks for it.', by: ['staff', 'lender', 'network'], from: ['closed'], to: 'returned', guard: [when.isPresumed], needs: { entryId: entryDetail, note: optional(note()) }, entry: { from: ['done'], to: 'shipped' }, sets: [change.notPresumed, change.openQuestion('lender', 'where_is_it')], reopens: true, undo: 'held',
    iso18626: [{ reasons: heard, status: 'Overdue' }, { reasons: heard, status: 'Recalled' }],
  },
  homeAfterAll: {
    label: 'Home, confirmed', about: 'It was only presumed home; now the lender says so.', by: ['lender', 'network', 'staff'], from: ['closed'], to: 'same', guard: [when.isPresumed], needs: entryWords, entry: { from: ['done'], to: 'same' }, sets: [change.status, change.notPresumed], undo: 'held',
    iso18626: [{ reasons: heard, status: 'LoanCompleted' }],
  },
  ownerMisses: {
    label: 'Not back at the lender', about: 'The lender says it has not come back: search.', onPage: { lender: { label: 'It has not come back to us' } }, by: ['lender', 'network', 'staff'], from: ['returned'], to: 'same', needs: entryWords, sets: [change.openQuestion('lender', 'where_is_it')], undo: 'held', worldshare: 'Missing',
  },
  lendersTerms: {
    label: 'Lender’s terms', about: 'How the lender wants its piece kept, by when, and how sent home, as its strap or paper says.', key: 'K', by: ['staff'], from: ['sent', 'conditional', 'shipped', ...withUs, 'back'], to: 'same', needs: { entryId: entryDetail, ...termsNeeds }, guard: [spanIsWhole, carriersAgree, newDueAhead],
    entry: { from: withTerms, to: 'same', needed: true }, sets: [setTerms], effects: [{ effect: 'ils.changeDueDate', when: dueMoves }], undo: 'held',
  },
  wordsBindNothing: {
    label: 'Its words bind nothing', about: 'A person has read what the lender wrote: it asks for nothing that is not set already.', key: '0', hasOwnCard: true, by: ['staff'], from: ['sent', 'conditional', 'shipped', ...withUs, 'back'], to: 'same', needs: { entryId: entryDetail }, guard: [hasUnread],
    entry: { from: withTerms, to: 'same', needed: true }, sets: [setIdle], undo: 'held',
  },
  calledOverdue: {
    label: 'Called overdue', about: 'The lender says it is late.', by: ['lender', 'network', 'staff'], from: lent, to: 'same', needs: { ...entryWords, dueOn: optional(day('Due')) }, entry: { from: ['shipped', 'done'], to: 'same' }, sets: [change.status, change.overdueTold], undo: 'held',
    iso18626: [{ reasons: heard, status: 'Overdue' }], worldshare: 'Overdue',
  },
  recall: {
    label: 'Recalled', about: 'The lender wants it back now.', by: ['lender', 'network', 'staff'], from: ['shipped', ...withUs, 'back', 'returned'], to: 'same', needs: { ...entryWords, dueOn: optional(day('By')) }, entry: { from: ['shipped'], to: 'same' }, sets: [change.status, heardTerms, change.recalled, change.askedBack], effects: [{ effect: 'patron.tellRecalled', when: when.theirsWithPatron }], undo: 'held',
    iso18626: [{ reasons: heard, status: 'Recalled' }], worldshare: 'Recalled',
  },
  renew: {
    label: 'Ask for more time', phone: true, about: 'Ask the lender for a later due date.', onPage: { patron: { label: 'Ask for more time', at: ['on_shelf', 'out'] } }, key: 'E', by: ['staff', 'member', 'patron'], from: ['shipped', ...withUs], to: 'same', needs: { until: optional(day('Until')) }, guard: [when.notRecalled, when.notAskedYet, when.mayRenew], sets: [change.renewalAsked], effects: ['lender.askRenewal'], undo: 'held', worldshare: 'Renewal pending',
  },
  renewed: {
    label: 'Renewed', about: 'The lender gives more time.', key: 'T', by: ['lender', 'network', 'staff'], from: lent, to: 'same', needs: { ...entryWords, dueOn: optional(day('New due date')) }, guard: [when.dueAhead], entry: { from: ['shipped'], to: 'same' }, sets: [heardTerms, change.renewedDue], effects: [{ effect: 'ils.changeDueDate', when: when.theirsAtIls }, { effect: 'patron.tellRenewed', when: when.theirsWithPatron }], undo: 'held',
    iso18626: [{ reasons: ['RenewResponse'], answer: 'Y' }], worldshare: 'Renewal accepted', polaris: 'item due date',
  },
  notRenewed: {
    label: 'Not renewed', about: 'The lender gives no more time.', by: ['lender', 'network', 'staff'], from: lent, to: 'same', needs: entryWords, entry: { from: ['shipped'], to: 'same' }, sets: [heardTerms, change.renewalRefused], effects: [{ effect: 'patron.tellNotRenewed', when: when.theirsWithPatron }], undo: 'held',
    iso18626: [{ reasons: ['RenewResponse'], answer: 'N' }], worldshare: 'Renewal denied',
  },
  cancel: {
    label: 'Cancel', phone: true, about: 'No longer wanted: at once, by asking the lender, or (on its way) in and straight back.', onPage: { patron: { label: 'I no longer want it' } }, key: 'C', by: ['staff', 'member', 'patron', 'facility'], from: ['new', 'in_system', 'sent', 'conditional', 'unfilled', 'shipped'], movesFrom: ['new', 'in_system', 'sent', 'unfilled'], to: { now: 'closed', ask: 'same', onItsWay: 'same' },
    pick: { words: `${cancelBeforeShipping.words}; on its way it becomes unwanted`, choose: (c) => (c.request.state === 'shipped' ? 'onItsWay' : c.request.state === 'in_system' ? 'now' : cancelBeforeShipping.choose(c)) },
    guard: [when.notCancelling, when.wanted], needs: { note: optional(note()) }, sets: [change.cancelWish],
    entry: { from: ['waiting', 'asked', 'conditional', 'promised'], to: 'withdrawing', results: ['ask'] },
    effects: [{ effect: 'lender.cancel', results: ['ask'] }, { effect: 'ils.cancelHold', when: when.inSystem, results: ['now'] }], outcome: 'cancelled', undo: 'held', worldshare: 'Cancel request', polaris: 'ILL request cancel',
  },
  claimReturned: {
    label: 'Says it was returned', phone: true, about: 'The patron says it was brought back: both sides search.', onPage: { patron: { label: 'I have brought it back' } }, by: ['staff', 'member', 'patron'], from: ['out'], to: 'same', sets: [change.claimReturned], undo: 'held',
  },
  damaged: damagedRow([...withUs, 'back', 'returned']),
  lose: {
    label: 'Lost', phone: true, about: 'Lost or destroyed while it was ours to keep.', onPage: { member: { label: 'It cannot be found', gives: { reason: 'lost' } } }, key: 'L', by: ['ils', 'staff', 'member', 'office'], from: ['shipped', ...withUs, 'back', 'returned'], to: 'lost', needs: { pieceId, reason: code('How', reasonsLost), note: optional(note()) }, sets: [change.whyNot], effects: ['lender.tellLost'], undo: 'held', worldshare: 'Lost', polaris: 'Lost',
  },
  paid: {
    label: 'Paid', about: 'The lender has been paid.', by: ['staff'], from: ['lost'], to: 'closed', entry: { from: ['shipped'], to: 'done' }, sets: [change.settle('paid')], moves: 'settled', outcome: 'lost', undo: 'held',
  },
  replaced: {
    label: 'Replaced', about: 'The lender took another copy for it.', by: ['staff'], from: ['lost'], to: 'closed', entry: { from: ['shipped'], to: 'done' }, sets: [change.settle('replaced')], moves: 'settled', outcome: 'lost', undo: 'held',
  },
  writtenOff: {
    label: 'Written off', about: 'Nobody will pay.', by: ['librarian', 'administrator'], from: ['lost'], to: 'closed', entry: { from: ['shipped'], to: 'done' }, sets: [change.settle('written_off')], moves: 'settled', outcome: 'lost', undo: 'held',
  },
  found: {
    label: 'Found', about: 'It turned up here; it can go home.', scan: 'drop_box', scanAlso: { station: 'arriving', at: ['lost', 'settled'] }, by: ['staff', 'office'], from: ['lost', 'closed'], to: 'back', guard: [when.wasLost], needs: { pieceId }, entry: { from: ['shipped', 'done'], to: 'shipped' }, sets: [change.foundAgain], effects: ['lender.tellFound'], reopens: true, undo: 'held',
  },
  turnedUp: {
    label: 'On its way after all', about: 'It was said to be lost with its package, and the carrier has it.', by: ['staff'], from: ['lost'], to: 'returned', only: 'lost_package', needs: { pieceId }, sets: [change.foundAgain], effects: ['lender.tellFound'], undo: 'held',
  },
  turnedUpInCrate: {
    label: 'In its crate after all', about: 'The crate it went to the facility with was said to be lost, and the carrier has it.', by: ['staff'], from: ['lost'], to: 'out', only: 'lost_package', needs: { pieceId }, guard: [when.forFacility], sets: [change.foundAgain], effects: ['lender.tellFound'], undo: 'held',
  },
  refunded: {
    label: 'Refunded', about: 'What was paid came back.', by: ['librarian', 'administrator'], from: ['lost', 'back', 'returned', 'closed'], to: 'same', guard: [when.wasPaid], sets: [change.settle('refunded')], undo: 'held',
  },
  tellDueSoon: {
    label: 'Told: due soon', about: 'The patron’s day is near and the notice is ours: they are told once for each day.', by: ['office'], from: ['out'], to: 'same', guard: [when.forPatron], effects: ['patron.tellDueSoon'],
  },
  tellOverdue: {
    label: 'Told: overdue', about: 'The patron’s day has passed and the notice is ours: they are told once for each day.', by: ['office'], from: ['out'], to: 'same', guard: [when.forPatron], effects: ['patron.tellOverdue'],
  },
  askStatus: {
    label: 'Ask where it stands', about: 'The lender’s system is asked for its status.', by: ['staff', 'office'], from: ['sent', 'conditional', ...lent], to: 'same', needs: { entryId: entryDetail }, guard: [when.hasPartnerEntry], effects: ['lender.askStatus'], undo: 'held',
  },
  statusTold: {
    label: 'Status told', about: 'The lender’s answer to our question; it moves nothing.', by: ['lender', 'network', 'staff'], from: all, to: 'same', needs: entryWords, sets: [change.supplierNumber], iso18626: [{ reasons: ['StatusRequestResponse'] }],
  },
  lenderNote: {
    label: 'Lender’s note', about: 'The lender writes; it moves nothing.', by: ['lender', 'network'], from: all, to: 'same', needs: entryWords, sets: [change.supplierNumber, heardTerms], iso18626: [{ reasons: ['Notification'] }],
  },
  tellLender: {
    label: 'Write to the lender', about: 'A note to the lender.', by: ['staff'], from: ['sent', 'conditional', 'unfilled', ...lent, 'closed'], to: 'same', needs: { entryId: entryDetail, note: note() }, guard: [when.hasPartnerEntry], effects: ['lender.tell'], undo: 'held',
  },
  ...commonRows(open, all),
} as const satisfies ActionTable<BorrowingLoanState>
