import type { WorldshareReader } from '../../domain/assumptions/worldshare.ts'

/** Which days count when requests age (help pages on request aging; the announcement of days to respond, 2015). */
export interface Calendar {
  readonly zone: string
  readonly weekendsCount: boolean
  readonly holidays: readonly string[]
}

export function calendarOf(assumed: WorldshareReader): Calendar {
  return { zone: assumed('agingZone'), weekendsCount: assumed('weekendsCount'), holidays: assumed('holidays') }
}

/** So many working days later at the same time of day; what falls on a day that does not count goes to the next that does. */
export function workingDaysLater(from: number, days: number, calendar: Calendar): number {
  let when = zoned(from, calendar)
  for (let left = days; left > 0;) {
    when = when.add({ days: 1 })
    if (counts(when.toPlainDate(), calendar)) left -= 1
  }
  return ms(onCountingDay(when, calendar))
}

/** Calendar days later, moved to a day that counts. */
export function daysLater(from: number, days: number, calendar: Calendar): number {
  return ms(onCountingDay(zoned(from, calendar).add({ days }), calendar))
}

/** The midnight that ends the day of this instant, or of the next day that counts. */
export function endOfDay(from: number, calendar: Calendar): number {
  return ms(onCountingDay(zoned(from, calendar), calendar).startOfDay().add({ days: 1 }))
}

/** A lender's time to respond; a single day ends at midnight of the same day. */
export function respondBy(from: number, days: number, calendar: Calendar): number {
  return days === 1 ? endOfDay(from, calendar) : workingDaysLater(from, days, calendar)
}

export function counts(day: Temporal.PlainDate, { weekendsCount, holidays }: Calendar): boolean {
  if (!weekendsCount && day.dayOfWeek > 5) return false
  return !holidays.some((one) => holidayIn(day.year, one)?.equals(day))
}

function holidayIn(year: number, name: string): Temporal.PlainDate | null {
  if (!name.startsWith('th')) return Temporal.PlainDate.from(`${year}-${name}`)
  const first = Temporal.PlainDate.from({ year, month: 11, day: 1 })
  const thanksgiving = first.add({ days: ((4 - first.dayOfWeek + 7) % 7) + 21 })
  return name === 'th+1' ? thanksgiving.add({ days: 1 }) : thanksgiving
}

function onCountingDay(when: Temporal.ZonedDateTime, calendar: Calendar): Temporal.ZonedDateTime {
  let moved = when
  while (!counts(moved.toPlainDate(), calendar)) moved = moved.add({ days: 1 })
  return moved
}

function zoned(from: number, { zone }: Calendar): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
}

function ms(when: Temporal.ZonedDateTime): number {
  return when.epochMilliseconds
}
