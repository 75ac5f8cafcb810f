// The instance as the planner works on it: days as numbers, and items in groups that have nothing to do with each other
// except the days on which they leave.
import type { Instance, Item, Lender } from '../returns-format/instance.ts'
import type { Unplanned } from '../returns-format/solution.ts'
import { dayNumber, weekdayOf } from './calendar.ts'
import { rateBook, type Rate } from './rates.ts'

/** A service by which a lender's items may leave, with its days. */
export interface Route {
  readonly service: number
  /** The days on which it may be used for this lender, ascending. */
  readonly days: readonly number[]
  readonly rate: Rate
  readonly dayFee: number
}
/** The first and last of a route's days on which an item may leave; none when first is after last. */
export interface Span {
  readonly first: number
  readonly last: number
}
export interface Piece {
  readonly index: number
  readonly oz: number
  readonly value: number
  readonly signature: boolean
  readonly solo: boolean
  /** One for each route of its unit. */
  readonly spans: readonly Span[]
}
export interface Unit {
  readonly lender: number
  readonly routes: readonly Route[]
  readonly pieces: readonly Piece[]
}
export interface Minutes {
  readonly perPackage: number
  readonly perItem: number
  on(day: number): number
}
export interface Problem {
  readonly instance: Instance
  readonly units: readonly Unit[]
  readonly unplanned: readonly Unplanned[]
  readonly minutes: Minutes | null
}

export const minutesFor = ({ perPackage, perItem }: Minutes, items: number): number => perPackage + items * perItem

export function problemOf(instance: Instance): Problem {
  const rates = rateBook(instance)
  const serviceIndex = new Map(instance.services.map((one, index) => [one.id, index]))
  const byLender = Map.groupBy(instance.items.keys(), (index) => instance.items[index]?.lender ?? '')
  const unplanned: Unplanned[] = []
  const units = instance.lenders.flatMap((lender, lenderIndex) => {
    const services = [...new Set(lender.services.flatMap((id) => serviceIndex.get(id) ?? []))]
    const routes = services.map((service): Route => ({
      service,
      days: dispatchDays(instance, lender, service),
      rate: rates(lender, service),
      dayFee: instance.services[service]?.dispatchDayFeeCents ?? 0,
    }))
    const pieces = (byLender.get(lender.id) ?? []).flatMap((index): Piece[] => {
      const item = instance.items[index]
      if (!item) return []
      const found = spansOf(instance, lender, routes, item)
      if (typeof found !== 'number') return [pieceOf(item, index, found)]
      unplanned.push({ item: item.id, rule: found })
      return []
    })
    return unitsOf(lenderIndex, routes, pieces)
  })
  return { instance, units, unplanned, minutes: minutesOf(instance) }
}

function pieceOf(item: Item, index: number, spans: readonly Span[]): Piece {
  const { weightOz: oz, insuredValueCents: value, signature, solo } = item
  return { index, oz, value, signature, solo, spans }
}

function dispatchDays(instance: Instance, lender: Lender, index: number): number[] {
  const { office, horizon } = instance
  const service = instance.services[index]
  if (!service) return []
  const closed = new Set([...office.closedDates, ...service.noDispatchDates].map(dayNumber))
  const transit = lender.transitDays.get(service.id) ?? 0
  const blackouts = lender.blackouts.map(({ from, to }) => [dayNumber(from), dayNumber(to)] as const)
  const days: number[] = []
  const end = dayNumber(horizon.end)
  for (let day = dayNumber(horizon.start); day <= end; day++) {
    const weekday = weekdayOf(day)
    if (closed.has(day) || office.closedWeekdays.includes(weekday) || !service.dispatchWeekdays.includes(weekday))
      continue
    const arrival = day + transit
    if (!blackouts.some(([from, to]) => from <= arrival && arrival <= to)) days.push(day)
  }
  return days
}

const none: Span = { first: 0, last: -1 }
const isOpen = ({ first, last }: Span): boolean => first <= last

/** Rule 2 for one item, or the number of the rule that leaves it without a day. */
function spansOf(instance: Instance, lender: Lender, routes: readonly Route[], item: Item): readonly Span[] | number {
  const allowed = routes.map(({ service: index }) => {
    const service = instance.services[index]
    if (!service) return false
    return (item.services?.includes(service.id) ?? true) && (item.mediaEligible || !service.requiresMediaEligible)
  })
  const available = dayNumber(item.availableOn)
  const all = routes.map(({ days }, index): Span => {
    const first = days.findIndex((day) => day >= available)
    return allowed[index] && first >= 0 ? { first, last: days.length - 1 } : none
  })
  if (!all.some(isOpen)) {
    if (!allowed.includes(true)) return 2
    return routes.some(({ days }, index) => allowed[index] && days.length > 0) ? 2 : 1
  }
  const leaving = item.leaveBy === null ? all : leaveBy(routes, all, dayNumber(item.leaveBy))
  const transits = routes.map(({ service }) => lender.transitDays.get(instance.services[service]?.id ?? '') ?? 0)
  return inTime(routes, leaving, transits, dayNumber(item.dueOn))
}

function until(routes: readonly Route[], spans: readonly Span[], lastDay: (route: number) => number): Span[] {
  return spans.map((span, index) => {
    const days = routes[index]?.days ?? []
    const limit = lastDay(index)
    let { last } = span
    while (last >= span.first && (days[last] ?? 0) > limit) last--
    return last < span.first ? none : { first: span.first, last }
  })
}

function leaveBy(routes: readonly Route[], spans: readonly Span[], limit: number): readonly Span[] {
  const kept = until(routes, spans, () => limit)
  if (kept.some(isOpen)) return kept
  const earliest = Math.min(
    ...spans.map((span, index) => (isOpen(span) ? (routes[index]?.days[span.first] ?? 0) : Infinity)),
  )
  return until(routes, spans, () => earliest)
}

/** In time if it can be; else only what arrives first. */
function inTime(
  routes: readonly Route[],
  spans: readonly Span[],
  transits: readonly number[],
  due: number,
): readonly Span[] {
  const kept = until(routes, spans, (index) => due - (transits[index] ?? 0))
  if (kept.some(isOpen)) return kept
  const arrivals = spans.map((span, index) =>
    isOpen(span) ? (routes[index]?.days[span.first] ?? 0) + (transits[index] ?? 0) : Infinity,
  )
  const first = Math.min(...arrivals)
  return until(routes, spans, (index) => first - (transits[index] ?? 0))
}

/** Items that must travel alone, and items that can share no day with another, are by themselves. */
function unitsOf(lender: number, routes: readonly Route[], pieces: readonly Piece[]): Unit[] {
  const left = new Set(pieces)
  const units: Unit[] = []
  for (const piece of pieces) {
    if (!left.delete(piece)) continue
    const together = [piece]
    for (const one of together) {
      if (one.solo) continue
      for (const other of left) if (!other.solo && canMeet(one, other) && left.delete(other)) together.push(other)
    }
    units.push({ lender, routes, pieces: together })
  }
  return units
}

function canMeet(one: Piece, other: Piece): boolean {
  return one.spans.some((span, index) => {
    const another = other.spans[index] ?? none
    return isOpen(span) && isOpen(another) && span.first <= another.last && another.first <= span.last
  })
}

function minutesOf({ office: { handling } }: Instance): Minutes | null {
  if (!handling) return null
  const byDay = new Map([...handling.minutesByDate].map(([date, minutes]) => [dayNumber(date), minutes]))
  return {
    perPackage: handling.minutesPerPackage,
    perItem: handling.minutesPerItem,
    on: (day) => byDay.get(day) ?? handling.minutesPerDay,
  }
}
