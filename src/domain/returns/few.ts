import { commonDays, type Parcel } from './parcel.ts'
import { cheapestPartition, packagesOf } from './partition.ts'
import type { Unit } from './problem.ts'
import { piecesIn, subsetsOf } from './subsets.ts'

/** The cheapest plan of a unit of few pieces: every split into packages is looked at. */
export function fewestCents(unit: Unit): Parcel[] {
  const subsets = subsetsOf(unit)
  const price = new Float64Array(subsets.count).fill(Infinity)
  const route = new Uint8Array(subsets.count)
  subsets.routes.forEach(({ cents }, index) => {
    for (let set = 1; set < subsets.count; set++)
      if ((cents[set] ?? Infinity) < (price[set] ?? Infinity)) {
        price[set] = cents[set] ?? Infinity
        route[set] = index
      }
  })
  const all = subsets.count - 1
  const partition = cheapestPartition(price)
  return packagesOf(partition, all).map((set): Parcel => {
    const pieces = piecesIn(unit, set)
    return { unit, pieces, route: route[set] ?? 0, day: commonDays(unit, pieces, route[set] ?? 0).at(-1) ?? 0 }
  })
}
