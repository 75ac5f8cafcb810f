// The day on which what we lend is due back: the loan period, counted from the day it can leave, and never a day on
// which the borrower cannot check it in or we cannot answer for it.
import { nextOpen, type Closure } from '../calendar/open-days.ts'
import { addDays } from '../values/days.ts'
import type { Policy } from './policy.ts'

export interface BothClosed {
  readonly officeClosures: readonly Closure[]
  readonly borrowerClosures: readonly Closure[]
}

/** The loan period from today; while the office is closed nothing leaves, so then from its next open day. */
export function ourDueOn(today: string, closed: BothClosed, policy: Pick<Policy, 'loanDays'>): string {
  const leaves = nextOpen(today, [{ closures: closed.officeClosures }]) ?? today
  return whenBothAreOpen(addDays(leaves, policy.loanDays), closed)
}

/** A date we set for a borrower, moved on to a day on which both are open. */
export const whenBothAreOpen = (day: string, { officeClosures, borrowerClosures }: BothClosed): string =>
  nextOpen(day, [{ closures: officeClosures }, { closures: borrowerClosures }]) ?? day
