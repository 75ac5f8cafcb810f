// Written by hand from section 7 of our notes on ISO 18626: what each message of a lender means while we borrow, what each action
// of a borrower means while we lend, and which words of a lender must move the request.
import type { Action, ReasonForMessage, Status } from '../../src/domain/iso18626/codes.ts'
import type { EntryState } from '../../src/domain/lifecycle/entries.ts'

/**
 * An action of ours by its name, or a reason why none is meant: `ignored`, it is only kept as the lender's note; `held`, a
 * person looks at it; `mistaken`, it is answered with an error.
 */
export type Meaning = string | { readonly ignored: string } | { readonly held: string } | { readonly mistaken: string }
export type Said = 'Y' | 'N' | 'nothing'

const only2021 = { ignored: 'Added in 2021 for returns that pause; kept with the lender and shown.' } as const
const notForCopies = { mistaken: 'A copy is neither lent nor returned.' } as const
const notForLoans = { mistaken: 'A loan was asked for; a copy that comes instead is taken in by hand.' } as const
const nothingToRenew = { ignored: 'A copy is not renewed.' } as const
const contradicts = { held: 'The answer and the status contradict each other.' } as const
const noAnswer = { held: 'An answer to a renewal without a yes or a no.' } as const

type ByStatus = Readonly<Record<Status | 'WillSupply with terms', Meaning>>

/** RequestResponse and StatusChange mean the same: the first answer and each later one. A yes or no in them means nothing. */
const lenderOfLoan: ByStatus = {
  RequestReceived: 'logged',
  ExpectToSupply: 'expects',
  WillSupply: 'willSupply',
  'WillSupply with terms': 'condition',
  RetryPossible: 'retryPossible',
  Unfilled: 'notSupplied',
  Loaned: 'shipped',
  Overdue: 'calledOverdue',
  Recalled: 'recall',
  HoldReturn: only2021,
  ReleaseHoldReturn: only2021,
  LoanCompleted: 'ownerConfirms',
  CompletedWithoutReturn: 'closedWithoutReturn',
  Cancelled: 'cancelled',
  CopyCompleted: notForLoans,
}
const lenderOfCopy: ByStatus = {
  ...lenderOfLoan,
  Loaned: notForCopies,
  Overdue: notForCopies,
  Recalled: notForCopies,
  HoldReturn: notForCopies,
  ReleaseHoldReturn: notForCopies,
  LoanCompleted: notForCopies,
  CompletedWithoutReturn: notForCopies,
  CopyCompleted: 'copyCame',
}

/** Once the request is closed the same words can mean another thing; all others mean what they mean before. */
export const onceClosed: Readonly<Record<'loan' | 'copy', Readonly<Partial<Record<Status, string>>>>> = {
  loan: { Overdue: 'reopen', Recalled: 'reopen', LoanCompleted: 'homeAfterAll' },
  copy: {},
}

export function meaningOf(
  service: 'loan' | 'copy',
  reason: ReasonForMessage,
  status: Status,
  said: Said,
  terms = false,
  dueDate = false,
): Meaning {
  const plain = (service === 'loan' ? lenderOfLoan : lenderOfCopy)[status]
  // What cannot be is a mistake whatever the reason, but a note is a note.
  if (reason !== 'Notification' && typeof plain === 'object' && 'mistaken' in plain) return plain
  switch (reason) {
    case 'RequestResponse':
    case 'StatusChange':
      return (service === 'loan' ? lenderOfLoan : lenderOfCopy)[
        terms && status === 'WillSupply' ? 'WillSupply with terms' : status
      ]
    case 'StatusRequestResponse':
      return 'statusTold'
    case 'Notification':
      return 'lenderNote'
    case 'RenewResponse':
      if (service === 'copy') return said === 'nothing' ? noAnswer : nothingToRenew
      return { Y: 'renewed', N: 'notRenewed', nothing: status === 'Loaned' && dueDate ? 'renewed' : noAnswer }[said]
    case 'CancelResponse':
      if (said === 'nothing') return status === 'Cancelled' ? 'cancelled' : 'cancelRefused'
      if ((said === 'Y') !== (status === 'Cancelled')) return contradicts
      return said === 'Y' ? 'cancelled' : 'cancelRefused'
    default:
      return reason satisfies never
  }
}

const notLentYet = { ignored: 'Nothing of ours has left for the borrower; kept and shown.' } as const
const isOver = { ignored: 'The matter is closed and its last status was told; kept and shown.' } as const
const knownAlready = { ignored: 'The borrower said so before.' } as const
const onItsWay = { ignored: 'The borrower said that it is on its way back; kept and shown.' } as const
const isLost = { ignored: 'It is being settled as lost; kept and shown.' } as const
const notLent = { ignored: 'A copy is neither lent nor returned.' } as const

const noHolding = { ignored: 'Added in 2021; we hold nothing back; kept and shown.' } as const
const always = { StatusRequest: 'statusAsked', Notification: 'borrowerNote', HoldReturn: noHolding } as const
const beforeShipping: Readonly<Record<Action, Meaning>> = {
  ...always,
  Cancel: 'cancelled',
  Received: notLentYet,
  Renew: notLentYet,
  ShippedReturn: notLentYet,
  ShippedForward: notLentYet,
  Lost: notLentYet,
}
const copyBeforeSending: Readonly<Record<Action, Meaning>> = {
  ...beforeShipping,
  Renew: notLent,
  ShippedReturn: notLent,
  ShippedForward: notLent,
  Lost: notLent,
}

/**
 * ISO 18626 has no word for accepting conditions. By practice a notification accepts them, bare or with words of consent;
 * with any other words it is a note like every other.
 */
