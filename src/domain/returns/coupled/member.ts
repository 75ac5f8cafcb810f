// One unit while the days are balanced: under given prices it says what it costs at least, what it would do, and which
// packages could be part of a plan that costs little more.
import type { Unit } from '../problem.ts'
import type { Prices } from './prices.ts'

export interface Offer {
  readonly member: Member
  /** Bit masks do for small units; large ones have lists. */
  readonly pieces: readonly number[]
  readonly route: number
  readonly day: number
  readonly cents: number
  /** How much dearer the unit's plan becomes at the prices when this package is in it. */
  readonly extra: number
}

export interface Member {
  readonly unit: Unit
  /** The least the unit costs at these prices, or a bound below it. */
  evaluate(prices: Prices): number
  /** What it would do at the prices last seen. */
  chosen(): readonly Offer[]
  /** The packages with which the unit costs at most this much more than the least. */
  offers(extra: number, prices: Prices): Offer[]
}
