// The days that an event of a calendar file takes up. A day that it covers while libraries are open is closed; one that it
// only touches is told and not closed: a library that closes at three is open.
import ICAL from 'ical.js'
import { addDays, dayOf, timeOf } from '../../domain/values/days.ts'

type Time = InstanceType<typeof ICAL.Time>
export interface EventDays {
  readonly startsOn: string
  readonly endsOn: string
  /** It does not take up these days, but touches them. */
  readonly isPart: boolean
}
/** What is shorter is an event of some hours, whichever they are. */
const wholeDayHours = 20
/** Whose hours are not known is taken to be open from and until. */
const openHours = { from: '09:00', until: '17:00' }

/** `wallZone`: whose wall clock a time without a zone of its own is read from. */
export function daysOf(start: Time, end: Time, wallZone: string, timeZone: string): readonly EventDays[] {
  if (start.isDate || areMidnights(start, end)) {
    const startsOn = dateOf(start)
    const last = addDays(dateOf(end), -1)
    return [{ startsOn, endsOn: last < startsOn ? startsOn : last, isPart: false }]
  }
  const [from, to] = [instantOf(start, wallZone), instantOf(end, wallZone)]
  const first = dayOf(from, timeZone)
  // What ends at midnight ends on the day before.
  const isToMidnight = timeOf(to, timeZone) === '00:00'
  const ends = isToMidnight ? addDays(dayOf(to, timeZone), -1) : dayOf(to, timeZone)
  const last = ends < first ? first : ends
  const hours = (to.getTime() - from.getTime()) / 3_600_000
  if (hours < wholeDayHours) return [{ startsOn: first, endsOn: last, isPart: true }]
  const isFirstClosed =
    timeOf(from, timeZone) <= openHours.from &&
    (first < last || isToMidnight || timeOf(to, timeZone) >= openHours.until)
  const isLastClosed = first === last ? isFirstClosed : isToMidnight || timeOf(to, timeZone) >= openHours.until
  const closedFrom = isFirstClosed ? first : addDays(first, 1)
  const closedUntil = isLastClosed ? last : addDays(last, -1)
  return [
    ...(isFirstClosed ? [] : [partOf(first)]),
    ...(closedFrom <= closedUntil ? [{ startsOn: closedFrom, endsOn: closedUntil, isPart: false }] : []),
    ...(isLastClosed || first === last ? [] : [partOf(last)]),
  ]
}

const partOf = (day: string): EventDays => ({ startsOn: day, endsOn: day, isPart: true })

/** From midnight to midnight by its own clock it means the days that are written, wherever it is read. */
const areMidnights = (start: Time, end: Time): boolean =>
  [start, end].every((one) => one.hour === 0 && one.minute === 0 && one.second === 0) && dateOf(start) < dateOf(end)

export const dateOf = (time: Time): string => time.toString().slice(0, 10)

/** By the zone the file describes; one it only names, or none at all, by that wall clock. */
export function instantOf(time: Time, wallZone: string): Date {
  if (time.zone !== null && time.zone !== ICAL.Timezone.localTimezone) return time.toJSDate()
  const wall = Temporal.PlainDateTime.from(time.toString().replace(/Z$/, ''))
  return new Date(wall.toZonedDateTime(wallZone).epochMilliseconds)
}
