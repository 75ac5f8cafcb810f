// How many packages of which size, which insurance and in which window a plan needs at least, as if pieces could be divided:
// a small whole-number model. Its cost is a bound for a lender whose packages hold many pieces.
import { sum } from '../parcel.ts'
import type { Piece, Unit } from '../problem.ts'
import type { Answer, Model } from '../solver.ts'
import { crowdsOf } from './crowds.ts'
import { Draft, type Term } from './draft.ts'
import { coversOf, sizesOf, valueWithin, type Cover, type Size } from './levels.ts'
import { widestWindows, windowsOf, type Window } from './windows.ts'

/** Sizes of a route in one container that are about the same. */
interface Kind {
  readonly route: number
  readonly oz: number
  readonly count: number
  readonly value: number
  readonly sizes: readonly Counted<Size>[]
  readonly covers: readonly Counted<Cover>[]
}
interface Counted<T> {
  readonly column: number
  readonly of: T
}
/** How many packages of a kind leave in a window. */
interface Stack {
  readonly column: number
  readonly window: number
  readonly kind: Kind
  readonly isSigned: boolean
}
/** How many packages of a window are insured. */
interface Insured {
  readonly column: number
  readonly window: number
  readonly free: number
  readonly most: number
}
export interface Tally {
  readonly model: Model
  readonly windows: readonly Window[]
  readonly stacks: readonly Stack[]
  readonly kinds: readonly Kind[]
}

const mostCrowds = 400
/** Sizes of one container that differ by less are one kind: so many ounces. */
const band = 100

export function tallyOf(unit: Unit): Tally {
  const draft = new Draft()
  const windows = widestWindows(windowsOf(unit))
  const most = unit.pieces.length
  const kinds = unit.routes.flatMap((_, route) => kindsOf(draft, unit, route))
  const signatures = unit.pieces.some(({ signature }) => signature) ? [false, true] : [false]
  const stacks = windows.flatMap(({ route }, window) =>
    kinds
      .filter((kind) => kind.route === route)
      .flatMap((kind) =>
        signatures.map((isSigned): Stack => {
          const cents = isSigned ? (unit.routes[route]?.rate.signatureFee ?? 0) : 0
          return { column: draft.column(cents, most), window, kind, isSigned }
        }),
      ),
  )
  for (const kind of kinds) {
    draft.same([...terms(kind.sizes, 1), ...terms(kind.covers, -1)])
    draft.same([
      ...terms(kind.sizes, 1),
      ...terms(
        stacks.filter((stack) => stack.kind === kind),
        -1,
      ),
    ])
  }
  const insured = windows.map(({ route }, window): Insured => {
    const own = kinds.flatMap((kind) => (kind.route === route ? kind.covers : []))
    const column = draft.column(0, most)
    const free = Math.max(0, ...own.map(({ of }) => (of.cents === 0 ? of.value : 0)))
    draft.atLeast(0, [
      ...terms(
        stacks.filter((stack) => stack.window === window),
        1,
      ),
      [column, -1],
    ])
    return { column, window, free, most: Math.max(0, ...own.map(({ of }) => of.value)) }
  })
  for (const route of unit.routes.keys()) {
    const bought = kinds.flatMap((kind) => (kind.route === route ? kind.covers.filter(({ of }) => of.cents > 0) : []))
    const own = insured.filter(({ window }) => windows[window]?.route === route)
    draft.same([...terms(bought, 1), ...terms(own, -1)])
  }
  for (const routes of routeSets(unit)) {
    const pieces = unit.pieces.filter((piece) => openRoutes(piece).every((route) => routes.has(route)))
    const own = kinds.filter(({ route }) => routes.has(route))
    const sizes = own.flatMap((kind) => kind.sizes)
    draft.atLeast(
      ozOf(pieces),
      sizes.map(({ column, of }) => [column, of.oz]),
    )
    draft.atLeast(
      pieces.length,
      sizes.map(({ column, of }) => [column, of.count]),
    )
    draft.atLeast(
      valueOf(pieces) / 100,
      own.flatMap((kind) => kind.covers.map(({ column, of }): Term => [column, of.value / 100])),
    )
  }
  tradeOffs(draft, unit.pieces, kinds)
  for (const { windows: among, places } of crowdsOf(unit, windows, mostCrowds)) {
    const pieces = places.flatMap((place) => unit.pieces[place] ?? [])
    const near = stacks.filter(({ window }) => among.includes(window))
    const signed = pieces.filter(({ signature }) => signature)
    roomFor(draft, pieces, near)
    if (signed.length > 0)
      roomFor(
        draft,
        signed,
        near.filter(({ isSigned }) => isSigned),
      )
    coverFor(
      draft,
      pieces.filter(({ value }) => value > 0),
      near,
      insured.filter(({ window }) => among.includes(window)),
    )
  }
  return { model: draft.model(), windows, stacks, kinds }
}

