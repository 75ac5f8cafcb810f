// The hours of the make-believe past: the office is staffed 25 hours a week, other libraries on working days, readers
// come when they like.
import { addDays, dayOf, startOfDay } from '../../../domain/values/days.ts'
import type { Chance } from './chance.ts'

export const timeZone = 'America/New_York'
const hour = 3_600_000
export type Hours = 'desk' | 'library' | 'reader'
const hoursOf: Readonly<Record<Hours, readonly [from: number, to: number, lastWeekday: number]>> = {
  desk: [9, 13.6, 5],
  library: [8, 17, 5],
  reader: [9, 20, 7],
}

export const isWorkday = (day: string): boolean => Temporal.PlainDate.from(day).dayOfWeek <= 5
export const momentOf = (day: string, atHour: number): Date =>
  new Date(startOfDay(day, timeZone).getTime() + atHour * hour)

/** Some moment so many days later within the hours; the first that is later than now. */
export function later(now: Date, days: number, hours: Hours, chance: Chance): Date {
  const [from, to, last] = hoursOf[hours]
  let day = addDays(dayOf(now, timeZone), days)
  for (;;) {
    const moment = momentOf(day, from + chance.number() * (to - from))
    if (moment > now && Temporal.PlainDate.from(day).dayOfWeek <= last) return moment
    day = addDays(day, 1)
  }
}
