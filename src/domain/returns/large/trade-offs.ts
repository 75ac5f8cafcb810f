// What is both light and valuable is soon used up: prices of an ounce or a piece in cents of value tell how much of it there is.
import { sum } from '../parcel.ts'
import type { Piece } from '../problem.ts'
import type { Draft, Term } from './draft.ts'
import { ozOf, valueOf } from './needs.ts'
import type { Sort } from './tally.ts'

const prices = 12

export function tradeOffs(draft: Draft, pieces: readonly Piece[], sorts: readonly Sort[]): void {
  const above = (amount: (piece: Piece) => number): number => sum(pieces, (piece) => Math.max(0, amount(piece)))
  const value = valueOf(pieces)
  for (const worth of spread(pieces, (piece) => piece.value / piece.oz))
    draft.sparing(
      (value - above((piece) => piece.value - worth * piece.oz)) / 100,
      sorts.flatMap(({ kind: { oz }, covers }) =>
        covers.map(({ column, of }): Term => [column, Math.min(of.value, worth * oz) / 100]),
      ),
    )
  for (const worth of spread(pieces, (piece) => piece.value))
    draft.sparing(
      (value - above((piece) => piece.value - worth)) / 100,
      sorts.flatMap(({ kind: { count }, covers }) =>
        covers.map(({ column, of }): Term => [column, Math.min(of.value, worth * count) / 100]),
      ),
    )
  for (const worth of spread(pieces, (piece) => piece.oz)) {
    draft.sparing(
      ozOf(pieces) - above((piece) => piece.oz - worth),
      sorts.flatMap(({ sizes }) => sizes.map(({ column, of }): Term => [column, Math.min(of.oz, worth * of.count)])),
    )
    draft.sparing(
      pieces.length - above((piece) => 1 - piece.oz / worth),
      sorts.flatMap(({ sizes }) => sizes.map(({ column, of }): Term => [column, Math.min(of.count, of.oz / worth)])),
    )
  }
}

/** Some ratios of the pieces, from the least to the most. */
function spread(pieces: readonly Piece[], ratio: (piece: Piece) => number): number[] {
  const all = pieces.map(ratio).toSorted((a, b) => a - b)
  const some = Array.from({ length: prices }, (_, at) => all[Math.floor(((at + 0.5) / prices) * all.length)] ?? 0)
  return [...new Set(some)].filter((one) => one > 0)
}
