// Kinds of packages that a tally counts: sizes of a route that are about the same, with what they may be insured for. Where
// a solution cannot be filled, its kinds are made finer.
import { sum } from '../parcel.ts'
import type { Piece, Unit } from '../problem.ts'
import { coversOf, sizesOf, valueWithin, type Cover, type Size } from './levels.ts'

export interface Kind {
  readonly route: number
  readonly sizes: readonly Size[]
  readonly covers: readonly Cover[]
  /** The most that a package of the kind may weigh, hold and be worth. */
  readonly oz: number
  readonly count: number
  readonly value: number
}

/** Sizes of one container that differ by less are one kind: so many ounces. */
const band = 100

export function kindsOf(unit: Unit): Kind[] {
  return unit.routes.flatMap(({ rate }, route) => {
    const pieces = piecesBy(unit, route)
    const covers = coversOf(
      rate,
      sum(pieces, ({ value }) => value),
    )
    const groups = Map.groupBy(sizesOf(rate, pieces), ({ container, oz }) => `${container} ${Math.ceil(oz / band)}`)
    return [...groups.values()].map((sizes) => kindOf(pieces, route, sizes, covers))
  })
}

/** The size and the cover that a solution takes are the largest of a kind afterwards. */
export function finer(unit: Unit, kind: Kind, size: Size, cover: Cover): Kind[] {
  const pieces = piecesBy(unit, kind.route)
  const bySize = parted(kind.sizes, ({ oz }) => oz <= size.oz)
  const byCover = parted(kind.covers, ({ value }) => value <= cover.value)
  return bySize.flatMap((sizes) => byCover.map((covers) => kindOf(pieces, kind.route, sizes, covers)))
}

function parted<T>(all: readonly T[], isBelow: (one: T) => boolean): T[][] {
  return [all.filter((one) => isBelow(one)), all.filter((one) => !isBelow(one))].filter((part) => part.length > 0)
}

function kindOf(pieces: readonly Piece[], route: number, sizes: readonly Size[], covers: readonly Cover[]): Kind {
  const oz = Math.max(...sizes.map((size) => size.oz))
  const count = Math.max(...sizes.map((size) => size.count))
  const value = valueWithin(pieces, oz, count)
  const enough = covers.findIndex((cover) => cover.value >= value)
  const own = enough < 0 ? covers : covers.slice(0, enough + 1)
  return {
    route,
    sizes,
    covers: own.map((cover) => ({ ...cover, value: Math.min(cover.value, value) })),
    oz,
    count,
    value: Math.min(value, own.at(-1)?.value ?? 0),
  }
}

const piecesBy = ({ pieces }: Unit, route: number): Piece[] =>
  pieces.filter((piece) => openRoutes(piece).includes(route))

export const openRoutes = ({ spans }: Piece): number[] =>
  spans.flatMap(({ first, last }, route) => (first <= last ? [route] : []))
