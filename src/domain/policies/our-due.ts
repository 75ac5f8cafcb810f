// The day on which what we lend is due back: the loan period, counted from the day it can leave.
import { addDays } from '../values/days.ts'
import type { Closure } from './patron-due.ts'
import type { Policy } from './policy.ts'

/** The loan period from today; while the office is closed nothing leaves, so then from its next open day. */
export function ourDueOn(today: string, officeClosures: readonly Closure[], policy: Pick<Policy, 'loanDays'>): string {
  let leaves = today
  for (const { startsOn, endsOn } of officeClosures.toSorted((a, b) => a.startsOn.localeCompare(b.startsOn)))
    if (startsOn <= leaves && leaves <= endsOn) leaves = addDays(endsOn, 1)
  return addDays(leaves, policy.loanDays)
}
