// Whole plans from the linear model of the days: the days it opens far enough are open, and every unit is planned exactly on
// them. Without minutes that is the cheapest plan of these days. With minutes, each at its price, a day may go over: then a
// few units at a time are planned anew.
import type { Problem } from '../problem.ts'
import type { Tools } from '../tools.ts'
import type { Agreed } from './agree.ts'
import type { BestPlan } from './best-plan.ts'
import { choiceModel, chosenBy, nothingAround, openingKey } from './choose.ts'
import type { Member, Offer } from './member.ts'
import { improved, isLegal, type Plan } from './neighbourhood.ts'
import { Multipliers } from './prices.ts'

/** A day is open when the linear model opens it so far. */
const farEnough = [0.5, 0.01, 0.99]

export async function roundedPlans(
  problem: Problem,
  members: readonly Member[],
  agreed: Agreed,
  nearest: readonly Offer[],
  best: BestPlan,
  tools: Tools,
): Promise<void> {
  const start = tools.secondsLeft()
  const goOn = (): boolean => tools.secondsLeft() > start * 0.8
  const wholes: Offer[] = []
  const tried = new Set<string>()
  for (const far of farEnough) {
    const open = new Set([...agreed.opened].flatMap(([key, share]) => (share >= far ? [key] : [])))
    if (tried.has([...open].join()) || !goOn()) continue
    tried.add([...open].join())
    const plan = onDays(problem, members, agreed, open, best, goOn)
    wholes.push(...[...plan.values()].flat())
    if (isWhole(plan) && isLegal(problem, plan)) best.take([...plan.values()].flat())
    else if (isWhole(plan)) await repaired(problem, plan, [...wholes, ...nearest], agreed, best, tools)
    if (best.cents - agreed.bound < 1) return
  }
  if (problem.minutes) return
  const share = (opening: string): number => agreed.opened.get(opening) ?? 0
  const known = nearest.filter((one) => !agreed.opened.has(openingKey(one)) || share(openingKey(one)) > 1e-6)
  const isOpen = (opening: string): boolean => share(opening) > 0.99
  const choice = choiceModel(problem, [...wholes, ...known], { ...nothingAround, isOpen })
  const chosen = chosenBy(choice, await tools.solve(choice.model, Math.max(0.05, tools.secondsLeft() * 0.2)))
  if (chosen) best.take(chosen)
}

/** What each unit does by itself on the open days, at the price of a minute; one that finds nothing stays as it was. */
function onDays(
  problem: Problem,
  members: readonly Member[],
  { prices }: Agreed,
  open: ReadonlySet<string>,
  best: BestPlan,
  goOn: () => boolean,
): Plan {
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

async function repaired(
  problem: Problem,
  plan: Plan,
  offers: readonly Offer[],
  agreed: Agreed,
  best: BestPlan,
  tools: Tools,
): Promise<void> {
  const own = Map.groupBy(offers, ({ member }) => member)
  const until = tools.secondsLeft() * 0.7
  const search = {
    problem,
    bound: agreed.bound,
    offersOf: (member: Member) => own.get(member) ?? [],
    goOn: () => tools.secondsLeft() > until,
  }
  const legal = await improved(search, plan, tools)
  if (isLegal(problem, legal)) best.take([...legal.values()].flat())
}
