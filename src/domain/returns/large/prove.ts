// Proof for a unit whose linear model leaves a gap: cases by how many packages and how many pounds there are, which are
// whole numbers in every real plan.
import { parcelCents, sum } from '../parcel.ts'
import type { Unit } from '../problem.ts'
import type { Answer } from '../solver.ts'
import type { Tools } from '../tools.ts'
import { converge } from './converge.ts'
import { weightIn, type Cut } from './cuts.ts'
import type { Pair } from './choice.ts'
import { coveredBy, coverModel } from './exact-cover.ts'
import type { Candidate, Enumerated } from './candidate.ts'
import { Pool } from './pool.ts'

export interface Proof {
  /** No plan costs less. */
  readonly bound: number
  /** A cheaper plan, if one was found. */
  readonly found: readonly Pick<Candidate, 'places' | 'route' | 'cents'>[] | null
}

interface Chosen {
  readonly answer: Answer
  readonly chosen: Proof['found']
  readonly cents: number
}

interface Case {
  readonly cuts: readonly Cut[]
  readonly pairs: readonly Pair[]
  readonly bound: number
}

const mostPackages = 6000

/** The linear solver is not more exact than this. */
const slack = 0.02

export async function proveByCases(
  unit: Unit,
  begun: readonly Candidate[],
  upper: number,
  tools: Tools,
): Promise<Proof> {
  const goOn = (): boolean => tools.secondsLeft() > 0.1
  const cheapestOf = async (packages: readonly Enumerated[], share: number): Promise<Chosen> => {
    const answer = await tools.solve(coverModel(unit.pieces.length, packages), tools.secondsLeft() * share)
    const chosen = coveredBy(unit.pieces.length, packages, answer)
    return { answer, chosen, cents: chosen ? chosen.reduce((sum, one) => sum + one.cents, 0) : Infinity }
  }
  const open: Case[] = [{ cuts: [], pairs: [], bound: 0 }]
  let known = begun
  let found: Proof['found'] = null
  let best = upper
  let proven = Infinity
  const better = (chosen: Chosen['chosen'], cents: number): void => {
    if (chosen && cents < best) [best, found] = [cents, chosen]
  }
  while (open.length > 0 && goOn()) {
    // Of cases as good as each other the one that is settled furthest.
    open.sort((a, b) => b.bound - a.bound || depth(a) - depth(b))
    const next = open.pop()
    if (!next) break
    if (next.bound >= best) continue
    const pool = new Pool(unit, () => true, next.cuts, next.pairs)
    for (const { places, route } of known) pool.add(places, route)
    const { bound } = converge(pool, goOn)
    known = pool.candidates.length > known.length ? pool.candidates : known
    const least = Math.max(next.bound, Math.ceil(bound - slack))
    if (least >= best) continue
    if (!goOn()) {
      proven = Math.min(proven, least)
      continue
    }
    const halves = casesBelow(pool, next.cuts)
    if (halves) {
      open.push(...halves.map((cuts) => ({ ...next, cuts, bound: least })))
      continue
    }
    const rounded = eachOnce(unit, pool)
    better(
      rounded,
      sum(rounded ?? [], ({ cents }) => cents),
    )
    if (best <= least) continue
    // Few packages are looked at all together; of many the nearest may give a better plan, then a pair makes two cases.
    const all = pool.within(best - 1 - bound + slack, mostPackages, goOn)
    if (all) {
      const { answer, chosen, cents } = await cheapestOf(all, next.pairs.length === 0 ? 0.15 : 0.05)
      better(chosen, cents)
      if (answer.kind !== 'stopped') continue
    }
    const pair = mostDoubtful(pool, next.pairs)
    if (!pair) proven = Math.min(proven, least)
    else
      for (const isTogether of [false, true])
        open.push({ ...next, pairs: [...next.pairs, { ...pair, isTogether }], bound: least })
  }
  return { bound: Math.min(best, proven, ...open.map((one) => one.bound)), found }
}

const depth = ({ cuts, pairs }: Case): number => cuts.length + pairs.length

/** The linear model rounded, if that is a plan. A piece in two packages is left out of the second, which is no dearer for it. */
function eachOnce(unit: Unit, pool: Pool): Proof['found'] {
  const seen = new Set<number>()
  const chosen = pool.used().flatMap(({ candidate: { places, route }, share }) => {
    const own = share > 0.5 ? places.filter((place) => !seen.has(place)) : []
    for (const place of own) seen.add(place)
    const pieces = own.flatMap((place) => unit.pieces[place] ?? [])
    return own.length > 0 ? [{ places: own, route, cents: parcelCents(unit, pieces, route) }] : []
  })
  return seen.size === unit.pieces.length ? chosen : null
}

/** Two pieces of which the linear model puts about half together. */
function mostDoubtful(pool: Pool, pairs: readonly Pair[]): Omit<Pair, 'isTogether'> | null {
  const count = pool.unit.pieces.length
  const shares = new Float64Array(count * count)
  for (const { candidate, share } of pool.used())
    for (const [at, one] of candidate.places.entries())
      for (const other of candidate.places.slice(at + 1))
        shares[one * count + other] = (shares[one * count + other] ?? 0) + share
  let [place, most] = [-1, 0.01]
  for (const [at, share] of shares.entries()) if (doubt(share) > most) [place, most] = [at, doubt(share)]
  const [one, other] = [Math.floor(place / count), place % count]
  return place < 0 || pairs.some((pair) => pair.one === one && pair.other === other) ? null : { one, other }
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
