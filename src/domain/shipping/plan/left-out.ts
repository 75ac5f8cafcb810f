// Pieces that have no way to go on any of the days that are planned: each with the rule that stands in its way, and where that
// can be changed. They stand beside the plan, so that everything else is planned and begun as ever.
import { allOpen, isClosedBy, type Closure } from '../../calendar/open-days.ts'
import { hoursOn } from '../../desk/staffed.ts'
import { addDays, writeDay } from '../../values/days.ts'
import { writeWeight } from '../../values/weight.ts'
import { deliversOn, thereOn } from '../arrival.ts'
import { amountMissing, lacksAmount } from '../binding.ts'
import { inUse } from '../containers.ts'
import { calendarsOf } from '../goes-on.ts'
import { noFeeFor, noTableOf } from '../postage.ts'
import { noTerms, termWords } from '../return-terms.ts'
import { serviceKind, type ServiceId } from '../services.ts'
import type { BuiltPiece } from './build-instance.ts'
import { carriersOf, routesFor } from './carriers.ts'
import { transitOf, type Forbidden } from './carrying.ts'
import type { PieceFacts, PlanFacts } from './plan-facts.ts'
import { daysFrom, type Horizon, type Route } from './routes.ts'

/** Where a person changes what stands in the way. */
export const mends = ['request', 'terms', 'closings', 'calendar', 'rates', 'shipping', 'packages'] as const
export type Mend = (typeof mends)[number]
export interface WhyNot {
  readonly why: readonly string[]
  readonly mend: Mend
}
export interface LeftOut extends WhyNot {
  readonly piece: PieceFacts
}

/** Why nothing may carry it, whatever the day; null: something may. */
export function whyNoWay(one: BuiltPiece, routes: readonly Route[], facts: PlanFacts): WhyNot | null {
  const { allowed, forbidden } = one.carrying
  const { weightOz, tooBigFor } = one.piece
  if (lacksAmount(one.piece)) return { why: [amountMissing], mend: 'terms' }
  if (allowed.length === 0) return whyNone(one, forbidden, facts)
  if (routesFor(one, routes).length === 0) return { why: [whyNoRoute(one, routes)], mend: 'rates' }
  if (carriersOf(one, routes, facts).length > 0) return null
  const { liftOz, containers } = facts.settings
  const packaging = Math.min(...inUse(containers).map((one) => one.tareOz))
  if (weightOz + packaging > liftOz)
    return {
      why: [
        `It weighs ${writeWeight(weightOz)}, and one person here lifts ${writeWeight(liftOz)} at most: it goes in a package by itself, and two lift it.`,
      ],
      mend: 'packages',
    }
  return tooBigFor.length > 0
    ? {
        why: ['It did not fit, and there is nothing larger for what may carry it: Settings, Shipping, Containers.'],
        mend: 'shipping',
      }
    : { why: [`It weighs ${writeWeight(weightOz)}: nothing that may carry it takes so much.`], mend: 'shipping' }
}
/** Its services have no prices on any of the days, or have them and no fee for what its lender asks. */
function whyNoRoute({ carrying: { allowed }, piece: { terms } }: BuiltPiece, routes: readonly Route[]): string {
  const priced = allowed.filter((id) => routes.some((route) => route.service === id))
  return priced.length === 0
    ? noTableOf(allowed)
    : noFeeFor(priced, { insuredCents: terms.insuredCents ?? 0, signature: terms.signature })
}

