// Sums that are whole in every real plan: how many packages, how many in one kind of container or of so many pounds, how many
// started pounds. Where the linear model has a fraction, one case takes the number above, the other the number below.
import type { Rate } from '../rates.ts'

export interface Cut {
  /** `heavy`: packages of at least so many pounds. */
  readonly kind: 'packages' | 'container' | 'pounds' | 'heavy'
  /** The container, or the pounds; else 0. */
  readonly of: number
  /** 1: at least so many. -1: at most, written as its negative. */
  readonly sign: 1 | -1
  readonly least: number
}

export function weightIn({ kind, of, sign }: Cut, rate: Rate, count: number, oz: number): number {
  switch (kind) {
    case 'packages':
      return sign
    case 'container':
      return rate.container(count, oz) === of ? sign : 0
    case 'pounds':
      return sign * rate.pounds(count, oz)
    case 'heavy':
      return rate.pounds(count, oz) >= of ? sign : 0
    default: {
      const nothing: never = kind
      return nothing
    }
  }
}

/** The rate as the search sees it: what the cuts are worth is taken off the price. */
export function rateUnder(rate: Rate, cuts: readonly Cut[], worths: readonly number[]): Rate {
  if (cuts.length === 0) return rate
  const off = (count: number, oz: number): number =>
    cuts.reduce((sum, cut, at) => sum + (worths[at] ?? 0) * weightIn(cut, rate, count, oz), 0)
  return { ...rate, price: (count, oz) => rate.price(count, oz) - off(count, oz) }
}
