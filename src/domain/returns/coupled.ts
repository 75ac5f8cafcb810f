// Units that share days: the fee of a service's day is paid once, and a day has only so many minutes. First the prices
// at which the units nearly agree, which give a bound; then a whole-number model of the packages that can still matter.
import type { Share } from './alone.ts'
import { byCases, type Branched } from './coupled/branch.ts'
import { earlyPlan } from './coupled/early.ts'
import type { Member, Offer } from './coupled/member.ts'
import { findRoom } from './coupled/room.ts'
import { shortestDay } from './coupled/shortest-day.ts'
import { keepPackages, type Kept } from './coupled/keep-packages.ts'
import { LargeMember } from './coupled/large-member.ts'
import { costOf, improved, isLegal, type Plan, type Search } from './coupled/neighbourhood.ts'
import { Multipliers } from './coupled/prices.ts'
import { seatedPlan } from './coupled/seated.ts'
import { SmallMember } from './coupled/small-member.ts'
import { greedyPlan } from './greedy.ts'
import { parcelCents, type Parcel } from './parcel.ts'
import type { Problem } from './problem.ts'
import type { Tools } from './tools.ts'

/** Where days have fees, the cheapest packages of each unit say little. */
const nothingKept: Kept = { offers: null, floor: 0 }

/** Up to here every split is looked at in every round. */
const fewTogether = 14

export async function planCoupled(problem: Problem, tools: Tools): Promise<Share[]> {
  if (problem.units.length === 0) return []
  const greedy = greedyPlan(problem) ?? early(problem)
  const isDayFree = (dayFee: number): boolean => problem.minutes === null && dayFee === 0
  const members = problem.units.map((unit): Member =>
    unit.pieces.length <= fewTogether
      ? new SmallMember(unit, problem.minutes !== null)
      : new LargeMember(unit, greedy?.filter((parcel) => parcel.unit === unit) ?? [], isDayFree),
  )
  const hasFees = problem.units.some(({ routes }) => routes.some(({ dayFee }) => dayFee > 0))
  const { offers: kept, floor } = hasFees ? nothingKept : await keepPackages(problem, members, tools)
  const begun = [
    ...(kept ? [planOf(members, kept)] : []),
    ...(greedy ? [planOf(members, offersOf(members, greedy))] : []),
  ]
  const hasNone = (): boolean => begun.every((plan) => !isLegal(problem, plan))
  if (hasNone()) begun.push(...(await seatedAtOnce(problem, members, tools)))
  if (hasNone()) {
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
  const known = begun.flatMap((plan) => [...plan.values()].flat())
  const cases = (seconds: number): Promise<Branched> =>
    byCases(
      problem,
      members,
      { known, best: best && [...best.values()].flat(), upper, floor },
      tools,
      tools.secondsLeft() - seconds,
    )
  let branched = await cases(tools.secondsLeft() * (best ? 0.97 : 0.8))
  if (branched.found) better(planOf(members, branched.found))
  if (branched.hopeless) return [await without(problem, branched.hopeless, tools)]
  const [nearest] = begun.toSorted((a, b) => costOf(problem, a) - costOf(problem, b))
  if (best || !nearest) return done(Math.max(floor, branched.bound))
  better(await improved(searchAmong(problem, branched.known, floor, tools), nearest, tools))
  if (best) {
    branched = await cases(tools.secondsLeft() * 0.9)
    if (branched.found) better(planOf(members, branched.found))
  }
  return done(Math.max(floor, branched.bound))
}

/** So much of the time is for seats before anything is known of prices. */
const atOnce = 0.15

async function seatedAtOnce(problem: Problem, members: readonly Member[], tools: Tools): Promise<Plan[]> {
  const unhurried = greedyPlan({ ...problem, minutes: null })
  const known = unhurried ? offersOf(members, unhurried) : []
  const own = Map.groupBy(known, ({ member }) => member)
  const until = tools.secondsLeft() * (1 - atOnce)
  const seated = await seatedPlan(
    {
      problem,
      members,
      agreed: { prices: new Multipliers(problem, { open: new Set(), closed: new Set() }), used: [] },
      open: new Set(),
      offersOf: (member) => own.get(member) ?? [],
      goOn: () => tools.secondsLeft() > until,
    },
    tools,
  )
  return seated ? [seated] : []
}

function early(problem: Problem): readonly Parcel[] | null {
  const unhurried = problem.minutes && greedyPlan({ ...problem, minutes: null })
  return problem.minutes && unhurried && earlyPlan(problem.minutes, unhurried)
}

/** Small changes of a plan that goes over its minutes, among the packages thought of. */
function searchAmong(problem: Problem, known: readonly Offer[], bound: number, tools: Tools): Search {
  const own = Map.groupBy(known, ({ member }) => member)
  return {
    problem,
    bound,
    offersOf: (member) => own.get(member) ?? [],
    goOn: () => tools.secondsLeft() > 0.1,
  }
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
