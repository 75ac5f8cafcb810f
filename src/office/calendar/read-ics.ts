// A calendar file as other programs write it, read as whole days. Half days are told and not kept: a library that
// closes at three is open.
import ICAL from 'ical.js'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { addDays, dayOf, timeOf } from '../../domain/values/days.ts'

export interface IcsSpan {
  readonly uid: string
  readonly startsOn: string
  readonly endsOn: string
  readonly words: string
  /** It does not take up a whole day. */
  readonly isPart: boolean
}
interface Window {
  readonly from: string
  readonly until: string
  readonly timeZone: string
}
/** A file with more than this is no list of closings. */
const mostSpans = 2000
/** A rule that has not come to our time after so many turns never will. */
const mostTurns = 20_000
/** From so many hours on, a day counts as taken up. */
const wholeDayHours = 20
const tooFine: readonly string[] = ['SECONDLY', 'MINUTELY', 'HOURLY']

/** Every event of the file that touches the window, repeated ones each time, the earliest first. */
export function readIcs(text: string, window: Window): Answer<readonly IcsSpan[]> {
  const calendars = parsed(text)
  if (calendars === null) return refuse('calendar-unreadable')
  const events = calendars.flatMap((one) => one.getAllSubcomponents('vevent'))
  if (events.length === 0) return refuse('calendar-empty')
  const spans = new Map<string, IcsSpan>()
  for (const component of events) {
    if (component.hasProperty('recurrence-id') || isOff(component)) continue
    try {
      for (const span of spansOf(component, window)) spans.set(`${span.uid} ${span.startsOn} ${span.endsOn}`, span)
    } catch {
      return refuse('calendar-event', { event: titleOf(component) })
    }
    if (spans.size > mostSpans) return refuse('calendar-too-long', { most: String(mostSpans) })
  }
  return done([...spans.values()].toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0)))
}

function parsed(text: string): readonly InstanceType<typeof ICAL.Component>[] | null {
  try {
    const whole: unknown = ICAL.parse(text.replace(/^\uFEFF/, '').trim())
    if (!Array.isArray(whole)) return null
    // A file may hold several calendars one after another.
    const each: readonly unknown[] = typeof whole[0] === 'string' ? [whole] : whole
    const calendars = each.flatMap((one) => (Array.isArray(one) ? [new ICAL.Component(one)] : []))
    return calendars.length > 0 && calendars.every((one) => one.name === 'vcalendar') ? calendars : null
  } catch {
    return null
  }
}

type Component = InstanceType<typeof ICAL.Component>
type Time = InstanceType<typeof ICAL.Time>

const textOf = (component: Component, name: string): string => {
  const value = component.getFirstPropertyValue(name)
  return typeof value === 'string' ? value.trim() : ''
}
const isOff = (component: Component): boolean => textOf(component, 'status').toUpperCase() === 'CANCELLED'
const titleOf = (component: Component): string => textOf(component, 'summary').slice(0, 60) || 'without a name'

function spansOf(component: Component, window: Window): readonly IcsSpan[] {
  if (!component.hasProperty('dtstart')) throw new Error('no start')
  const event = new ICAL.Event(component)
  const found: IcsSpan[] = []
  const named = component.getFirstProperty('dtstart')?.getFirstParameter('tzid')
  const wallZone = isZone(named) ? named : window.timeZone
  const keep = (start: Time, end: Time, item: Component): void => {
    const span = {
      uid: textOf(component, 'uid') || `unnamed ${titleOf(component)}`,
      ...daysOf(start, end, wallZone, window.timeZone),
    }
    if (span.endsOn >= window.from && span.startsOn <= window.until && !isOff(item))
      found.push({ ...span, words: textOf(item, 'summary').slice(0, 100) })
  }
  if (!event.isRecurring()) {
    keep(event.startDate, event.endDate, component)
    return found
  }
  const rule = component.getFirstPropertyValue('rrule')
  if (rule instanceof ICAL.Recur && tooFine.includes(rule.freq)) throw new Error('no days')
  const turns = event.iterator()
  for (let turn = 0; turn < mostTurns; turn += 1) {
    // Undefined at the end, whatever its types say.
    const at: Time | undefined = turns.next()
    if (!at || at.toString().slice(0, 10) > window.until) break
    const occurrence: unknown = event.getOccurrenceDetails(at)
    if (isOccurrence(occurrence)) keep(occurrence.startDate, occurrence.endDate, occurrence.item.component)
  }
  return found
}

interface Occurrence {
  readonly startDate: Time
  readonly endDate: Time
  readonly item: InstanceType<typeof ICAL.Event>
}
/** Its types leave open what this is. */
const isOccurrence = (one: unknown): one is Occurrence =>
  typeof one === 'object' &&
  one !== null &&
  'startDate' in one &&
  one.startDate instanceof ICAL.Time &&
  'endDate' in one &&
  one.endDate instanceof ICAL.Time &&
  'item' in one &&
  one.item instanceof ICAL.Event

/** `wallZone`: whose wall clock a time without a zone of its own is read from. */
function daysOf(
  start: Time,
  end: Time,
  wallZone: string,
  timeZone: string,
): Pick<IcsSpan, 'startsOn' | 'endsOn' | 'isPart'> {
  if (start.isDate) {
    const startsOn = dateOf(start)
    const last = addDays(dateOf(end), -1)
    return { startsOn, endsOn: last < startsOn ? startsOn : last, isPart: false }
  }
  const from = instantOf(start, wallZone)
  const to = instantOf(end, wallZone)
  const startsOn = dayOf(from, timeZone)
  // What ends at midnight ends on the day before.
  const lastDay = timeOf(to, timeZone) === '00:00' ? addDays(dayOf(to, timeZone), -1) : dayOf(to, timeZone)
  const hours = (to.getTime() - from.getTime()) / 3_600_000
  return { startsOn, endsOn: lastDay < startsOn ? startsOn : lastDay, isPart: hours < wholeDayHours }
}

const dateOf = (time: Time): string => time.toString().slice(0, 10)

/** By the zone the file describes; one it only names, or none at all, by that wall clock. */
function instantOf(time: Time, wallZone: string): Date {
  if (time.zone !== null && time.zone !== ICAL.Timezone.localTimezone) return time.toJSDate()
  const wall = Temporal.PlainDateTime.from(time.toString().replace(/Z$/, ''))
  return new Date(wall.toZonedDateTime(wallZone).epochMilliseconds)
}

function isZone(name: string | null | undefined): name is string {
  if (!name || name === 'floating') return false
  try {
    return Temporal.Now.zonedDateTimeISO(name).timeZoneId !== ''
  } catch {
    return false
  }
}
