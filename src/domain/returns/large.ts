// A lender with many pieces: column generation. The linear model gives a bound and the packages worth thinking of; a
// whole-number model of those gives a plan; and one of all packages that could still be in a cheaper plan gives the proof.
import type { Share } from './alone.ts'
import { greedyPlan } from './greedy.ts'
import { converge } from './large/converge.ts'
import { dive } from './large/dive.ts'
import { coveredBy, coverModel } from './large/exact-cover.ts'
import type { Candidate } from './large/candidate.ts'
import { planByTally } from './large/by-tally.ts'
import { Pool } from './large/pool.ts'
import { Cases } from './large/prove.ts'
import { parcelsFrom } from './large/parcels-from.ts'
import { sum, totalCents, type Parcel } from './parcel.ts'
import type { Problem, Unit } from './problem.ts'
import type { Tools } from './tools.ts'

/** Packages that hold more pieces than this are many. */
const few = 4
/** With more pieces than this the linear model is not waited for. */
const many = 100

export async function planLarge(unit: Unit, tools: Tools, problem: Problem): Promise<Share> {
  let best = greedyPlan({ ...problem, minutes: null, units: [unit] }) ?? []
  let upper = totalCents(best)
  const better = (parcels: readonly Parcel[] | null): void => {
    if (parcels && totalCents(parcels) < upper) [best, upper] = [parcels, totalCents(parcels)]
  }
  const pool = new Pool(unit, () => true)
  for (const { pieces, route } of best) pool.add(placesOf(unit, pieces), route)
  const start = tools.secondsLeft()
  const areMany = unit.pieces.length > many
  let linear = converge(pool, () => tools.secondsLeft() > start * (areMany ? 0.8 : 0.5))
  let bound = Math.ceil(linear.bound - 1e-4)
  const tally = async (share: number): Promise<void> => {
    const kept = tools.secondsLeft() * (1 - share)
    const tallied = await planByTally(unit, upper, { ...tools, secondsLeft: () => tools.secondsLeft() - kept })
    better(tallied.parcels)
    bound = Math.max(bound, tallied.bound)
  }
  if (!linear.isDone && bound < upper) {
    await tally(areMany ? 1 : 0.8)
    linear = converge(pool, () => tools.secondsLeft() > start * 0.05)
    bound = Math.max(bound, Math.ceil(linear.bound - 1e-4))
  }
  // What is left out because it could not pay is only known of a linear model that has settled.
  if (!linear.isDone) {
    if (bound < upper) await tally(1)
    return { parcels: best, bound: Math.min(bound, upper), isProven: bound >= upper, short: null }
  }
  // Where all packages that matter can be written down, one model settles it; else cases make the bound tighter first. Of
  // packages that hold many pieces there are too many that are alike, and the first cases find a plan sooner.
  const holdMany = unit.pieces.length > sum(pool.used(), ({ share }) => share) * few
  if (bound < upper && !holdMany) better(dive(unit, pool.candidates, () => tools.secondsLeft() > start * 0.3))
  if (bound < upper && !holdMany) {
    const near = nearest(pool, unit.pieces.length * 8)
    const answer = await tools.solve(coverModel(unit.pieces.length, near), tools.secondsLeft() * 0.08)
    better(parcelsFrom(unit, coveredBy(unit.pieces.length, near, answer)))
  }
  const all =
    bound < upper && !holdMany
      ? pool.within(upper - 1 - pool.value() + 1e-4, 10_000, () => tools.secondsLeft() > start * 0.2)
      : null
  if (all) {
    const answer = await tools.solve(coverModel(unit.pieces.length, all), tools.secondsLeft() * 0.4)
    better(parcelsFrom(unit, coveredBy(unit.pieces.length, all, answer)))
    bound = answer.kind === 'stopped' ? Math.max(bound, Math.min(upper, Math.ceil(answer.bound - 1e-4))) : upper
  }
  // Both ways, the cases first: what they leave open after half the time, the tally sometimes settles.
  const cases = new Cases(unit, pool.candidates, upper)
  for (const share of [0.5, 1]) {
    const kept = tools.secondsLeft() * (1 - share)
    cases.lower(upper)
    if (bound < upper) await cases.goOn({ ...tools, secondsLeft: () => tools.secondsLeft() - kept })
    better(cases.found)
    bound = Math.max(bound, cases.bound)
    if (bound < upper) await tally(share === 1 ? 1 : 0.4)
  }
  return { parcels: best, bound: Math.min(bound, upper), isProven: bound >= upper, short: null }
}

/** The packages that the linear model would take first. */
function nearest(pool: Pool, most: number): readonly Candidate[] {
  const extra = new Map(
    pool.candidates.map((one) => [one, pool.extra(one.places, one.route, one.cents, one.days.at(-1) ?? 0)]),
  )
  return pool.candidates.toSorted((a, b) => (extra.get(a) ?? 0) - (extra.get(b) ?? 0)).slice(0, most)
}

export function placesOf(unit: Unit, pieces: Parcel['pieces']): number[] {
  return pieces.map((piece) => unit.pieces.indexOf(piece)).toSorted((a, b) => a - b)
}
