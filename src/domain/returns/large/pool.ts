// The packages of a large unit that have been thought of, and the linear model over them: what each piece is worth, and
// the least that fractions of packages cost.
import type { Prices } from '../coupled/prices.ts'
import { alonePrice } from '../greedy.ts'
import { parcelCents, sum } from '../parcel.ts'
import type { Unit } from '../problem.ts'
import type { Candidate, Enumerated } from './candidate.ts'
import { keepsPairs, type Pair } from './choice.ts'
import type { Entry } from './columns.ts'
import { weightIn, type Cut } from './cuts.ts'
import { DayPrices } from './day-prices.ts'
import { Seeker, type Wanted } from './seeker.ts'
import { Simplex } from './simplex.ts'
import type { Window } from './windows.ts'

export interface Used {
  readonly share: number
  readonly candidate: Candidate
  /** Those in which it leaves, for all the cuts say; none where they say nothing of windows. */
  readonly windows: readonly number[]
}

export class Pool {
  readonly unit: Unit
  readonly candidates: Candidate[] = []
  /** Of all packages, when a piece more never makes one cheaper; else 0. */
  readonly cheapestCents: number
  readonly #cuts: readonly Cut[]
  readonly #pairs: readonly Pair[]
  readonly #known = new Set<string>()
  readonly #simplex: Simplex
  readonly #columns = new Map<number, Omit<Used, 'share'>>()
  readonly #seeker: Seeker
  #prices: DayPrices | null = null

  constructor(
    unit: Unit,
    isDayFree: (dayFee: number) => boolean,
    cuts: readonly Cut[] = [],
    pairs: readonly Pair[] = [],
  ) {
    this.unit = unit
    this.#cuts = cuts
    this.#pairs = pairs
    this.#seeker = new Seeker(unit, isDayFree, cuts, pairs)
    this.#simplex = new Simplex([...unit.pieces.map(() => 1), ...cuts.map(({ least }) => least)])
    const isMonotone = unit.routes.every(({ rate }) => rate.isMonotone)
    const spare = isMonotone ? 0 : unit.pieces.length
    for (let row = spare; row < unit.pieces.length + cuts.length; row++)
      this.#simplex.addColumn(0, [{ row, value: -1 }])
    for (const place of unit.pieces.keys()) for (const route of unit.routes.keys()) this.add([place], route)
    const singles = unit.pieces.flatMap((piece) => unit.routes.map((_, route) => alonePrice(unit, piece, route)))
    this.cheapestCents = isMonotone ? Math.min(...singles) : 0
  }

  /** What each piece, and then each cut, is worth in the linear model. */
  get worths(): Float64Array {
    return this.#simplex.duals
  }

  /** False when it is known already or not legal. */
  add(places: readonly number[], route: number): boolean {
    const key = `${route} ${places.join(' ')}`
    if (this.#known.has(key)) return false
    this.#known.add(key)
    const pieces = places.flatMap((place) => this.unit.pieces[place] ?? [])
    const cents = parcelCents(this.unit, pieces, route)
    const first = Math.max(...pieces.map(({ spans }) => spans[route]?.first ?? 0))
    const last = Math.min(...pieces.map(({ spans }) => spans[route]?.last ?? -1))
    const way = this.unit.routes[route]
    if (!way || cents === Infinity || first > last || !keepsPairs(this.#pairs, places)) return false
    const candidate: Candidate = { places, route, cents, days: way.days.slice(first, last + 1) }
    const oz = sum(pieces, (piece) => piece.oz)
    const entries: Entry[] = places.map((row) => ({ row, value: 1 }))
    this.candidates.push(candidate)
    const { price } = this.cheapest(candidate)
    for (const windows of this.#unlikeWindows(places, route)) {
      const rows = this.#cuts.map((cut, at): Entry => ({
        row: this.unit.pieces.length + at,
        value: weightIn(cut, way.rate, pieces.length, oz, windows[0] ?? -1),
      }))
      this.#columns.set(this.#simplex.addColumn(price, [...entries, ...rows]), { candidate, windows })
    }
    return true
  }

  /** The windows in which a package may leave, those together that are alike to the cuts. */
  #unlikeWindows(places: readonly number[], route: number): (readonly number[])[] {
    const counted = new Set(this.#cuts.flatMap(({ window }) => (window === null ? [] : [window])))
    if (counted.size === 0) return [[]]
    const fitting = this.windowsFor(places, route)
    const others = fitting.filter((window) => !counted.has(window))
    return [
      ...fitting.filter((window) => counted.has(window)).map((window) => [window]),
      ...(others.length > 0 ? [others] : []),
    ]
  }

