// One unit while the days are balanced: under given prices it says what it costs at least, what it would do, and which
// packages could be part of a plan that costs little more.
import type { Unit } from '../problem.ts'
import type { Prices } from './prices.ts'

export interface Offer {
  readonly member: Member
  /** Places in the unit's pieces. */
  readonly pieces: readonly number[]
  readonly route: number
  readonly day: number
  readonly cents: number
  /** How much dearer the unit's plan becomes at the prices when this package is in it. */
  readonly extra: number
}
export interface Leaning {
  readonly offer: Offer
  /** How much of the package: large units lean to several plans at once. */
  readonly share: number
}

export interface Member {
  readonly unit: Unit
  /** Whether `evaluate` is as good as `prove`. */
  readonly isExact: boolean
  /** Whether what leaves by the route on one day is never cheaper in two packages than in one. */
  isBestInOne(route: number): boolean
  /** About what the unit costs at these prices, as far as there is time. */
  evaluate(prices: Prices, goOn: () => boolean): number
  /** What it costs at least at these prices in fractions of packages, which are sought to an end. */
  seek(prices: Prices, goOn: () => boolean): number
  /** What it costs at least at these prices. */
  prove(prices: Prices, goOn: () => boolean): number
  /** A cheapest plan at the prices last proven, when one was found. */
  whole(): readonly Offer[] | null
  /** Packages that cost less at the prices than their pieces are worth, the best of them. */
  paying(prices: Prices, worths: Float64Array, goOn: () => boolean): readonly Offer[]
  /** What it would do at the prices last seen. */
  leanings(): readonly Leaning[]
  /** How much dearer the unit becomes at the prices last proven with this package in its plan. */
  extra(offer: Offer, prices: Prices): number
  /** The packages with which the unit costs at most this much more than the least; `isAll` if none is missing. */
  offers(extra: number, prices: Prices, goOn: () => boolean): { readonly offers: Offer[]; readonly isAll: boolean }
}
