// Where shuffling begins: packages to choose from, more than a plan needs, and each piece in one that may carry it.
import { commonDays, type Parcel } from '../parcel.ts'
import type { Unit } from '../problem.ts'
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

export function parcelsOf(unit: Unit, { boxes, at }: Start): Parcel[] {
  return boxes.flatMap(({ route }, box): Parcel[] => {
    const pieces = unit.pieces.filter((_, place) => at[place] === box)
    return pieces.length === 0 ? [] : [{ unit, pieces, route, day: commonDays(unit, pieces, route).at(-1) ?? 0 }]
  })
}
