// How many packages of which size, which insurance and in which window a plan needs at least, as if pieces could be divided:
// a small whole-number model. Its cost is a bound for a lender whose packages hold many pieces.
import type { Unit } from '../problem.ts'
import type { Crowd } from './crowds.ts'
import { Draft } from './draft.ts'
import type { Hold } from './holds.ts'
import type { Kind } from './kinds.ts'
import type { Cover, Size } from './levels.ts'
import { needsByCrowds, needsByRoutes, terms } from './needs.ts'
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
  needsByCrowds(draft, unit, crowds, stacks, insured)
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
