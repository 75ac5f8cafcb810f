// Prices for minutes and shares of fees at which the units agree on the days: linear model and new packages in turn. The
// bound is what the units cost at least at the prices; it holds for any.
import { sum } from '../parcel.ts'
import type { Problem } from '../problem.ts'
import type { Tools } from '../tools.ts'
import type { LinearModel, Worths } from './linear-model.ts'
import type { Member, Offer } from './member.ts'
import { Multipliers, type Openings } from './prices.ts'
import { ontoSimplex } from './simplex-projection.ts'

export interface Agreed {
  readonly prices: Multipliers
  readonly bound: number
  /** The packages of which the linear model takes a part. */
  readonly used: readonly Offer[]
  /** How far each day with a fee is open in it. */
  readonly opened: ReadonlyMap<string, number>
}

export async function agree(
  problem: Problem,
  members: readonly Member[],
  model: LinearModel,
  around: Openings,
  upper: number,
  tools: Tools,
  untilSeconds: number,
): Promise<Agreed> {
  const goOn = (): boolean => tools.secondsLeft() > untilSeconds
  let prices = new Multipliers(problem, around)
  let best = { prices, bound: -Infinity }
  let used: readonly Offer[] = []
  let opened: ReadonlyMap<string, number> = new Map()
  let isDone = false
  while (goOn() && !isDone) {
    const answer = await tools.solve(model.model(around), tools.secondsLeft() - untilSeconds)
    if (answer.kind !== 'solved') break
    const worths = model.read(answer)
    used = worths.used.map(({ offer }) => offer)
    opened = worths.opened
    prices = pricesOf(problem, around, worths)
    const about = sum(members, (member) => member.evaluate(prices)) - prices.credit()
    if (about > best.bound) best = { prices, bound: about }
    if (members.every(({ isExact }) => isExact) && about > upper - 1) break
    let added = 0
    for (const member of members) {
      if (!goOn()) break
      added += model.add(member.paying(prices, worths.ofMember(member), goOn))
      added += model.add(member.leanings().map(({ offer }) => offer))
    }
    isDone = added === 0 && worths.broken === 0
  }
  const proven = sum(members, (member) => member.prove(best.prices, () => tools.secondsLeft() > untilSeconds / 2))
  return { prices: best.prices, bound: proven - best.prices.credit(), used, opened }
}

function pricesOf(problem: Problem, around: Openings, { perMinute, perMinuteBy, shares }: Worths): Multipliers {
  const prices = new Multipliers(problem, around)
  for (const [day, cents] of perMinute) prices.perMinute.set(day, cents)
  for (const [opening, cents] of perMinuteBy) {
    const dayFee = prices.fees.get(opening)
    const most = problem.minutes?.on(dayFee?.day ?? 0) ?? 0
    // Beside a day without minutes nothing is taken back, so that any price is true.
    if (dayFee)
      dayFee.perMinute = most > 0 ? Math.min(cents, (around.open.has(opening) ? 0 : dayFee.fee) / most) : cents
  }
  for (const { opening, item, share } of shares) prices.fees.get(opening)?.shares.set(item, share)
  for (const [opening, { fee, day, perMinute: own, shares: borne }] of prices.fees)
    ontoSimplex(borne, around.open.has(opening) ? 0 : Math.max(0, fee - own * (problem.minutes?.on(day) ?? 0)))
  return prices
}
