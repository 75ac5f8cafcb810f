// A unit of many pieces: a linear model over packages that are found as prices change.
import type { Enumerated } from '../large/candidate.ts'
import { cheapestCover, mostCovered } from '../large/cheapest-cover.ts'
import { converge } from '../large/converge.ts'
import { Pool } from '../large/pool.ts'
import type { Parcel } from '../parcel.ts'
import type { Unit } from '../problem.ts'
import type { Leaning, Member, Offer } from './member.ts'
import type { Prices } from './prices.ts'

const mostOffers = 8000

/** So much more than fractions of packages a plan of whole ones costs at most: a part of it, and a package. */
const mostExtra = { part: 0.1, cents: 1500 }

export class LargeMember implements Member {
  readonly unit: Unit
  readonly isExact = false
  readonly #pool: Pool
  #proven: Prices | null = null
  /** How far what is proven and the model of fractions may be apart. */
  #gap = Infinity
  #whole: readonly Offer[] | null = null

  constructor(unit: Unit, known: readonly Parcel[], isDayFree: (dayFee: number) => boolean) {
    this.unit = unit
    this.#pool = new Pool(unit, isDayFree)
    for (const { pieces, route } of known)
      this.#pool.add(
        pieces.map((piece) => unit.pieces.indexOf(piece)).toSorted((a, b) => a - b),
        route,
      )
  }

  isBestInOne(): boolean {
    return false
  }

  evaluate(prices: Prices, goOn: () => boolean): number {
    this.#proven = null
    this.#pool.setPrices(prices)
    return this.#pool.solve(goOn)
  }

  seek(prices: Prices, goOn: () => boolean): number {
    this.#proven = null
    this.#pool.setPrices(prices)
    return Math.max(0, converge(this.#pool, goOn).bound)
  }

  prove(prices: Prices, goOn: () => boolean): number {
    this.#pool.setPrices(prices)
    this.#whole = null
    this.#proven = prices
    this.#gap = Infinity
    if (!goOn()) return 0
    const { bound, isDone } = converge(this.#pool, goOn)
    const value = this.#pool.solve(goOn)
    const least = isDone ? this.#wholeCents(value, bound, goOn) : bound
    // Of a model that has not settled nobody knows how much its packages are worth beyond their price.
    if (isDone) this.#gap = value - bound + least - bound
    return least
  }

  /** What whole packages cost at least at the prices: fractions of packages cost less. */
  #wholeCents(value: number, bound: number, goOn: () => boolean): number {
    if (this.unit.pieces.length > mostCovered) return bound
    // No package is worth more than its price and a thousandth.
    const base = Math.min(bound, value - this.unit.pieces.length * 0.001)
    const known = this.#pool.candidates.map((one): Enumerated => {
      const { day } = this.#pool.cheapest(one)
      const { places, route, cents } = one
      return { places, route, cents, day, extra: this.#pool.extra(places, route, cents, day) }
    })
    const { cents: most } = this.#cover(known, value * mostExtra.part + mostExtra.cents, goOn)
    // Whether there is something cheaper: where the packages are too many, only much cheaper.
    for (let within = most; within > 0.01 && within < Infinity && goOn(); within /= 4) {
      const all = this.#pool.within(within, mostOffers, goOn)
      const cover = all && this.#cover(cheapestDays(all), within, goOn)
      if (cover?.isExact) return Math.max(bound, base + Math.min(cover.cents, within))
    }
    return bound
  }

  /** How much more than fractions the cheapest plan of these packages costs; it is kept. */
  #cover(
    packages: readonly Enumerated[],
    most: number,
    goOn: () => boolean,
  ): { readonly cents: number; readonly isExact: boolean } {
    for (let limit = Math.min(1, most); ; limit = Math.min(limit * 4, most)) {
      const { chosen, cents, isExact } = cheapestCover(this.unit.pieces.length, packages, limit)
      if (chosen) this.#whole = chosen.flatMap((at) => this.#offers(packages.slice(at, at + 1)))
      if (chosen || limit >= most || !goOn()) return { cents, isExact: isExact && (chosen !== null || limit >= most) }
    }
  }

  paying(prices: Prices, worths: Float64Array, goOn: () => boolean): readonly Offer[] {
    this.#proven = null
    this.#pool.setPrices(prices)
    return this.#offers(this.#pool.paying(worths, goOn))
  }

  leanings(): readonly Leaning[] {
    return this.#pool.used().map(({ candidate, share }) => ({
      share,
      offer: {
        member: this,
        pieces: candidate.places,
        route: candidate.route,
        day: this.#pool.cheapest(candidate).day,
        cents: candidate.cents,
        extra: 0,
      },
    }))
  }

  whole(): readonly Offer[] | null {
    return this.#whole
  }

  #offers(found: readonly Enumerated[]): Offer[] {
    return found.map(({ places, ...one }) => ({ ...one, member: this, pieces: places }))
  }

  extra({ pieces, route, day, cents }: Offer): number {
    return this.#pool.extra(pieces, route, cents, day)
  }

  offers(extra: number, prices: Prices, goOn: () => boolean): { offers: Offer[]; isAll: boolean } {
    if (this.#proven !== prices) this.prove(prices, goOn)
    const found = Number.isFinite(extra + this.#gap) ? this.#pool.within(extra + this.#gap, mostOffers, goOn) : null
    if (found) return { offers: this.#offers(found), isAll: true }
    const offers = this.#pool.candidates.flatMap(({ places, route, cents, days }) =>
      (prices.isDayFree(this.unit.routes[route]?.dayFee ?? 0) ? days.slice(-1) : days).map((day): Offer => ({
        member: this,
        pieces: places,
        route,
        day,
        cents,
        extra: this.#pool.extra(places, route, cents, day),
      })),
    )
    return { offers: offers.filter((offer) => offer.extra <= Math.max(extra, 1)), isAll: false }
  }
}

/** Of packages with the same pieces the cheapest. */
function cheapestDays(all: readonly Enumerated[]): readonly Enumerated[] {
  const cheapest = new Map<string, Enumerated>()
  for (const one of all) {
    const key = one.places.join(' ')
    if (one.extra < (cheapest.get(key)?.extra ?? Infinity)) cheapest.set(key, one)
  }
  return [...cheapest.values()]
}
