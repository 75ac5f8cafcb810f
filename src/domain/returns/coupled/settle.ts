// One case of the days settled at once, if it can be: a whole-number model of all packages that could be in a plan that costs
// little more than the bound, then in any that is cheaper than the best. A large unit whose packages cannot be
// listed stands in the model by what it costs at least on the days that are open; then it is planned on those.
import { parcelCents, type Parcel } from '../parcel.ts'
import type { Problem } from '../problem.ts'
import type { Tools } from '../tools.ts'
import type { Agreed } from './agree.ts'
import type { BestPlan } from './best-plan.ts'
import { choiceModel, chosenBy, nothingAround } from './choose.ts'
import { floorAt, onOpenDays, type Floor } from './floor.ts'
import type { Member, Offer } from './member.ts'

export interface Settled {
  /** No plan of the case costs less, or none that is cheaper than the best. */
  readonly bound: number
  /** All packages there are, when no choice of them is legal. */
  readonly hopeless: readonly Offer[] | null
}

/** More than any legal package can make a plan dearer, less than a closed day does. */
const anything = 5e6

/** A plan is sought within this part of the bound, then within three times as much. */
const firstPart = 2e-4
const firstCents = 10

const mostTurns = 12

export async function settle(
  problem: Problem,
  members: readonly Member[],
  agreed: Agreed,
  best: BestPlan,
  most: number,
  known: Floor[],
  tools: Tools,
): Promise<Settled> {
  let { bound } = agreed
  // How much dearer a package makes a plan is counted from the bound at these prices, not from a better one known besides.
  const worthwhile = (): number => (best.cents < Infinity ? best.cents - 1 - agreed.bound + 1e-6 : anything)
  const first = Math.max(firstCents, agreed.bound * firstPart)
  for (let within = Math.min(first, worthwhile()); tools.secondsLeft() > 0; within *= 3) {
    within = Math.min(within, worthwhile())
    const isAll = (): boolean => within >= worthwhile()
    const listed = listOf(members, agreed, within, most, () => tools.secondsLeft() > 0)
    if (!listed) break
    const { offers, unlisted } = listed
    if (unlisted.length > 0) {
      // Where none is listed nothing is left out that costs more.
      const highest = unlisted.length === members.length ? best.cents : Math.min(best.cents, agreed.bound + within)
      bound = Math.max(bound, await withFloors(problem, offers, unlisted, agreed, highest, best, known, tools))
      if (isAll()) break
      continue
    }
    const answer = await best.among(offers, tools.solve, tools.secondsLeft() * 0.4)
    if (answer.kind === 'infeasible' && within === anything) return { bound, hopeless: offers }
    if (answer.kind === 'stopped') {
      bound = Math.max(bound, Math.min(answer.bound, agreed.bound + within))
      break
    }
    if (isAll()) return { bound: best.cents, hopeless: null }
    bound = Math.max(bound, Math.min(best.cents, agreed.bound + within))
  }
  return { bound, hopeless: null }
}

const leastNearby = 1000

/** Of the packages thought of those nearest to the linear model's solution: so many times as many as it uses. */
export function nearby({ prices, used }: Agreed, known: readonly Offer[], times: number): readonly Offer[] {
  const all = known.map((one) => ({ ...one, extra: one.member.extra(one, prices) }))
  return all.toSorted((a, b) => a.extra - b.extra).slice(0, Math.max(used.length * times, leastNearby))
}

/** All packages that could be in a plan that costs so much more than the bound; null when there are too many. */
function listOf(
  members: readonly Member[],
  { prices }: Agreed,
  extra: number,
  most: number,
  goOn: () => boolean,
): { readonly offers: readonly Offer[]; readonly unlisted: readonly Member[] } | null {
  const offers: Offer[] = []
  const unlisted: Member[] = []
  for (const member of members) {
    const found = member.offers(extra, prices, goOn)
    if (!goOn()) return null
    if (found.isAll) offers.push(...found.offers)
    else unlisted.push(member)
    if (offers.length > most) return null
  }
  return { offers, unlisted }
}

/** The bound it comes to. What a unit costs at least on open days is known from then on in every case. */
async function withFloors(
  problem: Problem,
  offers: readonly Offer[],
  unlisted: readonly Member[],
  agreed: Agreed,
  highest: number,
  best: BestPlan,
  known: Floor[],
  tools: Tools,
): Promise<number> {
  const units = new Set(unlisted.map(({ unit }) => unit))
  // At prices that shut a day a floor holds in this case alone.
  const own = unlisted.map((member) => floorAt(problem, member.unit, agreed.proven.get(member) ?? 0, agreed.prices))
  let bound = agreed.bound
  for (let turn = 0; turn < mostTurns && tools.secondsLeft() > 0; turn++) {
    const floors = [...own, ...known.filter(({ unit }) => units.has(unit))]
    const choice = choiceModel(problem, offers, { ...nothingAround, floors })
    const answer = await tools.solve(choice.model, tools.secondsLeft() * 0.4)
    if (answer.kind === 'infeasible') return highest
    const least = answer.kind === 'solved' ? Math.ceil(answer.objective - 1e-4) : answer.bound
    bound = Math.max(bound, Math.min(least, highest))
    const chosen = chosenBy(choice, answer)
    if (!chosen || bound > best.cents - 1 || problem.minutes) return bound
    const { values } = answer
    const open = new Set(choice.openings.filter((_, at) => (values?.[choice.columns.length + at] ?? 0) > 0.5))
    const plan = [...chosen]
    let isWhole = true
    for (const member of unlisted) {
      const { parcels, floor } = await onOpenDays(problem, member.unit, (key) => open.has(key), tools)
      known.push(floor)
      if (parcels) plan.push(...offersOf(member, parcels))
      else isWhole = false
    }
    if (isWhole) best.take(plan)
    if (answer.kind === 'stopped') return bound
  }
  return Math.max(bound, 0)
}

const offersOf = (member: Member, parcels: readonly Parcel[]): Offer[] =>
  parcels.map(({ unit, pieces, route, day }) => ({
    member,
    pieces: pieces.map((piece) => unit.pieces.indexOf(piece)).toSorted((a, b) => a - b),
    route,
    day,
    cents: parcelCents(unit, pieces, route),
    extra: 0,
  }))
