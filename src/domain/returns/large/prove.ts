// Proof for a unit whose linear model leaves a gap: cases by how many packages and how many pounds there are, which are
// whole numbers in every real plan.
import { sum } from '../parcel.ts'
import type { Unit } from '../problem.ts'
import type { Answer } from '../solver.ts'
import type { Tools } from '../tools.ts'
import { weightIn, type Cut } from './cuts.ts'
import { coveredBy, coverModel } from './exact-cover.ts'
import { Pool, type Candidate, type Enumerated } from './pool.ts'

export interface Proof {
  /** No plan costs less. */
  readonly bound: number
  /** A cheaper plan, if one was found. */
  readonly found: readonly Pick<Candidate, 'places' | 'route' | 'cents'>[] | null
}

interface Chosen {
  readonly answer: Answer
  readonly chosen: readonly Enumerated[] | null
  readonly cents: number
}

interface Case {
  readonly cuts: readonly Cut[]
  readonly bound: number
}

const mostPackages = 40_000

export async function proveByCases(
  unit: Unit,
  known: readonly Candidate[],
  upper: number,
  tools: Tools,
): Promise<Proof> {
  const goOn = (): boolean => tools.secondsLeft() > 0.1
  const cheapestOf = async (packages: readonly Enumerated[]): Promise<Chosen> => {
    const answer = await tools.solve(coverModel(unit.pieces.length, packages), tools.secondsLeft() * 0.5)
    const chosen = coveredBy(packages, answer)
    return { answer, chosen, cents: chosen ? chosen.reduce((sum, one) => sum + one.cents, 0) : Infinity }
  }
  const open: Case[] = [{ cuts: [], bound: 0 }]
  let found: Proof['found'] = null
  let best = upper
  let proven = Infinity
  while (open.length > 0 && goOn()) {
    open.sort((a, b) => b.bound - a.bound)
    const next = open.pop()
    if (!next) break
    if (next.bound >= best) continue
    const pool = new Pool(unit, () => true, next.cuts)
    for (const { places, route } of known) pool.add(places, route)
    const { bound } = pool.converge(goOn)
    const least = Math.max(next.bound, Math.ceil(bound - 1e-4))
    if (least >= best) continue
    const halves = casesBelow(pool, next.cuts)
    if (halves) {
      open.push(...halves.map((cuts) => ({ cuts, bound: least })))
      continue
    }
    // Too many packages to look at all: the nearest give a better plan, and with that fewer are left.
    let all = pool.within(best - 1 - bound + 1e-4, mostPackages, goOn)
    for (let extra = (best - bound) / 2; !all && extra > 1 && tools.secondsLeft() > 0.2; extra /= 2) {
      const near = pool.within(extra, mostPackages / 4, goOn)
      if (!near) continue
      const plan = await cheapestOf(near)
      if (!plan.chosen || plan.cents >= best) break
      ;[best, found] = [plan.cents, plan.chosen]
      extra = best - bound
      all = pool.within(best - 1 - bound + 1e-4, mostPackages, goOn)
    }
    if (best <= least) continue
    if (!all) {
      proven = Math.min(proven, least)
      continue
    }
    const { answer, chosen, cents } = await cheapestOf(all)
    if (chosen && cents < best) [best, found] = [cents, chosen]
    if (answer.kind === 'stopped') proven = Math.min(proven, Math.max(least, Math.ceil(answer.bound - 1e-4)))
  }
  return { bound: Math.min(best, proven, ...open.map((one) => one.bound)), found }
}

/** The two cases around a fraction; null when all that is counted is whole. */
function casesBelow(pool: Pool, cuts: readonly Cut[]): (readonly Cut[])[] | null {
  const used = pool.used().flatMap(({ candidate: { places, route }, share }) => {
    const rate = pool.unit.routes[route]?.rate
    const oz = places.reduce((total, place) => total + (pool.unit.pieces[place]?.oz ?? 0), 0)
    return rate ? [{ rate, count: places.length, oz, share }] : []
  })
  const containers = new Set(used.map(({ rate, count, oz }) => rate.container(count, oz)))
  const pounds = new Set(used.map(({ rate, count, oz }) => rate.pounds(count, oz)))
  const probe = (kind: Cut['kind'], of: number): Cut => ({ kind, of, sign: 1, least: 0 })
  const probes = [
    [probe('packages', 0)],
    [...containers].map((of) => probe('container', of)),
    [probe('pounds', 0)],
    [...pounds].map((of) => probe('heavy', of)),
  ]
  for (const alike of probes) {
    const [most] = alike
      .map((cut) => ({ cut, sum: sum(used, ({ rate, count, oz, share }) => share * weightIn(cut, rate, count, oz)) }))
      .toSorted((a, b) => doubt(b.sum) - doubt(a.sum))
    if (!most || doubt(most.sum) < 0.01) continue
    const above = Math.ceil(most.sum)
    return [
      [...cuts, { ...most.cut, least: above }],
      [...cuts, { ...most.cut, sign: -1, least: 1 - above }],
    ]
  }
  return null
}

const doubt = (number: number): number => Math.abs(number - Math.round(number))
