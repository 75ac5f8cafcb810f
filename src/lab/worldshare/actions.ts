import { lenderUntil } from './aging.ts'
import { bill } from './billing.ts'
import type { Details } from './details.ts'
import { failure, failureCodes, forbidden, illegal, type Failure } from './failure.ts'
import type { Lab } from './lab.ts'
import { askNext, end, settle, submit } from './moves.ts'
import type { LabRequest, Status } from './state.ts'

const dayMs = 86_400_000

export type Side = 'borrower' | 'lender'

export interface Step {
  readonly lab: Lab
  readonly request: LabRequest
  readonly details: Details
  readonly now: number
}

interface ActionRow {
  readonly by: Side
  readonly from: readonly Status[]
  /** Changes the request; a refusal must come before the first change. */
  readonly run: (step: Step) => Failure | void
}

const withBorrower: readonly Status[] = ['RECEIVED', 'RENEWAL_PENDING', 'RECALLED', 'OVERDUE']
const answering: readonly Status[] = ['SUBMITTED', 'CONSIDERING']

/** What each side may do, and from which status; the names on the wire are assumptions of the same key. */
export const actions = {
  actionReceive: {
    by: 'borrower',
    from: ['SUBMITTED', 'CONSIDERING', 'SHIPPED', 'RECEIVED_ASKED', 'NOT_RECEIVED'],
    run: receive,
  },
  actionNotReceived: {
    by: 'borrower',
    from: ['SHIPPED', 'RECEIVED_ASKED'],
    run: ({ request }) => to(request, 'NOT_RECEIVED'),
  },
  actionReturn: { by: 'borrower', from: [...withBorrower, 'LOST'], run: giveBack },
  actionRenew: { by: 'borrower', from: ['RECEIVED', 'OVERDUE'], run: askRenewal },
  actionCancel: {
    by: 'borrower',
    from: ['PROFILING', 'REVIEW', 'REVIEWING', 'SUBMITTED', 'CONSIDERING', 'CONDITIONAL', 'UNFILLED'],
    run: cancel,
  },
  actionConditionalYes: { by: 'borrower', from: ['CONDITIONAL'], run: acceptConditions },
  actionConditionalNo: { by: 'borrower', from: ['CONDITIONAL'], run: declineConditions },
  actionBorrowerLost: {
    by: 'borrower',
    from: [...withBorrower, 'SHIPPED', 'RECEIVED_ASKED', 'NOT_RECEIVED', 'RETURNED'],
    run: ({ request }) => to(request, 'LOST'),
  },
  actionResend: { by: 'borrower', from: ['REVIEW', 'REVIEWING', 'UNFILLED'], run: resend },
  actionSubmit: {
    by: 'borrower',
    from: ['REVIEW', 'REVIEWING'],
    run: (step) => (step.lab.assumed('reviewSentByAction') ? resend(step) : illegal(step.lab.assumed)),
  },
  actionClose: {
    by: 'borrower',
    from: ['UNFILLED', 'RECEIVED', 'NOT_RECEIVED', 'LOST'],
    run: ({ request, lab }) => {
      // A loan in the borrower's hands is not over.
      if (request.status === 'RECEIVED' && request.service === 'LOAN') return illegal(lab.assumed)
      return end(request, 'CLOSED')
    },
  },
  actionConsider: { by: 'lender', from: ['SUBMITTED'], run: consider },
  actionShip: { by: 'lender', from: answering, run: ship },
  actionNo: { by: 'lender', from: answering, run: sayNo },
  actionConditional: { by: 'lender', from: answering, run: setConditions },
  actionRenewYes: { by: 'lender', from: ['RENEWAL_PENDING'], run: grantRenewal },
  actionRenewNo: { by: 'lender', from: ['RENEWAL_PENDING'], run: refuseRenewal },
  actionRecall: { by: 'lender', from: ['RECEIVED', 'RENEWAL_PENDING', 'OVERDUE'], run: recall },
  actionComplete: {
    by: 'lender',
    from: [
      ...withBorrower,
      'SHIPPED',
      'RECEIVED_ASKED',
      'NOT_RECEIVED',
      'LOST',
      'RETURNED',
      'RETURNED_ASKED',
      'MISSING',
    ],
    run: ({ request }) => end(request, 'CLOSED'),
  },
  actionNotReturned: {
    by: 'lender',
    from: ['RETURNED', 'RETURNED_ASKED'],
    run: ({ request }) => to(request, 'MISSING'),
  },
} as const satisfies Readonly<Record<string, ActionRow>>

export type ActionKey = keyof typeof actions
export const actionKeys: readonly ActionKey[] = Object.keys(actions).filter(isActionKey)

function isActionKey(name: string): name is ActionKey {
  return Object.hasOwn(actions, name)
}

/** Whether the status allows it; details may still be missing. */
export function mayNow(lab: Lab, request: LabRequest, key: ActionKey): boolean {
  const row: ActionRow = actions[key]
  if (!row.from.includes(request.status)) return false
  const isEarly = key === 'actionReceive' && answering.includes(request.status)
  return !isEarly || lab.assumed('receiveBeforeShipped')
}