export const notificationsWhileConditional: readonly (readonly [note: string | undefined, meaning: string])[] = [
  [undefined, 'accepted'],
  ['We accept your conditions.', 'accepted'],
  ['OK, go ahead', 'accepted'],
  ['We cannot accept the fee.', 'borrowerNote'],
  ['Is library use only really needed?', 'borrowerNote'],
]

/** What a borrower's action means while our lending request stands at a state; what is ignored is answered as unsupported then. */
export const borrowersActions: Readonly<
  Record<'loan' | 'copy', Readonly<Record<string, Readonly<Record<Action, Meaning>>>>>
> = {
  loan: {
    new: beforeShipping,
    conditional: beforeShipping,
    pulling: beforeShipping,
    coming: beforeShipping,
    ready: beforeShipping,
    shipped: {
      ...always,
      Cancel: 'tooLateToCancel',
      Received: 'borrowerReceived',
      Renew: 'renewalAsked',
      ShippedReturn: 'saysReturning',
      ShippedForward: 'saysForwarded',
      Lost: 'saysLost',
    },
    returning: {
      ...always,
      Cancel: 'tooLateToCancel',
      Received: 'borrowerReceived',
      Renew: onItsWay,
      ShippedReturn: knownAlready,
      ShippedForward: 'saysForwarded',
      Lost: 'saysLost',
    },
    lost: {
      ...always,
      Cancel: 'tooLateToCancel',
      Received: 'borrowerReceived',
      Renew: isLost,
      ShippedReturn: 'saysReturning',
      ShippedForward: isLost,
      Lost: knownAlready,
    },
    closed: {
      ...always,
      Cancel: isOver,
      Received: isOver,
      Renew: isOver,
      ShippedReturn: isOver,
      ShippedForward: isOver,
      Lost: isOver,
    },
  },
  copy: {
    new: copyBeforeSending,
    conditional: copyBeforeSending,
    pulling: copyBeforeSending,
    scanned: copyBeforeSending,
    sent: { ...copyBeforeSending, Cancel: 'tooLateToCancel', Received: 'borrowerReceived' },
    closed: { ...copyBeforeSending, Cancel: isOver, Received: 'borrowerReceived' },
  },
}

/** What a request message means: a new one begins a life, a reminder asks again. */
export const requestTypes = { New: 'takeIn', Retry: 'takeIn', Reminder: 'reminded' } as const

/** Where the matter must stand after a lender's next word; the request first. */
interface Moved {
  readonly request: string
  readonly entry: EntryState
  /** What must have been written down, beside or instead of a move. */
  readonly noted?: 'overdueToldAt' | 'recalledAt' | 'dueOn'
}
const here = { request: 'received', entry: 'shipped' } as const
const asked = { request: 'sent', entry: 'asked' } as const
const aNo = { request: 'unfilled', entry: 'refused' } as const
const shipped = { request: 'shipped', entry: 'shipped' } as const
const home = { request: 'closed', entry: 'done' } as const
const decisions = {
  RetryPossible: aNo,
  Unfilled: aNo,
  Loaned: shipped,
  Cancelled: { request: 'unfilled', entry: 'withdrawn' },
  CopyCompleted: { request: 'here', entry: 'done' },
} as const satisfies Partial<Record<Status, Moved>>

/**
 * Section 7, "Supplier's status": from each word to each it allows, for one lender on the string who is asked without being
 * asked to cancel. CopyCompleted is a copy's. HoldReturn is the one word of the table we act on in nothing.
 */
export const pairs: Readonly<
  Partial<Record<Status | 'nothing yet', Readonly<Partial<Record<Status, Moved | { readonly ignored: string }>>>>>
> = {
  'nothing yet': {
    RequestReceived: asked,
    ExpectToSupply: asked,
    WillSupply: { request: 'sent', entry: 'promised' },
    ...decisions,
  },
  RequestReceived: { ExpectToSupply: asked, WillSupply: { request: 'sent', entry: 'promised' }, ...decisions },
  ExpectToSupply: { WillSupply: { request: 'sent', entry: 'promised' }, ...decisions },
  WillSupply: { WillSupply: { request: 'conditional', entry: 'conditional' }, ...decisions },
  Loaned: {
    Overdue: { ...here, noted: 'overdueToldAt' },
    Recalled: { ...here, noted: 'recalledAt' },
    HoldReturn: only2021,
    Loaned: { ...here, noted: 'dueOn' },
    LoanCompleted: home,
    CompletedWithoutReturn: home,
  },
  Overdue: {
    Loaned: { ...here, noted: 'dueOn' },
    Recalled: { ...here, noted: 'recalledAt' },
    HoldReturn: only2021,
    LoanCompleted: home,
    CompletedWithoutReturn: home,
  },
  Recalled: { Overdue: { ...here, noted: 'overdueToldAt' }, LoanCompleted: home, CompletedWithoutReturn: home },
  HoldReturn: { ReleaseHoldReturn: only2021 },
}

/** How talk and request stand when the lender's last word was this one. */
export const standsAfter: Readonly<
  Partial<Record<Status | 'nothing yet', { readonly entry: EntryState; readonly request: string }>>
> = {
  'nothing yet': { entry: 'waiting', request: 'sent' },
  RequestReceived: { entry: 'asked', request: 'sent' },
  ExpectToSupply: { entry: 'asked', request: 'sent' },
  WillSupply: { entry: 'promised', request: 'sent' },
  Loaned: { entry: 'shipped', request: 'received' },
  Overdue: { entry: 'shipped', request: 'received' },
  Recalled: { entry: 'shipped', request: 'received' },
  HoldReturn: { entry: 'shipped', request: 'received' },
}
