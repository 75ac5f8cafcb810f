import { writeInstant } from './dates.ts'
import type { Lab } from './lab.ts'
import { at, isObject, type Json, type JsonObject, type LabRequest, type Money } from './state.ts'

/** Whether this library may see the request: its own, or one it was asked for. */
export function maySee(request: LabRequest, institution: number): boolean {
  if (request.borrower === institution) return true
  return request.lenders.some((one) => one.id === institution && one.answer !== 'waiting')
}

/** The request as the library sees it. A lender is not told who the patron is. */
export function viewOf(lab: Lab, request: LabRequest, institution: number): JsonObject {
  const { document } = request
  const isBorrower = request.borrower === institution
  return compact({
    requestId: request.id,
    created: writeInstant(request.createdAt),
    edited: writeInstant(request.editedAt),
    requestStatus: statusFor(lab, request, institution),
    needed: document['needed'],
    referenceId: isBorrower ? document['referenceId'] : undefined,
    requester: requesterOf(request),
    item: document['item'],
    patron: isBorrower ? document['patron'] : undefined,
    [lab.assumed('fieldBorrowerNote')]: request.facts.borrowerNote,
    [lab.assumed('fieldSupplier')]: supplierOf(lab, request),
  })
}

/** What a create answers: the request as it was sent, with its number; in the samples nothing is said of lenders yet. */
export function viewOfNew(lab: Lab, request: LabRequest): JsonObject {
  const view = viewOf(lab, request, request.borrower)
  delete view[lab.assumed('fieldSupplier')]
  return { ...view, requestStatus: request.document['requestStatus'] ?? view['requestStatus'] ?? '' }
}

/** The word for the status. A lender whose turn is over sees the request closed. */
export function statusFor(lab: Lab, request: LabRequest, institution: number): string {
  const { assumed } = lab
  const turns = request.lenders.filter((one) => one.id === institution && one.answer !== 'waiting')
  const isPast = turns.every((one) => ['no', 'aged', 'declined', 'withdrawn'].includes(one.answer))
  if (request.borrower !== institution && isPast) return 'CLOSED'
  switch (request.status) {
    case 'SUBMITTED':
      return assumed('submittedShown') ? assumed('statusSubmitted') : 'SUBMITTING'
    case 'CONSIDERING':
      return assumed('statusConsidering')
    case 'CONDITIONAL':
      return assumed('statusConditional')
    case 'UNFILLED':
      return assumed('statusUnfilled')
    case 'SHIPPED':
      return assumed('statusShipped')
    case 'RECEIVED_ASKED':
      return assumed('statusReceivedAsked')
    case 'NOT_RECEIVED':
      return assumed('statusNotReceived')
    case 'RENEWAL_PENDING':
      return assumed('statusRenewalPending')
    case 'RECALLED':
      return assumed('statusRecalled')
    case 'OVERDUE':
      return assumed('statusOverdue')
    case 'LOST':
      return assumed('statusLost')
    case 'RETURNED':
      return assumed('statusReturned')
    case 'RETURNED_ASKED':
      return assumed('statusReturnedAsked')
    case 'MISSING':
      return assumed('statusMissing')
    case 'CANCELLED':
      return assumed('statusCancelled')
    case 'EXPIRED':
      return assumed('statusExpired')
    case 'PROFILING':
    case 'REVIEW':
    case 'REVIEWING':
    case 'RECEIVED':
    case 'CLOSED':
      return request.status
    default: {
      const nothing: never = request.status
      return nothing
    }
  }
}

function requesterOf(request: LabRequest): JsonObject {
  const given = at(request.document, 'requester')
  const requester = isObject(given) ? given : {}
  const lenders = request.lenders.map((one) => ({ institutionId: one.id }))
  return compact({
    ...requester,
    ...(lenders.length > 0 && { supplierInfo: { institutions: lenders } }),
  })
}

function supplierOf({ assumed }: Lab, request: LabRequest): JsonObject | undefined {
  const { facts, lenders } = request
  const turn = lenders[request.at]
  if (lenders.length === 0) return undefined
  const last = lenders.findLast((one) => one.reason !== null)
  return compact({
    [assumed('fieldCurrentLender')]: turn?.id,
    [assumed('fieldRespondBy')]: turn && turn.answer !== 'supplied' ? day(turn.until) : undefined,
    [assumed('fieldShippedDate')]: day(facts.shippedAt),
    [assumed('fieldDueDate')]: day(facts.dueAt),
    [assumed('fieldRenewalDueDate')]: day(facts.newDueAt),
    [assumed('fieldReceivedDate')]: day(facts.receivedAt),
    [assumed('fieldReturnedDate')]: day(facts.returnedAt),
    [assumed('fieldLenderNote')]: facts.lenderNote,
    [assumed('fieldCondition')]: facts.condition,
    [assumed('fieldReason')]: last?.reason,
    [assumed('fieldCharge')]: facts.charge ? cost(facts.charge) : undefined,
    [assumed('fieldLenderBilling')]: facts.billing,
    [assumed('fieldItemBarcode')]: facts.itemBarcode,
    [assumed('fieldHistory')]: request.history.map((one) =>
      compact({ date: writeInstant(one.at), action: one.what, institutionId: one.who || undefined, note: one.note }),
    ),
  })
}

const day = (ms: number | null): string | undefined => (ms === null ? undefined : writeInstant(ms))
const cost = ({ currency, amount }: Money): JsonObject => ({ currency, amount })

function compact(fields: Readonly<Record<string, Json | undefined>>): JsonObject {
  const kept: JsonObject = {}
  for (const [name, value] of Object.entries(fields)) if (value !== undefined && value !== null) kept[name] = value
  return kept
}
