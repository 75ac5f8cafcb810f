// A unit of few pieces: exact under any prices by subset dynamic programming, which also says for every package what the
// best plan with it costs. Its packages are priced once for all questions at the same prices.
import { cheapestPartition, packagesOf, type Partition } from '../partition.ts'
import type { Unit } from '../problem.ts'
import { isBestInOne, lowest, subsetsOf, withoutDominated } from '../subsets.ts'
import { lotsOf, priced, type Lot } from './lots.ts'
import type { Leaning, Member, Offer } from './member.ts'
import { eachPackageOf, type Prices } from './prices.ts'

const mostPaying = 8

/** A package: which of its lot. */
interface Found {
  readonly lot: Lot
  readonly at: number
  readonly extra: number
}

export class SmallMember implements Member {
  readonly unit: Unit
  readonly isExact = true
  readonly #count: number
  readonly #lots: readonly Lot[]
  readonly #inOne: readonly boolean[]
  readonly #price: Float64Array
  /** For each set the cheapest way: which lot, and where in it. */
  readonly #lot: Int32Array
  readonly #at: Int32Array
  #partition: Partition | undefined
  #prices: Prices | null = null

  constructor(unit: Unit, hasMinutes: boolean) {
    this.unit = unit
    const all = subsetsOf(unit)
    this.#inOne = all.routes.map((own, route) => (unit.routes[route]?.dayFee ?? 0) > 0 && isBestInOne(all, own))
    const subsets = withoutDominated(all, hasMinutes)
    this.#count = subsets.count
    this.#lots = lotsOf(subsets, this.#inOne, hasMinutes)
    this.#price = new Float64Array(this.#count)
    this.#lot = new Int32Array(this.#count)
    this.#at = new Int32Array(this.#count)
  }

  isBestInOne(route: number): boolean {
    return this.#inOne[route] ?? false
  }

  evaluate(prices: Prices): number {
    if (this.#prices !== prices || !this.#partition) {
      this.#prices = prices
      this.#price.fill(Infinity)
      this.#lots.forEach((lot, index) => {
        priced(this.unit, lot, this.#count, prices)
        const { sets, price } = lot
        for (let at = 0; at < sets.length; at++) {
          const [set, cents] = [sets[at] ?? 0, price[at] ?? Infinity]
          if (cents >= (this.#price[set] ?? 0)) continue
          this.#price[set] = cents
          this.#lot[set] = index
          this.#at[set] = at
        }
      })
      this.#partition = cheapestPartition(this.#price, this.#partition)
    }
    return this.#partition.best[this.#count - 1] ?? 0
  }

  seek(prices: Prices): number {
    return this.evaluate(prices)
  }

  prove(prices: Prices): number {
    return this.evaluate(prices)
  }

  paying(prices: Prices, worths: Float64Array): readonly Offer[] {
    this.evaluate(prices)
    const worth = new Float64Array(this.#count)
    for (let set = 1; set < worth.length; set++) worth[set] = (worth[set & (set - 1)] ?? 0) + (worths[lowest(set)] ?? 0)
    const found: Found[] = []
    let limit = -1e-6
    for (const lot of this.#lots) {
      const { sets, price } = lot
      for (let at = 0; at < sets.length; at++) {
        const extra = (price[at] ?? Infinity) - (worth[sets[at] ?? 0] ?? 0)
        if (extra >= limit) continue
        found.push({ lot, at, extra })
        if (found.length < 200) continue
        found.sort((a, b) => a.extra - b.extra)
        found.length = mostPaying
        limit = found.at(-1)?.extra ?? limit
      }
    }
    return found
      .toSorted((a, b) => a.extra - b.extra)
      .slice(0, mostPaying)
      .map((one) => this.#offer(one))
  }

  leanings(): readonly Leaning[] {
    if (!this.#partition) return []
    return packagesOf(this.#partition, this.#count - 1).flatMap((set) => {
      const lot = this.#lots[this.#lot[set] ?? 0]
      return lot ? [{ offer: this.#offer({ lot, at: this.#at[set] ?? 0, extra: 0 }), share: 1 }] : []
    })
  }

  whole(): readonly Offer[] | null {
    return this.#partition ? this.leanings().map(({ offer }) => offer) : null
  }

  extra({ pieces, route, day, cents }: Offer, prices: Prices): number {
    const best = this.#partition?.best
    if (!best) return Infinity
    const all = this.#count - 1
    let set = 0
    const service = this.unit.routes[route]?.service ?? -1
    const inOne = this.isBestInOne(route)
    let price = cents + prices.handling(service, day, pieces.length)
    if (inOne) price += prices.share(service, day, eachPackageOf(this.unit))
    for (const at of pieces) {
      set |= 1 << at
      if (!inOne) price += prices.share(service, day, this.unit.pieces[at]?.index ?? -1)
    }
    return price + (best[all ^ set] ?? Infinity) - (best[all] ?? 0)
  }

  offers(extra: number, prices: Prices): { offers: Offer[]; isAll: boolean } {
    const least = this.evaluate(prices)
    const best = this.#partition?.best
    const found: Offer[] = []
    for (const lot of this.#lots)
      for (let at = 0; at < lot.sets.length; at++) {
        const rest = best?.[(this.#count - 1) ^ (lot.sets[at] ?? 0)] ?? Infinity
        const more = (lot.price[at] ?? Infinity) + rest - least
        if (more <= extra) found.push(this.#offer({ lot, at, extra: more }))
      }
    return { offers: found, isAll: true }
  }

  #offer({ lot: { sets, cents, route, day }, at, extra }: Found): Offer {
    const set = sets[at] ?? 0
    const pieces = this.unit.pieces.keys().filter((index) => (set & (1 << index)) !== 0)
    return { member: this, pieces: [...pieces], route, day, cents: cents[at] ?? 0, extra }
  }
}
