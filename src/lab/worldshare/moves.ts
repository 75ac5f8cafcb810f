import { agesAt, isExpired, lenderUntil } from './aging.ts'
import type { Lab } from './lab.ts'
import { suggestLenders } from './holdings.ts'
import { planSteps } from './plan.ts'
import type { LabRequest, Status, Turn } from './state.ts'

/** Writes what happened and lets the new status begin: its time runs, and libraries played here plan their next step. */
export function settle(
  lab: Lab,
  request: LabRequest,
  now: number,
  happened: { readonly who: number; readonly what: string; readonly note?: string | null },
): void {
  const { who, what, note = null } = happened
  request.history.push({ at: now, who, what, note })
  request.editedAt = now
  request.agesAt = agesAt(lab, request, now)
  planSteps(lab, request, now)
}

/** Sends the request to the first lender of the string. */
export function submit(lab: Lab, request: LabRequest, lenders: readonly number[], now: number): void {
  request.lenders = lenders.map((id) => ({ id, answer: 'waiting', reason: null, until: null }))
  request.at = -1
  request.submittedAt = now
  askNext(lab, request, now)
}

/**
 * The next lender has its turn; none left: unfilled. The same lender listed again right after itself gets more time;
 * listed again later it is passed over.
 */
export function askNext(lab: Lab, request: LabRequest, now: number): void {
  if (isExpired(lab, request, now)) return end(request, 'EXPIRED')
  const before = request.lenders[request.at]
  const isRefused = before !== undefined && ['no', 'declined'].includes(before.answer)
  for (request.at += 1; request.at < request.lenders.length; request.at += 1) {
    const turn = request.lenders[request.at]
    if (!turn || wasAsked(request, turn, isRefused)) continue
    turn.answer = 'asked'
    turn.until = lenderUntil(lab, request, turn.id, now)
    request.status = 'SUBMITTED'
    return
  }
  request.at = -1
  request.status = 'UNFILLED'
}

export function end(request: LabRequest, status: Extract<Status, 'CLOSED' | 'CANCELLED' | 'EXPIRED'>): void {
  const turn = request.lenders[request.at]
  if (turn && ['asked', 'considering', 'conditional'].includes(turn.answer)) turn.answer = 'withdrawn'
  request.status = status
}

function wasAsked(request: LabRequest, turn: Turn, isRefused: boolean): boolean {
  const earlier = request.lenders.slice(0, request.at).findLastIndex((one) => one.id === turn.id)
  if (earlier === -1) return false
  const follows = request.lenders.slice(earlier + 1, request.at).every((one) => one.id === turn.id)
  return isRefused || !follows
}

/** What time alone does to a request. */
export function age(lab: Lab, request: LabRequest, now: number): void {
  const before = request.status
  const turn = request.lenders[request.at]
  switch (before) {
    case 'PROFILING': {
      const lenders = lab.state.settings.automation ? suggestLenders(lab, request) : []
      if (lenders.length > 0) submit(lab, request, lenders, now)
      else request.status = 'REVIEW'
      break
    }
    case 'SUBMITTED':
    case 'CONSIDERING':
      if (turn) turn.answer = 'aged'
      askNext(lab, request, now)
      break
    case 'CONDITIONAL':
      if (turn) turn.answer = 'aged'
      if (lab.assumed('conditionalAgesTo') === 'next') askNext(lab, request, now)
      else end(request, 'CLOSED')
      break
    case 'REVIEW':
    case 'REVIEWING':
      end(request, 'EXPIRED')
      break
    case 'SHIPPED':
      request.status = 'RECEIVED_ASKED'
      break
    case 'RECEIVED':
    case 'RENEWAL_PENDING':
    case 'RECALLED':
      request.status = 'OVERDUE'
      break
    case 'RETURNED':
      request.status = 'RETURNED_ASKED'
      break
    case 'UNFILLED':
    case 'RECEIVED_ASKED':
    case 'NOT_RECEIVED':
    case 'OVERDUE':
    case 'LOST':
    case 'RETURNED_ASKED':
    case 'MISSING':
      end(request, 'CLOSED')
      break
    case 'CLOSED':
    case 'CANCELLED':
    case 'EXPIRED':
      return
    default:
      before satisfies never
  }
  settle(lab, request, now, { who: 0, what: `AGED ${before}` })
}
