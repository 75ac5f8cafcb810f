// Days as libraries mean them: a calendar day at the office, written 'YYYY-MM-DD', never an instant.

/** The last day that has four digits for its year. */
const lastDay = Temporal.PlainDate.from('9999-12-31')

/** The day `count` days after `day` (negative: before); after the year 9999 there is none. */
export function addDays(day: string, count: number): string {
  const then = Temporal.PlainDate.from(day).add({ days: count })
  return (Temporal.PlainDate.compare(then, lastDay) > 0 ? lastDay : then).toString()
}

/** The instant `count` days after another, by 24-hour days. */
export const laterByDays = (at: Date, count: number): Date => new Date(at.getTime() + count * 86_400_000)

/** The calendar day of an instant in a time zone such as 'America/New_York'. */
export const dayOf = (at: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString()

/** The time of day of an instant in a time zone: '09:12'. */
export const timeOf = (at: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })

/** The instant at which a day begins in a time zone. */
export const startOfDay = (day: string, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone }).epochMilliseconds)

/** The hour of the day, 0 to 23, at a time zone's wall clock. */
export const hourAt = (at: Date, timeZone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).hour

/** Whether a text is a day of the calendar, written 'YYYY-MM-DD'. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

/** Days from one day to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A day as the screens write it: 'Thu 26 Nov', with the year when it is not this one. */
export function writeDay(day: string, today: string): string {
  const { dayOfWeek, day: date, month, year } = Temporal.PlainDate.from(day)
  const short = `${weekdays[dayOfWeek - 1]} ${date} ${months[month - 1]}`
  return day.slice(0, 4) === today.slice(0, 4) ? short : `${short} ${year}`
}

/** The same as somebody who reads another language writes it; null: as the screens do. */
export function writeDayIn(language: string | null, day: string, today: string): string {
  if (language === null || language === 'en') return writeDay(day, today)
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const)
  return Temporal.PlainDate.from(day).toLocaleString(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...year,
  })
}
