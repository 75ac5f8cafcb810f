// Units that share nothing with others: each is planned by itself.
import type { Short } from './coupled/shortest-day.ts'
import { fewestCents } from './few.ts'
import { planLarge } from './large.ts'
import { totalCents, type Parcel } from './parcel.ts'
import type { Problem, Unit } from './problem.ts'
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
export const fewPieces = 16

export async function planAlone(problem: Problem, tools: Tools): Promise<Share[]> {
  const shares: Share[] = []
  for (const unit of problem.units) if (unit.pieces.length <= fewPieces) shares.push(planFew(unit))
  const large = problem.units
    .filter((unit) => unit.pieces.length > fewPieces)
    .toSorted((a, b) => a.pieces.length - b.pieces.length)
  for (const [index, unit] of large.entries()) {
    // None may take the time of those after it.
    const kept = tools.secondsLeft() * (1 - Math.min(1, 2 / (large.length - index)))
    shares.push(await planLarge(unit, { ...tools, secondsLeft: () => tools.secondsLeft() - kept }, problem))
  }
  return shares
}

function planFew(unit: Unit): Share {
  const parcels = fewestCents(unit)
  return { parcels, bound: totalCents(parcels), isProven: true, short: null }
}
