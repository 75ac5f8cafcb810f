// Sums that are whole in every real plan: how many packages, how many in one kind of container or of so many pounds, how many
// started pounds. Where the linear model has a fraction, one case takes the number above, the other the number below.
import type { Rate } from '../rates.ts'

export interface Cut {
  /** `heavy`: packages of at least so many pounds. `window`: those that leave in one window. */
  readonly kind: 'packages' | 'container' | 'pounds' | 'heavy' | 'window'
  /** The container, the pounds or the window; else 0. */
  readonly of: number
  /** 1: at least so many. -1: at most, written as its negative. */
  readonly sign: 1 | -1
  readonly least: number
}

export function weightIn({ kind, of, sign }: Cut, rate: Rate, count: number, oz: number, window: number): number {
  switch (kind) {
    case 'packages':
      return sign
    case 'container':
      return rate.container(count, oz) === of ? sign : 0
    case 'pounds':
      return sign * rate.pounds(count, oz)
    case 'heavy':
      return rate.pounds(count, oz) >= of ? sign : 0
    case 'window':
      return window === of ? sign : 0
    default: {
      const nothing: never = kind
      return nothing
    }
  }
}

/** The rate as the search sees it: what the cuts are worth is taken off the price, written down for each weight. */
export function rateUnder(rate: Rate, cuts: readonly Cut[], worths: readonly number[]): Rate {
  const priced = cuts.flatMap((cut, at) => (cut.kind === 'window' ? [] : [{ cut, worth: worths[at] ?? 0 }]))
  if (priced.length === 0) return rate
  const tables = rate.counts.map((count) =>
    Float64Array.from({ length: rate.mostOz + 1 }, (_, oz) => {
      let cents = rate.price(count, oz)
      for (const { cut, worth } of priced) cents -= worth * weightIn(cut, rate, count, oz, -1)
      return cents
    }),
  )
  const tableFor = Array.from(
    { length: rate.mostItems + 1 },
    (_, count) => tables[rate.counts.findIndex((most) => count <= most)],
  )
  return { ...rate, price: (count, oz) => tableFor[count]?.[oz] ?? Infinity }
}

/** What the cuts are worth to a package because of its window alone. */
export function bonusIn(window: number, cuts: readonly Cut[], worths: readonly number[]): number {
  return cuts.reduce(
    (sum, { kind, of, sign }, at) => (kind === 'window' && of === window ? sum + sign * (worths[at] ?? 0) : sum),
    0,
  )
}
