// When a request in WorldShare moves on by itself (OCLC's page on request aging, notes on WorldShare 4.1): by working
// days, without OCLC's holidays, at the end of a day in OCLC's own time zone.
import type { WorldshareReader } from '../assumptions/worldshare.ts'
import { addDays, dayOf } from '../values/days.ts'
import type { NetworkStatus } from './statuses.ts'

export interface Standing {
  readonly status: NetworkStatus
  /** Since when it has this status. */
  readonly since: Date
  readonly service: 'loan' | 'copy'
  /** Days the lender that is asked has to respond. */
  readonly daysToRespond: number
  readonly respondBy: Date | null
  readonly neededBy: string | null
  readonly dueOn: string | null
}
export interface MovesOn {
  /** The last day on which it still stands as it does. */
  readonly lastDay: string
  readonly then: string
}

/** Null: it stays until somebody does something. */
export function movesOn(standing: Standing, assumed: WorldshareReader): MovesOn | null {
  const { status, since, service } = standing
  const zone = assumed('agingZone')
  const day = dayOf(since, zone)
  const after = (days: number): string => addWorkingDays(day, days, assumed)
  const moves = (lastDay: string, then: string): MovesOn => ({ lastDay, then })
  switch (status) {
    case 'submitted':
    case 'considering':
      if (status === 'considering' && assumed('consideringStops')) return null
      return standing.respondBy === null
        ? // One day means until midnight of the same day.
          moves(after(standing.daysToRespond - 1), 'the next lender is asked; none left: Unfilled')
        : moves(dayOf(standing.respondBy, zone), 'the next lender is asked; none left: Unfilled')
    case 'conditional':
      return moves(
        after(assumed('conditionalDays')),
        assumed('conditionalAgesTo') === 'next' ? 'the next lender is asked' : 'it is closed',
      )
    case 'unfilled':
      return moves(after(30), 'it is closed')
    case 'review':
      return moves(earlier(standing.neededBy, after(assumed('reviewDays'))), 'it expires')
    case 'shipped':
      return moves(after(service === 'copy' ? 7 : 14), 'WorldShare asks “Received?”')
    case 'received':
    case 'renewalPending':
    case 'recalled':
      return standing.dueOn === null
        ? null
        : moves(addWorkingDays(standing.dueOn, 14, assumed), 'it is Overdue in WorldShare')
    case 'returned':
      return moves(after(30), 'WorldShare asks “Returned/Complete?”')
    case 'notReceived':
    case 'lost':
    case 'missing':
      return moves(assumed('problemDaysWork') ? after(180) : addDays(day, 180), 'it is closed')
    case 'receivedAsked':
    case 'returnedAsked':
    case 'overdue':
    case 'cancelled':
    case 'expired':
    case 'closed':
      return null
    default:
      return status satisfies never
  }
}

/** The day so many working days after another; a day that does not count is followed by one that does. */
export function addWorkingDays(day: string, count: number, assumed: WorldshareReader): string {
  let at = day
  while (!counts(at, assumed)) at = addDays(at, 1)
  for (let left = count; left > 0; left -= 1) {
    at = addDays(at, 1)
    while (!counts(at, assumed)) at = addDays(at, 1)
  }
  return at
}

function counts(day: string, assumed: WorldshareReader): boolean {
  const { dayOfWeek } = Temporal.PlainDate.from(day)
  if (dayOfWeek > 5 && !assumed('weekendsCount')) return false
  return !assumed('holidays').some((one) => holidayIn(day.slice(0, 4), one) === day)
}

/** A holiday as the settings write it: month-day, th (Thanksgiving: the fourth Thursday of November) or th+1. */
function holidayIn(year: string, written: string): string {
  if (!written.startsWith('th')) return `${year}-${written}`
  const first = Temporal.PlainDate.from(`${year}-11-01`)
  const thanksgiving = first.add({ days: ((4 - first.dayOfWeek + 7) % 7) + 21 }).toString()
  return addDays(thanksgiving, Number(written.slice(2) || 0))
}

const earlier = (a: string | null, b: string): string => (a !== null && a < b ? a : b)
