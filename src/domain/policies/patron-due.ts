// The patron's own date for a borrowed piece, the one place that says it: the last day the pick-up library is open
// on which the piece can be handed in and still be packed in the office on the lender's day.
import { openDaysBefore, previousOpen, type Closure } from '../calendar/open-days.ts'
import { addDays } from '../values/days.ts'
import type { Policy } from './policy.ts'

/** What the calendars say of one request. */
export interface Way {
  /** Days by van from the pick-up library to the office; null: as the policy has it. */
  readonly vanDays: number | null
  /** Days in the mail to the lender; null: as the policy has it. */
  readonly mailDays: number | null
  readonly dueMeans: 'check_in_here' | 'in_their_hands'
  readonly pickupClosures: readonly Closure[]
  readonly officeClosures: readonly Closure[]
  readonly lenderClosures: readonly Closure[]
}

/**
 * The lender's date (where it wants it in its hands, its last open day), less the days in the mail where it means "back in our hands", less packing and the van (days
 * on which the office is closed do not count for these), and from there the last open day of the pick-up library.
 */
export function patronDue(
  lenderDueOn: string,
  way: Way,
  policy: Pick<Policy, 'vanDays' | 'packingDays' | 'mailDays'>,
): string {
  const leaves =
    way.dueMeans === 'in_their_hands'
      ? addDays(lastOpen(lenderDueOn, way.lenderClosures), -(way.mailDays ?? policy.mailDays))
      : lenderDueOn
  const office = [{ closures: way.officeClosures }]
  const handedIn = openDaysBefore(leaves, policy.packingDays + (way.vanDays ?? policy.vanDays), office) ?? leaves
  return lastOpen(handedIn, way.pickupClosures)
}

/** Fewer days than this are left for the patron: more time is asked for first. */
export const isShort = (patronDueOn: string, today: string, policy: Pick<Policy, 'shortLoanDays'>): boolean =>
  patronDueOn < addDays(today, policy.shortLoanDays)

const lastOpen = (day: string, closures: readonly Closure[]): string => previousOpen(day, [{ closures }]) ?? day