  get windows(): readonly Window[] {
    return this.#seeker.windows
  }

  windowsFor(places: readonly number[], route: number): number[] {
    return this.#seeker.windows.flatMap((window, index) =>
      window.route === route && places.every((place) => window.places.includes(place)) ? [index] : [],
    )
  }

  setPrices(prices: Prices): void {
    this.#prices = new DayPrices(this.unit, prices)
    for (const [column, { candidate }] of this.#columns) this.#simplex.setCost(column, this.cheapest(candidate).price)
  }

  /** The day on which the candidate costs least at the prices. */
  cheapest({ places, route, cents, days }: Candidate): { readonly day: number; readonly price: number } {
    let best = { day: days.at(-1) ?? 0, price: Infinity }
    if (!this.#prices) return { ...best, price: cents }
    for (let at = days.length - 1; at >= 0; at--) {
      const day = days[at] ?? 0
      let price = cents + this.#prices.handling(route, day, places.length)
      for (const place of places) price += this.#prices.share(route, day, place)
      if (price < best.price) best = { day, price }
    }
    return best
  }

  /** How much dearer a plan of fractions becomes with this package on this day. */
  extra(places: readonly number[], route: number, cents: number, day: number): number {
    let price = cents + (this.#prices?.handling(route, day, places.length) ?? 0)
    for (const place of places) price += (this.#prices?.share(route, day, place) ?? 0) - (this.worths[place] ?? 0)
    return price
  }

  /** The linear model over what is known, as far as there is time; what its rows are worth comes back from `worths`. */
  solve(goOn: () => boolean): number {
    this.#simplex.solve(goOn)
    return this.value()
  }

  value(worths: Float64Array = this.worths): number {
    const count = this.unit.pieces.length
    return worths.reduce((total, worth, row) => total + worth * (this.#cuts[row - count]?.least ?? 1), 0)
  }

  used(): Used[] {
    return this.#simplex.used().flatMap(({ column, share }) => {
      const used = this.#columns.get(column)
      return used && share > 1e-5 ? [{ ...used, share }] : []
    })
  }

  /** New packages that pay at the worths: how many, and how much the best of them pays. */
  generate(
    goOn: () => boolean,
    worths: Float64Array = this.worths,
  ): { readonly added: number; readonly ceiling: number } {
    let [added, most] = [0, 0]
    for (const { route, finds, ceiling } of this.#seeker.seek(worths, this.#prices, best(goOn))) {
      most = Math.max(most, ceiling)
      for (const { places } of finds) if (this.add(places, route)) added++
    }
    return { added, ceiling: most }
  }

  /** New packages that pay where the pieces are worth so much, at the present prices. */
  paying(worths: Float64Array, goOn: () => boolean): Enumerated[] {
    return this.#seeker
      .seek(worths, this.#prices, best(goOn))
      .flatMap(({ route, day, finds }) =>
        finds.map(({ places, worth, cents }) => {
          this.add(places, route)
          return { places, route, day, cents, extra: -worth }
        }),
      )
      .toArray()
  }

  /** Every package with which a plan costs at most so much more than the linear model; null when there are too many. */
  within(extra: number, most: number, goOn: () => boolean): Enumerated[] | null {
    const found = new Map<string, Enumerated>()
    const wanted: Wanted = { least: -extra, most, keepsBest: false, mostSteps: most * 40 + 20_000, goOn }
    if (!goOn()) return null
    for (const { route, day, finds, isWhole } of this.#seeker.seek(this.worths, this.#prices, wanted, true)) {
      if (!isWhole || finds.length > most) return null
      for (const { places, worth } of finds) {
        const key = `${route} ${places.join(' ')}${this.#prices ? ` ${day}` : ''}`
        const pieces = places.flatMap((place) => this.unit.pieces[place] ?? [])
        found.set(key, { places, route, day, cents: parcelCents(this.unit, pieces, route), extra: -worth })
      }
      if (found.size > most || !goOn()) return null
    }
    return [...found.values()]
  }
}

/** Some packages that pay, the best of each window. */
const best = (goOn: () => boolean): Wanted => ({ least: 1e-4, most: 6, keepsBest: true, mostSteps: 20_000, goOn })
