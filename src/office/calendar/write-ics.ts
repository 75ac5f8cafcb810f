// A calendar as a file that a telephone reads.
import ICAL from 'ical.js'
import type { WeekdayName } from '../../domain/calendar/week.ts'
import { weekdayOf } from '../../domain/calendar/week.ts'
import { addDays } from '../../domain/values/days.ts'

export interface IcsEvent {
  /** The same each time it is written. */
  readonly uid: string
  readonly words: string
  readonly when:
    | { readonly startsOn: string; readonly endsOn: string; readonly weekdays?: readonly WeekdayName[] | null }
    | { readonly from: Date; readonly until: Date }
}

const short: Readonly<Record<WeekdayName, string>> = {
  mon: 'MO',
  tue: 'TU',
  wed: 'WE',
  thu: 'TH',
  fri: 'FR',
  sat: 'SA',
  sun: 'SU',
}

export function writeIcs(name: string, events: readonly IcsEvent[], now: Date): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', '-//Keuka//Calendars//EN')
  calendar.addPropertyWithValue('method', 'PUBLISH')
  calendar.addPropertyWithValue('x-wr-calname', name)
  // A property the writer knows no type of: named here, it is written once.
  const refresh = new ICAL.Property(['refresh-interval', {}, 'duration', 'PT6H'])
  calendar.addProperty(refresh)
  for (const event of events) {
    const written = writeEvent(event, now)
    if (written) calendar.addSubcomponent(written)
  }
  return `${calendar.toString()}\r\n`
}

function writeEvent({ uid, words, when }: IcsEvent, now: Date): InstanceType<typeof ICAL.Component> | null {
  const event = new ICAL.Component('vevent')
  event.addPropertyWithValue('uid', uid)
  event.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(now, true))
  event.addPropertyWithValue('summary', words)
  if ('from' in when) {
    event.addPropertyWithValue('dtstart', ICAL.Time.fromJSDate(when.from, true))
    event.addPropertyWithValue('dtend', ICAL.Time.fromJSDate(when.until, true))
    return event
  }
  const { startsOn, endsOn, weekdays } = when
  if (!weekdays) return spanning(event, startsOn, endsOn)
  const first = Array.from({ length: 7 }, (_, n) => addDays(startsOn, n)).find((day) =>
    weekdays.includes(weekdayOf(day)),
  )
  if (first === undefined || first > endsOn) return null
  spanning(event, first, first)
  event.addPropertyWithValue(
    'rrule',
    ICAL.Recur.fromData({
      freq: 'WEEKLY',
      byday: weekdays.map((one) => short[one]),
      until: ICAL.Time.fromDateString(endsOn),
    }),
  )
  return event
}

/** Whole days; a file's end is the day after the last. */
function spanning(
  event: InstanceType<typeof ICAL.Component>,
  startsOn: string,
  endsOn: string,
): InstanceType<typeof ICAL.Component> {
  event.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(startsOn))
  event.addPropertyWithValue('dtend', ICAL.Time.fromDateString(addDays(endsOn, 1)))
  event.addPropertyWithValue('transp', 'TRANSPARENT')
  return event
}
