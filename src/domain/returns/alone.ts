// Units that share nothing with others: each is planned by itself.
import type { Short } from './coupled/shortest-day.ts'
import { planLarge } from './large.ts'
import { commonDays, type Parcel } from './parcel.ts'
import { cheapestPartition, packagesOf } from './partition.ts'
import type { Problem, Unit } from './problem.ts'
import { piecesIn, subsetsOf } from './subsets.ts'
import type { Tools } from './tools.ts'

/** What a part of the plan came to. */
export interface Share {
  /** Null when there is no legal plan, or none was found. */
  readonly parcels: readonly Parcel[] | null
  readonly bound: number
  readonly isProven: boolean
  /** Without a legal plan: the day whose minutes do not suffice. */
  readonly short: Short | null
}

/** Up to here every split into packages is looked at. */
export const fewPieces = 15

export async function planAlone(problem: Problem, tools: Tools): Promise<Share[]> {
  const shares: Share[] = []
  for (const unit of problem.units) if (unit.pieces.length <= fewPieces) shares.push(planFew(unit))
  for (const unit of problem.units)
    if (unit.pieces.length > fewPieces) shares.push(await planLarge(unit, tools, problem))
  return shares
}

function planFew(unit: Unit): Share {
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
  const parcels = packagesOf(partition, all).map((set): Parcel => {
    const pieces = piecesIn(unit, set)
    return { unit, pieces, route: route[set] ?? 0, day: commonDays(unit, pieces, route[set] ?? 0).at(-1) ?? 0 }
  })
  return { parcels, bound: partition.best[all] ?? 0, isProven: true, short: null }
}