function kindsOf(draft: Draft, unit: Unit, route: number): Kind[] {
  const rate = unit.routes[route]?.rate
  const pieces = unit.pieces.filter((piece) => openRoutes(piece).includes(route))
  if (!rate) return []
  const covers = coversOf(rate, valueOf(pieces))
  const groups = Map.groupBy(sizesOf(rate, pieces), ({ container, oz }) => `${container} ${Math.ceil(oz / band)}`)
  return [...groups.values()].map((sizes): Kind => {
    const oz = Math.max(...sizes.map((size) => size.oz))
    const count = Math.max(...sizes.map((size) => size.count))
    const value = valueWithin(pieces, oz, count)
    const enough = covers.findIndex((cover) => cover.value >= value)
    const own = enough < 0 ? covers : covers.slice(0, enough + 1)
    return {
      route,
      oz,
      count,
      value: Math.min(value, covers.at(-1)?.value ?? 0),
      sizes: sizes.map((of) => ({ column: draft.column(of.cents, unit.pieces.length), of })),
      covers: own.map((of) => ({
        column: draft.column(of.cents, unit.pieces.length),
        of: { ...of, value: Math.min(of.value, value) },
      })),
    }
  })
}

const openRoutes = ({ spans }: Piece): number[] =>
  spans.flatMap(({ first, last }, route) => (first <= last ? [route] : []))

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

const terms = (rows: readonly { readonly column: number }[], value: number): Term[] =>
  rows.map(({ column }) => [column, value])

const ozOf = (pieces: readonly Piece[]): number => sum(pieces, ({ oz }) => oz)
const valueOf = (pieces: readonly Piece[]): number => sum(pieces, ({ value }) => value)

function roomFor(draft: Draft, pieces: readonly Piece[], near: readonly Stack[]): void {
  const heaviest = Math.max(...pieces.map(({ oz }) => oz))
  const oz = Math.max(...near.map(({ kind }) => kind.oz))
  const count = Math.max(...near.map(({ kind }) => kind.count))
  const least = Math.max(Math.ceil(ozOf(pieces) / oz), Math.ceil(pieces.length / count))
  draft.atLeast(
    ozOf(pieces),
    near.map((one) => [one.column, one.kind.oz]),
  )
  draft.atLeast(
    pieces.length,
    near.map((one) => [one.column, one.kind.count]),
  )
  draft.atLeast(least, terms(near, 1))
  draft.atLeast(
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
  draft.atLeast(
    valueOf(pieces) / 100,
    near.map(({ column, kind }): Term => [column, kind.value / 100]),
  )
  draft.atLeast(valueOf(pieces) / 100, [
    ...near.map(({ column, window }): Term => [column, (freeAt.get(window) ?? 0) / 100]),
    ...insured.map(({ column, most, free }): Term => [column, (most - free) / 100]),
  ])
  const most = Math.max(...near.map(({ kind }) => kind.value))
  draft.atLeast(Math.ceil(valueOf(pieces) / most), terms(near, 1))
  const dearest = Math.max(...pieces.map(({ value }) => value))
  draft.atLeast(1, [
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

/** What is both light and valuable is soon used up: prices of an ounce or a piece in cents of value tell how much of it there is. */
function tradeOffs(draft: Draft, pieces: readonly Piece[], kinds: readonly Kind[]): void {
  const spread = (ratio: (piece: Piece) => number): number[] => {
    const all = pieces.map(ratio).toSorted((a, b) => a - b)
    return [
      ...new Set(Array.from({ length: 12 }, (_, at) => all[Math.floor(((at + 0.5) / 12) * all.length)] ?? 0)),
    ].filter((one) => one > 0)
  }
  const above = (amount: (piece: Piece) => number): number => sum(pieces, (piece) => Math.max(0, amount(piece)))
  const value = valueOf(pieces)
  for (const worth of spread((piece) => piece.value / piece.oz))
    draft.atLeast(
      (value - above((piece) => piece.value - worth * piece.oz)) / 100,
      kinds.flatMap(({ oz, covers }) =>
        covers.map(({ column, of }): Term => [column, Math.min(of.value, worth * oz) / 100]),
      ),
    )
  for (const worth of spread((piece) => piece.value))
    draft.atLeast(
      (value - above((piece) => piece.value - worth)) / 100,
      kinds.flatMap(({ count, covers }) =>
        covers.map(({ column, of }): Term => [column, Math.min(of.value, worth * count) / 100]),
      ),
    )
  for (const worth of spread((piece) => piece.oz)) {
    draft.atLeast(
      ozOf(pieces) - above((piece) => piece.oz - worth),
      kinds.flatMap(({ sizes }) => sizes.map(({ column, of }): Term => [column, Math.min(of.oz, worth * of.count)])),
    )
    draft.atLeast(
      pieces.length - above((piece) => 1 - piece.oz / worth),
      kinds.flatMap(({ sizes }) => sizes.map(({ column, of }): Term => [column, Math.min(of.count, of.oz / worth)])),
    )
  }
}

/** How many packages a solution has in each window. */
export function countsIn({ windows, stacks }: Tally, answer: Answer): number[] | null {
  const values = answer.kind === 'infeasible' ? null : answer.values
  return (
    values &&
    windows.map((_, index) =>
      sum(
        stacks.filter(({ window }) => window === index),
        ({ column }) => Math.round(values[column] ?? 0),
      ),
    )
  )
}
