// Rules 1 and 2 read anew for the check of a plan: on which days, by which services an item may leave.
import type { Instance, Item, Lender } from '../returns-format/instance.ts'

export interface Candidate {
  readonly service: string
  readonly date: string
  readonly arrival: string
}
export interface Choice {
  readonly candidates: readonly Candidate[]
  /** The rules that can be said to leave the item without any candidate. */
  readonly forbiddenBy: readonly number[]
}

export function candidatesOf(instance: Instance): (item: Item) => Choice {
  const lenders = new Map(instance.lenders.map((one) => [one.id, one]))
  const leaving = leavingFrom(instance)
  const days = new Map(instance.lenders.map((one) => [one.id, dispatchDays(leaving, one)]))
  const needsMedia = new Map(instance.services.map((one) => [one.id, one.requiresMediaEligible]))
  return (item) => {
    const allowed = (lenders.get(item.lender)?.services ?? []).filter(
      (service) =>
        needsMedia.has(service) &&
        (item.services === null || item.services.includes(service)) &&
        (item.mediaEligible || needsMedia.get(service) === false),
    )
    const dispatch = (days.get(item.lender) ?? []).filter(({ service }) => allowed.includes(service))
    const all = dispatch.filter(({ date }) => date >= item.availableOn)
    if (all.length > 0) return { candidates: inTime(item, byLimit(item, all)), forbiddenBy: [] }
    if (allowed.length === 0) return { candidates: [], forbiddenBy: [2] }
    return { candidates: [], forbiddenBy: dispatch.length === 0 ? [1] : [1, 2] }
  }
}

/** The hold limit; where it cannot be kept, the first day. */
function byLimit(item: Item, all: readonly Candidate[]): readonly Candidate[] {
  const { leaveBy } = item
  if (leaveBy === null) return all
  const kept = all.filter(({ date }) => date <= leaveBy)
  if (kept.length > 0) return kept
  const first = earliest(all.map(({ date }) => date))
  return all.filter(({ date }) => date === first)
}

function inTime(item: Item, all: readonly Candidate[]): readonly Candidate[] {
  const kept = all.filter(({ arrival }) => !isBefore(item.dueOn, arrival))
  if (kept.length > 0) return kept
  const first = earliest(all.map(({ arrival }) => arrival))
  return all.filter(({ arrival }) => arrival === first)
}

const earliest = (days: readonly string[]): string => days.reduce((one, other) => (isBefore(other, one) ? other : one))

/** Days after the year 9999 are written longer, as +010000-01-01. */
const isBefore = (one: string, other: string): boolean =>
  one.length === other.length ? one < other : one.length < other.length

function dispatchDays({ days, services }: Leaving, lender: Lender): readonly Candidate[] {
  const own = services.flatMap(({ id, leavesOn }) => {
    const transit = lender.transitDays.get(id)
    return lender.services.includes(id) && transit !== undefined ? [{ id, leavesOn, transit }] : []
  })
  const found: Candidate[] = []
  for (const { date, arrivalAfter } of days)
    for (const { id, leavesOn, transit } of own) {
      if (!leavesOn.has(date)) continue
      const arrival = arrivalAfter(transit)
      if (lender.blackouts.some(({ from, to }) => !isBefore(arrival, from) && !isBefore(to, arrival))) continue
      found.push({ service: id, date, arrival })
    }
  return found
}

/** Read once for all lenders: the days on which the office sends, and those on which each service leaves. */
interface Leaving {
  readonly days: readonly { readonly date: string; readonly arrivalAfter: (transit: number) => string }[]
  readonly services: readonly { readonly id: string; readonly leavesOn: ReadonlySet<string> }[]
}
function leavingFrom({ office, horizon, services }: Instance): Leaving {
  const end = Temporal.PlainDate.from(horizon.end)
  const closed = new Set(office.closedDates)
  const open: Temporal.PlainDate[] = []
  for (
    let day = Temporal.PlainDate.from(horizon.start);
    Temporal.PlainDate.compare(day, end) <= 0;
    day = day.add({ days: 1 })
  )
    if (!office.closedWeekdays.includes(day.dayOfWeek) && !closed.has(day.toString())) open.push(day)
  return {
    days: open.map((day) => {
      const arrivals = new Map<number, string>()
      return {
        date: day.toString(),
        arrivalAfter: (transit) => {
          const known = arrivals.get(transit) ?? day.add({ days: transit }).toString()
          arrivals.set(transit, known)
          return known
        },
      }
    }),
    services: services.map((service) => {
      const not = new Set(service.noDispatchDates)
      const leaves = open.filter((day) => service.dispatchWeekdays.includes(day.dayOfWeek) && !not.has(day.toString()))
      return { id: service.id, leavesOn: new Set(leaves.map(String)) }
    }),
  }
}
