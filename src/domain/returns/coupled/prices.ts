// What a minute of a day and a share of a day's fee cost while the days are being balanced: the multipliers of the
// Lagrangean relaxation. Any prices of 0 or more, with shares that add up to no more than the fee, give a true bound.
import { minutesFor, type Minutes, type Problem, type Unit } from '../problem.ts'

export interface Prices {
  /** For a package of so many items on a day. */
  handling(service: number, day: number, items: number): number
  /** Whether all days of a service with this fee cost the same: one of them is then as good as another. */
  isDayFree(dayFee: number): boolean
  /** Whether nothing may leave by the service on the day. */
  isShut(service: number, day: number): boolean
  /** The part of the day's fee that a bearer of it bears when it leaves that way. */
  share(service: number, day: number, bearer: Bearer): number
  /** What one package may hold on the day at most. */
  mostItems(day: number): number
}

/** Who bears a part of a day's fee: an item (its index), or each package of a unit. */
export type Bearer = number
export const eachPackageOf = ({ pieces }: Unit): Bearer => -1 - (pieces[0]?.index ?? 0)

/** Days with a fee that are settled: paid for anyhow, or not used. */
export interface Openings {
  readonly open: ReadonlySet<string>
  readonly closed: ReadonlySet<string>
}

export const openingOf = (service: number, day: number): string => `${service} ${day}`

/** Days are numbered from 1970: these never meet. */
const numberOf = (service: number, day: number): number => service * 10_000_000 + day

/** What a piece bears that leaves on a closed day: dearer than any plan. */
export const shut = 1e7

/** Only these of the days with a fee, which are paid for, and the price of a minute. */
export class OnlyDays implements Prices {
  readonly #base: Multipliers
  readonly #open: ReadonlySet<string>

  constructor(base: Multipliers, open: ReadonlySet<string>) {
    this.#base = base
    this.#open = open
  }

  handling(_: number, day: number, items: number): number {
    return this.#base.handlingOn(day, items)
  }

  isDayFree(dayFee: number): boolean {
    return this.#base.isDayFree(dayFee)
  }

  isShut(service: number, day: number): boolean {
    return this.#base.hasFee(service, day) && !this.#open.has(openingOf(service, day))
  }

  share(service: number, day: number): number {
    return this.isShut(service, day) ? shut : 0
  }

  mostItems(): number {
    return Infinity
  }
}

export interface DayFee {
  readonly service: number
  readonly day: number
  readonly fee: number
  readonly isClosed: boolean
  /** What a minute of this service costs on the day, beside the day's own price. */
  perMinute: number
  readonly shares: Map<number, number>
}

export class Multipliers implements Prices {
  readonly #minutes: Minutes | null
  readonly around: Openings
  readonly perMinute = new Map<number, number>()
  readonly fees = new Map<string, DayFee>()
  readonly #byDay = new Map<number, DayFee>()

  constructor(problem: Problem, around: Openings) {
    this.around = around
    this.#minutes = problem.minutes
    for (const unit of problem.units) {
      unit.routes.forEach(({ service, days, dayFee }, route) => {
        if (this.#minutes) for (const day of days) this.perMinute.set(day, 0)
        if (dayFee === 0) return
        for (const { spans } of unit.pieces)
          for (let at = spans[route]?.first ?? 0; at <= (spans[route]?.last ?? -1); at++)
            this.#addDayFee(service, days[at] ?? 0, dayFee)
      })
    }
  }

  #addDayFee(service: number, day: number, fee: number): void {
    if (this.#byDay.has(numberOf(service, day))) return
    const key = openingOf(service, day)
    const made: DayFee = { service, day, fee, isClosed: this.around.closed.has(key), perMinute: 0, shares: new Map() }
    this.fees.set(key, made)
    this.#byDay.set(numberOf(service, day), made)
  }

  handling(service: number, day: number, items: number): number {
    if (!this.#minutes) return 0
    const perMinute = (this.perMinute.get(day) ?? 0) + (this.#byDay.get(numberOf(service, day))?.perMinute ?? 0)
    return perMinute * minutesFor(this.#minutes, items)
  }

  /** By a service whose minutes cost no more than the day's own. */
  handlingOn(day: number, items: number): number {
    return this.#minutes ? (this.perMinute.get(day) ?? 0) * minutesFor(this.#minutes, items) : 0
  }

  isDayFree(dayFee: number): boolean {
    return this.#minutes === null && dayFee === 0
  }

  hasFee(service: number, day: number): boolean {
    return this.#byDay.has(numberOf(service, day))
  }

  isShut(service: number, day: number): boolean {
    return this.#byDay.get(numberOf(service, day))?.isClosed ?? false
  }

  share(service: number, day: number, bearer: Bearer): number {
    const dayFee = this.#byDay.get(numberOf(service, day))
    if (dayFee?.isClosed) return shut
    return dayFee?.shares.get(bearer) ?? 0
  }

  mostItems(): number {
    return Infinity
  }

  /** What the prices take back: the minutes there are, at their price, without the fees that are paid anyhow. */
  credit(): number {
    let cents = 0
    for (const opening of this.around.open) cents -= this.fees.get(opening)?.fee ?? 0
    for (const [day, price] of this.perMinute) cents += price * (this.#minutes?.on(day) ?? 0)
    return cents
  }
}
