// Days on which those who must act are there.
import { nextOpen, type Closure } from '../calendar/open-days.ts'
import { dayOf, daysBetween, laterByDays } from '../values/days.ts'
import type { Case, QuestionTo } from './facts.ts'

/** Nobody is asked to act on a day on which their library is closed. */
export const openFrom = (day: string, closures: readonly Closure[]): string => nextOpen(day, [{ closures }]) ?? day
export function closuresFor(c: Case, who: QuestionTo): readonly Closure[] {
  if (who === 'staff') return c.request.officeClosures
  if (who === 'borrower') return c.request.borrowerClosures
  return who === 'lender' ? (c.entry?.closures ?? []) : c.request.pickupClosures
}

/** The same time of a later day, when those who must act are closed. */
export function whenOpen(at: Date, closures: readonly Closure[], timeZone: string): Date {
  const day = dayOf(at, timeZone)
  return laterByDays(at, daysBetween(day, openFrom(day, closures)))
}
