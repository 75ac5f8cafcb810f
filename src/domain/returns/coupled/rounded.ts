// Whole plans from the linear model of the days: the days it opens far enough are open, then changed while that is cheaper, and
// every unit is planned exactly on them. Without minutes that is the cheapest plan of these days. With minutes, each at its
// price, a day may go over: then every unit takes a seat in the room there is, or what the linear model takes whole stays and the
// other units are planned anew, whichever is nearer, and that is made better.
import type { Problem } from '../problem.ts'
import type { Tools } from '../tools.ts'
import type { Agreed } from './agree.ts'
import type { BestPlan } from './best-plan.ts'
import { choiceModel, chosenBy, holdsAllOnce, nothingAround, openingKey } from './choose.ts'
import type { Member, Offer } from './member.ts'
import { anew, costOf, improved, isLegal, type Plan, type Search } from './neighbourhood.ts'
import { betterDays } from './open-days.ts'
import { Multipliers } from './prices.ts'
import { seatedPlan } from './seated.ts'

/** A day is open when the linear model opens it so far. */
const farEnough = [0.5, 0.01] as const

/** So many packages are looked at where units are planned anew all together. */
const offersTogether = 400

/** What whole plans are made from. */
export interface Round {
  readonly problem: Problem
  readonly members: readonly Member[]
  readonly agreed: Agreed
  /** Packages thought of, the nearest to the linear model first. */
  readonly nearest: readonly Offer[]
  readonly best: BestPlan
  readonly tools: Tools
}

export async function roundedPlans(round: Round): Promise<void> {
  const { problem, members, agreed, best } = round
  const isOpen = (): boolean => best.cents - agreed.bound >= 1
  const lookAmongKnown = async (): Promise<void> => {
    if (isOpen() && members.some(({ isExact }) => !isExact)) await fromKnown(round)
  }
  if (problem.minutes) {
    await lookAmongKnown()
    if (isOpen()) await inTheRoom(round)
  } else {
    await onWholeDays(round)
    await lookAmongKnown()
  }
}

/** What large units would do is only known of packages thought of: a few of them first, then many. */
async function fromKnown({ nearest, agreed, best, tools }: Round): Promise<void> {
  for (const count of new Set([Math.min(agreed.used.length * 8, nearest.length), nearest.length])) {
    const answer = await best.among(nearest.slice(0, count), tools.solve, tools.secondsLeft() * 0.3)
    if (answer.kind === 'stopped' || best.cents - agreed.bound < 1) return
  }
}

async function onWholeDays(round: Round): Promise<void> {
  const { problem, agreed, nearest, best, tools } = round
  const start = tools.secondsLeft()
  const goOn = (): boolean => tools.secondsLeft() > start * 0.5
  const wholes: Offer[] = []
  const tried = new Set<string>()
  for (const far of farEnough) {
    const open = daysWorthwhile(round, far)
    if (tried.has([...open].join()) || !goOn()) continue
    tried.add([...open].join())
    const plan = onDays(round, open, goOn)
    wholes.push(...[...plan.values()].flat())
    if (isWhole(plan)) best.take([...plan.values()].flat())
    if (best.cents - agreed.bound < 1) return
  }
  const share = (opening: string): number => agreed.opened.get(opening) ?? 0
  const known = nearest.filter((one) => !agreed.opened.has(openingKey(one)) || share(openingKey(one)) > 1e-6)
  const isOpen = (opening: string): boolean => share(opening) > 0.99
  const choice = choiceModel(problem, [...wholes, ...known], { ...nothingAround, isOpen })
  const chosen = chosenBy(choice, await tools.solve(choice.model, Math.max(0.05, tools.secondsLeft() * 0.2)))
  if (chosen) best.take(chosen)
}

