// When somebody is at the desk: a deadline is shown as the last staffed hour before it, for that is when it must be done.
import { isClosedBy, type Closure } from '../calendar/open-days.ts'
import { weekdayOf, type WeekdayName } from '../calendar/week.ts'
import { addDays } from '../values/days.ts'

/** From and until as "09:00", by the office's clock. */
export interface StaffedDay {
  readonly from: string
  readonly until: string
}
export type StaffedWeek = Readonly<Record<WeekdayName, StaffedDay | null>>

const morning: StaffedDay = { from: '09:00', until: '14:00' }
/** Twenty-five hours, until the office says otherwise. */
export const usualWeek: StaffedWeek = {
  mon: morning,
  tue: morning,
  wed: morning,
  thu: morning,
  fri: morning,
  sat: null,
  sun: null,
}

export interface Desk {
  readonly week: StaffedWeek
  /** Days the office is closed, and those on which nobody is there to stand in. */
  readonly closures: readonly Closure[]
  readonly timeZone: string
}

/** No office is closed for longer than this without its deadlines being somebody else's. */
const farthestBack = 60

/** The hours of a day, or null when nobody is there. */
export function hoursOn(day: string, { week, closures }: Pick<Desk, 'week' | 'closures'>): StaffedDay | null {
  return closures.some((one) => isClosedBy(one, day)) ? null : week[weekdayOf(day)]
}

/** The end of the last staffed stretch on or before a day; null when there is none near it. */
export function lastStaffedHour(day: string, desk: Desk): Date | null {
  for (let back = 0; back <= farthestBack; back += 1) {
    const tried = addDays(day, -back)
    const hours = hoursOn(tried, desk)
    if (hours) return instantAt(tried, hours.until, desk.timeZone)
  }
  return null
}

/** The last staffed day on or before a day; null when there is none near it. */
export function lastStaffedDay(day: string, desk: Pick<Desk, 'week' | 'closures'>): string | null {
  for (let back = 0; back <= farthestBack; back += 1) {
    const tried = addDays(day, -back)
    if (hoursOn(tried, desk)) return tried
  }
  return null
}

/** One staffed day before what ends with a day can last be done: from then on it is said. */
export function oneStaffedDayBefore(day: string, desk: Pick<Desk, 'week' | 'closures'>): string {
  const last = lastStaffedDay(day, desk)
  return (last === null ? null : lastStaffedDay(addDays(last, -1), desk)) ?? addDays(day, -1)
}

const instantAt = (day: string, time: string, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds)
