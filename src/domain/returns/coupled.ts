// Units that share days: the fee of a service's day is paid once, and a day has only so many minutes. First the prices
// at which the units nearly agree, which give a bound; then a whole-number model of the packages that can still matter.
import type { Share } from './alone.ts'
import { balance, type Balanced } from './coupled/balance.ts'
import { choiceModel, chosenBy } from './coupled/choose.ts'
import type { Member, Offer } from './coupled/member.ts'
import { findRoom } from './coupled/room.ts'
import { shortestDay } from './coupled/shortest-day.ts'
import { keepPackages } from './coupled/keep-packages.ts'
import { LargeMember } from './coupled/large-member.ts'
import { SmallMember } from './coupled/small-member.ts'
import { greedyPlan } from './greedy.ts'
import { totalCents, type Parcel } from './parcel.ts'
import type { Problem } from './problem.ts'
import type { Tools } from './tools.ts'

/** Up to here every split is looked at in every round. */
const fewTogether = 12

export async function planCoupled(problem: Problem, tools: Tools): Promise<Share[]> {
  if (problem.units.length === 0) return []
  const greedy = greedyPlan(problem)
  const isDayFree = (dayFee: number): boolean => problem.minutes === null && dayFee === 0
  const members = problem.units.map((unit): Member =>
    unit.pieces.length <= fewTogether
      ? new SmallMember(unit)
      : new LargeMember(unit, greedy?.filter((parcel) => parcel.unit === unit) ?? [], isDayFree),
  )
  let best = greedy
  let upper = greedy ? totalCents(greedy) : Infinity
  const { parcels: kept, floor } = await keepPackages(problem, members, tools)
  if (kept && totalCents(kept) < upper) [best, upper] = [kept, totalCents(kept)]
  if (!best) {
    const { short, parcels } = await findRoom(problem, tools)
    if (short) return [{ parcels: null, bound: Infinity, isProven: true, short }]
    if (parcels) [best, upper] = [parcels, totalCents(parcels)]
  }
  if (upper - floor < 1) return [{ parcels: best, bound: upper, isProven: true, short: null }]
  const balanced = balance(problem, members, upper, 150, tools, tools.secondsLeft() * 0.6)
  let bound = Math.max(floor, balanced.bound)
  for (const most of [4000, 20_000, Infinity]) {
    if (upper - bound < 1 || tools.secondsLeft() < 0.05) break
    const { offers, isAll } = offersWithin(members, balanced, upper, most, () => tools.secondsLeft() > 0.1)
    const choice = choiceModel(problem, offers, null)
    const answer = await tools.solve(choice.model, tools.secondsLeft() * (isAll ? 0.95 : 0.4))
    const chosen = chosenBy(choice, answer)
    const cents = chosen ? totalCents(parcelsOf(chosen)) : Infinity
    if (chosen && cents < upper) [upper, best] = [cents, parcelsOf(chosen)]
    if (!isAll) continue
    if (answer.kind === 'solved') bound = Math.max(bound, Math.min(upper, cents))
    if (answer.kind === 'stopped') bound = Math.max(bound, Math.min(upper, answer.bound))
    if (answer.kind === 'infeasible') {
      if (!best) return [await without(problem, offers, tools)]
      bound = upper
    }
    break
  }
  return [{ parcels: best, bound: Math.max(0, Math.min(bound, upper)), isProven: upper - bound < 1, short: null }]
}

async function without(problem: Problem, offers: readonly Offer[], tools: Tools): Promise<Share> {
  return { parcels: null, bound: Infinity, isProven: true, short: await shortestDay(problem, offers, tools) }
}

const parcelsOf = (offers: readonly Offer[]): Parcel[] =>
  offers.map(({ member: { unit }, pieces, route, day }) => ({
    unit,
    route,
    day,
    pieces: pieces.flatMap((at) => unit.pieces[at] ?? []),
  }))

/** The packages that could be in a plan cheaper than the best known; the nearest when there are too many. */
function offersWithin(
  members: readonly Member[],
  { prices, bound }: Balanced,
  upper: number,
  most: number,
  goOn: () => boolean,
): { offers: Offer[]; isAll: boolean } {
  const room = upper - 1 - bound + 1e-6
  for (
    let extra = Number.isFinite(most) ? Math.min(room, 16) : room;
    ;
    extra = extra > 1e7 ? room : Math.min(room, extra * 4)
  ) {
    const found = members.map((member) => member.offers(extra, prices, goOn))
    const offers = found.flatMap((one) => one.offers)
    const isAll = extra >= room && found.every((one) => one.isAll)
    if (offers.length > most) return { offers: nearest(offers, most), isAll: false }
    if (extra >= room || !goOn()) return { offers, isAll }
  }
}

/** The nearest of each unit in turn, so that none is left without. */
function nearest(offers: readonly Offer[], most: number): Offer[] {
  const queues = [...Map.groupBy(offers, ({ member }) => member).values()].map((own) =>
    own.toSorted((a, b) => a.extra - b.extra),
  )
  const taken: Offer[] = []
  for (let at = 0; taken.length < most; at++)
    for (const queue of queues) {
      const offer = queue[at]
      if (offer) taken.push(offer)
    }
  return taken
}
