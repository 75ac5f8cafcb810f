// What lending a loan and lending a copy share: answering the borrower, conditions, cancelling, its messages.
import * as change from './changes.ts'
import { loanConditions, reasonsNotSupplied, reasonsRetry } from './codes.ts'
import { cents, code, codes, day, note, optional, text } from './details.ts'
import * as when from './guards.ts'
import type { ActionRow, Pick } from './table.ts'
import { whichItems } from './which-items.ts'

export const resume: Pick = {
  words: 'back where it stood before we asked; a new one begins to be pulled',
  choose: (c) => (c.request.resumes === null || c.request.resumes === 'new' ? 'pulling' : c.request.resumes),
}

/** Rows of both lending lives; `pending` are the states in which the answer is still open. */
// oxfmt-ignore
export const answeringRows = <const P extends string>(pending: readonly P[]) =>
  ({
    edit: {
      label: 'Change', about: 'Title or needed-by day.', by: ['staff'], from: pending, to: 'same',
      needs: { neededBy: optional(day('Needed by')), title: optional(text('Title')) }, sets: [change.editedFields], undo: 'held',
    },
    holdNotFilled: {
      label: 'Hold not filled', about: 'Polaris could not fill a hold for one volume or copy; a colleague looks for another.', by: ['ils'], from: ['pulling'], to: 'same', sets: [change.openQuestion('staff', 'hold_not_filled')], polaris: 'Hold not supplied',
    },
    willSupply: {
      label: 'Pull it', about: 'We will send it: it is pulled from the shelf.', key: 'Y', by: ['staff'], from: ['new'], to: 'pulling',
      effects: ['borrower.tellWillSupply', 'ils.pull', 'paper.pullCard'], undo: 'held', worldshare: 'Considering',
    },
    condition: {
      label: 'Ask first', about: 'We would send it on conditions; buys time as well.', key: 'Q', by: ['staff'], from: pending, to: 'conditional',
      needs: { conditions: optional(codes('Conditions', loanConditions)), costCents: optional(cents('Cost')), note: optional(note()) }, sets: [change.resumesHere], effects: ['borrower.tellCondition'], undo: 'held', worldshare: 'Conditional',
    },
    declined: {
      label: 'Conditions declined', about: 'The borrower does not take them.', by: ['borrower', 'network', 'staff'], from: ['conditional'], to: 'closed', needs: { note: optional(note()) },
      effects: [{ effect: 'ils.cancelHold', when: when.pulledBefore }], outcome: 'cancelled', undo: 'held', worldshare: 'Conditions declined',
    },
    no: {
      label: 'No', about: 'We cannot or will not send it; say why.', key: 'X', by: ['staff'], from: pending, to: 'closed', needs: { reason: code('Reason', reasonsNotSupplied), note: optional(note()) }, sets: [change.whyNot],
      effects: ['borrower.tellUnfilled', { effect: 'ils.cancelHold', when: when.pulledBefore }], outcome: 'not_supplied', undo: 'held', worldshare: 'Unfilled',
    },
    askAgainLater: {
      label: 'No, but ask again', about: 'Not now or not on these terms; the borrower may ask again.', by: ['staff'], from: pending, to: 'closed',
      needs: { retryReason: code('Reason', reasonsRetry), retryAfter: optional(day('Not before')), costCents: optional(cents('Cost')), note: optional(note()) }, sets: [change.whyRetry],
      effects: ['borrower.tellRetry', { effect: 'ils.cancelHold', when: when.pulledBefore }], outcome: 'not_supplied', undo: 'held',
    },
    expire: {
      label: 'Expired', about: 'Our days to respond ran out.', by: ['network', 'staff'], from: pending, to: 'closed',
      effects: ['borrower.tellUnfilled', { effect: 'ils.cancelHold', when: when.pulledBefore }], outcome: 'expired', undo: 'held', worldshare: 'Expired',
    },
    movedOn: {
      label: 'Moved on', about: 'The network or the borrower went to the next lender; the hold is turned round.', by: ['network', 'borrower', 'staff'], from: pending, to: 'closed',
      effects: [{ effect: 'ils.cancelHold', when: when.pulledBefore }], outcome: 'moved_on', undo: 'held', worldshare: 'Aged to next lender',
    },
    cancelled: {
      label: 'Cancelled', phone: true, about: 'The borrower no longer wants it; we agree.', by: ['borrower', 'network', 'staff'], from: pending, to: 'closed', needs: { note: optional(note()) },
      effects: ['borrower.tellCancelled', { effect: 'ils.cancelHold', when: when.pulledBefore }], outcome: 'cancelled', undo: 'held', iso18626: [{ action: 'Cancel' }], worldshare: 'Cancelled',
    },
    sayWhich: {
      label: 'Which volume or copy', about: 'What exactly is wanted: each volume or copy is held by itself in Polaris. Neither: any copy of the title.', key: 'I', by: ['staff'], from: ['new', 'conditional', 'pulling'], to: 'same',
      needs: { volume: optional(text('Volume')), copy: optional(text('Only this copy (its barcode)')) }, sets: [whichItems, change.closeQuestion], effects: [{ effect: 'ils.pull', when: when.holdChanges }], undo: 'held',
    },
  }) as const satisfies Record<string, ActionRow<P | 'new' | 'conditional' | 'pulling' | 'closed'>>

/** Messages that a borrower may send whenever it likes. */
// oxfmt-ignore
export const borrowerRows = <const S extends string>(all: readonly S[]) =>
  ({
    statusAsked: {
      label: 'Asks where it stands', about: 'The borrower’s system asks; it is answered by itself.', by: ['borrower', 'network'], from: all, to: 'same', needs: { note: optional(note()) },
      effects: ['borrower.tellStatus'], iso18626: [{ action: 'StatusRequest' }],
    },
    borrowerNote: {
      label: 'Borrower’s note', about: 'The borrower writes; it moves nothing.', by: ['borrower', 'network'], from: all, to: 'same', needs: { note: optional(note()) }, iso18626: [{ action: 'Notification' }],
    },
    tellBorrower: {
      label: 'Write to the borrower', about: 'A note to the borrower.', by: ['staff'], from: all, to: 'same', needs: { note: note() }, effects: ['borrower.tell'], undo: 'held',
    },
    reminded: {
      label: 'Reminds us', about: 'The borrower asks again for an answer.', by: ['borrower', 'network', 'staff'], from: all, to: 'same', needs: { note: optional(note()) },
      effects: [{ effect: 'borrower.tellStatus', when: when.answeredBefore }], iso18626: [{ requestType: 'Reminder' }],
    },
  }) as const satisfies Record<string, ActionRow<S>>
