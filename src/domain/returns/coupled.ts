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
import { costOf, improved, isLegal, type Plan } from './coupled/neighbourhood.ts'
import { SmallMember } from './coupled/small-member.ts'
import { greedyPlan } from './greedy.ts'
import { parcelCents, totalCents, type Parcel } from './parcel.ts'
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
  const { offers: kept, floor } = await keepPackages(problem, members, tools)
  const begun = [
    ...(kept ? [planOf(members, kept)] : []),
    ...(greedy ? [planOf(members, offersOf(members, greedy))] : []),
  ]
  if (begun.every((plan) => !isLegal(problem, plan))) {
    const { short, parcels } = await findRoom(problem, tools)
    if (short) return [{ parcels: null, bound: Infinity, isProven: true, short }]
    if (parcels) begun.push(planOf(members, offersOf(members, parcels)))
  }
  let best = begun.find((plan) => isLegal(problem, plan)) ?? null
  let upper = best ? costOf(problem, best) : Infinity
  const better = (plan: Plan): void => {
    const cents = isLegal(problem, plan) ? costOf(problem, plan) : Infinity
    if (cents < upper) [best, upper] = [plan, cents]
  }
  begun.forEach(better)
  const done = (bound: number): Share[] => [
    {
      parcels: best && parcelsOf([...best.values()].flat()),
      bound: Math.max(0, Math.min(bound, upper)),
      isProven: upper - bound < 1,
      short: null,
    },
  ]
  if (upper - floor < 1) return done(upper)
  const balanced = balance(problem, members, upper, 150, tools, tools.secondsLeft() * 0.6)
  let bound = Math.max(floor, balanced.bound)
  const ownOffers = new Map(members.map((member) => [member, likely(member, balanced)]))
  const search = (plan: Plan, until: number): Promise<Plan> => {
    const offersOf = (member: Member) => ownOffers.get(member) ?? []
    return improved({ problem, offersOf, bound, goOn: () => tools.secondsLeft() > until }, plan, tools)
  }
  /** Everything that could be in a cheaper plan, in one model; null where that is too much to settle it. */
  const settle = async (most: number, share: number): Promise<Share[] | null> => {
    const { offers, isAll } = offersWithin(members, balanced, upper, most, () => tools.secondsLeft() > 0.1)
    if (!isAll && most < Infinity) return null
    const choice = choiceModel(problem, offers)
    const answer = await tools.solve(choice.model, tools.secondsLeft() * (isAll ? share : 0.4))
    const chosen = chosenBy(choice, answer)
    const cents = chosen ? totalCents(parcelsOf(chosen)) : Infinity
    if (chosen) better(planOf(members, chosen))
    if (!isAll) return null
    if (answer.kind === 'infeasible') return best ? done(upper) : [await without(problem, offers, tools)]
    bound = Math.max(bound, Math.min(upper, answer.kind === 'solved' ? cents : answer.bound))
    return answer.kind === 'solved' ? done(bound) : null
  }
  const soon = upper - bound < 1 ? done(bound) : await settle(3000, 0.3)
  if (soon) return soon
  const [first] = begun.toSorted((a, b) => costOf(problem, a) - costOf(problem, b))
  if (first) better(await search(first, tools.secondsLeft() * 0.45))
  for (const most of [4000, 20_000, Infinity]) {
    if (upper - bound < 1 || tools.secondsLeft() < 0.05) break
    const settled = await settle(most, 0.9)
    if (settled) return settled
  }
  if (best) better(await search(best, 0.05))
  return done(bound)
}

/** The packages nearest to what the unit would do at the prices. */
function likely(member: Member, { prices }: Balanced): readonly Offer[] {
  const most = Math.max(60, member.unit.pieces.length * 25)
  const { offers } = member.offers(Infinity, prices, () => true)
  return offers.toSorted((a, b) => a.extra - b.extra).slice(0, most)
}

const planOf = (members: readonly Member[], offers: readonly Offer[]): Plan =>
  new Map(members.map((member) => [member, offers.filter((one) => one.member === member)]))

const offersOf = (members: readonly Member[], parcels: readonly Parcel[]): Offer[] =>
  parcels.flatMap(({ unit, pieces, route, day }) => {
    const member = members.find((one) => one.unit === unit)
    if (!member) return []
    const places = pieces.map((piece) => unit.pieces.indexOf(piece)).toSorted((a, b) => a - b)
    return [{ member, pieces: places, route, day, cents: parcelCents(unit, pieces, route), extra: 0 }]
  })

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
