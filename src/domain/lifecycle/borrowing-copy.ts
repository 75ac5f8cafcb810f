// Borrowing a copy: a lender sends an article or a chapter; it is checked and delivered, nothing goes home.
import { besideBorrowing } from './beside.ts'
import * as change from './changes.ts'
import * as timer from './timer-days.ts'
import { complianceCodes } from './codes.ts'
import { code, day, idOf, note, optional, text } from './details.ts'
import * as when from './guards.ts'
import { askingRows, cancelBeforeShipping, entryDetail, entryWords } from './rows-asking.ts'
import { commonRows } from './rows-common.ts'
import type { ActionTable, States } from './table.ts'

// oxfmt-ignore
export const borrowingCopyStates = {
  new:         { label: 'New',          stage: 'review', beside: besideBorrowing.new,  awaited: true, about: 'Asked for; nobody has looked yet.', patron: { now: 'We have your request.', next: 'We look for a library that can send it, usually within {answerDays}.' } },
  sent:        { label: 'Asked',        stage: 'waiting', beside: besideBorrowing.sent, awaited: true, about: 'With a lender on the string.', worldshare: 'Submitted', patron: { now: 'We have asked another library for it.', next: 'Most answers come within {answerDays}. If that library says no, we ask the next.' }, partner: 'We have asked you for it and wait for your answer.' },
  conditional: { label: 'Lender asks',  stage: 'review', beside: besideBorrowing.conditional,  awaited: true, aside: true, about: 'The lender would send it on conditions.', worldshare: 'Conditional', patron: { now: 'A library would send it, and asked us something first.', next: 'We answer that library; you need do nothing.' }, partner: 'You asked us something first; we will answer.' },
  unfilled:    { label: 'Nobody would', stage: 'review', beside: besideBorrowing.unfilled,  awaited: true, aside: true, about: 'No lender on the string would.', worldshare: 'Unfilled', patron: { now: 'The libraries we asked cannot send it.', next: 'We look for others and tell you if there are none.' } },
  here:        { label: 'Here',         stage: 'here', beside: besideBorrowing.copyHere,    awaited: true, about: 'The copy came: right pages, legible, complete?', worldshare: 'Received', patron: { now: 'The copy has come. We check that it is complete.', next: 'We send it to you when it is.' }, partner: 'The copy has reached us.' },
  delivered:   { label: 'Delivered',    stage: 'out', beside: besideBorrowing.copyHere,     about: 'The patron has it; it closes by itself.', patron: { now: 'The copy has been sent to you.', next: 'If something is wrong with it, tell your library soon.' }, partner: 'The copy has reached us.' },
  closed:      { label: 'Closed',       stage: 'done', beside: besideBorrowing.closed,    about: 'Over; the outcome says how.', worldshare: 'Closed', patron: { now: 'This request is over.', next: 'There is nothing for you to do.' }, partner: 'The matter is closed here.' },
} as const satisfies States<string>

export type BorrowingCopyState = keyof typeof borrowingCopyStates
const all = [
  'new',
  'sent',
  'conditional',
  'unfilled',
  'here',
  'delivered',
  'closed',
] as const satisfies readonly BorrowingCopyState[]
const open = [
  'new',
  'sent',
  'conditional',
  'unfilled',
  'here',
  'delivered',
] as const satisfies readonly BorrowingCopyState[]
const before = ['new', 'sent', 'conditional', 'unfilled', 'closed'] as const satisfies readonly BorrowingCopyState[]

