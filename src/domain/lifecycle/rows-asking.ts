// What borrowing a loan and borrowing a copy share: making up the lender string, asking, and the lenders' answers.
import * as change from './changes.ts'
import * as timer from './timer-days.ts'
import { loanConditions, reasonsNotSupplied, reasonsRefused, reasonsRetry } from './codes.ts'
import { cents, code, codes, day, idOf, idsOf, note, optional, text } from './details.ts'
import * as when from './guards.ts'
import { materials } from '../requests/materials.ts'
import type { Case } from './facts.ts'
import { heardTerms } from './heard-terms.ts'
import type { ActionRow, Pick } from './table.ts'

const more = (c: Case): boolean => when.nextEntry(c, c.entry?.id ?? null) !== null
/** Only the current lender's word moves a request that is being asked for; any other is kept with its lender. */
const moves = (c: Case): boolean => when.isCurrent(c) && when.beingAsked(c)
const nextLender: Pick = {
  words:
    'the next lender on the string, if one is left; closed, if it is no longer wanted; a lender that is not the current one moves nothing',
  choose: (c) => (!moves(c) ? 'other' : when.noLonger(c) ? 'cancelled' : more(c) ? 'next' : 'none'),
}
const cancelling: Pick = {
  words: 'at once while no lender has it; else the lender is asked',
  choose: (c) => (when.beingAsked(c) && !when.isUnsent(c) ? 'ask' : 'now'),
}
const ofCurrent: Pick = {
  words: 'the current lender’s word moves the request; another’s is only kept',
  choose: (c) => (moves(c) ? 'current' : 'other'),
}

const beingAsked = ['sent', 'conditional'] as const
const goesOn = { next: 'sent', none: 'unfilled', cancelled: 'closed', other: 'same' } as const
const askNext = { effect: 'lender.ask', to: 'current', results: ['next'] } as const
const entryId = optional(idOf('entry', 'Lender'))
const words = {
  status: optional(text('Status')),
  note: optional(note()),
  supplierNumber: optional(text('Their number')),
  entryId,
}
// oxfmt-ignore
const citationFields = {
  title: optional(text('Title')), author: optional(text('Author')), edition: optional(text('Edition')), year: optional(text('Year')), isbn: optional(text('ISBN')), issn: optional(text('ISSN')), oclc: optional(text('OCLC number')),
  volume: optional(text('Volume')), issue: optional(text('Issue')), pages: optional(text('Pages')), article: optional(text('Article')), material: optional(code('Kind', materials)),
}
const answers = ['RequestResponse', 'StatusChange'] as const
const asked = ['waiting', 'asked', 'conditional', 'promised', 'withdrawing'] as const
type Asking = 'new' | 'sent' | 'conditional' | 'unfilled' | 'closed'

