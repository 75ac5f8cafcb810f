// Lending a loan: another library asks for one of ours; it is pulled, sent, and comes back.
import { besideLending } from './beside.ts'
import * as change from './changes.ts'
import * as timer from './timer-days.ts'
import { reasonsLost } from './codes.ts'
import { barcode, code, count, day, flag, idOf, note, optional } from './details.ts'
import * as when from './guards.ts'
import { answeringRows, borrowerRows, resume } from './rows-answering.ts'
import { commonRows, damagedRow } from './rows-common.ts'
import type { ActionTable, States } from './table.ts'

// oxfmt-ignore
export const lendingLoanStates = {
  new:         { label: 'New',            stage: 'review', beside: besideLending.new,  about: 'A library asks; our days to respond run.', iso18626: 'RequestReceived', worldshare: 'Submitted', partner: 'We have your request and will answer it.' },
  conditional: { label: 'We asked first', stage: 'waiting', beside: besideLending.conditional, aside: true, about: 'The borrower has our conditions.', iso18626: 'WillSupply', worldshare: 'Conditional', partner: 'We asked you something first and wait for your answer.' },
  pulling:     { label: 'Pulling',        stage: 'waiting', beside: besideLending.pulling, about: 'A hold or a pull card brings it to the office.', iso18626: 'WillSupply', worldshare: 'Considering', partner: 'We are fetching it from the shelf for you.', member: { asked: 'owner', words: 'Please take it from the shelf and send it to us on the van' } },
  coming:      { label: 'On the van',     stage: 'waiting', beside: besideLending.pulling, about: 'Pulled, on the van to the office.', place: 'van_in', iso18626: 'WillSupply', worldshare: 'Considering', partner: 'It is on its way to our office, to be sent to you.' },
  ready:       { label: 'Ready',          stage: 'here', beside: besideLending.ready,    about: 'In the office, strapped.', place: 'office', iso18626: 'WillSupply', worldshare: 'Considering', partner: 'It is in our office and goes to you with the next package.' },
  shipped:     { label: 'Lent',           stage: 'out', beside: besideLending.shipped,     about: 'With the borrower.', place: 'borrower', iso18626: 'Loaned', worldshare: 'Shipped', partner: 'It has been sent to you{due}.' },
  returning:   { label: 'Returning',      stage: 'out', beside: besideLending.returning,     about: 'The borrower says it is on its way.', place: 'from_borrower', iso18626: 'Loaned', worldshare: 'Returned', partner: 'You have sent it back; it has not reached us yet.' },
  lost:        { label: 'Lost',           stage: 'late', beside: besideLending.lost,    aside: true, about: 'Lost or destroyed; not settled yet.', place: 'lost', iso18626: 'Loaned', worldshare: 'Lost', partner: 'It is recorded as lost; we will settle it with you.' },
  closed:      { label: 'Closed',         stage: 'done', beside: besideLending.closed,    about: 'Over; the outcome says how.', place: 'owner', worldshare: 'Closed', partner: 'The matter is closed here.' },
} as const satisfies States<string>

export type LendingLoanState = keyof typeof lendingLoanStates
const all = [
  'new',
  'conditional',
  'pulling',
  'coming',
  'ready',
  'shipped',
  'returning',
  'lost',
  'closed',
] as const satisfies readonly LendingLoanState[]
const open = [
  'new',
  'conditional',
  'pulling',
  'coming',
  'ready',
  'shipped',
  'returning',
  'lost',
] as const satisfies readonly LendingLoanState[]
const pending = ['new', 'conditional', 'pulling', 'coming', 'ready'] as const satisfies readonly LendingLoanState[]
const away = ['shipped', 'returning', 'lost'] as const satisfies readonly LendingLoanState[]
const pieceId = optional(idOf('piece', 'Piece'))

