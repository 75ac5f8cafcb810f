// When a calendar is open, and the open days around a day. Each calendar is kept by itself: the office's, the post's,
// the courier's, the van's, each library's. What needs several of them asks for the day on which all are open.
import { addDays } from '../values/days.ts'
import { postalHolidayOn } from './federal-holidays.ts'
import { weekdayOf, type WeekdayName } from './week.ts'
import { yearlyOn, type YearlyDay } from './yearly.ts'

/** A span of closed days; with `weekdays`, only those days of the week within it. */
export interface Closure {
  readonly startsOn: string
  readonly endsOn: string
  readonly weekdays?: readonly WeekdayName[] | null
}

export interface Calendar {
  /** Days of the week it is open at all; absent: every day. */
  readonly weekdays?: readonly WeekdayName[]
  readonly closures?: readonly Closure[]
  readonly yearly?: readonly YearlyDay[]
  /** Keeps the holidays of the post. */
  readonly isPostal?: boolean
}

/** No mail on Sundays and on the holidays of the post. */
export const postal: Calendar = { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'], isPostal: true }

/** Looking further than this for an open day finds none. */
const mostDays = 800

export const isClosedBy = (closure: Closure, day: string): boolean =>
  closure.startsOn <= day && day <= closure.endsOn && (!closure.weekdays || closure.weekdays.includes(weekdayOf(day)))

export const isOpen = (calendar: Calendar, day: string): boolean =>
  (calendar.weekdays === undefined || calendar.weekdays.includes(weekdayOf(day))) &&
  !(calendar.closures ?? []).some((one) => isClosedBy(one, day)) &&
  !(calendar.yearly !== undefined && yearlyOn(day, calendar.yearly)) &&
  !(calendar.isPostal === true && postalHolidayOn(day))

export const allOpen = (calendars: readonly Calendar[], day: string): boolean =>
  calendars.every((one) => isOpen(one, day))

/** The first day from this one on, itself included, on which all are open; null when there is none near. */
export const nextOpen = (day: string, calendars: readonly Calendar[]): string | null => seek(day, calendars, 1)

/** The last day up to this one, itself included, on which all are open; null when there is none near. */
export const previousOpen = (day: string, calendars: readonly Calendar[]): string | null => seek(day, calendars, -1)

/** So many open days before a day, which is first worked back to an open one. */
export function openDaysBefore(day: string, count: number, calendars: readonly Calendar[]): string | null {
  let at = previousOpen(day, calendars)
  for (let left = count; left > 0 && at !== null; left -= 1) at = previousOpen(addDays(at, -1), calendars)
  return at
}

/** Open days after the first day, up to and with the second; negative when the second is earlier. */
export function workingDaysBetween(from: string, to: string, calendars: readonly Calendar[]): number {
  if (to < from) return -workingDaysBetween(to, from, calendars)
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (allOpen(calendars, day)) count += 1
  return count
}

function seek(day: string, calendars: readonly Calendar[], step: 1 | -1): string | null {
  let at = day
  for (let tried = 0; tried < mostDays; tried += 1) {
    if (allOpen(calendars, at)) return at
    const next = addDays(at, step)
    if (next === at) return null
    at = next
  }
  return null
}
