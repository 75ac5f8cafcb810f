// A package of the plan while it is being made: its pieces, its route, and the days on which it may leave.
import type { Piece, Problem, Unit } from './problem.ts'
import type { PlannedPackage } from '../returns-format/solution.ts'
import { dateOf } from './calendar.ts'

export interface Parcel {
  readonly unit: Unit
  readonly pieces: readonly Piece[]
  readonly route: number
  readonly day: number
}

/** What the package costs apart from the day's fee; Infinity when it is not legal. */
export function parcelCents(unit: Unit, pieces: readonly Piece[], route: number): number {
  const rate = unit.routes[route]?.rate
  if (!rate) return Infinity
  const [oz, value] = [sum(pieces, (one) => one.oz), sum(pieces, (one) => one.value)]
  if (pieces.length > 1 && pieces.some(({ solo }) => solo)) return Infinity
  return (
    rate.price(pieces.length, oz) +
    rate.insurance(value) +
    (pieces.some((one) => one.signature) ? rate.signatureFee : 0)
  )
}

/** The days of a route on which all these pieces may leave. */
export function commonDays(unit: Unit, pieces: readonly Piece[], route: number): readonly number[] {
  const first = Math.max(...pieces.map(({ spans }) => spans[route]?.first ?? 0))
  const last = Math.min(...pieces.map(({ spans }) => spans[route]?.last ?? -1))
  return unit.routes[route]?.days.slice(first, last + 1) ?? []
}

export function totalCents(parcels: readonly Parcel[]): number {
  const fees = new Map<string, number>()
  for (const { unit, route, day } of parcels) {
    const way = unit.routes[route]
    if (way) fees.set(`${way.service} ${day}`, way.dayFee)
  }
  return (
    sum(parcels, ({ unit, pieces, route }) => parcelCents(unit, pieces, route)) + sum([...fees.values()], (fee) => fee)
  )
}

export function written({ instance }: Problem, { unit, pieces, route, day }: Parcel): PlannedPackage {
  const way = unit.routes[route]
  const oz = sum(pieces, (one) => one.oz)
  return {
    date: dateOf(day),
    lender: instance.lenders[unit.lender]?.id ?? '',
    service: instance.services[way?.service ?? -1]?.id ?? '',
    container: instance.containers[way?.rate.container(pieces.length, oz) ?? -1]?.id ?? '',
    items: pieces.map(({ index }) => instance.items[index]?.id ?? ''),
  }
}

export function sum<T>(rows: readonly T[], value: (row: T) => number): number {
  let total = 0
  for (const row of rows) total += value(row)
  return total
}