async function inTheRoom(round: Round): Promise<void> {
  const { problem, members, agreed, nearest, best, tools } = round
  const start = tools.secondsLeft()
  const goOn = (): boolean => tools.secondsLeft() > start * (best.plan ? 0.6 : 0.1)
  const open = daysWorthwhile(round, farEnough[0])
  const plan = onDays(round, open, goOn)
  const areExact = members.every(({ isExact }) => isExact)
  if (isWhole(plan) && isLegal(problem, plan)) {
    best.take([...plan.values()].flat())
    if (areExact) return
  }
  const own = Map.groupBy([...nearest, ...(best.plan ?? [])], ({ member }) => member)
  const offersOf = (member: Member): readonly Offer[] => own.get(member) ?? []
  const seated = await seatedPlan({ problem, members, agreed, open, offersOf, goOn }, tools)
  if (seated && isLegal(problem, seated)) best.take([...seated.values()].flat())
  const begin = seated ?? plan
  if (isWhole(begin) && best.cents - agreed.bound >= 1)
    await repaired(round, begin, [...[...plan.values()].flat(), ...nearest])
}

const daysOpened = ({ opened }: Agreed, far: number): ReadonlySet<string> =>
  new Set([...opened].flatMap(([key, share]) => (share >= far ? [key] : [])))

/** Changed days are worth nothing without time to plan on them. */
function daysWorthwhile({ members, agreed, tools }: Round, far: number): ReadonlySet<string> {
  const until = tools.secondsLeft() * 0.8
  return betterDays(members, agreed.prices, daysOpened(agreed, far), () => tools.secondsLeft() > until)
}

/** What each unit does by itself on the open days, at the price of a minute; one that finds nothing stays as it was. */
function onDays({ problem, members, agreed, best }: Round, open: ReadonlySet<string>, goOn: () => boolean): Plan {
  const { prices } = agreed
  const closed = new Set([...prices.fees.keys()].filter((key) => !open.has(key)))
  const onlyThese = new Multipliers(problem, { open, closed })
  for (const [day, cents] of prices.perMinute) onlyThese.perMinute.set(day, cents)
  const before = Map.groupBy(best.plan ?? [], ({ member }) => member)
  return new Map(
    members.map((member) => {
      member.prove(onlyThese, goOn)
      return [member, member.whole() ?? before.get(member) ?? []]
    }),
  )
}

const isWhole = (plan: Plan): boolean => [...plan.values()].every((own) => own.length > 0)

async function repaired({ problem, agreed, best, tools }: Round, plan: Plan, offers: readonly Offer[]): Promise<void> {
  const own = Map.groupBy(offers, ({ member }) => member)
  const until = tools.secondsLeft() * 0.7
  const search = {
    problem,
    bound: agreed.bound,
    offersOf: (member: Member) => own.get(member) ?? [],
    goOn: () => tools.secondsLeft() > until,
  }
  const near = await nearLinear(search, plan, agreed, tools)
  const legal = await improved(search, costOf(problem, near) < costOf(problem, plan) ? near : plan, tools)
  if (isLegal(problem, legal)) best.take([...legal.values()].flat())
}

/** Units of which the linear model takes whole packages leave as it says, the others are planned anew together. */
async function nearLinear(search: Search, plan: Plan, { used }: Agreed, tools: Tools): Promise<Plan> {
  const own = Map.groupBy(used, ({ member }) => member)
  const near = new Map(plan)
  const others: Member[] = []
  for (const member of plan.keys()) {
    const taken = own.get(member) ?? []
    if (holdsAllOnce(member, taken)) near.set(member, taken)
    else others.push(member)
  }
  const each = Math.ceil(offersTogether / Math.max(others.length, 1))
  const offersOf = (member: Member): readonly Offer[] => [
    ...(own.get(member) ?? []),
    ...search.offersOf(member).slice(0, each),
  ]
  const { next } = await anew({ ...search, offersOf }, near, others, tools, tools.secondsLeft() * 0.4)
  return next ?? plan
}
