// Where shuffling begins: packages to choose from, more than a plan needs, and each piece in one that may carry it.
import { commonDays, type Parcel } from '../parcel.ts'
import type { Unit } from '../problem.ts'
import type { Used } from './pool.ts'
import type { Skeleton } from './skeleton.ts'
import type { Window } from './windows.ts'

export interface Start {
  /** The window of each package. */
  readonly boxes: readonly Window[]
  /** For each piece its package, by index. */
  readonly at: readonly number[]
}

/** All pieces in as few windows as come first. */
export function anyStart({ pieces }: Unit, windows: readonly Window[]): Start {
  const boxes = [...windows, ...windows]
  return { boxes, at: pieces.map((_, place) => boxes.findIndex(({ places }) => places.includes(place))) }
}

/** The packages of a skeleton and one more in each window, where the pieces are that do not go into it. */
export function startFrom(windows: readonly Window[], skeleton: Skeleton, filled: readonly number[]): Start {
  const own = skeleton.flatMap(({ stacks }) => stacks.flatMap(({ window }) => windows[window] ?? []))
  const elsewhere = (place: number): number => windows.findIndex(({ places }) => places.includes(place))
  return {
    boxes: [...own, ...windows],
    at: filled.map((box, place) => (box >= 0 ? box : own.length + elsewhere(place))),
  }
}

/** Near the fractions of a linear model: its packages, the fullest shares first, without what is in one already. */
export function startNear(
  unit: Unit,
  windows: readonly Window[],
  used: readonly Used[],
  leaving: readonly number[],
): Start {
  const own: Window[] = []
  const at = unit.pieces.map(() => -1)
  for (const [index, { candidate }] of [...used.entries()].toSorted(([, a], [, b]) => b.share - a.share)) {
    const window = windows[leaving[index] ?? -1]
    const left = candidate.places.filter((place) => at[place] === -1)
    if (!window || left.length * 2 < candidate.places.length) continue
    for (const place of left) at[place] = own.length
    own.push(window)
  }
  const boxes = [...own, ...windows]
  return {
    boxes,
    at: at.map((box, place) => (box >= 0 ? box : boxes.findIndex(({ places }) => places.includes(place)))),
  }
}

export function parcelsOf(unit: Unit, { boxes, at }: Start): Parcel[] {
  return boxes.flatMap(({ route }, box): Parcel[] => {
    const pieces = unit.pieces.filter((_, place) => at[place] === box)
    return pieces.length === 0 ? [] : [{ unit, pieces, route, day: commonDays(unit, pieces, route).at(-1) ?? 0 }]
  })
}
