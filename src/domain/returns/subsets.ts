// Every set of a small unit's pieces: what it costs by each route, and on which of the route's days it may leave. Sets are
// bit masks.
import { cheapestPartition } from './partition.ts'
import type { Piece, Unit } from './problem.ts'

export interface Subsets {
  readonly unit: Unit
  readonly count: number
  readonly size: Uint8Array
  readonly routes: readonly RouteSubsets[]
}
export interface RouteSubsets {
  /** Infinity where the set is no legal package. */
  readonly cents: Float64Array
  readonly first: Int32Array
  readonly last: Int32Array
}

export function subsetsOf(unit: Unit): Subsets {
  const count = 1 << unit.pieces.length
  const oz = new Int32Array(count)
  const value = new Float64Array(count)
  const size = new Uint8Array(count)
  const signature = new Uint8Array(count)
  for (let set = 1; set < count; set++) {
    const rest = set & (set - 1)
    const piece = unit.pieces[lowest(set)]
    oz[set] = (oz[rest] ?? 0) + (piece?.oz ?? 0)
    value[set] = (value[rest] ?? 0) + (piece?.value ?? 0)
    size[set] = (size[rest] ?? 0) + 1
    signature[set] = piece?.signature ? 1 : (signature[rest] ?? 0)
  }
  const routes = unit.routes.map((_, route) => routeSubsets(unit, route, { oz, value, size, signature }))
  return { unit, count, size, routes }
}

/**
 * Without the packages that could leave as well by another route, on the same days, no dearer and without a fee for the day;
 * where minutes do not count, in several packages too.
 */
export function withoutDominated(subsets: Subsets, hasMinutes: boolean): Subsets {
  const { unit, count, routes } = subsets
  const kept = routes.map((own, route): RouteSubsets => {
    const way = unit.routes[route]
    const others = unit.routes.flatMap((other, at) => {
      const table = routes[at]
      if (at === route || !way || !table || other.dayFee > 0) return []
      const isEarlier = at < route || way.dayFee > 0
      const hasDays = !hasMinutes || way.days.every((day) => other.days.includes(day))
      return hasDays ? [{ days: other.days, table, isEarlier }] : []
    })
    if (!way || others.length === 0) return own
    const cents = own.cents.slice()
    for (let set = 1; set < count; set++) {
      const mine = own.cents[set] ?? Infinity
      if (mine === Infinity) continue
      const [from, to] = [way.days[own.first[set] ?? 0] ?? 0, way.days[own.last[set] ?? 0] ?? 0]
      const isDominated = others.some(({ days, table, isEarlier }) => {
        const theirs = table.cents[set] ?? Infinity
        if (theirs > mine || (theirs === mine && !isEarlier)) return false
        return !hasMinutes || ((days[table.first[set] ?? 0] ?? 0) <= from && (days[table.last[set] ?? 0] ?? 0) >= to)
      })
      if (isDominated) cents[set] = Infinity
    }
    return { ...own, cents }
  })
  return { ...subsets, routes: hasMinutes ? kept : withoutDearer(unit, kept) }
}

/** Of the packages with a fee for the day only those that are cheaper than their pieces in any packages without one. */
function withoutDearer(unit: Unit, routes: readonly RouteSubsets[]): readonly RouteSubsets[] {
  const hasFee = (route: number): boolean => (unit.routes[route]?.dayFee ?? 0) > 0
  const free = routes.filter((_, route) => !hasFee(route))
  const [some] = free
  if (!some || free.length === routes.length) return routes
  const { best } = cheapestPartition(some.cents.map((_, set) => Math.min(...free.map(({ cents }) => cents[set] ?? 0))))
  return routes.map((own, route) =>
    hasFee(route)
      ? { ...own, cents: own.cents.map((cents, set) => (cents < (best[set] ?? 0) ? cents : Infinity)) }
      : own,
  )
}

/**
 * Whether what leaves by a route on one day is never cheaper in two packages than in one. Sets that share no day do not
 * matter.
 */
export function isBestInOne({ count }: Subsets, { cents, first, last }: RouteSubsets): boolean {
  for (let set = 1; set < count; set++) {
    if ((first[set] ?? 0) > (last[set] ?? -1)) continue
    const one = cents[set] ?? Infinity
    const rest = set & (set - 1)
    for (let part = rest; part !== 0; part = (part - 1) & rest)
      if ((cents[part] ?? Infinity) + (cents[set ^ part] ?? Infinity) < one) return false
  }
  return true
}

export const lowest = (set: number): number => 31 - Math.clz32(set & -set)

/** How many pieces are in it. */
export function countIn(set: number): number {
  let count = 0
  for (let left = set; left !== 0; left &= left - 1) count++
  return count
}

export function piecesIn(unit: Unit, set: number): Piece[] {
  return unit.pieces.filter((_, index) => (set & (1 << index)) !== 0)
}

function routeSubsets(
  unit: Unit,
  route: number,
  sums: { oz: Int32Array; value: Float64Array; size: Uint8Array; signature: Uint8Array },
): RouteSubsets {
  const count = sums.oz.length
  const cents = new Float64Array(count).fill(Infinity)
  const first = new Int32Array(count)
  const last = new Int32Array(count).fill(1 << 30)
  const rate = unit.routes[route]?.rate
  if (!rate) return { cents, first, last }
  for (let set = 1; set < count; set++) {
    const rest = set & (set - 1)
    const span = unit.pieces[lowest(set)]?.spans[route] ?? { first: 0, last: -1 }
    const from = Math.max(span.first, first[rest] ?? 0)
    const to = Math.min(span.last, last[rest] ?? -1)
    first[set] = from
    last[set] = to
    const oz = sums.oz[set] ?? 0
    if (from > to || oz > rate.mostOz) continue
    cents[set] =
      rate.price(sums.size[set] ?? 0, oz) +
      rate.insurance(sums.value[set] ?? 0) +
      (sums.signature[set] === 1 ? rate.signatureFee : 0)
  }
  return { cents, first, last }
}
