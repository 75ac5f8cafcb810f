// The cheapest plan of shared days by cases: where the linear model opens a day with a fee by half, one case pays the fee, the
// other does without the day. A case ends when its bound reaches the best plan, or when it is settled at once.
import type { Problem } from '../problem.ts'
import type { Tools } from '../tools.ts'
import { agree, type Agreed } from './agree.ts'
import { BestPlan } from './best-plan.ts'
import type { Floor } from './floor.ts'
import { LinearModel } from './linear-model.ts'
import type { Member, Offer } from './member.ts'
import type { Openings } from './prices.ts'
import { roundedPlans } from './rounded.ts'
import { nearby, settle } from './settle.ts'

/** So many packages are settled at once; more only where no day is left to decide. */
const settledAtOnce = { first: 15_000, last: 60_000 }

const mostTries = 3

/** Too little for another case. */
const leastSeconds = 0.05

interface Case {
  readonly around: Openings
  readonly bound: number
  /** How often it was looked at without an end. */
  readonly tries: number
}
export interface Branched {
  /** The cheapest legal plan found, if cheaper than the one to begin with. */
  readonly found: readonly Offer[] | null
  readonly bound: number
  /** All packages there are, when no choice of them is legal. */
  readonly hopeless: readonly Offer[] | null
  /** The packages thought of. */
  readonly known: readonly Offer[]
}

export interface Begun {
  readonly known: readonly Offer[]
  readonly best: readonly Offer[] | null
  readonly upper: number
  /** No plan costs less. */
  readonly floor: number
}

/** So much of the time left is for the linear model: where no day is settled it has to settle itself. */
const shareOfTime = { first: 0.55, again: 0.5, below: 0.8 }

export async function byCases(
  problem: Problem,
  members: readonly Member[],
  begun: Begun,
  tools: Tools,
  untilSeconds: number,
): Promise<Branched> {
  const left = (): number => tools.secondsLeft() - untilSeconds
  const timed: Tools = { ...tools, secondsLeft: left }
  const model = new LinearModel(problem, members)
  model.add(begun.known)
  model.link(begun.known)
  const floors: Floor[] = []
  const best = new BestPlan(problem, begun.best, begun.upper)
  const open: Case[] = [{ around: { open: new Set(), closed: new Set() }, bound: begun.floor, tries: 0 }]
  let unsettled = Infinity
  for (let cases = 0; open.length > 0 && left() > leastSeconds; cases++) {
    open.sort((a, b) => b.bound - a.bound)
    const next = open.pop()
    if (!next || next.bound > best.cents - 1) continue
    const isRoot = next.around.open.size + next.around.closed.size === 0
    const share = cases === 0 ? shareOfTime.first : isRoot ? shareOfTime.again : shareOfTime.below
    const until = untilSeconds + left() * (1 - share)
    const agreed = await agree(problem, members, model, next.around, best.cents, tools, until)
    const bound = Math.max(next.bound, agreed.bound)
    if (bound > best.cents - 1) continue
    if (isRoot || next.tries > 0) {
      const nearest = nearby(agreed, model.offers, 8 * 2 ** next.tries)
      await roundedPlans({ problem, members, agreed: { ...agreed, bound }, nearest, best, tools: timed })
    }
    if (bound > best.cents - 1) continue
    if (!agreed.isDone && next.tries < mostTries) {
      open.push({ ...next, bound, tries: next.tries + 1 })
      continue
    }
    const halves = casesBelow(next.around, agreed)
    const most = halves ? settledAtOnce.first : settledAtOnce.last
    const settled = await settle(problem, members, agreed, best, most, floors, timed)
    if (settled.hopeless && isRoot)
      return { found: best.found, bound: Infinity, hopeless: settled.hopeless, known: model.offers }
    const least = Math.max(bound, settled.bound)
    if (least > best.cents - 1) continue
    if (halves) open.push(...halves.map((around) => ({ around, bound: least, tries: 0 })))
    else if (next.tries < mostTries) open.push({ around: next.around, bound: least, tries: next.tries + 1 })
    else unsettled = Math.min(unsettled, least)
  }
  return {
    found: best.found,
    bound: Math.min(best.cents, unsettled, ...open.map((one) => one.bound)),
    hopeless: null,
    known: model.offers,
  }
}

/** The two cases around the day whose fee is most in doubt; null when none is. */
function casesBelow({ open, closed }: Openings, { opened }: Agreed): Openings[] | null {
  const doubt = (share: number): number => Math.min(share, 1 - share)
  const [most] = [...opened]
    .filter(([key, share]) => !open.has(key) && !closed.has(key) && doubt(share) > 1e-4)
    .toSorted((a, b) => doubt(b[1]) - doubt(a[1]))
  if (!most) return null
  return [
    { open: new Set([...open, most[0]]), closed },
    { open, closed: new Set([...closed, most[0]]) },
  ]
}
