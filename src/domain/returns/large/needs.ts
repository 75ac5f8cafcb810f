// What the pieces of a tally need of its packages, row by row: room, insurance, and both at once.
import { sum } from '../parcel.ts'
import type { Piece } from '../problem.ts'
import type { Draft, Term } from './draft.ts'
import type { Insured, Stack } from './tally.ts'

export const terms = (rows: readonly { readonly column: number }[], value: number): Term[] =>
  rows.map(({ column }) => [column, value])

export const ozOf = (pieces: readonly Piece[]): number => sum(pieces, ({ oz }) => oz)
export const valueOf = (pieces: readonly Piece[]): number => sum(pieces, ({ value }) => value)

export function roomFor(draft: Draft, pieces: readonly Piece[], near: readonly Stack[]): void {
  const heaviest = Math.max(...pieces.map(({ oz }) => oz))
  const oz = Math.max(...near.map(({ kind }) => kind.oz))
  const count = Math.max(...near.map(({ kind }) => kind.count))
  const least = Math.max(Math.ceil(ozOf(pieces) / oz), Math.ceil(pieces.length / count))
  draft.sparing(
    ozOf(pieces),
    near.map((one) => [one.column, one.kind.oz]),
  )
  draft.sparing(
    pieces.length,
    near.map((one) => [one.column, one.kind.count]),
  )
  draft.sparing(least, terms(near, 1))
  draft.sparing(
    1,
    terms(
      near.filter(({ kind }) => kind.oz >= heaviest),
      1,
    ),
  )
}

export function coverFor(
  draft: Draft,
  pieces: readonly Piece[],
  near: readonly Stack[],
  insured: readonly Insured[],
): void {
  if (pieces.length === 0) return
  const freeAt = new Map(insured.map(({ window, free }) => [window, free]))
  draft.sparing(
    valueOf(pieces) / 100,
    near.map(({ column, kind }): Term => [column, kind.value / 100]),
  )
  draft.sparing(valueOf(pieces) / 100, [
    ...near.map(({ column, window }): Term => [column, (freeAt.get(window) ?? 0) / 100]),
    ...insured.map(({ column, most, free }): Term => [column, (most - free) / 100]),
  ])
  const most = Math.max(...near.map(({ kind }) => kind.value))
  draft.sparing(Math.ceil(valueOf(pieces) / most), terms(near, 1))
  const dearest = Math.max(...pieces.map(({ value }) => value))
  draft.sparing(1, [
    ...terms(
      insured.filter(({ most: top }) => top >= dearest),
      1,
    ),
    ...terms(
      near.filter(({ window }) => (freeAt.get(window) ?? 0) >= dearest),
      1,
    ),
  ])
}
