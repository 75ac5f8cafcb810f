// Makes a plan of shared days better bit by bit: a few units that meet on a day are planned anew together while all the
// others stay, again and again. A plan that goes over a day's minutes may be the beginning; the minutes too many cost.
import { sum } from '../parcel.ts'
import type { Minutes, Problem } from '../problem.ts'
import type { Tools } from '../tools.ts'
import { centsPerMinuteOver, choiceModel, chosenBy, holdsAllOnce, openingKey } from './choose.ts'
import type { Member, Offer } from './member.ts'

/** So many at once as are settled quickly. */
const unitsAtOnce = { least: 2, first: 4, most: 14 }
/** As many looks without a better plan as would look at each unit about three times. */
const patience = (units: number, atOnce: number): number => 8 + Math.ceil((3 * units) / atOnce)

export interface Search {
  readonly problem: Problem
  /** What each unit could do, its packages of the plan among them. */
  readonly offersOf: (member: Member) => readonly Offer[]
  /** No plan costs less. */
  readonly bound: number
  readonly goOn: () => boolean
}

export type Plan = ReadonlyMap<Member, readonly Offer[]>

export async function improved(search: Search, begin: Plan, tools: Tools): Promise<Plan> {
  const { problem, goOn } = search
  const chance = chanceFrom(begin.size + 1)
  let plan = begin
  let cents = costOf(problem, plan)
  let atOnce = unitsAtOnce.first
  for (let vain = 0; vain < patience(plan.size, atOnce) && goOn() && cents - search.bound >= 1; vain++) {
    const seconds = Math.min(0.4, tools.secondsLeft() * 0.3)
    const { isSettled, next } = await anew(search, plan, neighbours(problem, plan, atOnce, chance), tools, seconds)
    atOnce = isSettled ? Math.min(atOnce + 1, unitsAtOnce.most) : Math.max(atOnce - 2, unitsAtOnce.least)
    const nextCents = next ? costOf(problem, next) : Infinity
    if (!next || nextCents > cents - 0.5) continue
    plan = next
    cents = nextCents
    vain = -1
  }
  return plan
}

/** Whether every piece leaves once and no day goes over its minutes. */
export const isLegal = (problem: Problem, plan: Plan): boolean =>
  [...plan].every(([member, own]) => holdsAllOnce(member, own)) &&
  [...usedMinutes(problem, [...plan.values()].flat())].every(([day, used]) => used <= (problem.minutes?.on(day) ?? 0))

export function costOf(problem: Problem, plan: Plan): number {
  const offers = [...plan.values()].flat()
  const fees = new Map(offers.map((one) => [openingKey(one), feeOf(one)]))
  const over = sum([...usedMinutes(problem, offers)], ([day, used]) =>
    Math.max(0, used - (problem.minutes?.on(day) ?? 0)),
  )
  return sum(offers, ({ cents }) => cents) + sum([...fees.values()], (fee) => fee) + over * centsPerMinuteOver
}

const feeOf = ({ member, route }: Offer): number => member.unit.routes[route]?.dayFee ?? 0

function usedMinutes({ minutes }: Problem, offers: readonly Offer[]): Map<number, number> {
  const used = new Map<number, number>()
  if (minutes) for (const one of offers) used.set(one.day, (used.get(one.day) ?? 0) + minutesOf(minutes, one))
  return used
}

const minutesOf = ({ perPackage, perItem }: Minutes, { pieces }: Offer): number => perPackage + pieces.length * perItem

/** Units that have to do with one day (one that goes over its minutes first of all), and a few others. */
function neighbours(problem: Problem, plan: Plan, count: number, chance: () => number): readonly Member[] {
  const offers = [...plan.values()].flat()
  const over = [...usedMinutes(problem, offers)].filter(([day, used]) => used > (problem.minutes?.on(day) ?? 0))
  const anyDay = offers[Math.floor(chance() * offers.length)]?.day ?? 0
  const day = over.length > 0 && chance() < 0.8 ? (over[Math.floor(chance() * over.length)]?.[0] ?? anyDay) : anyDay
  return [...plan]
    .map(([member, own]) => {
      const away = Math.min(...own.map((one) => Math.abs(one.day - day)))
      return { member, order: away + chance() * 4 }
    })
    .toSorted((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ member }) => member)
}

/** These units planned anew together while all the others stay. */
export async function anew(
  { problem, offersOf }: Pick<Search, 'problem' | 'offersOf'>,
  plan: Plan,
  members: readonly Member[],
  tools: Tools,
  seconds: number,
): Promise<{ readonly isSettled: boolean; readonly next: Plan | null }> {
  const asked = new Set(members)
  const others = [...plan].flatMap(([member, own]) => (asked.has(member) ? [] : own))
  const used = usedMinutes(problem, others)
  const open = new Set(others.map(openingKey))
  const { minutes } = problem
  const rest: Problem = {
    ...problem,
    minutes: minutes && { ...minutes, on: (day) => minutes.on(day) - (used.get(day) ?? 0) },
  }
  const begun = members.flatMap((member) => plan.get(member) ?? [])
  const offers = [...begun, ...members.flatMap((member) => offersOf(member))]
  const choice = choiceModel(rest, offers, {
    isOpen: (key) => open.has(key),
    centsPerMinuteOver,
    begun: begun.length,
    floors: [],
  })
  const answer = await tools.solve(choice.model, seconds)
  const chosen = chosenBy(choice, answer)
  const own = (member: Member) => [member, chosen?.filter((one) => one.member === member) ?? []] as const
  return { isSettled: answer.kind === 'solved', next: chosen && new Map([...plan, ...members.map(own)]) }
}

/** The same row of numbers from 0 to 1 for the same seed: a plan can be made again. */
function chanceFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}