/** What can be put right here comes first: a fee to be keyed, a carrier to be used. */
function whyNone({ piece }: BuiltPiece, forbidden: readonly Forbidden[], { settings }: PlanFacts): WhyNot {
  const missing = forbidden.filter((other) => other.isToKey)
  if (missing.length > 0) return { why: missing.map((other) => other.why), mend: 'rates' }
  const { onlyBy } = piece.terms
  const isUsed = settings.services.some(({ id, isUsed: used }) => used && onlyBy?.includes(serviceKind(id).carrier))
  if (onlyBy !== null && !isUsed) {
    const words = termWords({ ...noTerms, onlyBy }, (day) => day).join()
    return {
      why: [`The lender says “${words}”: no such service is ticked in Settings, Shipping, Services.`],
      mend: 'shipping',
    }
  }
  const why = [...new Set(forbidden.map((other) => other.why))]
  return why.length > 0
    ? { why, mend: 'request' }
    : { why: ['The office uses no service: choose one in Settings, Shipping, Services.'], mend: 'shipping' }
}

/** Why nothing that may carry it leaves for its library, and finds it open, on any day of the horizon. */
export function whyNoDay(one: BuiltPiece, routes: readonly Route[], horizon: Horizon, facts: PlanFacts): WhyNot {
  if (one.window.from > horizon.end)
    return { why: [`It is kept for ${write(one.window.from, facts)}, later than is planned.`], mend: 'request' }
  const here = daysFrom(one.window.from, horizon.end).filter((day) => hoursOn(day, facts) !== null)
  if (here.length === 0)
    return { why: [`Nobody is at the desk on any day until ${write(horizon.end, facts)}.`], mend: 'calendar' }
  const found = [...new Set(routes.map((route) => route.service))].flatMap(
    (service) => whyNotBy(service, one, routes, here, facts) ?? [],
  )
  const [first] = found
  return first
    ? { why: [...new Set(found.flatMap((each) => each.why))], mend: first.mend }
    : { why: ['Nothing that may carry it gets there on a day on which they are open.'], mend: 'closings' }
}

function whyNotBy(
  service: ServiceId,
  one: BuiltPiece,
  routes: readonly Route[],
  here: readonly string[],
  facts: PlanFacts,
): WhyNot | null {
  const { label } = serviceKind(service)
  const { library, piece } = one
  const calendars = calendarsOf(service, facts, library.vanDays)
  const taken = here.filter((day) => allOpen(calendars, day))
  if (taken.length === 0) return { why: [`${label} is taken on no day on which somebody is here.`], mend: 'shipping' }
  const delivers = deliversOn(service, facts, library.vanDays)
  const { days } = transitOf(library, service, facts)
  const spans = piece.terms.notArriving.map((each) => ({ startsOn: each.from, endsOn: each.until }))
  const bars = (closures: readonly Closure[]) => (day: string) =>
    closures.some((each) => isClosedBy(each, thereOn(day, days, delivers)))
  const barring = (closures: readonly Closure[]): string | undefined =>
    closures.flatMap((each) => (taken.some(bars([each])) ? [each.endsOn] : [])).toSorted().at(-1) // oxfmt-ignore
  const [term, closing] = [barring(spans), barring(library.closures)]
  const waits = [
    ...(term === undefined
      ? []
      : [`By its lender’s terms it may not arrive before ${write(addDays(term, 1), facts)}.`]),
    ...(closing === undefined ? [] : [`${library.name} is closed through ${write(closing, facts)}.`]),
  ]
  const own = routes.filter((route) => route.service === service)
  const isPriced = (day: string): boolean => own.some((route) => !route.entry.noDispatchDates.includes(day))
  const unpriced = taken.find((day) => !bars([...spans, ...library.closures])(day) && !isPriced(day))
  if (unpriced !== undefined) {
    const lastPriced = taken.filter(isPriced).at(-1)
    const when =
      lastPriced === undefined
        ? 'on any of the days on which it could go'
        : lastPriced > unpriced
          ? `on ${write(unpriced, facts)}`
          : `after ${write(lastPriced, facts)}`
    return { why: [...waits, `${label} has no prices ${when}.`], mend: 'rates' }
  }
  return waits.length === 0 ? null : { why: waits, mend: term === undefined ? 'closings' : 'terms' }
}

const write = (day: string, { firstDay }: PlanFacts): string => writeDay(day, firstDay)
