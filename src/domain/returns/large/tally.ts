// How many packages of which size, which insurance and in which window a plan needs at least, as if pieces could be divided:
// a small whole-number model. Its cost is a bound for a lender whose packages hold many pieces.
import type { Unit } from '../problem.ts'
import type { Crowd } from './crowds.ts'
import { Draft, type Term } from './draft.ts'
import type { Hold } from './holds.ts'
import { openRoutes, type Kind } from './kinds.ts'
import type { Cover, Size } from './levels.ts'
import { coverFor, ozOf, roomFor, terms, valueOf } from './needs.ts'
import { tradeOffs } from './trade-offs.ts'
import type { Window } from './windows.ts'

export interface Counted<T> {
  readonly column: number
  readonly of: T
}
/** How many packages of a kind have which size and which insurance. */
export interface Sort {
  readonly kind: Kind
  readonly sizes: readonly Counted<Size>[]
  readonly covers: readonly Counted<Cover>[]
}
/** How many packages of a kind leave in a window. */
export interface Stack {
  readonly column: number
  readonly window: number
  readonly kind: Kind
  readonly isSigned: boolean
}
/** How many packages of a window are insured. */
export interface Insured {
  readonly column: number
  readonly window: number
  readonly free: number
  readonly most: number
}
export interface Tally {
  readonly draft: Draft
  readonly stacks: readonly Stack[]
  readonly sorts: readonly Sort[]
}
/** What a tally is made of. */
export interface Ground {
  readonly unit: Unit
  readonly windows: readonly Window[]
  readonly crowds: readonly Crowd[]
}

/** What is known by now. */
export interface Known {
  readonly kinds: readonly Kind[]
  readonly holds: readonly Hold[]
  /** Rows that solutions broke. */
  readonly needed: Set<number>
  /** What a plan may cost. */
  readonly most: number
}

export function tallyOf({ unit, windows, crowds }: Ground, { kinds, holds, needed, most }: Known): Tally {
  const draft = new Draft(needed)
  const sorts = kinds.map((kind): Sort => sortOf(draft, kind, unit.pieces.length))
  const stacks = stacksOf(draft, unit, windows, kinds)
  for (const { kind, sizes, covers } of sorts) {
    const own = stacks.filter((stack) => stack.kind === kind)
    draft.same([...terms(sizes, 1), ...terms(covers, -1)])
    draft.same([...terms(sizes, 1), ...terms(own, -1)])
  }
  const insured = insuredOf(draft, unit, windows, sorts, stacks)
  needsByRoutes(draft, unit, sorts)
  tradeOffs(draft, unit.pieces, sorts)
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
      ) // prettier
    coverFor(
      draft,
      valued,
      near,
      insured.filter(({ window }) => among.includes(window)),
    )
  }
  for (const { weight, heldBy } of holds)
    draft.atLeast(
      weight / 100,
      stacks.map((stack) => [stack.column, heldBy(stack) / 100]),
    )
  if (most < Infinity) draft.costsAtMost(most)
  return { draft, stacks, sorts }
}

function sortOf(draft: Draft, kind: Kind, most: number): Sort {
  return {
    kind,
    sizes: kind.sizes.map((of) => ({ column: draft.column(of.cents, most), of })),
    covers: kind.covers.map((of) => ({ column: draft.column(of.cents, most), of })),
  }
}

function stacksOf(draft: Draft, unit: Unit, windows: readonly Window[], kinds: readonly Kind[]): Stack[] {
  const signatures = unit.pieces.some(({ signature }) => signature) ? [false, true] : [false]
  return windows.flatMap(({ route }, window) =>
    kinds
      .filter((kind) => kind.route === route)
      .flatMap((kind) =>
        signatures.map((isSigned): Stack => {
          const cents = isSigned ? (unit.routes[route]?.rate.signatureFee ?? 0) : 0
          return { column: draft.column(cents, unit.pieces.length), window, kind, isSigned }
        }),
      ),
  )
}

function insuredOf(
  draft: Draft,
  unit: Unit,
  windows: readonly Window[],
  sorts: readonly Sort[],
  stacks: readonly Stack[],
): Insured[] {
  const insured = windows.map(({ route }, window): Insured => {
    const covers = sorts.flatMap(({ kind }) => (kind.route === route ? kind.covers : []))
    const own = stacks.filter((stack) => stack.window === window)
    const column = draft.column(0, unit.pieces.length)
    const may = own.filter(({ kind }) => kind.covers.some(({ cents }) => cents > 0))
    const must = may.filter(({ kind }) => kind.covers.every(({ cents }) => cents > 0))
    draft.atLeast(0, [...terms(may, 1), [column, -1]])
    draft.atLeast(0, [[column, 1], ...terms(must, -1)])
    return {
      column,
      window,
      free: Math.max(0, ...covers.map(({ cents, value }) => (cents === 0 ? value : 0))),
      most: Math.max(0, ...covers.map(({ value }) => value)),
    }
  })
  for (const route of unit.routes.keys()) {
    const bought = sorts.flatMap(({ kind, covers }) =>
      kind.route === route ? covers.filter(({ of }) => of.cents > 0) : [],
    )
    const own = insured.filter(({ window }) => windows[window]?.route === route)
    draft.same([...terms(bought, 1), ...terms(own, -1)])
  }
  return insured
}

function needsByRoutes(draft: Draft, unit: Unit, sorts: readonly Sort[]): void {
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
