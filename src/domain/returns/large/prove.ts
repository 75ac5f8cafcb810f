// Proof for a unit whose linear model leaves a gap: cases by how many packages and how many pounds there are, which are
// whole numbers in every real plan. Each case is also a place to look for a plan.
import { totalCents, type Parcel } from '../parcel.ts'
import type { Unit } from '../problem.ts'
import type { Tools } from '../tools.ts'
import { converge } from './converge.ts'
import type { Cut } from './cuts.ts'
import type { Pair } from './choice.ts'
import { coveredBy, coverModel } from './exact-cover.ts'
import type { Candidate, Enumerated } from './candidate.ts'
import { parcelsFrom } from './parcels-from.ts'
import { Pool, type Used } from './pool.ts'
import { shuffled } from './shuffle.ts'
import { casesBelow, inFewWindows, mostDoubtful } from './splits.ts'
import { parcelsOf, startNear } from './start.ts'

type Packages = readonly Pick<Candidate, 'places' | 'route'>[]

interface Case {
  readonly cuts: readonly Cut[]
  readonly pairs: readonly Pair[]
  readonly bound: number
}

const mostPackages = 6000

/** The linear solver is not more exact than this. */
const slack = 0.02

/** Around each case's fractions. */
const heat = { hot: 40, steps: 100_000 }

export class Cases {
  readonly #unit: Unit
  readonly #open: Case[] = [{ cuts: [], pairs: [], bound: 0 }]
  #known: Packages
  #best: number
  #found: readonly Parcel[] | null = null
  #leftOpen = Infinity
  #seed = 0

  /** A plan costs less than `upper`, or is not looked for. */
  constructor(unit: Unit, known: Packages, upper: number) {
    this.#unit = unit
    this.#known = known
    this.#best = upper
  }

  /** No plan costs less. */
  get bound(): number {
    return Math.min(this.#best, this.#leftOpen, ...this.#open.map((one) => one.bound))
  }

  /** A cheaper plan, if one was found. */
  get found(): readonly Parcel[] | null {
    return this.#found
  }

  /** From elsewhere a plan is known that costs so much. */
  lower(upper: number): void {
    this.#best = Math.min(this.#best, upper)
  }

  /** Case after case while there is time. */
  async goOn(tools: Tools): Promise<void> {
    const isTime = (): boolean => tools.secondsLeft() > 0.1
    while (isTime()) {
      // Of cases as good as each other the one that is settled furthest.
      this.#open.sort((a, b) => b.bound - a.bound || depth(a) - depth(b))
      const next = this.#open.pop()
      if (!next) return
      if (next.bound < this.#best) await this.#look(next, tools, isTime)
    }
  }

  async #look(next: Case, tools: Tools, isTime: () => boolean): Promise<void> {
    const pool = new Pool(this.#unit, () => true, next.cuts, next.pairs)
    for (const { places, route } of this.#known) pool.add(places, route)
    const { bound } = converge(pool, isTime)
    if (pool.candidates.length > this.#known.length) this.#known = pool.candidates
    const least = Math.max(next.bound, Math.ceil(bound - slack))
    if (least >= this.#best) return
    if (!isTime()) {
      this.#open.push({ ...next, bound: least })
      return
    }
    const used = pool.used()
    const windows = inFewWindows(pool, used)
    this.#shuffle(pool, used, windows, isTime)
    const halves = casesBelow(pool, next.cuts, used, windows)
    if (halves) {
      this.#open.push(...halves.map((cuts) => ({ ...next, cuts, bound: least })))
      return
    }
    this.#better(eachOnce(this.#unit, pool))
    if (this.#best <= least) return
    // Few packages are looked at all together; of many the nearest may give a better plan, then a pair makes two cases.
    const all = pool.within(this.#best - 1 - bound + slack, mostPackages, isTime)
    if (all && (await this.#isSettled(all, tools, next.pairs.length === 0 ? 0.15 : 0.05))) return
    const pair = mostDoubtful(pool, next.pairs)
    if (!pair) this.#leftOpen = Math.min(this.#leftOpen, least)
    else
      for (const isTogether of [false, true])
        this.#open.push({ ...next, pairs: [...next.pairs, { ...pair, isTogether }], bound: least })
  }

  #shuffle(pool: Pool, used: readonly Used[], windows: readonly number[], isTime: () => boolean): void {
    const { boxes, at: begin } = startNear(this.#unit, pool.windows, used, windows)
    const found = shuffled({
      unit: this.#unit,
      boxes,
      begin,
      ...heat,
      seed: ++this.#seed,
      least: this.bound,
      goOn: isTime,
    })
    if (found.cents < this.#best) this.#better(parcelsOf(this.#unit, { boxes, at: found.at }))
  }

  /** Whether all of these together leave nothing to look for. */
  async #isSettled(packages: readonly Enumerated[], { solve, secondsLeft }: Tools, share: number): Promise<boolean> {
    const count = this.#unit.pieces.length
    const answer = await solve(coverModel(count, packages), secondsLeft() * share)
    this.#better(parcelsFrom(this.#unit, coveredBy(count, packages, answer)))
    return answer.kind !== 'stopped'
  }

  #better(parcels: readonly Parcel[] | null): void {
    const cents = parcels ? totalCents(parcels) : Infinity
    if (cents < this.#best) [this.#best, this.#found] = [cents, parcels]
  }
}

/** The linear model rounded, if that is a plan. A piece in two packages is left out of the second, which is no dearer for it. */
function eachOnce(unit: Unit, pool: Pool): Parcel[] | null {
  const seen = new Set<number>()
  const chosen = pool.used().flatMap(({ candidate: { places, route }, share }) => {
    const own = share > 0.5 ? places.filter((place) => !seen.has(place)) : []
    for (const place of own) seen.add(place)
    return own.length > 0 ? [{ places: own, route }] : []
  })
  return seen.size === unit.pieces.length ? parcelsFrom(unit, chosen) : null
}

const depth = ({ cuts, pairs }: Case): number => cuts.length + pairs.length
