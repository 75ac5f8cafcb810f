// The packages of a large unit that have been thought of, and the linear model over them: what each piece is worth, and
// the least that fractions of packages cost. New packages are sought at those worths until none pays.
import type { Prices } from '../coupled/prices.ts'
import { alonePrice } from '../greedy.ts'
import { parcelCents } from '../parcel.ts'
import type { Unit } from '../problem.ts'
import type { Candidate, Enumerated } from './candidate.ts'
import { keepsPairs, pairsAmong, type Pair } from './choice.ts'
import { rateUnder, weightIn, type Cut } from './cuts.ts'
import { searchPackages, type Finds, type Quest } from './search.ts'
import type { Entry } from './columns.ts'
import { Simplex } from './simplex.ts'
import { widestWindows, windowsOf, type Window } from './windows.ts'

/** How much of the worths to seek at is from before. */
const calming = 0.7

export class Pool {
  readonly unit: Unit
  readonly candidates: Candidate[] = []
  readonly cuts: readonly Cut[]
  readonly #pairs: readonly Pair[]
  readonly #windows: readonly Window[]
  readonly #known = new Set<string>()
  readonly #simplex: Simplex
  readonly #columns = new Map<number, Candidate>()
  readonly #isMonotone: boolean
  readonly #isDayFree: (dayFee: number) => boolean
  /** Of all packages, when a piece more never makes one cheaper; else 0. */
  readonly #cheapest: number
  #prices: Prices | null = null

  /** Where all days cost the same, the widest windows are enough. */
  constructor(
    unit: Unit,
    isDayFree: (dayFee: number) => boolean,
    cuts: readonly Cut[] = [],
    pairs: readonly Pair[] = [],
  ) {
    this.unit = unit
    this.cuts = cuts
    this.#pairs = pairs
    const windows = windowsOf(unit)
    const free = (window: Window): boolean => isDayFree(unit.routes[window.route]?.dayFee ?? 0)
    this.#windows = [...widestWindows(windows.filter(free)), ...windows.filter((window) => !free(window))]
    this.#isDayFree = isDayFree
    this.#isMonotone = unit.routes.every(({ rate }) => rate.isMonotone)
    this.#simplex = new Simplex([...unit.pieces.map(() => 1), ...cuts.map(({ least }) => least)])
    const spare = this.#isMonotone ? 0 : unit.pieces.length
    for (let row = spare; row < unit.pieces.length + cuts.length; row++)
      this.#simplex.addColumn(0, [{ row, value: -1 }])
    for (const place of unit.pieces.keys()) for (const route of unit.routes.keys()) this.add([place], route)
    const singles = unit.pieces.flatMap((piece) => unit.routes.map((_, route) => alonePrice(unit, piece, route)))
    this.#cheapest = this.#isMonotone ? Math.min(...singles) : 0
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
    const oz = pieces.reduce((sum, piece) => sum + piece.oz, 0)
    const entries: Entry[] = places.map((row) => ({ row, value: 1 }))
    this.cuts.forEach((cut, at) =>
      entries.push({ row: this.unit.pieces.length + at, value: weightIn(cut, way.rate, pieces.length, oz) }),
    )
    this.candidates.push(candidate)
    this.#columns.set(this.#simplex.addColumn(this.cheapest(candidate).price, entries), candidate)
    return true
  }

  setPrices(prices: Prices): void {
    this.#prices = prices
    for (const [column, candidate] of this.#columns) this.#simplex.setCost(column, this.cheapest(candidate).price)
  }

  /** The day on which the candidate costs least at the prices. */
  cheapest({ places, route, cents, days }: Candidate): { readonly day: number; readonly price: number } {
    let best = { day: days.at(-1) ?? 0, price: Infinity }
    if (!this.#prices) return { ...best, price: cents }
    const service = this.unit.routes[route]?.service ?? -1
    for (let at = days.length - 1; at >= 0; at--) {
      const day = days[at] ?? 0
      let price = cents + this.#prices.handling(service, day, places.length)
      for (const place of places) price += this.#share(route, day, place)
      if (price < best.price) best = { day, price }
    }
    return best
  }

  /** How much dearer a plan of fractions becomes with this package on this day. */
  extra(places: readonly number[], route: number, cents: number, day: number): number {
    let price = cents + (this.#prices?.handling(this.unit.routes[route]?.service ?? -1, day, places.length) ?? 0)
    for (const place of places) price += this.#share(route, day, place) - (this.#simplex.duals[place] ?? 0)
    return price
  }

  #share(route: number, day: number, place: number): number {
    const way = this.unit.routes[route]
    if (!this.#prices || !way || way.dayFee === 0) return 0
    return this.#prices.share(way.service, day, this.unit.pieces[place]?.index ?? -1)
  }

  /** The linear model over what is known; what its rows are worth comes back from `worths`. */
  solve(): number {
    this.#simplex.solve()
    return this.value()
  }

  value(): number {
    return this.#worth(this.#simplex.duals)
  }

  #worth(worths: Float64Array): number {
    return worths.reduce((sum, dual, row) => sum + dual * this.#right(row), 0)
  }

  #right(row: number): number {
    return row < this.unit.pieces.length ? 1 : (this.cuts[row - this.unit.pieces.length]?.least ?? 0)
  }

  used(): { readonly candidate: Candidate; readonly share: number }[] {
    return this.#simplex.used().flatMap(({ column, share }) => {
      const candidate = this.#columns.get(column)
      return candidate && share > 1e-5 ? [{ candidate, share }] : []
    })
  }

