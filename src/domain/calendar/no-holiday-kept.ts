// An office that noted no closing on any federal holiday of the year to come has most likely noted none at all: due dates
// would fall on Christmas.
import { addDays } from '../values/days.ts'
import { isClosedBy, type Closure } from './open-days.ts'
import { postalHolidays } from './federal-holidays.ts'

export function noHolidayKept(closures: readonly Closure[], today: string): boolean {
  const year = Number(today.slice(0, 4))
  const last = addDays(today, 365)
  const ahead = [year, year + 1].flatMap(postalHolidays).filter(({ on }) => today <= on && on <= last)
  return !ahead.some(({ on }) => closures.some((one) => isClosedBy(one, on)))
}
