// A calendar file as other programs write it, read as whole days. Half days are told and not kept.
import ICAL from 'ical.js'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { daysOf, type EventDays } from './ics-days.ts'
import { badLine, withPlainEnds } from './ics-lines.ts'
import { TooManyTurns, turnsOf } from './ics-turns.ts'

export interface IcsSpan extends EventDays {
  readonly uid: string
  readonly words: string
}
interface Window {
  readonly from: string
  readonly until: string
  readonly timeZone: string
}
/** A file with more than this is no list of closings. */
const mostSpans = 2000

/** Every event of the file that touches the window, repeated ones each time, the earliest first. */
export function readIcs(text: string, window: Window): Answer<readonly IcsSpan[]> {
  const calendars = parsed(text)
  if (calendars === null) return refuse('calendar-unreadable')
  const events = calendars.flatMap((one) => one.getAllSubcomponents('vevent'))
  if (events.length === 0) return refuse('calendar-empty')
  const bad = badLine(text)
  if (bad !== null) return refuse('calendar-line', { line: String(bad.line), text: bad.text })
  const spans = new Map<string, IcsSpan>()
  for (const component of events) {
    if (component.hasProperty('recurrence-id') || isOff(component)) continue
    try {
      for (const span of spansOf(component, window)) spans.set(`${span.uid} ${span.startsOn} ${span.endsOn}`, span)
    } catch (error) {
      const code = error instanceof TooManyTurns ? 'calendar-turns' : 'calendar-event'
      return refuse(code, { event: titleOf(component) })
    }
    if (spans.size > mostSpans) return refuse('calendar-too-long', { most: String(mostSpans) })
  }
  return done([...spans.values()].toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0)))
}

function parsed(text: string): readonly InstanceType<typeof ICAL.Component>[] | null {
  try {
    const whole: unknown = ICAL.parse(
      withPlainEnds(text)
        .replace(/^\uFEFF/, '')
        .trim(),
    )
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

const textOf = (component: Component, name: string): string => {
  const value = component.getFirstPropertyValue(name)
  return typeof value === 'string' ? value.trim() : ''
}
const isOff = (component: Component): boolean => textOf(component, 'status').toUpperCase() === 'CANCELLED'
const titleOf = (component: Component): string => textOf(component, 'summary').slice(0, 60) || 'without a name'

function spansOf(component: Component, window: Window): readonly IcsSpan[] {
  if (!component.hasProperty('dtstart')) throw new Error('no start')
  const named = component.getFirstProperty('dtstart')?.getFirstParameter('tzid')
  const wallZone = isZone(named) ? named : window.timeZone
  const uid = textOf(component, 'uid') || `unnamed ${titleOf(component)}`
  return turnsOf(component, window, wallZone)
    .filter(({ item }) => !isOff(item))
    .flatMap(({ start, end, item }) =>
      daysOf(start, end, wallZone, window.timeZone).map((days) => ({
        uid,
        ...days,
        words: textOf(item, 'summary').slice(0, 100),
      })),
    )
    .filter((span) => span.endsOn >= window.from && span.startsOn <= window.until)
}

function isZone(name: string | null | undefined): name is string {
  if (!name || name === 'floating') return false
  try {
    return Temporal.Now.zonedDateTimeISO(name).timeZoneId !== ''
  } catch {
    return false
  }
}