/** Does what a library says about a request, if it may and the status allows it. */
export function act(step: Step, who: number, key: ActionKey): Failure | null {
  const { lab, request, details, now } = step
  const row: ActionRow = actions[key]
  if (who !== (row.by === 'borrower' ? request.borrower : request.lenders[request.at]?.id))
    return forbidden(lab.assumed)
  if (!row.from.includes(request.status)) return illegal(lab.assumed)
  const refused = row.run(step)
  if (refused) return refused
  if (details.note !== null) {
    if (row.by === 'borrower') request.facts.borrowerNote = details.note
    else request.facts.lenderNote = details.note
  }
  settle(lab, request, now, { who, what: lab.assumed(key), note: details.note })
  return null
}

function to(request: LabRequest, status: Status): void {
  request.status = status
}

function receive({ lab, request, details, now }: Step): Failure | void {
  const isEarly = answering.includes(request.status)
  if (isEarly && !lab.assumed('receiveBeforeShipped')) return illegal(lab.assumed)
  request.facts.receivedAt = details.receivedAt ?? now
  const turn = request.lenders[request.at]
  if (turn) turn.answer = 'supplied'
  bill(lab, request)
  if (request.service === 'COPY' && lab.assumed('copyClosesOnReceive')) end(request, 'CLOSED')
  else request.status = 'RECEIVED'
}

function giveBack({ lab, request, details, now }: Step): Failure | void {
  if (request.service === 'COPY') return illegal(lab.assumed)
  request.facts.returnedAt = details.returnedAt ?? now
  request.status = 'RETURNED'
}

function askRenewal({ lab, request, details }: Step): Failure | void {
  if (request.service === 'COPY') return illegal(lab.assumed)
  request.facts.newDueAt = details.newDueAt
  request.status = 'RENEWAL_PENDING'
}

function cancel({ lab, request }: Step): Failure | void {
  const lenderIsBusy = request.status === 'CONSIDERING' || request.status === 'CONDITIONAL'
  if (lenderIsBusy && !lab.assumed('cancelConditional')) return illegal(lab.assumed)
  end(request, 'CANCELLED')
}

function acceptConditions({ lab, request, now }: Step): void {
  const turn = request.lenders[request.at]
  if (turn) {
    turn.answer = 'asked'
    // The lender gets its days anew: the conditional set the clock back.
    turn.until = lenderUntil(lab, request, turn.id, now)
  }
  request.status = 'SUBMITTED'
}

function declineConditions({ lab, request, now }: Step): void {
  const turn = request.lenders[request.at]
  if (turn) turn.answer = 'declined'
  askNext(lab, request, now)
}

function resend({ lab, request, details, now }: Step): Failure | void {
  const lenders = details.lenders ?? request.lenders.map((one) => one.id)
  if (lenders.length === 0) return missing('requester.supplierInfo.institutions')
  if (details.lenderFlaws.length > 0) return failure(400, details.lenderFlaws)
  submit(lab, request, lenders, now)
}

function consider({ request }: Step): void {
  const turn = request.lenders[request.at]
  if (turn) turn.answer = 'considering'
  request.status = 'CONSIDERING'
}

function ship({ lab, request, details, now }: Step): Failure | void {
  const { assumed } = lab
  if (request.service === 'LOAN' && details.dueAt === null) {
    return missing(`${assumed('fieldSupplier')}.${assumed('fieldDueDate')}`)
  }
  if (details.dueAt !== null && details.dueAt < now - dayMs) {
    return failure(400, [
      { failureCode: failureCodes.outOfBounds, fieldName: `${assumed('fieldSupplier')}.${assumed('fieldDueDate')}` },
    ])
  }
  const turn = request.lenders[request.at]
  if (turn) turn.answer = 'supplied'
  request.facts = {
    ...request.facts,
    shippedAt: details.shippedAt ?? now,
    dueAt: request.service === 'LOAN' ? details.dueAt : null,
    charge: details.charge,
    billing: details.billing,
    itemBarcode: details.itemBarcode,
  }
  request.status = 'SHIPPED'
}

function sayNo({ lab, request, details, now }: Step): Failure | void {
  const { assumed } = lab
  if (details.reason === null) return missing(`${assumed('fieldSupplier')}.${assumed('fieldReason')}`)
  const turn = request.lenders[request.at]
  if (turn) {
    turn.answer = 'no'
    turn.reason = details.reason
  }
  askNext(lab, request, now)
}

function setConditions({ lab, request, details }: Step): Failure | void {
  const { assumed } = lab
  if (details.condition === null && details.note === null) {
    return missing(`${assumed('fieldSupplier')}.${assumed('fieldCondition')}`)
  }
  const turn = request.lenders[request.at]
  if (turn) turn.answer = 'conditional'
  request.facts.condition = details.condition ?? details.note
  if (details.charge) request.facts.charge = details.charge
  request.status = 'CONDITIONAL'
}

function grantRenewal({ lab, request, details }: Step): Failure | void {
  const { assumed } = lab
  const until = details.newDueAt ?? details.dueAt ?? request.facts.newDueAt
  if (until === null) return missing(`${assumed('fieldSupplier')}.${assumed('fieldRenewalDueDate')}`)
  request.facts.newDueAt = until
  request.facts.dueAt = until
  request.status = 'RECEIVED'
}

function refuseRenewal({ request }: Step): void {
  request.facts.newDueAt = null
  request.status = 'RECEIVED'
}

function recall({ request, details }: Step): void {
  if (details.dueAt !== null) request.facts.dueAt = details.dueAt
  request.status = 'RECALLED'
}

function missing(fieldName: string): Failure {
  return failure(400, [{ failureCode: failureCodes.missing, fieldName }])
}