/** Rows of both borrowing lives. A lender’s answer may come late, in any of `all` states: it is kept with its entry. */
// oxfmt-ignore
export const askingRows = <const S extends string>(all: readonly S[]) => ({
  correct: {
    label: 'Correct the citation', about: 'What is wanted, before a lender is asked.', by: ['staff'], from: ['new', 'unfilled'], to: 'same', needs: citationFields, sets: [change.correctedCitation], undo: 'held',
  },
  setLenders: {
    label: 'Choose lenders', about: 'The lenders to ask, in order; those already asked stay.', key: 'G', by: ['staff'], from: ['new', 'sent', 'conditional', 'unfilled'], to: 'same',
    needs: { lenders: idsOf('library', 'Lenders') }, sets: [change.newString], undo: 'held',
  },
  send: {
    label: 'Send', about: 'Ask the first lender on the string.', key: 'S', by: ['staff'], from: ['new', 'unfilled'], to: 'sent',
    guard: [when.hasCompliance, when.hasLender], sets: [change.firstLender], effects: [{ effect: 'lender.ask', to: 'current' }], undo: 'held', worldshare: 'create request',
  },
  asked: {
    label: 'Asked', about: 'The lender has our request.', by: ['lender', 'office', 'network', 'staff'], from: all, to: 'same',
    needs: { entryId }, entry: { from: ['waiting'], to: 'asked', needed: true }, sets: [change.asked], undo: 'held',
  },
  sendFailed: {
    label: 'Could not be asked', about: 'The lender’s system would not take our request.', by: ['office', 'lender', 'network', 'staff'], from: all, movesFrom: beingAsked, to: goesOn,
    needs: { entryId, reason: optional(text('Reason')) }, pick: nextLender, entry: { from: ['waiting', 'asked', 'withdrawing'], to: 'failed', needed: true }, sets: [change.reason, change.advance], effects: [askNext], outcome: 'cancelled',
  },
  noAnswer: {
    label: 'No answer', about: 'The lender has had its days; ask the next, and withdraw here. A lender silent about our cancelling has agreed.', by: ['timer', 'network', 'staff'], from: ['sent', 'conditional'], movesFrom: beingAsked, to: goesOn,
    needs: { entryId }, pick: nextLender, entry: { from: ['asked', 'promised', 'waiting', 'withdrawing'], to: 'withdrawing', needed: true }, sets: [change.advance], effects: [{ effect: 'lender.cancel', when: when.notWithdrawing }, askNext], outcome: 'cancelled', timer: timer.afterAnswerDays, undo: 'held', worldshare: 'Aged to next lender',
  },
  logged: {
    label: 'Has it', about: 'The lender has logged our request and decided nothing.', by: ['lender', 'network', 'staff'], from: all, to: 'same',
    needs: words, entry: { from: ['waiting', 'asked'], to: 'asked', needed: true }, sets: [change.asked, change.status, change.supplierNumber],
    iso18626: [{ reasons: answers, status: 'RequestReceived' }],
  },
  expects: {
    label: 'Probably', about: 'The lender will probably send it.', by: ['lender', 'network', 'staff'], from: all, to: 'same',
    needs: words, entry: { from: ['waiting', 'asked'], to: 'asked', needed: true }, sets: [change.asked, change.status, change.supplierNumber],
    iso18626: [{ reasons: answers, status: 'ExpectToSupply' }], worldshare: 'Considering',
  },
  willSupply: {
    label: 'Will send', about: 'The lender says yes.', key: 'Y', by: ['lender', 'network', 'staff'], from: all, movesFrom: beingAsked, to: { current: 'sent', other: 'same' },
    needs: words, pick: ofCurrent, entry: { from: ['waiting', 'asked', 'conditional', 'promised'], to: 'promised', needed: true }, sets: [change.asked, change.status, change.supplierNumber, heardTerms], undo: 'held',
    iso18626: [{ reasons: answers, status: 'WillSupply' }],
  },
  condition: {
    label: 'Asks first', about: 'The lender would lend on conditions.', key: 'Q', by: ['lender', 'network', 'staff'], from: all, movesFrom: beingAsked, to: { current: 'conditional', other: 'same' },
    needs: { ...words, conditions: optional(codes('Conditions', loanConditions)), costCents: optional(cents('Cost')), currency: optional(text('Currency')) }, pick: ofCurrent,
    entry: { from: ['waiting', 'asked', 'conditional', 'promised'], to: 'conditional', needed: true }, sets: [change.asked, change.status, change.supplierNumber, change.terms, heardTerms], undo: 'held',
    iso18626: [{ reasons: answers, status: 'WillSupply', terms: true }], worldshare: 'Conditional',
  },
  accept: {
    label: 'Accept the terms', about: 'We take the lender’s conditions.', key: 'A', by: ['staff'], from: ['conditional'], to: { current: 'sent', other: 'same' }, pick: ofCurrent,
    needs: { entryId, note: optional(note()) }, entry: { from: ['conditional'], to: 'promised', needed: true }, effects: ['lender.accept'], undo: 'held', worldshare: 'Accept conditions',
  },
  decline: {
    label: 'Decline the terms', about: 'We do not take the conditions: the next lender is asked.', key: 'D', by: ['staff'], from: ['conditional'], to: goesOn,
    needs: { entryId, note: optional(note()) }, pick: nextLender, entry: { from: ['conditional'], to: 'withdrawing', needed: true }, sets: [change.advance], effects: ['lender.cancel', askNext], outcome: 'cancelled', undo: 'held', worldshare: 'Decline conditions',
  },
  notSupplied: {
    label: 'Said no', about: 'The lender cannot or will not.', key: 'X', by: ['lender', 'network', 'staff'], from: all, movesFrom: beingAsked, to: goesOn,
    needs: { ...words, reason: code('Reason', reasonsNotSupplied) }, pick: nextLender,
    entry: { from: asked, to: 'refused', needed: true }, sets: [change.status, change.supplierNumber, change.reason, change.advance], effects: [askNext], outcome: 'cancelled', undo: 'held',
    iso18626: [{ reasons: answers, status: 'Unfilled' }], worldshare: 'Unfilled',
  },
  retryPossible: {
    label: 'No, but ask again', about: 'The lender ends this attempt and says on which terms to ask again.', by: ['lender', 'network', 'staff'], from: all, movesFrom: beingAsked, to: goesOn,
    needs: { ...words, retryReason: code('Reason', reasonsRetry), retryAfter: optional(day('Not before')), retryBefore: optional(day('Not after')), costCents: optional(cents('Cost')), currency: optional(text('Currency')) },
    pick: nextLender, entry: { from: asked, to: 'refused', needed: true }, sets: [change.status, change.supplierNumber, change.retryTerms, change.advance], effects: [askNext], outcome: 'cancelled', undo: 'held',
    iso18626: [{ reasons: answers, status: 'RetryPossible' }],
  },
  retry: {
    label: 'Ask again on its terms', about: 'Put the lender on the string again, as a retry on the terms it named.', by: ['staff'], from: ['new', 'unfilled'], to: 'sent',
    needs: { entryId, note: optional(note()) }, guard: [when.hasCompliance, when.hasRetryTerms, when.inRetryTime], sets: [change.retryString], effects: [{ effect: 'lender.askAgain', to: 'current' }], undo: 'held',
  },
  remind: {
    label: 'Remind', about: 'Ask a silent lender again for an answer.', by: ['staff'], from: ['sent'], to: 'same', needs: { entryId }, guard: [when.hasPartnerEntry], effects: ['lender.remind'], undo: 'held',
  },
  cancelRefused: {
    label: 'Too late to cancel', about: 'The lender says it cannot cancel: what comes is unwanted.', by: ['lender', 'network', 'staff'], from: all, movesFrom: beingAsked, to: { current: 'sent', other: 'same' },
    needs: words, pick: ofCurrent, entry: { from: ['withdrawing', 'asked', 'promised', 'conditional'], to: 'promised', needed: true }, sets: [change.status, change.tooLate],
    iso18626: [{ reasons: ['CancelResponse'], answer: 'N' }],
  },
  cancelled: {
    label: 'Cancelled by the lender', about: 'The lender confirms that it will not send.', by: ['lender', 'network', 'staff'], from: all, movesFrom: beingAsked, to: goesOn,
    needs: words, pick: nextLender, entry: { from: asked, to: 'withdrawn', needed: true }, sets: [change.status, change.advance], effects: [askNext], outcome: 'cancelled',
    iso18626: [{ reasons: ['CancelResponse'], answer: 'Y' }, { reasons: answers, status: 'Cancelled' }], worldshare: 'Cancelled',
  },
  giveUp: {
    label: 'Give up', about: 'Nobody would; the patron is told.', by: ['staff'], from: ['unfilled'], to: 'closed', effects: ['patron.tellUnfilled'], outcome: 'unfilled', undo: 'held',
  },
  expire: {
    label: 'Expired', about: 'The network’s or the patron’s time ran out.', by: ['network', 'staff'], from: ['new', 'sent', 'conditional', 'unfilled'], to: 'closed',
    entry: { from: ['waiting', 'asked', 'conditional', 'promised'], to: 'withdrawing', otherwise: 'stays' }, effects: [{ effect: 'lender.cancel', when: when.talkIsOpen }, 'patron.tellUnfilled'], outcome: 'expired', undo: 'held', worldshare: 'Expired',
  },
  refuse: {
    label: 'Refuse', about: 'The office does not borrow this; counted apart in the fill rate.', by: ['staff'], from: ['new'], to: 'closed',
    needs: { reason: code('Reason', reasonsRefused), note: optional(note()) }, sets: [change.whyNot], effects: ['patron.tellUnfilled'], outcome: 'refused', undo: 'held',
  },
}) as const satisfies Record<string, ActionRow<S | Asking>>

/** Cancelling before anything is on its way; loans know more (`borrowing-loan.ts`). */
export const cancelBeforeShipping = cancelling
export const entryWords = words
export const entryDetail = entryId
