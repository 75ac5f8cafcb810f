// What a day costs a unit when others have taken their part of its minutes: no more than so many pieces find room in a package,
// and whoever opens a day pays its fee.
import { minutesFor, type Minutes } from '../problem.ts'
import { openingOf, type Multipliers, type Prices } from './prices.ts'

export class RoomPrices implements Prices {
  readonly #base: Multipliers
  readonly #minutes: Minutes
  readonly #isOpen: (opening: string) => boolean
  readonly #perMinute: (day: number) => number
  readonly mostItems: (day: number) => number
  readonly #closed: ReadonlySet<string>

  constructor(
    base: Multipliers,
    minutes: Minutes,
    isOpen: (opening: string) => boolean,
    perMinute: (day: number) => number,
    mostItems: (day: number) => number,
    closed: ReadonlySet<string>,
  ) {
    this.#closed = closed
    this.#base = base
    this.#minutes = minutes
    this.#isOpen = isOpen
    this.#perMinute = perMinute
    this.mostItems = mostItems
  }

  handling(_: number, day: number, items: number): number {
    return this.#perMinute(day) * minutesFor(this.#minutes, items)
  }

  isDayFree(): boolean {
    return false
  }

  isShut(service: number, day: number): boolean {
    return this.mostItems(day) < 1 || this.#closed.has(openingOf(service, day))
  }

  share(service: number, day: number): number {
    const key = openingOf(service, day)
    return this.#isOpen(key) ? 0 : (this.#base.fees.get(key)?.fee ?? 0)
  }
}