  /** New packages that pay at the worths: how many, and how much the best of them pays. */
  generate(
    goOn: () => boolean,
    worths: Float64Array = this.#simplex.duals,
  ): { readonly added: number; readonly ceiling: number } {
    let [added, ceiling] = [0, 0]
    for (const { window, days } of this.#sights()) {
      const quest = { least: 1e-4, most: 6, keepsBest: true, mostSteps: 20_000, goOn }
      const finds = this.#search(window, days, quest, worths)
      ceiling = Math.max(ceiling, finds.ceiling)
      for (const { places } of finds.finds) if (this.add(places, window.route)) added++
    }
    return { added, ceiling }
  }

  /** New packages that pay where the pieces are worth so much, at the present prices. */
  paying(worths: Float64Array, goOn: () => boolean): Enumerated[] {
    return this.#sights().flatMap(({ window, days }) => {
      const quest = { least: 1e-4, most: 6, keepsBest: true, mostSteps: 20_000, goOn }
      return this.#search(window, days, quest, worths).finds.map(({ places, worth, cents }) => {
        this.add(places, window.route)
        return { places, route: window.route, day: days[0] ?? 0, cents, extra: -worth }
      })
    })
  }

  /**
   * Linear model and new packages in turn until nothing pays: true when that was reached. The bound holds anyhow. Packages are
   * sought near the worths that gave the best bound, which go less to and fro than those of the model.
   */
  converge(goOn: () => boolean): { readonly bound: number; readonly isDone: boolean } {
    const { duals } = this.#simplex
    let bound = -Infinity
    let calm: Float64Array | null = null
    while (goOn()) {
      this.solve()
      const near: Float64Array = calm?.map((worth, row) => calming * worth + (1 - calming) * (duals[row] ?? 0)) ?? duals
      let { added, ceiling } = this.generate(goOn, near)
      const isNear = near !== duals && added > 0
      if (near !== duals && added === 0) ({ added, ceiling } = this.generate(goOn))
      const worths = isNear ? near : duals
      const least = this.#boundAt(this.#worth(worths), ceiling)
      if (least > bound) [bound, calm] = [least, worths.slice()]
      if (added === 0) return { bound, isDone: ceiling < 0.001 }
    }
    return { bound, isDone: false }
  }

  /**
   * No package is worth more than its price and the ceiling. So a plan costs at least the worth less one ceiling for each
   * package, of which there are no more than pieces; and where all are worth less by the factor, none is worth more than its price.
   */
  #boundAt(worth: number, ceiling: number): number {
    const factor = this.#cheapest > 0 ? this.#cheapest / (this.#cheapest + ceiling) : 0
    return Math.max(worth - ceiling * this.unit.pieces.length, worth * factor)
  }

  /** Every package with which a plan costs at most so much more than the linear model; null when there are too many. */
  within(extra: number, most: number, goOn: () => boolean): Enumerated[] | null {
    const found = new Map<string, Enumerated>()
    for (const { window, days } of this.#sights(true)) {
      if (!goOn()) return null
      const quest = { least: -extra, most, keepsBest: false, mostSteps: most * 40 + 20_000, goOn }
      const { finds, isWhole } = this.#search(window, days, quest)
      if (!isWhole || finds.length > most) return null
      for (const { places, worth } of finds) {
        const day = days[0] ?? 0
        const key = `${window.route} ${places.join(' ')}${this.#prices ? ` ${day}` : ''}`
        const pieces = places.flatMap((place) => this.unit.pieces[place] ?? [])
        const cents = parcelCents(this.unit, pieces, window.route)
        found.set(key, { places, route: window.route, day, cents, extra: -worth })
      }
      if (found.size > most) return null
    }
    return [...found.values()]
  }

  /** A window with the days to look at together: those that cost alike, or only the cheapest. */
  #sights(eachDay = false): { window: Window; days: readonly number[] }[] {
    const prices = this.#prices
    if (!prices) return this.#windows.map((window) => ({ window, days: window.days.slice(-1) }))
    return this.#windows.flatMap((window) => {
      const { dayFee: fee, service } = this.unit.routes[window.route] ?? { dayFee: 0, service: -1 }
      if (this.#isDayFree(fee)) return [{ window, days: window.days.slice(-1) }]
      if (eachDay || fee > 0) return window.days.map((day) => ({ window, days: [day] }))
      const day = window.days.reduce((a, b) =>
        prices.handling(service, b, 1) < prices.handling(service, a, 1) ? b : a,
      )
      return [{ window, days: [day] }]
    })
  }

  #search(
    window: Window,
    [day = 0]: readonly number[],
    wanted: Pick<Quest, 'least' | 'most' | 'keepsBest' | 'mostSteps' | 'goOn'>,
    duals: Float64Array = this.#simplex.duals,
  ): Finds {
    const way = this.unit.routes[window.route]
    if (!way) return { finds: [], ceiling: 0, isWhole: true }
    const base = this.#prices?.handling(way.service, day, 0) ?? 0
    const each = (this.#prices?.handling(way.service, day, 1) ?? 0) - base
    const rows = this.cuts.map((_, at) => duals[this.unit.pieces.length + at] ?? 0)
    const worthOf = (place: number): number => (duals[place] ?? 0) - each - this.#share(window.route, day, place)
    const { places, pairs } = pairsAmong(this.#pairs, window.places)
    const found = searchPackages({
      route: { ...way, rate: rateUnder(way.rate, this.cuts, rows) },
      pieces: places.flatMap((place) => this.unit.pieces[place] ?? []),
      worths: places.map(worthOf),
      pairs,
      charge: base,
      ...wanted,
    })
    const sorted = (own: readonly number[]): number[] =>
      own.map((place) => places[place] ?? 0).toSorted((a, b) => a - b)
    return { ...found, finds: found.finds.map((find) => ({ ...find, places: sorted(find.places) })) }
  }
}
