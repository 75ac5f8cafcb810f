// Every status of a request in WorldShare (notes on WorldShare, section 4): how staff see it there, what it is called
// on the wire, and what it means here, as borrower and as lender. One table, read both ways.
import type { WorldshareAssumed, WorldshareReader } from '../assumptions/worldshare.ts'

/** What hearing a status can lead to, the first that is possible; or why it leads to nothing. */
export type Meaning = { readonly acts: readonly string[] } | { readonly ignored: string }

type StatusKey = Extract<keyof WorldshareAssumed, `status${string}`>
export interface StatusRow {
  /** As staff see it in WorldShare. */
  readonly shown: string
  /** Its name on the wire: an open question's key, or a name that was seen. */
  readonly wire: readonly (StatusKey | { readonly seen: string })[]
  /** The words of the life cycle's tables that mean it. */
  readonly words: readonly string[]
  readonly borrowing: Meaning
  readonly lending: Meaning
}

const ours = (why: string): Meaning => ({ ignored: `We say this ourselves: ${why}.` })
const acts = (...names: readonly string[]): Meaning => ({ acts: names })
const seen = (name: string) => ({ seen: name })

export const networkStatuses = {
  review: {
    shown: 'Not Reviewed, Reviewed',
    wire: [seen('REVIEW'), seen('REVIEWING'), seen('PROFILING'), seen('CREATED')],
    words: ['New'],
    borrowing: { ignored: 'No lender has it yet; until when it waits is shown.' },
    lending: { ignored: 'No lender has it yet, so it is not with us.' },
  },
  submitted: {
    shown: 'Submitted',
    wire: ['statusSubmitted', seen('SUBMITTING')],
    words: ['Submitted', 'create request', 'Aged to next lender', 'Conditions accepted', 'Conditions declined'],
    borrowing: acts('notSupplied', 'cancelled', 'asked'),
    lending: acts('takeIn', 'accepted', 'movedOn', 'ask'),
  },
  considering: {
    shown: 'Considering',
    wire: ['statusConsidering'],
    words: ['Considering'],
    borrowing: acts('notSupplied', 'expects'),
    lending: acts('takeIn', 'accepted', 'movedOn', 'ask'),
  },
  conditional: {
    shown: 'Conditional',
    wire: ['statusConditional'],
    words: ['Conditional', 'Accept conditions', 'Decline conditions'],
    borrowing: acts('notSupplied', 'condition'),
    lending: ours('Ask first'),
  },
  shipped: {
    shown: 'In Transit',
    wire: ['statusShipped'],
    words: ['Shipped'],
    borrowing: acts('notSupplied', 'shipped', 'copyCame'),
    lending: ours('closing the package says Yes, with the due date'),
  },
  receivedAsked: {
    shown: 'Received?',
    wire: ['statusReceivedAsked'],
    words: [],
    borrowing: acts('notSupplied', 'shipped', 'copyCame'),
    lending: { ignored: 'The borrower has said nothing; our own days tell when to ask.' },
  },
  notReceived: {
    shown: 'Not Received',
    wire: ['statusNotReceived'],
    words: [],
    borrowing: { ignored: 'We say this ourselves; the lender is asked by a note.' },
    lending: acts('ask'),
  },
  received: {
    shown: 'Received/In Use',
    wire: [seen('RECEIVED')],
    words: ['Received', 'Renewal accepted', 'Renewal denied'],
    borrowing: acts('renewed', 'notRenewed'),
    lending: acts('borrowerReceived'),
  },
  renewalPending: {
    shown: 'Renewal pending',
    wire: ['statusRenewalPending'],
    words: ['Renewal pending'],
    borrowing: ours('Ask for more time'),
    lending: acts('renewalAsked'),
  },
  recalled: {
    shown: 'Item due back',
    wire: ['statusRecalled'],
    words: ['Recalled'],
    borrowing: acts('recall'),
    lending: ours('Ask it back'),
  },
  overdue: {
    shown: 'Overdue',
    wire: ['statusOverdue'],
    words: ['Overdue'],
    borrowing: acts('calledOverdue'),
    lending: { ignored: 'Our own due date says the same.' },
  },
  lost: {
    shown: 'Lost',
    wire: ['statusLost'],
    words: ['Lost'],
    borrowing: ours('Lost'),
    lending: acts('saysLost'),
  },
  unfilled: {
    shown: 'Unfilled',
    wire: ['statusUnfilled'],
    words: ['Unfilled'],
    borrowing: acts('notSupplied'),
    lending: acts('movedOn', 'ask'),
  },
  returned: {
    shown: 'Returned',
    wire: ['statusReturned'],
    words: ['Returned'],
    borrowing: ours('closing the package'),
    lending: acts('saysReturning'),
  },
  returnedAsked: {
    shown: 'Returned/Complete?',
    wire: ['statusReturnedAsked'],
    words: [],
    borrowing: { ignored: 'The lender has not confirmed; after our own days it is presumed home.' },
    lending: acts('saysReturning'),
  },
  missing: {
    shown: 'Returned but Missing',
    wire: ['statusMissing'],
    words: ['Missing'],
    borrowing: acts('ownerMisses'),
    lending: ours('Not here yet'),
  },
  cancelled: {
    shown: 'Closed (Cancelled)',
    wire: ['statusCancelled', seen('CANCELLED')],
    words: ['Cancelled', 'Cancel request'],
    borrowing: acts('cancelled', 'expire'),
    lending: acts('cancelled', 'tooLateToCancel'),
  },
  expired: {
    shown: 'Closed (Expired)',
    wire: ['statusExpired'],
    words: ['Expired'],
    borrowing: acts('cancelled', 'expire'),
    lending: acts('movedOn'),
  },
  closed: {
    shown: 'Closed (Unfilled)',
    wire: [seen('CLOSED')],
    words: ['Closed'],
    borrowing: acts('ownerConfirms', 'cancelled', 'expire'),
    lending: acts('cancelled'),
  },
} as const satisfies Record<string, StatusRow>
export type NetworkStatus = keyof typeof networkStatuses

/** How staff see a status there, by our name for it. */
export const shownThere = (status: string | null): string | null =>
  Object.entries<StatusRow>(networkStatuses).find(([name]) => name === status)?.[1].shown ?? null

const names = Object.keys(networkStatuses).filter((name): name is NetworkStatus => name in networkStatuses)

/** Names on the wire that mean this, as the settings have them. */
export const wireNames = (status: NetworkStatus, assumed: WorldshareReader): readonly string[] => {
  const row: StatusRow = networkStatuses[status]
  return row.wire.map((one) => (typeof one === 'string' ? assumed(one) : one.seen))
}

/** The status a name on the wire means; null for one nobody has told of. “Closed” alone does not say how. */
export function statusHeard(word: string, assumed: WorldshareReader): NetworkStatus | null {
  const wanted = word.trim().toUpperCase()
  const found = names.filter((name) => wireNames(name, assumed).some((one) => one.toUpperCase() === wanted))
  return found.find((name) => name === 'closed') ?? found[0] ?? null
}