// oxfmt-ignore
export const borrowingCopyActions = {
  takeIn: {
    label: 'Take in', about: 'A request begins.', by: ['staff', 'member', 'patron', 'facility', 'ils', 'network', 'office'], from: 'nothing', to: 'new', only: 'take_in', worldshare: 'New',
  },
  edit: {
    label: 'Change', about: 'Needed-by day, pick-up library, title.', by: ['staff'], from: ['new', 'sent', 'conditional', 'unfilled'], to: 'same',
    needs: { pickupLibraryId: optional(idOf('library', 'Pick-up library')), neededBy: optional(day('Needed by')), title: optional(text('Title')) }, sets: [change.editedFields], effects: [{ effect: 'ils.changePickup', when: when.pickupChanges }], undo: 'held',
  },
  sayCopyright: {
    label: 'Say the copyright rule', about: 'CCG: within the guidelines (an article under five years old, among the first five of a year). CCL: another provision of the law.', by: ['staff'], from: ['new', 'unfilled'], to: 'same',
    needs: { compliance: code('Copyright', complianceCodes) }, sets: [change.compliance], undo: 'held',
  },
  ...askingRows(all),
  copyCame: {
    label: 'Copy came', about: 'The lender sent it.', key: 'R', by: ['lender', 'network', 'staff'], from: [...before, 'here', 'delivered'], movesFrom: before, to: { first: 'here', second: 'same' }, reopens: true,
    pick: { words: 'the first copy moves the request', choose: (c) => (c.request.state === 'here' || c.request.state === 'delivered' || (c.request.state === 'closed' && c.request.outcome === 'filled') ? 'second' : 'first') },
    needs: entryWords, entry: { from: ['waiting', 'asked', 'conditional', 'promised', 'withdrawing', 'withdrawn', 'failed'], to: 'done', needed: true },
    sets: [change.asked, change.status, change.supplierNumber, change.lenderShips, change.cancelOver], effects: [{ effect: 'lender.cancel', to: 'others', results: ['first'] }, { effect: 'lender.tellReceived', when: when.byStaffAlone, results: ['first'] }], undo: 'held',
    iso18626: [{ reasons: ['RequestResponse', 'StatusChange'], status: 'CopyCompleted' }], worldshare: 'Received',
  },
  askResend: {
    label: 'Ask for a better copy', about: 'Wrong pages, illegible or incomplete.', key: 'U', by: ['staff'], from: ['here', 'delivered'], to: 'sent', needs: { note: note('What is wrong') }, entry: { from: ['done'], to: 'promised' }, effects: ['lender.tell'], undo: 'held',
  },
  deliver: {
    label: 'Deliver', about: 'Checked; the patron gets it.', key: 'V', by: ['staff'], from: ['here'], to: 'delivered', effects: [{ effect: 'lender.tellReceived', when: when.networkWaits }], undo: 'held',
  },
  close: {
    label: 'Close', about: 'The copy is taken as good.', key: 'K', by: ['staff', 'timer'], from: ['delivered'], to: 'closed', timer: timer.afterCopyDays, outcome: 'filled', undo: 'held',
  },
  cancel: {
    label: 'Cancel', phone: true, about: 'No longer wanted: at once, or by asking the lender.', onPage: { patron: { label: 'I no longer want it' } }, key: 'C', by: ['staff', 'member', 'patron', 'facility'], from: ['new', 'sent', 'conditional', 'unfilled', 'here'], movesFrom: ['new', 'sent', 'unfilled', 'here'], to: { now: 'closed', ask: 'same' }, pick: cancelBeforeShipping,
    guard: [when.notCancelling], needs: { note: optional(note()) }, sets: [change.cancelWish], entry: { from: ['waiting', 'asked', 'conditional', 'promised'], to: 'withdrawing', results: ['ask'] }, effects: [{ effect: 'lender.cancel', results: ['ask'] }], outcome: 'cancelled', undo: 'held', worldshare: 'Cancel request',
  },
  askStatus: {
    label: 'Ask where it stands', about: 'The lender’s system is asked for its status.', by: ['staff', 'office'], from: ['sent', 'conditional'], to: 'same', needs: { entryId: entryDetail }, guard: [when.hasPartnerEntry], effects: ['lender.askStatus'], undo: 'held',
  },
  statusTold: {
    label: 'Status told', about: 'The lender’s answer to our question; it moves nothing.', by: ['lender', 'network', 'staff'], from: all, to: 'same', needs: entryWords, sets: [change.supplierNumber], iso18626: [{ reasons: ['StatusRequestResponse'] }],
  },
  lenderNote: {
    label: 'Lender’s note', about: 'The lender writes; it moves nothing.', by: ['lender', 'network'], from: all, to: 'same', needs: entryWords, sets: [change.supplierNumber], iso18626: [{ reasons: ['Notification'] }],
  },
  tellLender: {
    label: 'Write to the lender', about: 'A note to the lender.', by: ['staff'], from: ['sent', 'conditional', 'unfilled', 'here', 'delivered', 'closed'], to: 'same', needs: { entryId: entryDetail, note: note() }, guard: [when.hasPartnerEntry], effects: ['lender.tell'], undo: 'held',
  },
  ...commonRows(open, all),
} as const satisfies ActionTable<BorrowingCopyState>
