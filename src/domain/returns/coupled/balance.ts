// Finds prices for minutes and shares of fees under which the units by themselves nearly agree on the days: subgradient
// steps of Polyak's length.
import type { Problem } from '../problem.ts'
import type { Tools } from '../tools.ts'
import type { Leaning, Member } from './member.ts'
import { Multipliers } from './prices.ts'
import { ontoSimplex } from './simplex-projection.ts'

export interface Balanced {
  readonly prices: Multipliers
  readonly bound: number
}

interface Snapshot {
  readonly perMinute: ReadonlyMap<number, number>
  readonly shares: readonly ReadonlyMap<number, number>[]
}

export function balance(
  problem: Problem,
  members: readonly Member[],
  upper: number,
  rounds: number,
  tools: Tools,
  untilSeconds: number,
): Balanced {
  const prices = new Multipliers(problem)
  const goOn = (): boolean => tools.secondsLeft() > untilSeconds
  for (const member of members) member.prove(prices, goOn)
  let [best, kept] = [-Infinity, snapshot(prices)]
  let [length, since] = [1, 0]
  for (let round = 1; round <= rounds && goOn(); round++) {
    const value = sumOf(members, (member) => member.evaluate(prices)) - prices.credit()
    if (value > best + 0.01) since = 0
    else if (++since >= 8) [length, since] = [length / 2, 0]
    if (value > best) [best, kept] = [value, snapshot(prices)]
    if (length < 0.005 || upper - best < 1) break
    const aim = Number.isFinite(upper) ? upper : best + Math.abs(best) * 0.02 + 100
    const leanings = members.flatMap((member) => member.leanings())
    if (!step(problem, prices, leanings, Math.max(aim - value, 1) * length)) break
    // Large units think of new packages now and then; until then they cost a little more than they could.
    if (round % 40 === 0) {
      best = -Infinity
      for (const member of members) member.prove(prices, goOn)
    }
  }
  restore(prices, kept)
  const bound = sumOf(members, (member) => member.prove(prices, () => tools.secondsLeft() > untilSeconds / 2))
  return { prices, bound: bound - prices.credit() }
}

const sumOf = (members: readonly Member[], value: (member: Member) => number): number =>
  members.reduce((sum, member) => sum + value(member), 0)

/** One step; false when nothing is wrong with what the units lean to. */
function step(problem: Problem, prices: Multipliers, leanings: readonly Leaning[], reach: number): boolean {
  const { over, used } = demandOf(problem, prices, leanings)
  let norm = 0
  const gradient = new Map<number, number>()
  for (const [day, price] of prices.perMinute) {
    const slope = (over.get(day) ?? 0) - (problem.minutes?.on(day) ?? 0)
    if (slope < 0 && price === 0) continue
    gradient.set(day, slope)
    norm += slope * slope
  }
  for (const [key, items] of used) {
    const { fee, shares } = prices.fees.get(key) ?? { fee: 0, shares: new Map<number, number>() }
    let borne = 0
    for (const item of items.keys()) borne += shares.get(item) ?? 0
    // Who uses the day and who does not pull the shares apart only while part of the fee is borne elsewhere.
    if (borne >= fee - 1e-9) used.delete(key)
    else for (const share of items.values()) norm += share * share
  }
  if (norm === 0) return false
  const size = reach / norm
  for (const [day, slope] of gradient)
    prices.perMinute.set(day, Math.max(0, (prices.perMinute.get(day) ?? 0) + size * slope))
  for (const [key, items] of used) {
    const dayFee = prices.fees.get(key)
    if (!dayFee) continue
    for (const [item, share] of items) dayFee.shares.set(item, (dayFee.shares.get(item) ?? 0) + size * share)
    ontoSimplex(dayFee.shares, dayFee.fee)
  }
  return true
}

/** Minutes wanted of each day, and of each day with a fee the items that would use it. */
function demandOf(
  { minutes }: Problem,
  prices: Multipliers,
  leanings: readonly Leaning[],
): { over: Map<number, number>; used: Map<string, Map<number, number>> } {
  const over = new Map<number, number>()
  const used = new Map<string, Map<number, number>>()
  for (const { offer, share } of leanings) {
    const { member, pieces, route, day } = offer
    if (minutes) over.set(day, (over.get(day) ?? 0) + share * (minutes.perPackage + pieces.length * minutes.perItem))
    const key = `${member.unit.routes[route]?.service} ${day}`
    if (!prices.fees.has(key)) continue
    const items = used.get(key) ?? new Map<number, number>()
    used.set(key, items)
    for (const at of pieces) {
      const item = member.unit.pieces[at]?.index ?? -1
      items.set(item, (items.get(item) ?? 0) + share)
    }
  }
  return { over, used }
}

function snapshot(prices: Multipliers): Snapshot {
  return {
    perMinute: new Map(prices.perMinute),
    shares: [...prices.fees.values()].map(({ shares }) => new Map(shares)),
  }
}

function restore(prices: Multipliers, kept: Snapshot): void {
  for (const [day, price] of kept.perMinute) prices.perMinute.set(day, price)
  let index = 0
  for (const { shares } of prices.fees.values())
    for (const [item, share] of kept.shares[index++] ?? []) shares.set(item, share)
}
