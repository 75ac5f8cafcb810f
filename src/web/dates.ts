// Days and instants as staff read them, in the office's own time zone.
const oneDay = 86_400_000
const locale = 'en-GB'
/** So far ahead or back a day is plain without its year. */
const plainDays = 180

const utcOf = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** Days from `today` to `day`; negative when it has passed. */
export const daysUntil = (day: string, today: string): number =>
  Math.round((utcOf(day).getTime() - utcOf(today).getTime()) / oneDay)

export const dayAfter = (day: string, count: number): string =>
  new Date(utcOf(day).getTime() + count * oneDay).toISOString().slice(0, 10)

/** "Thu 26 Nov"; the year only where it could be taken for another. */
export function dayWords(day: string, today: string): string {
  const at = utcOf(day)
  const weekday = part(at, { weekday: 'short' })
  const date = part(at, { day: 'numeric', month: 'short' })
  return `${weekday} ${date}${Math.abs(daysUntil(day, today)) <= plainDays ? '' : ` ${day.slice(0, 4)}`}`
}

/** "Thursday 26 November 2026" */
export const dayInFull = (day: string): string =>
  `${part(utcOf(day), { weekday: 'long' })} ${part(utcOf(day), { day: 'numeric', month: 'long', year: 'numeric' })}`

/** A sentence of the server, its days written out: "overdue since 2026-11-12" → "overdue since Thu 12 Nov". */
export const withDaysInWords = (sentence: string, today: string): string =>
  sentence.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => dayWords(day, today))

export function distanceWords(day: string, today: string): string {
  const days = daysUntil(day, today)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return days > 0 ? `in ${days} days` : `${-days} days ago`
}

/** The office's calendar day of an instant. */
export const dayOf = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(instant),
  )

/** "09:12" at the office. */
export const timeOf = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(instant),
  )

const part = (at: Date, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(at)
