// What pieces need of the packages of a tally, row by row: those that only certain routes or windows can carry need room and
// insurance there.
import { sum } from '../parcel.ts'
import type { Piece, Unit } from '../problem.ts'
import type { Crowd } from './crowds.ts'
import type { Draft, Term } from './draft.ts'
import { openRoutes } from './kinds.ts'
import type { Insured, Sort, Stack } from './tally.ts'

export const terms = (rows: readonly { readonly column: number }[], value: number): Term[] =>
  rows.map(({ column }) => [column, value])

export const ozOf = (pieces: readonly Piece[]): number => sum(pieces, ({ oz }) => oz)
export const valueOf = (pieces: readonly Piece[]): number => sum(pieces, ({ value }) => value)

export function needsByRoutes(draft: Draft, unit: Unit, sorts: readonly Sort[]): void {
  for (const routes of routeSets(unit)) {
    const pieces = unit.pieces.filter((piece) => openRoutes(piece).every((route) => routes.has(route)))
    const own = sorts.filter(({ kind }) => routes.has(kind.route))
    const sizes = own.flatMap((sort) => sort.sizes)
    draft.sparing(
      ozOf(pieces),
      sizes.map(({ column, of }) => [column, of.oz]),
    )
    draft.sparing(
      pieces.length,
      sizes.map(({ column, of }) => [column, of.count]),
    )
    draft.sparing(
      valueOf(pieces) / 100,
      own.flatMap(({ covers }) => covers.map(({ column, of }): Term => [column, of.value / 100])),
    )
  }
}

/** Sets of routes that are all some pieces have, and all of them together. */
function routeSets({ routes, pieces }: Unit): ReadonlySet<number>[] {
  const sets = new Map<string, ReadonlySet<number>>()
  const own = [...new Map(pieces.map((piece) => [openRoutes(piece).join(' '), openRoutes(piece)])).values()]
  for (const one of own)
    for (const other of own) {
      const both = new Set([...one, ...other])
      sets.set([...both].toSorted((a, b) => a - b).join(' '), both)
    }
  sets.set([...routes.keys()].join(' '), new Set(routes.keys()))
  return [...sets.values()]
}

export function needsByCrowds(
  draft: Draft,
  unit: Unit,
  crowds: readonly Crowd[],
  stacks: readonly Stack[],
  insured: readonly Insured[],
): void {
  for (const { windows: among, places } of crowds) {
    const pieces = places.flatMap((place) => unit.pieces[place] ?? [])
    const near = stacks.filter(({ window }) => among.includes(window))
    const signed = pieces.filter(({ signature }) => signature)
    const valued = pieces.filter(({ value }) => value > 0)
    roomFor(draft, pieces, near)
    if (signed.length > 0)
      roomFor(
        draft,
        signed,
        near.filter(({ isSigned }) => isSigned),
      )
    coverFor(
      draft,
      valued,
      near,
      insured.filter(({ window }) => among.includes(window)),
    )
  }
}

function roomFor(draft: Draft, pieces: readonly Piece[], near: readonly Stack[]): void {
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

function coverFor(draft: Draft, pieces: readonly Piece[], near: readonly Stack[], insured: readonly Insured[]): void {
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