// oxfmt-ignore
export const lendingLoanActions = {
  takeIn: {
    label: 'Take in', about: 'A library asks us.', by: ['staff', 'borrower', 'network', 'office'], from: 'nothing', to: 'new', only: 'take_in', iso18626: [{ requestType: 'New' }, { requestType: 'Retry' }], worldshare: 'Submitted',
  },
  ...answeringRows(pending),
  accepted: {
    label: 'Conditions accepted', about: 'The borrower takes our conditions.', key: 'A', by: ['borrower', 'network', 'staff'], from: ['conditional'], to: { pulling: 'pulling', coming: 'coming', ready: 'ready' }, needs: { note: optional(note()) }, pick: resume,
    moves: 'stay', effects: [{ effect: 'ils.pull', when: when.notYetPulling }, { effect: 'paper.pullCard', when: when.notYetPulling }], undo: 'held', worldshare: 'Conditions accepted',
  },
  answerWithCopy: {
    label: 'Answer with a copy', about: 'The borrower takes a loan or a copy: we scan it.', by: ['staff'], from: ['new'], to: 'same', guard: [when.askedEither], sets: [change.asCopy], undo: 'held',
  },
  found: {
    label: 'Found, on the van', about: 'The library has pulled it.', onPage: { member: { label: 'Found, and on the van' } }, key: 'V', by: ['member', 'ils', 'staff'], from: ['pulling'], to: 'coming', needs: { barcode: optional(barcode('Barcode')), pieces: optional(count('Pieces')) }, sets: [change.firstPieces, change.pieceBarcode], undo: 'held', polaris: 'Shipped',
  },
  arrive: {
    label: 'Arrived', about: 'In the office, strapped, ready to go.', key: 'R', scan: 'arriving', by: ['staff'], from: ['pulling', 'coming'], to: 'ready', needs: { pieceId, barcode: optional(barcode('Barcode')), pieces: optional(count('Pieces')) }, sets: [change.firstPieces, change.pieceBarcode], effects: ['paper.lentStrap'], undo: 'held', polaris: 'Held',
  },
  notOnShelf: {
    label: 'Not on the shelf', about: 'Another copy is looked for; without one the answer is no.', onPage: { member: { label: 'Not on the shelf', gives: { anotherCopy: false } } }, key: 'Z', by: ['member', 'ils', 'staff'], from: ['pulling'], to: { another: 'same', none: 'closed' }, needs: { anotherCopy: flag('Another copy') },
    pick: { words: 'go on with another copy, if there is one', choose: (c) => (c.details['anotherCopy'] === true ? 'another' : 'none') }, sets: [change.notOnShelfReason], effects: [{ effect: 'borrower.tellUnfilled', results: ['none'] }, { effect: 'ils.cancelHold', results: ['none'] }], outcome: 'not_supplied', undo: 'held', polaris: 'Hold not supplied',
  },
  ship: {
    label: 'Ship', about: 'It leaves by closing a package; the borrower hears yes, shipped, and until when.', scan: 'packing', scanned: 'In the package', by: ['staff'], from: ['ready'], to: 'shipped', needs: { parcelId: idOf('parcel', 'Package'), pieceId, dueOn: optional(day('Due')) },
    guard: [when.inParcel, when.dueAhead], only: 'package', sets: [change.ourDue], effects: ['ils.checkOutToBorrower', 'borrower.tellShipped'], undo: 'held', worldshare: 'Shipped', polaris: 'Out',
  },
  borrowerReceived: {
    label: 'Borrower has it', about: 'The borrower says it arrived; what was taken for lost is found.', onPage: { borrower: { label: 'It has arrived here' } }, by: ['borrower', 'network', 'staff'], from: ['shipped', 'returning', 'lost'], movesFrom: ['lost'], to: { found: 'shipped', known: 'same' }, pick: { words: 'lent again, if it was taken for lost', choose: (c) => (c.request.state === 'lost' ? 'found' : 'known') }, needs: { note: optional(note()) }, sets: [change.foundAgain], undo: 'held', iso18626: [{ action: 'Received' }], worldshare: 'Received',
  },
  renewalAsked: {
    label: 'Asks for more time', about: 'The borrower asks for a later due date.', onPage: { borrower: { label: 'Ask for more time' } }, by: ['borrower', 'network', 'staff'], from: ['shipped'], to: 'same', needs: { until: optional(day('Until')), note: optional(note()) }, sets: [change.renewalAsked, change.openQuestion('staff', 'more_time')], iso18626: [{ action: 'Renew' }], worldshare: 'Renewal pending',
  },
  renew: {
    label: 'Give more time', phone: true, about: 'Renew: the borrower hears the new due date.', key: 'T', by: ['staff'], from: ['shipped'], to: 'same', needs: { dueOn: optional(day('New due date')), note: optional(note()) }, guard: [when.mayRenewAgain, when.dueAhead, when.dueLater], sets: [change.renewedDue, change.closeQuestion], effects: ['borrower.tellRenewed', 'ils.changeDueDate'], undo: 'held', worldshare: 'Renewal accepted',
  },
  refuseRenewal: {
    label: 'No more time', about: 'The borrower hears that it cannot be renewed.', key: 'O', by: ['staff'], from: ['shipped'], to: 'same', needs: { note: optional(note()) }, guard: [when.wasAsked], sets: [change.renewalRefused, change.closeQuestion], effects: ['borrower.tellNotRenewed'], undo: 'held', worldshare: 'Renewal denied',
  },
  recall: {
    label: 'Ask it back', about: 'It is wanted here now.', key: 'E', by: ['staff'], from: ['shipped'], to: 'same', needs: { dueOn: optional(day('By')), note: optional(note()) }, sets: [change.recalled], effects: ['borrower.tellRecall'], undo: 'held', worldshare: 'Recalled',
  },
  overdue: {
    label: 'Overdue', about: 'The due date has passed: the borrower is told.', by: ['timer', 'staff'], from: ['shipped'], to: 'same', sets: [change.overdueTold], effects: ['borrower.tellOverdue'], timer: timer.afterDue, undo: 'held', worldshare: 'Overdue',
  },
  saysReturning: {
    label: 'Says it is returning', phone: true, about: 'The borrower says it is on its way.', onPage: { borrower: { label: 'We have sent it back' } }, by: ['borrower', 'network', 'staff'], from: ['shipped', 'lost'], to: 'returning', needs: { note: optional(note()) }, sets: [change.foundAgain], iso18626: [{ action: 'ShippedReturn' }], undo: 'held', worldshare: 'Returned',
  },
  saysForwarded: {
    label: 'Says it was sent on', about: 'The borrower sent it to another library.', by: ['borrower', 'network', 'staff'], from: ['shipped', 'returning'], to: 'same', needs: { note: optional(note()) }, sets: [change.openQuestion('borrower', 'where_is_it')], iso18626: [{ action: 'ShippedForward' }],
  },
  notHere: {
    label: 'Not here yet', about: 'It should have come by now; the borrower is asked.', by: ['timer', 'staff'], from: ['returning'], to: 'same', sets: [change.openQuestion('borrower', 'where_is_it')], timer: timer.afterReturningDays,
  },
  cameBack: {
    label: 'Came back', about: 'It is home; the borrower hears so.', key: 'B', scan: 'drop_box', scanAlso: { station: 'arriving', at: ['borrower', 'from_borrower', 'lost'] }, by: ['staff', 'ils'], from: away, to: 'closed', needs: { pieceId, droppedOn: optional(day('Dropped in the box on')) }, guard: [when.droppedBefore], effects: ['ils.checkIn', 'borrower.tellCheckedIn'], outcome: 'filled', undo: 'held', worldshare: 'Closed', polaris: 'In',
  },
  cameBackAnyway: {
    label: 'Came back anyway', about: 'A closed loan’s piece turned up.', scan: 'drop_box', scanAlso: { station: 'arriving', at: ['settled'] }, by: ['staff', 'ils'], from: ['closed'], to: 'same', needs: { droppedOn: optional(day('Dropped in the box on')) }, guard: [when.droppedBefore], sets: [change.homeAfterAll], effects: ['ils.checkIn'], undo: 'held',
  },
  turnedUp: {
    label: 'On its way after all', about: 'It was said to be lost with its package, and the carrier has it.', by: ['staff'], from: ['lost'], to: 'shipped', only: 'lost_package', needs: { pieceId }, sets: [change.foundAgain], effects: ['borrower.tellFound'], undo: 'held',
  },
  tooLateToCancel: {
    label: 'Too late to cancel', about: 'The borrower wants to cancel, but it has left.', by: ['borrower', 'network', 'staff'], from: away, to: 'same', needs: { note: optional(note()) }, effects: ['borrower.tellNotCancelled'], iso18626: [{ action: 'Cancel' }],
  },
  damaged: damagedRow(['coming', 'ready', 'shipped', 'returning']),
  lose: {
    label: 'Lost', phone: true, about: 'Lost or destroyed.', key: 'L', by: ['staff'], from: ['coming', 'ready', 'shipped', 'returning'], to: 'lost', needs: { pieceId, reason: code('How', reasonsLost), note: optional(note()) }, sets: [change.whyNot], effects: [{ effect: 'borrower.tellUnfilled', when: when.neverLent }, { effect: 'borrower.tellLost', when: when.lostOnItsWayThere }], undo: 'held', worldshare: 'Lost', polaris: 'Lost',
  },
  saysLost: {
    label: 'Says it is lost', about: 'The borrower lost it, or it was lost on its way.', by: ['borrower', 'network', 'staff'], from: ['shipped', 'returning'], to: 'lost', needs: { note: optional(note()) }, undo: 'held', iso18626: [{ action: 'Lost' }], worldshare: 'Lost',
  },
  paid: {
    label: 'Paid', about: 'The borrower paid for it.', by: ['staff'], from: ['lost'], to: 'closed', sets: [change.settle('paid')], moves: 'settled', effects: [{ effect: 'borrower.tellSettled', when: when.wasLent }], outcome: 'lost', undo: 'held',
  },
  replaced: {
    label: 'Replaced', about: 'The borrower sent another copy.', by: ['staff'], from: ['lost'], to: 'closed', sets: [change.settle('replaced')], moves: 'settled', effects: [{ effect: 'borrower.tellSettled', when: when.wasLent }], outcome: 'lost', undo: 'held',
  },
  writtenOff: {
    label: 'Written off', about: 'Nobody will pay.', by: ['librarian', 'administrator'], from: ['lost'], to: 'closed', sets: [change.settle('written_off')], moves: 'settled', effects: [{ effect: 'borrower.tellSettled', when: when.wasLent }], outcome: 'lost', undo: 'held',
  },
  refunded: {
    label: 'Refunded', about: 'What was paid went back.', by: ['librarian', 'administrator'], from: ['lost', 'closed'], to: 'same', guard: [when.wasPaid], sets: [change.settle('refunded'), change.closeQuestion], undo: 'held',
  },
  ...borrowerRows(all),
  ...commonRows(open, all),
} as const satisfies ActionTable<LendingLoanState>
