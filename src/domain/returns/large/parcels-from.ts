import { commonDays, type Parcel } from '../parcel.ts'
import type { Unit } from '../problem.ts'

/** Packages by their places, on the last day that all their pieces have. */
export function parcelsFrom(
  unit: Unit,
  chosen: readonly { readonly places: readonly number[]; readonly route: number }[] | null,
): Parcel[] | null {
  return (
    chosen &&
    chosen.map(({ places, route }) => {
      const pieces = places.flatMap((place) => unit.pieces[place] ?? [])
      return { unit, pieces, route, day: commonDays(unit, pieces, route).at(-1) ?? 0 }
    })
  )
}
