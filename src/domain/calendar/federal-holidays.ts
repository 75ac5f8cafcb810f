// The eleven legal public holidays of the United States (5 U.S.C. 6103(a)), on which no mail is collected, by their rule:
// a list would end. The Postal Service keeps a Sunday holiday on the Monday after; one on a Saturday stops Saturday's
// mail and nothing else (unlike federal offices, which close on the Friday).
import { lastMonday, nth, on, type DayOfYear } from './yearly-rule.ts'

interface Rule {
  readonly name: string
  readonly since: number
  readonly day: DayOfYear
}

// oxfmt-ignore
const rules: readonly Rule[] = [
  { name: 'New Year’s Day',                 since: 1870, day: on(1, 1) },
  { name: 'Martin Luther King Jr. Day',     since: 1986, day: nth(3, 1, 1) },
  { name: 'Washington’s Birthday',          since: 1971, day: nth(3, 1, 2) },
  { name: 'Memorial Day',                   since: 1971, day: lastMonday(5) },
  { name: 'Juneteenth',                     since: 2021, day: on(6, 19) },
  { name: 'Independence Day',               since: 1870, day: on(7, 4) },
  { name: 'Labor Day',                      since: 1894, day: nth(1, 1, 9) },
  { name: 'Columbus Day',                   since: 1971, day: nth(2, 1, 10) },
  { name: 'Veterans Day',                   since: 1978, day: on(11, 11) },
  { name: 'Thanksgiving Day',               since: 1942, day: nth(4, 4, 11) },
  { name: 'Christmas Day',                  since: 1870, day: on(12, 25) },
]
const sunday = 7

export interface Holiday {
  readonly name: string
  readonly on: string
}

/** Days of a year without mail, Sundays aside, the earliest first. */
export function postalHolidays(year: number): readonly Holiday[] {
  return rules
    .filter((rule) => rule.since <= year)
    .map((rule) => {
      const day = rule.day(year)
      return { name: rule.name, on: day.add({ days: day.dayOfWeek === sunday ? 1 : 0 }).toString() }
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
}

/** The holiday on which no mail goes that day, or null. */
export const postalHolidayOn = (day: string): Holiday | null =>
  postalHolidays(Number(day.slice(0, 4))).find((one) => one.on === day) ?? null
