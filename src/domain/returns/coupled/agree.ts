// Prices for minutes and shares of fees at which the units agree on the days: linear model and new packages in turn. The
// bound is what the units cost at least at the prices; it holds for any.
import { sum } from '../parcel.ts'
import type { Problem } from '../problem.ts'
import type { Tools } from '../tools.ts'
import type { LinearModel, Worths } from './linear-model.ts'
import type { Member, Offer } from './member.ts'
import { Multipliers, type Openings } from './prices.ts'
import { ontoSimplex } from './simplex-projection.ts'

/** So often the model is solved anew without a better bound, once it costs no more than the bound. */
const patience = 2

export interface Agreed {
  readonly prices: Multipliers
  readonly bound: number
  /** Whether nothing was left to be found when time ran out. */
  readonly isDone: boolean
  /** What each unit costs at least at the prices. */
  readonly proven: ReadonlyMap<Member, number>
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
  let best = { prices: new Multipliers(problem, around), bound: -Infinity }
  let used: readonly Offer[] = []
  let opened: ReadonlyMap<string, number> = new Map()
  const isExact = members.every((member) => member.isExact)
  let vain = 0
  let isDone = false
  while (goOn()) {
    const answer = await tools.solve(model.model(around), tools.secondsLeft() - untilSeconds)
    if (answer.kind !== 'solved') break
    const now = model.read(answer)
    used = now.used
    opened = now.opened
    const prices = pricesOf(problem, around, now)
    const about = sum(members, (member) => member.evaluate(prices, goOn)) - prices.credit()
    vain = about > best.bound + 0.01 ? 0 : vain + 1
    if (about > best.bound) best = { prices, bound: about }
    isDone = isExact && best.bound > upper - 1
    if (isDone) break
    if (answer.objective - best.bound < 0.5 && vain >= patience) {
      // Of large units only about was known: their packages are sought to an end, and they may cost less.
      const least = isExact ? best.bound : sum(members, (member) => member.seek(prices, goOn)) - prices.credit()
      isDone = answer.objective - least < 0.5
      if (isDone || !goOn()) break
      best = { prices, bound: least }
      vain = 0
    }
    let added = 0
    for (const member of members) {
      if (!goOn()) break
      added += model.add(member.paying(prices, model.ofMember(member, now.pieces), goOn))
      const leanings = member.leanings().map(({ offer }) => offer)
      added += model.add(leanings)
      model.link(leanings)
    }
    isDone = added === 0 && now.broken === 0 && goOn()
    if (isDone) break
  }
  // A unit that found no time for its proof costs no less than nothing: the others' proofs still count.
  const hasTime = (): boolean => tools.secondsLeft() > untilSeconds / 2
  const proven = new Map(members.map((member) => [member, Math.max(0, member.prove(best.prices, hasTime))]))
  const bound = sum([...proven.values()], (cents) => cents) - best.prices.credit()
  return { prices: best.prices, bound, isDone, proven, used, opened }
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
  for (const { opening, bearer, share } of shares) prices.fees.get(opening)?.shares.set(bearer, share)
  for (const [opening, { fee, day, perMinute: own, shares: borne }] of prices.fees)
    ontoSimplex(borne, around.open.has(opening) ? 0 : Math.max(0, fee - own * (problem.minutes?.on(day) ?? 0)))
  return prices
}
