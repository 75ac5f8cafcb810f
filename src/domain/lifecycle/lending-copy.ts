// Lending a copy: another library asks for an article or a chapter; it is pulled, scanned and sent.
import { besideLending } from './beside.ts'
import * as change from './changes.ts'
import * as timer from './timer-days.ts'
import { flag, note, optional } from './details.ts'
import * as when from './guards.ts'
import { answeringRows, borrowerRows, resume } from './rows-answering.ts'
import { commonRows } from './rows-common.ts'
import type { ActionTable, States } from './table.ts'

// oxfmt-ignore
export const lendingCopyStates = {
  new:         { label: 'New',            stage: 'review', beside: besideLending.new,  about: 'A library asks; our days to respond run.', iso18626: 'RequestReceived', worldshare: 'Submitted', partner: 'We have your request and will answer it.' },
  conditional: { label: 'We asked first', stage: 'waiting', beside: besideLending.conditional, aside: true, about: 'The borrower has our conditions.', iso18626: 'WillSupply', worldshare: 'Conditional', partner: 'We asked you something first and wait for your answer.' },
  pulling:     { label: 'Pulling',        stage: 'waiting', beside: besideLending.ready, about: 'On its way to the scanner.', iso18626: 'WillSupply', worldshare: 'Considering', partner: 'We are fetching it from the shelf to scan it for you.', member: { asked: 'owner', words: 'Please take it from the shelf and send it to us on the van, to be scanned' } },
  scanned:     { label: 'Scanned',        stage: 'here', beside: besideLending.ready,    about: 'Scanned, not sent yet.', iso18626: 'WillSupply', worldshare: 'Considering', partner: 'It is scanned and will be sent to you.' },
  sent:        { label: 'Sent',           stage: 'out', beside: besideLending.copySent,     about: 'Sent; it closes by itself.', iso18626: 'CopyCompleted', worldshare: 'Shipped', partner: 'The copy has been sent to you.' },
  closed:      { label: 'Closed',         stage: 'done', beside: besideLending.closed,    about: 'Over; the outcome says how.', worldshare: 'Closed', partner: 'The matter is closed here.' },
} as const satisfies States<string>

export type LendingCopyState = keyof typeof lendingCopyStates
const all = [
  'new',
  'conditional',
  'pulling',
  'scanned',
  'sent',
  'closed',
] as const satisfies readonly LendingCopyState[]
const open = ['new', 'conditional', 'pulling', 'scanned', 'sent'] as const satisfies readonly LendingCopyState[]
const pending = ['new', 'conditional', 'pulling', 'scanned'] as const satisfies readonly LendingCopyState[]

// oxfmt-ignore
export const lendingCopyActions = {
  takeIn: {
    label: 'Take in', about: 'A library asks us.', by: ['staff', 'borrower', 'network', 'office'], from: 'nothing', to: 'new', only: 'take_in', iso18626: [{ requestType: 'New' }, { requestType: 'Retry' }], worldshare: 'Submitted',
  },
  ...answeringRows(pending),
  accepted: {
    label: 'Conditions accepted', about: 'The borrower takes our conditions.', key: 'A', by: ['borrower', 'network', 'staff'], from: ['conditional'], to: { pulling: 'pulling', scanned: 'scanned' }, needs: { note: optional(note()) }, pick: resume,
    effects: [{ effect: 'ils.pull', when: when.notYetPulling }, { effect: 'paper.pullCard', when: when.notYetPulling }], undo: 'held', worldshare: 'Conditions accepted',
  },
  notOnShelf: {
    label: 'Not on the shelf', about: 'Another copy is looked for; without one the answer is no.', onPage: { member: { label: 'Not on the shelf', gives: { anotherCopy: false } } }, key: 'Z', by: ['member', 'ils', 'staff'], from: ['pulling'], to: { another: 'same', none: 'closed' }, needs: { anotherCopy: flag('Another copy') },
    pick: { words: 'go on with another copy, if there is one', choose: (c) => (c.details['anotherCopy'] === true ? 'another' : 'none') }, sets: [change.notOnShelfReason], effects: [{ effect: 'borrower.tellUnfilled', results: ['none'] }, { effect: 'ils.cancelHold', results: ['none'] }], outcome: 'not_supplied', undo: 'held',
  },
  scanned: {
    label: 'Scanned', about: 'The pages are scanned.', key: 'R', by: ['staff', 'member'], from: ['pulling'], to: 'scanned', undo: 'held',
  },
  send: {
    label: 'Send the copy', about: 'The borrower gets it.', key: 'S', by: ['staff'], from: ['scanned'], to: 'sent', needs: { note: optional(note()) }, effects: ['borrower.tellCopySent'], undo: 'held', worldshare: 'Shipped',
  },
  resend: {
    label: 'Send again', about: 'The borrower could not use what we sent.', key: 'U', by: ['staff'], from: ['sent'], to: 'same', needs: { note: optional(note()) }, effects: ['borrower.tell'], undo: 'held',
  },
  borrowerReceived: {
    label: 'Borrower has it', about: 'The borrower says it arrived.', by: ['borrower', 'network', 'staff'], from: ['sent', 'closed'], to: 'same', needs: { note: optional(note()) }, iso18626: [{ action: 'Received' }], worldshare: 'Received',
  },
  tooLateToCancel: {
    label: 'Too late to cancel', about: 'The borrower wants to cancel, but it was sent.', by: ['borrower', 'network', 'staff'], from: ['sent'], to: 'same', needs: { note: optional(note()) }, effects: ['borrower.tellNotCancelled'], iso18626: [{ action: 'Cancel' }],
  },
  close: {
    label: 'Close', about: 'The copy is taken as good.', key: 'K', by: ['staff', 'timer'], from: ['sent'], to: 'closed', timer: timer.afterCopyDays, outcome: 'filled', undo: 'held', worldshare: 'Closed',
  },
  ...borrowerRows(all),
  ...commonRows(open, all),
} as const satisfies ActionTable<LendingCopyState>
