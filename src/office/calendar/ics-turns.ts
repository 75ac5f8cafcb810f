// When an event of a calendar file takes place: once, or by its rules and dates, without those it excepts (RFC 5545 3.8.5).
import ICAL from 'ical.js'
import { dateOf, instantOf } from './ics-days.ts'

type Component = InstanceType<typeof ICAL.Component>
type Event = InstanceType<typeof ICAL.Event>
type Time = InstanceType<typeof ICAL.Time>
export interface Turn {
  readonly start: Time
  readonly end: Time
  /** The event itself, or what is moved or renamed of it. */
  readonly item: Component
}

/** A rule with more turns than this before our time is not worked out. */
const mostTurns = 50_000
export class TooManyTurns extends Error {
  override name = 'TooManyTurns'
}
const tooFine: readonly string[] = ['SECONDLY', 'MINUTELY', 'HOURLY']

interface Days {
  readonly from: string
  readonly until: string
}
/** Each time it takes place from about the first of these days until the last. */
export function turnsOf(component: Component, { from, until }: Days, wallZone: string): readonly Turn[] {
  const event = new ICAL.Event(component)
  const dates = valuesOf(component, 'rdate')
  const rules = component.getAllProperties('rrule').map((one) => one.getFirstValue())
  if (rules.length === 0 && dates.length === 0) return [{ start: event.startDate, end: event.endDate, item: component }]
  const excepted = valuesOf(component, 'exdate').flatMap((one) => (one instanceof ICAL.Time ? [one] : []))
  const isExcepted = (at: Time): boolean => excepted.some((one) => isSame(one, at, wallZone))
  const lengthDays = Math.ceil(event.duration.toSeconds() / 86_400)
  const found = new Map<string, Turn>()
  const keep = (at: Time, end: Time | null): void => {
    if (isExcepted(at)) return
    const turn = turnAt(event, at)
    if (turn) found.set(at.toString(), end === null || turn.item !== component ? turn : { ...turn, end })
  }
  for (const rule of rules)
    if (rule instanceof ICAL.Recur) {
      if (tooFine.includes(rule.freq)) throw new Error('no days')
      for (const at of ruled(rule, event.startDate, { from: dayBefore(from, lengthDays), until })) keep(at, null)
    }
  // Without a rule the start is the first time, and the dates are further ones.
  if (rules.length === 0) keep(event.startDate, null)
  for (const at of dates) {
    if (at instanceof ICAL.Period) keep(at.start, at.getEnd())
    else if (at instanceof ICAL.Time) keep(at, null)
  }
  return [...found.values()]
}

/** A day excepts whatever begins on it; an hour may be written by another clock. */
const isSame = (excepted: Time, at: Time, wallZone: string): boolean =>
  excepted.isDate || at.isDate
    ? dateOf(excepted) === dateOf(at)
    : instantOf(excepted, wallZone).getTime() === instantOf(at, wallZone).getTime()

const valuesOf = (component: Component, name: string): readonly unknown[] =>
  component.getAllProperties(name).flatMap((one): readonly unknown[] => one.getValues())

const dayBefore = (day: string, days: number): string =>
  Temporal.PlainDate.from(day)
    .subtract({ days: days + 1 })
    .toString()

/** The turns of a rule; what repeats by days or weeks without a count begins near the first day, whole turns on. */
function ruled(rule: InstanceType<typeof ICAL.Recur>, start: Time, { from, until }: Days): readonly Time[] {
  const begin = nearTo(from, rule, start)
  const turns = rule.iterator(begin)
  // A rule that never comes true, such as the 30th of February, would be looked for without end.
  const isTurn = turns.check_contracting_rules.bind(turns)
  turns.check_contracting_rules = () => dateOf(turns.last) > until || isTurn()
  const found: Time[] = []
  for (let turn = 0; turn < mostTurns; turn += 1) {
    // Undefined at the end, whatever its types say.
    const at: Time | undefined = turns.next()
    if (!at || dateOf(at) > until) return found
    // What it begins with is given first: by its own start that is a turn, by another only where the rule says so.
    if (dateOf(at) >= from && (begin === start || isTurn())) found.push(at.clone())
  }
  throw new TooManyTurns(rule.toString())
}

const stepDays: Readonly<Record<string, number>> = { DAILY: 1, WEEKLY: 7 }
function nearTo(day: string, { freq, interval, count }: InstanceType<typeof ICAL.Recur>, start: Time): Time {
  const step = (stepDays[freq] ?? 0) * interval
  const first = Temporal.PlainDate.from(dateOf(start))
  const days = first.until(day, { largestUnit: 'days' }).days
  if (step === 0 || count !== null || days <= step) return start
  const near = start.clone()
  near.adjust(Math.floor(days / step) * step, 0, 0, 0)
  return near
}

function turnAt(event: Event, at: Time): Turn | null {
  // Its types leave open what this is.
  const one: unknown = event.getOccurrenceDetails(at)
  return isOccurrence(one) ? { start: one.startDate, end: one.endDate, item: one.item.component } : null
}

interface Occurrence {
  readonly startDate: Time
  readonly endDate: Time
  readonly item: Event
}
const isOccurrence = (one: unknown): one is Occurrence =>
  typeof one === 'object' &&
  one !== null &&
  'startDate' in one &&
  one.startDate instanceof ICAL.Time &&
  'endDate' in one &&
  one.endDate instanceof ICAL.Time &&
  'item' in one &&
  one.item instanceof ICAL.Event
