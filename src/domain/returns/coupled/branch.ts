// The cheapest plan of shared days by cases: where the linear model opens a day with a fee by half, one case pays the fee, the
// other does without the day. A case ends when its bound reaches the best plan, or when one whole-number model of all
// packages that could still matter settles it.
import type { Problem } from '../problem.ts'
import type { Answer } from '../solver.ts'
import type { Tools } from '../tools.ts'
import { agree, type Agreed } from './agree.ts'
import { choiceModel, chosenBy } from './choose.ts'
import { LinearModel } from './linear-model.ts'
import type { Member, Offer } from './member.ts'
import type { Openings } from './prices.ts'

/** So many packages are settled at once; more only where no day is left to decide. */
const settledAtOnce = { first: 3000, last: 60_000 }

const mostTries = 3

/** More than any legal package can make a plan dearer, less than a closed day does. */
const anything = 5e6

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

export async function byCases(
  problem: Problem,
  members: readonly Member[],
  begun: { readonly known: readonly Offer[]; readonly best: readonly Offer[] | null; readonly upper: number },
  tools: Tools,
  untilSeconds: number,
): Promise<Branched> {
  const left = (): number => tools.secondsLeft() - untilSeconds
  const model = new LinearModel(problem, members)
  model.add(begun.known)
  let { best, upper } = begun
  let found: readonly Offer[] | null = null
  const cheapestOf = async (offers: readonly Offer[], seconds: number): Promise<Answer> => {
    const begin = best ?? []
    const choice = choiceModel(problem, [...begin, ...offers], {
      isOpen: () => false,
      centsPerMinuteOver: null,
      begun: begin.length,
    })
    const answer = await tools.solve(choice.model, seconds)
    const chosen = chosenBy(choice, answer)
    const cents = chosen ? choice.cents(chosen) : Infinity
    if (chosen && cents < upper) [best, upper, found] = [chosen, cents, chosen]
    return answer
  }
  const open: Case[] = [{ around: { open: new Set(), closed: new Set() }, bound: 0, tries: 0 }]
  let unsettled = Infinity
  for (let cases = 0; open.length > 0 && left() > 0; cases++) {
    open.sort((a, b) => b.bound - a.bound)
    const next = open.pop()
    if (!next || next.bound > upper - 1) continue
    const share = cases === 0 ? 0.5 : 0.8
    const agreed = await agree(problem, members, model, next.around, upper, tools, untilSeconds + left() * (1 - share))
    const bound = Math.max(next.bound, agreed.bound)
    if (bound > upper - 1) continue
    await cheapestOf(nearby(agreed, model.offers, 4 * 3 ** next.tries), Math.max(0.05, left() * 0.25))
    if (bound > upper - 1) continue
    const halves = casesBelow(next.around, agreed)
    const most = halves ? settledAtOnce.first : settledAtOnce.last
    // How much dearer a package makes a plan is counted from the bound at these prices, not from a better one known besides.
    const extra = upper < Infinity ? upper - 1 - agreed.bound + 1e-6 : anything
    const all = offersWithin(members, agreed, extra, most, () => left() > 0)
    const answer = all && (await cheapestOf(all, halves ? Math.min(1, left() * 0.15) : left() * 0.9))
    if (answer?.kind === 'infeasible' && upper === Infinity && cases === 0)
      return { found, bound: Infinity, hopeless: all, known: model.offers }
    if (answer && answer.kind !== 'stopped') continue
    const least = Math.max(bound, answer?.bound ?? 0)
    if (halves) open.push(...halves.map((around) => ({ around, bound: least, tries: 0 })))
    else if (next.tries < mostTries) open.push({ around: next.around, bound: least, tries: next.tries + 1 })
    else unsettled = Math.min(unsettled, least)
  }
  return {
    found,
    bound: Math.min(upper, unsettled, ...open.map((one) => one.bound)),
    hopeless: null,
    known: model.offers,
  }
}

/** Of the packages thought of those nearest to the linear model's solution: so many times as many as it uses. */
function nearby({ prices, used }: Agreed, known: readonly Offer[], times: number): readonly Offer[] {
  const all = known.map((one) => ({ ...one, extra: one.member.extra(one, prices) }))
  return all.toSorted((a, b) => a.extra - b.extra).slice(0, used.length * times)
}

/** All packages that could be in a plan of the case cheaper than the best; null when there are too many. */
function offersWithin(
  members: readonly Member[],
  { prices }: Agreed,
  extra: number,
  most: number,
  goOn: () => boolean,
): readonly Offer[] | null {
  const offers: Offer[] = []
  for (const member of members) {
    const found = member.offers(extra, prices, goOn)
    offers.push(...found.offers)
    if (!found.isAll || offers.length > most || !goOn()) return null
  }
  return offers
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
