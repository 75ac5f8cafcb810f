// Units that share nothing with others: each is planned by itself.
import type { Short } from './coupled/shortest-day.ts'
import { fewestCents } from './few.ts'
import { alonePrice, greedyPlan } from './greedy.ts'
import { planLarge } from './large.ts'
import { totalCents, type Parcel } from './parcel.ts'
import type { Piece, Problem, Unit } from './problem.ts'
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
  const large: Unit[] = []
  for (const unit of problem.units)
    if (unit.pieces.length <= fewPieces) shares.push(settled(fewestCents(unit)))
    else large.push(unit)
  large.sort((a, b) => a.pieces.length - b.pieces.length)
  for (const [index, unit] of large.entries()) {
    // None may take the time of those after it.
    const kept = tools.secondsLeft() * (1 - Math.min(1, 2 / (large.length - index)))
    shares.push(await planMany(unit, { ...tools, secondsLeft: () => tools.secondsLeft() - kept }, problem))
  }
  return shares
}

/** What can leave for nothing does so, and only the rest is hard: no package costs more without a piece. */
async function planMany(unit: Unit, tools: Tools, problem: Problem): Promise<Share> {
  const isFree = (piece: Piece): boolean => unit.routes.some((_, route) => alonePrice(unit, piece, route) === 0)
  const free = { ...unit, pieces: unit.pieces.filter(isFree) }
  const paid = { ...unit, pieces: unit.pieces.filter((piece) => !isFree(piece)) }
  const forNothing = greedyPlan({ ...problem, minutes: null, units: [free] })
  if (free.pieces.length === 0 || !forNothing || totalCents(forNothing) > 0) return planLarge(unit, tools, problem)
  const rest = paid.pieces.length <= fewPieces ? settled(fewestCents(paid)) : await planLarge(paid, tools, problem)
  const parcels = rest.parcels && [...rest.parcels, ...forNothing].map((parcel): Parcel => ({ ...parcel, unit }))
  return { ...rest, parcels }
}

const settled = (parcels: readonly Parcel[]): Share => ({
  parcels,
  bound: totalCents(parcels),
  isProven: true,
  short: null,
})
