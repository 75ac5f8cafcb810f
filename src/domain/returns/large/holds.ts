// Whatever pieces are said to weigh: a package of a kind holds so much of it at most. A row for the tally.
import { sum } from '../parcel.ts'
import type { Ground, Stack } from './tally.ts'

export interface Hold {
  /** Of all pieces. */
  readonly weight: number
  heldBy(stack: Pick<Stack, 'window' | 'isSigned' | 'kind'>): number
}
/** A price of each piece and each cent of value, in weights; any is right, the best is near what the weights come from. */
export interface Trade {
  readonly perPiece: number
  readonly perValue: number
}

/** Weights are whole numbers, one for each piece. */
export function holdOf(ground: Ground, weights: readonly number[], trades: readonly Trade[]): Hold {
  const weight = sum(weights, (one) => one)
  const known = new Map<string, readonly Float64Array[]>()
  const gainsIn = (window: number, isSigned: boolean): readonly Float64Array[] => {
    const key = `${window} ${isSigned}`
    const gains = known.get(key) ?? trades.map((trade) => gainsBy(ground, window, isSigned, weights, trade))
    known.set(key, gains)
    return gains
  }
  return {
    weight,
    heldBy({ window, isSigned, kind: { oz, count, value } }) {
      let least = weight
      for (const [at, gain] of gainsIn(window, isSigned).entries()) {
        const { perPiece, perValue } = trades[at] ?? { perPiece: 0, perValue: 0 }
        least = Math.min(least, (gain[oz] ?? Infinity) + perPiece * count + perValue * value)
      }
      return Math.floor(least + 1e-6)
    },
  }
}

/** For each weight in ounces the most that pieces of the window gain beyond their price: each is in or out. */
function gainsBy(
  { unit, windows }: Ground,
  window: number,
  isSigned: boolean,
  weights: readonly number[],
  { perPiece, perValue }: Trade,
): Float64Array {
  const { route = 0, places = [] } = windows[window] ?? {}
  const gains = new Float64Array((unit.routes[route]?.rate.mostOz ?? 0) + 1)
  for (const place of places) {
    const piece = unit.pieces[place]
    if (!piece || (piece.signature && !isSigned)) continue
    const gain = (weights[place] ?? 0) - perPiece - perValue * piece.value
    if (gain <= 0) continue
    for (let oz = gains.length - 1; oz >= piece.oz; oz--) {
      const more = (gains[oz - piece.oz] ?? 0) + gain
      if (more > (gains[oz] ?? 0)) gains[oz] = more
    }
  }
  return gains
}
