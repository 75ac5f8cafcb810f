// Days on which nothing may arrive, as the planner's format has them: it counts a day of arrival by adding calendar days to
// the day of leaving, whatever day that is. So a day without delivery is barred where the day on which it is really there is.
import { isClosedBy, type Closure } from '../../calendar/open-days.ts'
import { weekdayOf } from '../../calendar/week.ts'
import type { Lender } from '../../returns-format/instance.ts'
import { addDays } from '../../values/days.ts'
import { deliversOn, thereOn } from '../arrival.ts'
import { serviceKind, type ServiceId } from '../services.ts'
import { transitOf } from './carrying.ts'
import type { LibraryFacts, PlanFacts } from './plan-facts.ts'
import { daysFrom, type Horizon } from './routes.ts'

type Facts = Omit<PlanFacts, 'pieces'>
type Span = Lender['blackouts'][number]

/** When what would be there on a day is really there: reckoned once for all who get it by the same calendar. */
export type Deliveries = (service: ServiceId, library: LibraryFacts) => ReadonlyMap<string, string>
export function deliveriesIn({ start, end }: Horizon, facts: Facts): Deliveries {
  const days = daysFrom(start, addDays(end, mostOnTheWay))
  const found = new Map<string, ReadonlyMap<string, string>>()
  return (service, { vanDays }) => {
    const { carrier } = serviceKind(service)
    const key = `${carrier} ${carrier === 'van' ? vanDays?.join() : ''}`
    const own =
      found.get(key) ?? new Map(days.map((day) => [day, thereOn(day, 0, deliversOn(service, facts, vanDays))]))
    found.set(key, own)
    return own
  }
}
const mostOnTheWay = 60

/** For a library by any of these services: the format knows no days of arrival by service. */
export function blackoutsOf(
  library: LibraryFacts,
  notArriving: readonly Span[],
  services: readonly ServiceId[],
  { facts, horizon, deliveries }: { facts: Facts; horizon: Horizon; deliveries: Deliveries },
): readonly Span[] {
  const closed: readonly Closure[] = [
    ...library.closures,
    ...notArriving.map(({ from, to }) => ({ startsOn: from, endsOn: to })),
  ]
  if (closed.length === 0) return vanPassesBy(library, facts, horizon)
  const ways = services.map((service) => deliveries(service, library))
  const barred = daysFrom(horizon.start, addDays(horizon.end, mostOnTheWay)).filter((day) =>
    ways.some((there) => closed.some((one) => isClosedBy(one, there.get(day) ?? day))),
  )
  return [...vanPassesBy(library, facts, horizon), ...spansOf(barred)]
}

/** A library on the van has nothing else: where the van does not stop, nothing leaves for it. */
function vanPassesBy(library: LibraryFacts, facts: Facts, { start, end }: Horizon): readonly Span[] {
  const { vanDays } = library
  if (library.kind === 'partner' || vanDays === null) return []
  const { days } = transitOf(library, 'van', facts)
  return daysFrom(start, end)
    .filter((day) => !vanDays.includes(weekdayOf(day)))
    .map((day) => ({ from: addDays(day, days), to: addDays(day, days) }))
}

/** Days in a row are one span. */
function spansOf(days: readonly string[]): readonly Span[] {
  const spans: Span[] = []
  for (const day of days) {
    const last = spans.at(-1)
    if (last && addDays(last.to, 1) === day) spans[spans.length - 1] = { from: last.from, to: day }
    else spans.push({ from: day, to: day })
  }
  return spans
}
