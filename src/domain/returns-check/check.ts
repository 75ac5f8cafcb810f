// Checks a plan of returns against rules 1 to 7 and counts what it costs. Shares nothing with the planner but the file
// format, so that one misreading cannot hide on both sides.
import type { Instance, Item } from '../returns-format/instance.ts'
import type { PlannedPackage, Solution } from '../returns-format/solution.ts'
import { candidatesOf, type Choice } from './candidates.ts'
import { packageCost } from './package-cost.ts'

export interface Verdict {
  /** What the plan costs; null when a rule is broken. */
  readonly totalCents: number | null
  readonly broken: readonly string[]
  readonly warnings: readonly string[]
}

export function checkPlan(instance: Instance, solution: Solution): Verdict {
  const items = new Map(instance.items.map((one) => [one.id, one]))
  const choose = candidatesOf(instance)
  const choices = new Map(instance.items.map((one) => [one.id, choose(one)]))
  const broken: string[] = []
  const warnings: string[] = []
  let cents = 0
  solution.packages.forEach((parcel, index) => {
    const where = `packages[${index}] (${parcel.lender}, ${parcel.service}, ${parcel.date})`
    const inside = parcel.items.flatMap((id) => items.get(id) ?? [])
    broken.push(...lookAtItems(parcel, items, choices).map((one) => `${where}: ${one}`))
    const cost = packageCost(instance, parcel, inside)
    broken.push(...cost.broken.map((one) => `${where}: ${one}`))
    cents += cost.cents
  })
  cents += dayFees(instance, solution)
  broken.push(...overMinutes(instance, solution))
  lookAtEveryItem(instance, solution, choices, broken, warnings)
  return { totalCents: broken.length === 0 ? cents : null, broken, warnings }
}

function lookAtItems(
  parcel: PlannedPackage,
  items: ReadonlyMap<string, Item>,
  choices: ReadonlyMap<string, Choice>,
): string[] {
  const broken: string[] = []
  if (parcel.items.length === 0) broken.push('rule 3, there is nothing in it.')
  for (const id of parcel.items) {
    const item = items.get(id)
    if (!item) {
      broken.push(`rule 3, there is no item ${id}.`)
      continue
    }
    if (item.lender !== parcel.lender) broken.push(`rule 3, item ${id} belongs to ${item.lender}.`)
    else if (!allows(choices.get(id), parcel))
      broken.push(`rule 2, item ${id} may not leave by ${parcel.service} on ${parcel.date}.`)
    if (item.solo && parcel.items.length > 1) broken.push(`rule 3, item ${id} must travel alone.`)
  }
  return broken
}

const allows = (choice: Choice | undefined, { service, date }: PlannedPackage): boolean =>
  choice?.candidates.some((one) => one.service === service && one.date === date) ?? false

/** Rule 5: once for each service and date. */
function dayFees(instance: Instance, solution: Solution): number {
  const fees = new Map(instance.services.map((one) => [one.id, one.dispatchDayFeeCents]))
  const paid = new Set<string>()
  let cents = 0
  for (const { service, date } of solution.packages) {
    const key = `${date} ${service}`
    if (!paid.has(key)) cents += fees.get(service) ?? 0
    paid.add(key)
  }
  return cents
}

/** Rule 6. */
function overMinutes(instance: Instance, solution: Solution): string[] {
  const { handling } = instance.office
  if (!handling) return []
  const minutes = new Map<string, number>()
  for (const { date, items } of solution.packages)
    minutes.set(date, (minutes.get(date) ?? 0) + handling.minutesPerPackage + items.length * handling.minutesPerItem)
  return [...minutes].flatMap(([date, needed]) => {
    const there = handling.minutesByDate.get(date) ?? handling.minutesPerDay
    return needed <= there ? [] : [`${date}: rule 6, packing takes ${needed} minutes and there are ${there}.`]
  })
}

/** Rule 7, and whether what is left out had to be. */
function lookAtEveryItem(
  instance: Instance,
  solution: Solution,
  choices: ReadonlyMap<string, Choice>,
  broken: string[],
  warnings: string[],
): void {
  const times = new Map<string, number>()
  for (const { items } of solution.packages) for (const id of items) times.set(id, (times.get(id) ?? 0) + 1)
  const leftOut = new Map<string, number>()
  for (const { item, rule } of solution.unplanned) {
    const choice = choices.get(item)
    if (!choice) broken.push(`unplanned: there is no item ${item}.`)
    else if (leftOut.has(item)) broken.push(`unplanned: item ${item} is there twice.`)
    else if (choice.candidates.length > 0) broken.push(`unplanned: item ${item} has a day on which it may leave.`)
    else if (!choice.forbiddenBy.includes(rule))
      broken.push(`unplanned: rule ${rule} does not forbid item ${item}, rule ${choice.forbiddenBy.join(' or ')} does.`)
    else warnings.push(`Item ${item} stays (rule ${rule}): ${whyItStays(choice)}.`)
    leftOut.set(item, rule)
  }
  for (const { id } of instance.items) {
    const count = times.get(id) ?? 0
    if (count > 1) broken.push(`Item ${id}: rule 7, it is in ${count} packages.`)
    if (count === 0 && !leftOut.has(id)) broken.push(`Item ${id}: rule 7, it is in no package.`)
    if (count > 0 && leftOut.has(id)) broken.push(`Item ${id}: it is in a package and unplanned.`)
  }
}

function whyItStays({ forbiddenBy }: Choice): string {
  if (!forbiddenBy.includes(1)) return 'no service that its lender takes may carry it'
  if (!forbiddenBy.includes(2)) return 'no service that may carry it can leave for its lender on any day of the file'
  return 'after it is there no service that may carry it leaves for its lender'
}
