// A unit of many pieces: a linear model over packages that are found as prices change.
import { converge } from '../large/converge.ts'
import { Pool } from '../large/pool.ts'
import type { Parcel } from '../parcel.ts'
import type { Unit } from '../problem.ts'
import type { Leaning, Member, Offer } from './member.ts'
import type { Prices } from './prices.ts'

const mostOffers = 8000

export class LargeMember implements Member {
  readonly unit: Unit
  readonly isExact = false
  readonly #pool: Pool
  #gap = 0

  constructor(unit: Unit, known: readonly Parcel[], isDayFree: (dayFee: number) => boolean) {
    this.unit = unit
    this.#pool = new Pool(unit, isDayFree)
    for (const { pieces, route } of known)
      this.#pool.add(
        pieces.map((piece) => unit.pieces.indexOf(piece)).toSorted((a, b) => a - b),
        route,
      )
  }

  evaluate(prices: Prices): number {
    this.#pool.setPrices(prices)
    return this.#pool.solve()
  }

  prove(prices: Prices, goOn: () => boolean): number {
    this.#pool.setPrices(prices)
    const { bound } = converge(this.#pool, goOn)
    this.#gap = this.#pool.solve() - bound
    return bound
  }

  paying(prices: Prices, worths: Float64Array, goOn: () => boolean): readonly Offer[] {
    this.#pool.setPrices(prices)
    return this.#pool.paying(worths, goOn).map(({ places, ...one }) => ({ ...one, member: this, pieces: places }))
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

  extra({ pieces, route, day, cents }: Offer): number {
    return this.#pool.extra(pieces, route, cents, day)
  }

  offers(extra: number, prices: Prices, goOn: () => boolean): { offers: Offer[]; isAll: boolean } {
    const found = Number.isFinite(extra) ? this.#pool.within(extra + this.#gap, mostOffers, goOn) : null
    if (found)
      return { offers: found.map(({ places, ...one }) => ({ ...one, member: this, pieces: places })), isAll: true }
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
