// Sums that are whole in every real plan: how many packages, how many in one kind of container or of so many pounds, how many
// started pounds. Where the linear model has a fraction, one case takes the number above, the other the number below.
import type { Rate } from '../rates.ts'

export interface Cut {
  /** `heavy`: packages of at least so many pounds. */
  readonly kind: 'packages' | 'container' | 'pounds' | 'heavy'
  /** The container, or the pounds; else 0. */
  readonly of: number
  /** Only of packages that leave in this window; null: of all. */
  readonly window: number | null
  /** 1: at least so many. -1: at most, written as its negative. */
  readonly sign: 1 | -1
  readonly least: number
}

export function weightIn(cut: Cut, rate: Rate, count: number, oz: number, window: number): number {
  const { kind, of, sign } = cut
  if (cut.window !== null && cut.window !== window) return 0
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

/** The rate as the search sees it in a window: what the cuts are worth is taken off the price, written down for each weight. */
export function rateUnder(rate: Rate, cuts: readonly Cut[], worths: readonly number[], window: number): Rate {
  const priced = cuts.flatMap((cut, at) =>
    cut.window === null || cut.window === window ? [{ cut, worth: worths[at] ?? 0 }] : [],
  )
  if (priced.length === 0) return rate
  const tables = rate.counts.map((count) =>
    Float64Array.from({ length: rate.mostOz + 1 }, (_, oz) => {
      let cents = rate.price(count, oz)
      for (const { cut, worth } of priced) cents -= worth * weightIn(cut, rate, count, oz, window)
      return cents
    }),
  )
  const tableFor = Array.from(
    { length: rate.mostItems + 1 },
    (_, count) => tables[rate.counts.findIndex((most) => count <= most)],
  )
  return { ...rate, price: (count, oz) => tableFor[count]?.[oz] ?? Infinity }
}
