// Where packages of a large unit are sought: window by window, on the days that cost least, with what has been decided about
// sums and pairs.
import type { Unit } from '../problem.ts'
import { pairsAmong, type Pair } from './choice.ts'
import { rateUnder, type Cut } from './cuts.ts'
import type { Rate } from '../rates.ts'
import type { DayPrices } from './day-prices.ts'
import { searchPackages, type Find, type Quest } from './search.ts'
import { widestWindows, windowsOf, type Window } from './windows.ts'

export type Wanted = Pick<Quest, 'least' | 'most' | 'keepsBest' | 'mostSteps' | 'goOn'>

export interface Sought {
  readonly route: number
  readonly day: number
  /** By their places in the unit. */
  readonly finds: readonly Find[]
  readonly ceiling: number
  readonly isWhole: boolean
}

interface Sight {
  readonly window: Window
  readonly day: number
}

export class Seeker {
  readonly #unit: Unit
  readonly #isDayFree: (dayFee: number) => boolean
  readonly #cuts: readonly Cut[]
  readonly #pairs: readonly Pair[]
  readonly windows: readonly Window[]

  /** Where all days cost the same, the widest windows are enough. */
  constructor(unit: Unit, isDayFree: (dayFee: number) => boolean, cuts: readonly Cut[], pairs: readonly Pair[]) {
    this.#unit = unit
    this.#isDayFree = isDayFree
    this.#cuts = cuts
    this.#pairs = pairs
    const windows = windowsOf(unit)
    const free = (window: Window): boolean => isDayFree(unit.routes[window.route]?.dayFee ?? 0)
    this.windows = [...widestWindows(windows.filter(free)), ...windows.filter((window) => !free(window))]
  }

  /** Window after window, on the days that may give the best package or on each. */
  *seek(
    worths: Float64Array,
    prices: DayPrices | null,
    wanted: Wanted,
    onEachDay = false,
  ): Generator<Sought, undefined, undefined> {
    const rateIn = this.#ratesUnder([...worths.subarray(this.#unit.pieces.length)])
    for (const { window, day } of this.#sights(prices, onEachDay)) {
      const found = this.#search(window, day, worths, prices, rateIn(window), wanted)
      if (found) yield { route: window.route, day, ...found }
    }
  }

  /** A window with each day to look at: one for those that cost alike, or only the cheapest. */
  #sights(prices: DayPrices | null, onEachDay: boolean): Sight[] {
    return this.windows.flatMap((window) => {
      const { route, days } = window
      const fee = this.#unit.routes[route]?.dayFee ?? 0
      if (!prices || this.#isDayFree(fee)) return [{ window, day: days.at(-1) ?? 0 }]
      if (onEachDay || fee > 0) return days.map((day) => ({ window, day }))
      const day = days.reduce((a, b) => (prices.handling(route, b, 1) < prices.handling(route, a, 1) ? b : a))
      return [{ window, day }]
    })
  }

  /** One for each window of which the cuts say something, else one for the route. */
  #ratesUnder(worths: readonly number[]): (window: Window) => Rate | undefined {
    const known = new Map<string, Rate>()
    return (window) => {
      const index = this.windows.indexOf(window)
      const isOwn = this.#cuts.some((cut) => cut.window === index)
      const key = isOwn ? `window ${index}` : `route ${window.route}`
      const way = this.#unit.routes[window.route]
      const rate = known.get(key) ?? (way && rateUnder(way.rate, this.#cuts, worths, index))
      if (rate) known.set(key, rate)
      return rate
    }
  }

  #search(
    window: Window,
    day: number,
    worths: Float64Array,
    prices: DayPrices | null,
    rate: Rate | undefined,
    wanted: Wanted,
  ): Pick<Sought, 'finds' | 'ceiling' | 'isWhole'> | null {
    const { route, places: all } = window
    const { pieces, routes } = this.#unit
    const way = routes[route]
    if (!way || !rate) return null
    const handling = prices?.handling(route, day, 0) ?? 0
    const each = (prices?.handling(route, day, 1) ?? 0) - handling
    const worthOf = (place: number): number => (worths[place] ?? 0) - each - (prices?.share(route, day, place) ?? 0)
    const { places, pairs } = pairsAmong(this.#pairs, all)
    const found = searchPackages({
      route: { ...way, rate },
      pieces: places.flatMap((place) => pieces[place] ?? []),
      worths: places.map(worthOf),
      pairs,
      charge: handling,
      ...wanted,
    })
    const sorted = (own: readonly number[]): number[] =>
      own.map((place) => places[place] ?? 0).toSorted((a, b) => a - b)
    return { ...found, finds: found.finds.map((find) => ({ ...find, places: sorted(find.places) })) }
  }
}
