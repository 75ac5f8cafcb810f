// Finds prices for minutes and shares of fees under which the units by themselves nearly agree on the days: subgradient
// steps of Polyak's length.
import type { Problem } from '../problem.ts'
import type { Tools } from '../tools.ts'
import type { Member, Offer } from './member.ts'
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
  let [bound, kept] = [-Infinity, snapshot(prices)]
  let [length, since] = [1, 0]
  for (let round = 0; round < rounds && tools.secondsLeft() > untilSeconds; round++) {
    const value = members.reduce((sum, member) => sum + member.evaluate(prices), 0) - prices.credit()
    if (value > bound + 0.01) since = 0
    else if (++since >= 8) [length, since] = [length / 2, 0]
    if (value > bound) [bound, kept] = [value, snapshot(prices)]
    if (length < 0.005 || upper - bound < 1) break
    const aim = Number.isFinite(upper) ? upper : bound + Math.abs(bound) * 0.02 + 100
    if (
      !step(
        problem,
        prices,
        members.flatMap((member) => member.chosen()),
        Math.max(aim - value, 1) * length,
      )
    )
      break
  }
  restore(prices, kept)
  for (const member of members) member.evaluate(prices)
  return { prices, bound }
}

/** One step; false when nothing is wrong with what the units choose. */
function step(problem: Problem, prices: Multipliers, chosen: readonly Offer[], reach: number): boolean {
  const over = new Map<number, number>()
  const used = new Map<string, number[]>()
  for (const { member, pieces, route, day } of chosen) {
    const { minutes } = problem
    if (minutes) over.set(day, (over.get(day) ?? 0) + minutes.perPackage + pieces.length * minutes.perItem)
    const key = `${member.unit.routes[route]?.service} ${day}`
    if (prices.fees.has(key))
      used.set(key, [...(used.get(key) ?? []), ...pieces.map((at) => member.unit.pieces[at]?.index ?? -1)])
  }
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
    const borne = items.reduce((sum, item) => sum + (shares.get(item) ?? 0), 0)
    // Who uses the day and who does not pull the shares apart only while part of the fee is borne elsewhere.
    if (borne < fee - 1e-9) norm += items.length
    else used.delete(key)
  }
  if (norm === 0) return false
  const size = reach / norm
  for (const [day, slope] of gradient)
    prices.perMinute.set(day, Math.max(0, (prices.perMinute.get(day) ?? 0) + size * slope))
  for (const [key, items] of used) {
    const dayFee = prices.fees.get(key)
    if (!dayFee) continue
    for (const item of items) dayFee.shares.set(item, (dayFee.shares.get(item) ?? 0) + size)
    ontoSimplex(dayFee.shares, dayFee.fee)
  }
  return true
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
