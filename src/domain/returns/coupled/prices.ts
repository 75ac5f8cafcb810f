// What a minute of a day and a share of a day's fee cost while the days are being balanced: the multipliers of the
// Lagrangean relaxation. Any prices of 0 or more, with shares that add up to no more than the fee, give a true bound.
import type { Minutes, Problem } from '../problem.ts'

export interface Prices {
  /** For a package of so many items on a day. */
  handling(day: number, items: number): number
  /** Whether all days of a service with this fee cost the same: one of them is then as good as another. */
  isDayFree(dayFee: number): boolean
  /** The part of the day's fee that an item bears when it leaves that way. */
  share(service: number, day: number, item: number): number
}

export interface DayFee {
  readonly service: number
  readonly day: number
  readonly fee: number
  readonly shares: Map<number, number>
}

export class Multipliers implements Prices {
  readonly #minutes: Minutes | null
  readonly perMinute = new Map<number, number>()
  readonly fees = new Map<string, DayFee>()

  constructor(problem: Problem) {
    this.#minutes = problem.minutes
    for (const unit of problem.units) {
      unit.routes.forEach(({ service, days, dayFee }, route) => {
        if (this.#minutes) for (const day of days) this.perMinute.set(day, 0)
        if (dayFee === 0) return
        for (const { index, spans } of unit.pieces)
          for (let at = spans[route]?.first ?? 0; at <= (spans[route]?.last ?? -1); at++)
            this.#dayFee(service, days[at] ?? 0, dayFee).shares.set(index, 0)
      })
    }
  }

  #dayFee(service: number, day: number, fee: number): DayFee {
    const key = `${service} ${day}`
    const known = this.fees.get(key)
    if (known) return known
    const made: DayFee = { service, day, fee, shares: new Map() }
    this.fees.set(key, made)
    return made
  }

  handling(day: number, items: number): number {
    if (!this.#minutes) return 0
    return (this.perMinute.get(day) ?? 0) * (this.#minutes.perPackage + items * this.#minutes.perItem)
  }

  isDayFree(dayFee: number): boolean {
    return this.#minutes === null && dayFee === 0
  }

  share(service: number, day: number, item: number): number {
    return this.fees.get(`${service} ${day}`)?.shares.get(item) ?? 0
  }

  /** What the prices take back: the minutes there are, at their price. */
  credit(): number {
    let cents = 0
    for (const [day, price] of this.perMinute) cents += price * (this.#minutes?.on(day) ?? 0)
    return cents
  }

  /** How much of a day's fee nobody bears: whoever opens that day has to add it. */
  unborne(service: number, day: number): number {
    const dayFee = this.fees.get(`${service} ${day}`)
    if (!dayFee) return 0
    let borne = 0
    for (const share of dayFee.shares.values()) borne += share
    return Math.max(0, dayFee.fee - borne)
  }
}
