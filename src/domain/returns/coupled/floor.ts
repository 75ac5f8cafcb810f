// What a unit costs at least on any choice of days: how a unit stands in the model of the days whose packages are too many
// to be listed.
import { planAlone } from '../alone.ts'
import { alonePrice } from '../greedy.ts'
import { minutesFor, type Problem, type Unit } from '../problem.ts'
import type { Parcel } from '../parcel.ts'
import type { Tools } from '../tools.ts'
import { eachPackageOf, openingOf, type Multipliers } from './prices.ts'

export interface Floor {
  readonly unit: Unit
  readonly cents: number
  /** So much less when the service's day is open. */
  readonly lessWhenOpen: ReadonlyMap<string, { readonly fee: number; readonly cents: number }>
  /** So much less for each minute it has on the day, and how many it can use at most. */
  readonly lessPerMinute: ReadonlyMap<number, number>
  readonly mostMinutes: number
}

/** From what the unit costs at least at these prices: the shares and minutes in it are not its own cost. */
export function floorAt({ minutes }: Problem, unit: Unit, cents: number, prices: Multipliers): Floor {
  const mostMinutes = minutes ? unit.pieces.length * minutesFor(minutes, 1) : 0
  const lessWhenOpen = new Map<string, { fee: number; cents: number }>()
  const lessPerMinute = new Map<number, number>()
  for (const { service, days, dayFee } of unit.routes)
    for (const day of days) {
      const perMinute = prices.perMinute.get(day) ?? 0
      if (perMinute > 0) lessPerMinute.set(day, perMinute)
      const key = openingOf(service, day)
      const opening = prices.fees.get(key)
      if (!opening || opening.isClosed) continue
      let borne = opening.perMinute * mostMinutes
      for (const { index } of unit.pieces) borne += opening.shares.get(index) ?? 0
      borne += opening.shares.get(eachPackageOf(unit)) ?? 0
      lessWhenOpen.set(key, { fee: dayFee, cents: borne })
    }
  return { unit, cents, lessWhenOpen, lessPerMinute, mostMinutes }
}

export interface OnOpenDays {
  /** Null where some piece could not leave at all, or no plan was found. */
  readonly parcels: readonly Parcel[] | null
  readonly floor: Floor
}

/** More than any unit costs. */
const impossible = 1e6

/** The unit by itself with only these days of services with a fee: its cheapest plan, and what another day could save at most. */
export async function onOpenDays(
  problem: Problem,
  unit: Unit,
  isOpen: (opening: string) => boolean,
  tools: Tools,
): Promise<OnOpenDays> {
  const kept = withDays(unit, isOpen)
  const canLeave = kept.pieces.every((piece) =>
    kept.routes.some((_, route) => alonePrice(kept, piece, route) < Infinity),
  )
  const [share] = canLeave ? await planAlone({ ...problem, minutes: null, units: [kept] }, tools) : []
  const cents = canLeave ? (share?.bound ?? 0) : impossible
  const lessWhenOpen = new Map<string, { fee: number; cents: number }>()
  for (const { service, days, dayFee } of unit.routes)
    for (const day of dayFee > 0 ? days : []) {
      const key = openingOf(service, day)
      if (!isOpen(key)) lessWhenOpen.set(key, { fee: dayFee, cents })
    }
  const parcels = share?.parcels?.map((parcel) => ({
    unit,
    route: parcel.route,
    day: parcel.day,
    pieces: parcel.pieces.flatMap((piece) => unit.pieces.find(({ index }) => index === piece.index) ?? []),
  }))
  return { parcels: parcels ?? null, floor: { unit, cents, lessWhenOpen, lessPerMinute: new Map(), mostMinutes: 0 } }
}

/** The unit without the closed days, and without fees. */
function withDays(unit: Unit, isOpen: (opening: string) => boolean): Unit {
  const kept = unit.routes.map(({ service, days, dayFee }) =>
    days.flatMap((day, at) => (dayFee === 0 || isOpen(openingOf(service, day)) ? [at] : [])),
  )
  return {
    ...unit,
    routes: unit.routes.map((way, route) => ({
      ...way,
      dayFee: 0,
      days: (kept[route] ?? []).map((at) => way.days[at] ?? 0),
    })),
    pieces: unit.pieces.map((piece) => ({
      ...piece,
      spans: piece.spans.map(({ first, last }, route) => ({
        first: (kept[route] ?? []).filter((at) => at < first).length,
        last: (kept[route] ?? []).filter((at) => at <= last).length - 1,
      })),
    })),
  }
}
