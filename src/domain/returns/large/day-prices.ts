// What a package of a large unit costs besides its price where lenders share days: its minutes, and for each piece a share of the
// day's fee.
import type { Prices } from '../coupled/prices.ts'
import type { Unit } from '../problem.ts'

export class DayPrices {
  readonly #unit: Unit
  readonly #prices: Prices

  constructor(unit: Unit, prices: Prices) {
    this.#unit = unit
    this.#prices = prices
  }

  handling(route: number, day: number, count: number): number {
    return this.#prices.handling(this.#unit.routes[route]?.service ?? -1, day, count)
  }

  share(route: number, day: number, place: number): number {
    const way = this.#unit.routes[route]
    if (!way || way.dayFee === 0) return 0
    return this.#prices.share(way.service, day, this.#unit.pieces[place]?.index ?? -1)
  }
}
