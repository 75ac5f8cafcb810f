// All packages of a small unit that leave by one route on one day, as rows of numbers, and what they cost at given prices.
import type { Unit } from '../problem.ts'
import { countIn, lowest, type Subsets } from '../subsets.ts'
import { eachPackageOf, shut, type Prices } from './prices.ts'

export interface Lot {
  readonly route: number
  readonly day: number
  readonly hasShares: boolean
  /** Whether the package bears a share, not its pieces. */
  readonly inOne: boolean
  /** The pieces of each package, and what it costs by itself. */
  readonly sets: Int32Array
  readonly cents: Float64Array
  /** What it costs at the prices last asked for. */
  readonly price: Float64Array
}

/** Where a day costs nothing by itself, the last of the days is as good as any. */
export function lotsOf({ unit, routes }: Subsets, inOne: readonly boolean[], hasMinutes: boolean): Lot[] {
  return unit.routes.flatMap(({ days, dayFee }, route): Lot[] => {
    const table = routes[route]
    if (!table) return []
    const { cents, first, last } = table
    const isDayFree = !hasMinutes && dayFee === 0
    const found = days.map((): number[] => [])
    for (let set = 1; set < cents.length; set++) {
      if (cents[set] === Infinity) continue
      const to = last[set] ?? -1
      for (let at = isDayFree ? to : (first[set] ?? 0); at <= to; at++) found[at]?.push(set)
    }
    return found.flatMap((sets, at) =>
      sets.length === 0
        ? []
        : [
            {
              route,
              day: days[at] ?? 0,
              hasShares: dayFee > 0,
              inOne: inOne[route] ?? false,
              sets: Int32Array.from(sets),
              cents: Float64Array.from(sets, (set) => cents[set] ?? Infinity),
              price: new Float64Array(sets.length),
            },
          ],
    )
  })
}

/** The shares of the pieces of each set, made again and again. */
let shares = new Float64Array(0)

export function priced(
  unit: Unit,
  { route, day, hasShares, inOne, sets, cents, price }: Lot,
  count: number,
  prices: Prices,
): void {
  const service = unit.routes[route]?.service ?? -1
  const most = prices.mostItems(day)
  if (prices.isShut(service, day)) return void price.fill(shut)
  const handling = prices.handling(service, day, 0)
  const each = prices.handling(service, day, 1) - handling
  const none = handling + (hasShares && inOne ? prices.share(service, day, eachPackageOf(unit)) : 0)
  const own = unit.pieces.map(({ index }) => each + (hasShares && !inOne ? prices.share(service, day, index) : 0))
  if (none === 0 && own.every((share) => share === 0)) price.set(cents)
  else withShares(sets, cents, price, count, none, own)
  if (most >= unit.pieces.length) return
  for (let at = 0; at < sets.length; at++) if (countIn(sets[at] ?? 0) > most) price[at] = shut
}

function withShares(
  sets: Int32Array,
  cents: Float64Array,
  price: Float64Array,
  count: number,
  none: number,
  own: readonly number[],
): void {
  if (shares.length < count) shares = new Float64Array(count)
  for (let set = 1; set < count; set++) shares[set] = (shares[set & (set - 1)] ?? 0) + (own[lowest(set)] ?? 0)
  for (let at = 0; at < sets.length; at++) price[at] = (cents[at] ?? 0) + none + (shares[sets[at] ?? 0] ?? 0)
}
