// The patron's own date for a borrowed piece, the one place that says it: the last day the pick-up library is open
// on which the piece can be handed in and still be packed in the office on the lender's day.
import { addDays } from '../values/days.ts'
import type { Policy } from './policy.ts'

export interface Closure {
  readonly startsOn: string
  readonly endsOn: string
}
/** What the calendars say of one request. */
export interface Way {
  /** Days by van from the pick-up library to the office; null: as the policy has it. */
  readonly vanDays: number | null
  /** Days in the mail to the lender; null: as the policy has it. */
  readonly mailDays: number | null
  readonly dueMeans: 'check_in_here' | 'in_their_hands'
  readonly pickupClosures: readonly Closure[]
  readonly officeClosures: readonly Closure[]
}
/** Looking back further than this for an open day finds none. */
const mostDaysBack = 400

/**
 * The lender's date, less the days in the mail where it means "back in our hands", less packing and the van (days
 * on which the office is closed do not count for these), and from there the last open day of the pick-up library.
 */
export function patronDue(
  lenderDueOn: string,
  way: Way,
  policy: Pick<Policy, 'vanDays' | 'packingDays' | 'mailDays'>,
): string {
  const leaves =
    way.dueMeans === 'in_their_hands' ? addDays(lenderDueOn, -(way.mailDays ?? policy.mailDays)) : lenderDueOn
  const handedIn = workingDaysBefore(leaves, policy.packingDays + (way.vanDays ?? policy.vanDays), way.officeClosures)
  return lastOpen(handedIn, way.pickupClosures)
}

/** Fewer days than this are left for the patron: more time is asked for first. */
export const isShort = (patronDueOn: string, today: string, policy: Pick<Policy, 'shortLoanDays'>): boolean =>
  patronDueOn < addDays(today, policy.shortLoanDays)

function workingDaysBefore(day: string, count: number, closures: readonly Closure[]): string {
  let at = lastOpen(day, closures)
  for (let left = count; left > 0; left -= 1) at = lastOpen(addDays(at, -1), closures)
  return at
}

function lastOpen(day: string, closures: readonly Closure[]): string {
  let at = day
  for (let back = 0; back < mostDaysBack; back += 1) {
    const closed = closures.find((one) => one.startsOn <= at && at <= one.endsOn)
    if (!closed) return at
    at = addDays(closed.startsOn, -1)
  }
  return day
}
