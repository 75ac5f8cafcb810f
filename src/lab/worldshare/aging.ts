import { calendarOf, daysLater, endOfDay, respondBy, workingDaysLater, type Calendar } from './calendar.ts'
import type { Lab } from './lab.ts'
import { libraryOf } from './libraries.ts'
import type { LabRequest } from './state.ts'

/** When the status of a request changes by itself, counted from now (help pages on request aging). */
export function agesAt(lab: Lab, request: LabRequest, now: number): number | null {
  const calendar = calendarOf(lab.assumed)
  const { status, service, facts } = request
  switch (status) {
    case 'PROFILING':
      return now + 2000
    case 'REVIEW':
    case 'REVIEWING':
      return earlier(neededEnd(request, calendar), workingDaysLater(now, lab.assumed('reviewDays'), calendar))
    case 'SUBMITTED':
      return earlier(turnEnd(request), expiry(request, now, calendar))
    case 'CONSIDERING':
      return lab.assumed('consideringStops')
        ? expiry(request, now, calendar)
        : earlier(turnEnd(request), expiry(request, now, calendar))
    case 'CONDITIONAL':
      return earlier(workingDaysLater(now, lab.assumed('conditionalDays'), calendar), expiry(request, now, calendar))
    case 'UNFILLED':
      return workingDaysLater(now, 30, calendar)
    case 'SHIPPED':
      return workingDaysLater(now, service === 'COPY' ? 7 : 14, calendar)
    case 'RECEIVED':
    case 'RENEWAL_PENDING':
    case 'RECALLED':
      return facts.dueAt === null ? null : workingDaysLater(facts.dueAt, 14, calendar)
    case 'RETURNED':
      return workingDaysLater(now, 30, calendar)
    case 'RECEIVED_ASKED':
    case 'NOT_RECEIVED':
    case 'OVERDUE':
    case 'LOST':
    case 'RETURNED_ASKED':
    case 'MISSING':
      return lab.assumed('problemDaysWork') ? workingDaysLater(now, 180, calendar) : daysLater(now, 180, calendar)
    case 'CLOSED':
    case 'CANCELLED':
    case 'EXPIRED':
      return null
    default: {
      const nothing: never = status
      return nothing
    }
  }
}

/** Until when the lender may answer: its own days, for loans and copies apart. */
export function lenderUntil(lab: Lab, request: LabRequest, lender: number, now: number): number {
  const library = libraryOf(lender)
  const days = (request.service === 'COPY' ? library?.daysCopy : library?.daysLoan) ?? 4
  return respondBy(now, days, calendarOf(lab.assumed))
}

/** Whether the time of the whole request is over: the day it is needed by, or thirty working days. */
export function isExpired(lab: Lab, request: LabRequest, now: number): boolean {
  return now >= expiry(request, now, calendarOf(lab.assumed))
}

function expiry(request: LabRequest, now: number, calendar: Calendar): number {
  return earlier(neededEnd(request, calendar), workingDaysLater(request.submittedAt ?? now, 30, calendar))
}

function neededEnd({ neededAt }: LabRequest, calendar: Calendar): number {
  return neededAt === null ? Infinity : endOfDay(neededAt, calendar)
}

function turnEnd({ lenders, at }: LabRequest): number {
  return lenders[at]?.until ?? Infinity
}

const earlier = (a: number, b: number): number => Math.min(a, b)
