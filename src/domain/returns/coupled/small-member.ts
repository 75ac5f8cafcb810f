// A unit of few pieces: exact under any prices by subset dynamic programming, which also says for every package what the
// best plan with it costs.
import { cheapestPartition, packagesOf, type Partition } from '../partition.ts'
import type { Route, Unit } from '../problem.ts'
import { lowest, subsetsOf, withoutDominated, type Subsets } from '../subsets.ts'
import type { Leaning, Member, Offer } from './member.ts'
import type { Prices } from './prices.ts'

const mostPaying = 20

export class SmallMember implements Member {
  readonly unit: Unit
  readonly isExact = true
  readonly #subsets: Subsets
  readonly #price: Float64Array
  readonly #route: Uint8Array
  readonly #day: Int32Array
  #partition: Partition | undefined

  constructor(unit: Unit, hasMinutes: boolean) {
    this.unit = unit
    this.#subsets = withoutDominated(subsetsOf(unit), hasMinutes)
    this.#price = new Float64Array(this.#subsets.count)
    this.#route = new Uint8Array(this.#subsets.count)
    this.#day = new Int32Array(this.#subsets.count)
  }

  evaluate(prices: Prices): number {
    this.#price.fill(Infinity)
    this.#eachPackage(prices, (set, route, day, _, price) => {
      if (price >= (this.#price[set] ?? 0)) return
      this.#price[set] = price
      this.#route[set] = route
      this.#day[set] = day
    })
    this.#partition = cheapestPartition(this.#price, this.#partition)
    return this.#partition.best[this.#subsets.count - 1] ?? 0
  }

  prove(prices: Prices): number {
    return this.evaluate(prices)
  }

  paying(prices: Prices, worths: Float64Array): readonly Offer[] {
    const worth = new Float64Array(this.#subsets.count)
    for (let set = 1; set < worth.length; set++) worth[set] = (worth[set & (set - 1)] ?? 0) + (worths[lowest(set)] ?? 0)
    const found: { set: number; route: number; day: number; cents: number; extra: number }[] = []
    let limit = -1e-6
    this.#eachPackage(prices, (set, route, day, cents, price) => {
      const extra = price - (worth[set] ?? 0)
      if (extra >= limit) return
      found.push({ set, route, day, cents, extra })
      if (found.length < 200) return
      found.sort((a, b) => a.extra - b.extra)
      found.length = mostPaying
      limit = found.at(-1)?.extra ?? limit
    })
    return found
      .toSorted((a, b) => a.extra - b.extra)
      .slice(0, mostPaying)
      .map(({ set, route, day, cents, extra }) => this.#offer(set, route, day, cents, extra))
  }

  leanings(): readonly Leaning[] {
    if (!this.#partition) return []
    return packagesOf(this.#partition, this.#subsets.count - 1).map((set) => {
      const route = this.#route[set] ?? 0
      const offer = this.#offer(set, route, this.#day[set] ?? 0, this.#subsets.routes[route]?.cents[set] ?? 0, 0)
      return { offer, share: 1 }
    })
  }

  extra({ pieces, route, day, cents }: Offer, prices: Prices): number {
    const best = this.#partition?.best
    if (!best) return Infinity
    const all = this.#subsets.count - 1
    let set = 0
    let price = cents + prices.handling(this.unit.routes[route]?.service ?? -1, day, pieces.length)
    for (const at of pieces) {
      set |= 1 << at
      price += prices.share(this.unit.routes[route]?.service ?? -1, day, this.unit.pieces[at]?.index ?? -1)
    }
    return price + (best[all ^ set] ?? Infinity) - (best[all] ?? 0)
  }

  offers(extra: number, prices: Prices): { offers: Offer[]; isAll: boolean } {
    const best = this.#partition?.best
    if (!best) return { offers: [], isAll: false }
    const all = this.#subsets.count - 1
    const least = best[all] ?? 0
    const found: Offer[] = []
    this.#eachPackage(prices, (set, route, day, cents, price) => {
      const more = price + (best[all ^ set] ?? Infinity) - least
      if (more <= extra) found.push(this.#offer(set, route, day, cents, more))
    })
    return { offers: found, isAll: true }
  }

  #offer(set: number, route: number, day: number, cents: number, extra: number): Offer {
    const pieces = this.unit.pieces.keys().filter((index) => (set & (1 << index)) !== 0)
    return { member: this, pieces: [...pieces], route, day, cents, extra }
  }

  #eachPackage(
    prices: Prices,
    look: (set: number, route: number, day: number, cents: number, price: number) => void,
  ): void {
    const { count, size, routes } = this.#subsets
    routes.forEach(({ cents, first, last }, route) => {
      const way = this.unit.routes[route]
      if (!way) return
      const width = way.days.length
      const shares = way.dayFee > 0 ? this.#shares(route, prices) : null
      const isDayFree = prices.isDayFree(way.dayFee)
      const handling = this.#handling(way, prices)
      for (let set = 1; set < count; set++) {
        const own = cents[set] ?? Infinity
        if (own === Infinity) continue
        const base = (size[set] ?? 0) * width
        const to = last[set] ?? -1
        const from = isDayFree ? to : (first[set] ?? 0)
        for (let at = to; at >= from; at--)
          look(set, route, way.days[at] ?? 0, own, own + (handling[base + at] ?? 0) + (shares?.[set * width + at] ?? 0))
      }
    })
  }

  #handling({ service, days }: Route, prices: Prices): Float64Array {
    const table = new Float64Array((this.unit.pieces.length + 1) * days.length)
    for (let items = 1; items <= this.unit.pieces.length; items++)
      days.forEach((day, at) => (table[items * days.length + at] = prices.handling(service, day, items)))
    return table
  }

  /** For each set and day of the route, the shares of the fee its pieces bear. */
  #shares(route: number, prices: Prices): Float64Array {
    const way = this.unit.routes[route]
    const [days, service] = [way?.days ?? [], way?.service ?? 0]
    const width = days.length
    const own = this.unit.pieces.map(({ index }) => days.map((day) => prices.share(service, day, index)))
    const table = new Float64Array(this.#subsets.count * width)
    for (let set = 1; set < this.#subsets.count; set++) {
      const rest = (set & (set - 1)) * width
      const shares = own[lowest(set)]
      for (let at = 0; at < width; at++) table[set * width + at] = (table[rest + at] ?? 0) + (shares?.[at] ?? 0)
    }
    return table
  }
}
