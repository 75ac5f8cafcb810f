// What the plan is held against: one package for each piece, and everything sent as it comes.
import { packageCost } from '../../returns-check/package-cost.ts'
import type { Instance, Item } from '../../returns-format/instance.ts'

/** The cheapest legal package for some pieces of one lender, whatever the day; null: there is none. */
export function togetherCents(instance: Instance, items: readonly Item[]): number | null {
  const [first] = items
  const lender = instance.lenders.find((one) => one.id === first?.lender)
  if (!first || !lender || (items.length > 1 && items.some((one) => one.solo))) return null
  const routes = lender.services.filter((id) => items.every((one) => one.services?.includes(id) ?? true))
  const prices = routes.flatMap((service) =>
    instance.containers.flatMap((container) => {
      if (!container.services.includes(service)) return []
      const parcel = {
        date: instance.horizon.start,
        lender: lender.id,
        service,
        container: container.id,
        items: items.map((one) => one.id),
      }
      const { cents, broken } = packageCost(instance, parcel, items)
      return broken.length === 0 ? [cents] : []
    }),
  )
  return prices.length === 0 ? null : Math.min(...prices)
}

export const aloneCents = (instance: Instance): number =>
  instance.items.reduce((cents, one) => cents + (togetherCents(instance, [one]) ?? 0), 0)

/** Each day what came that day: together where it can be, else halved until it can. */
export function asItComesCents(instance: Instance, cameOn: (item: Item) => string): number {
  const groups = Map.groupBy(instance.items, (one) => `${one.lender} ${cameOn(one)}`)
  return [...groups.values()].reduce((cents, items) => cents + inParts(instance, items), 0)
}

function inParts(instance: Instance, items: readonly Item[]): number {
  const together = togetherCents(instance, items)
  if (together !== null || items.length < 2) return together ?? 0
  const half = Math.ceil(items.length / 2)
  return inParts(instance, items.slice(0, half)) + inParts(instance, items.slice(half))
}
