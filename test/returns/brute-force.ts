// The cheapest plan by trying everything, for instances of a few items: each item goes into one of the packages opened so
// far or opens one, on every day, by every service, in every container. What is legal and what it costs the check says.
import type { Instance, Item } from '../../src/domain/returns-format/instance.ts'
import type { PlannedPackage } from '../../src/domain/returns-format/solution.ts'
import { candidatesOf } from '../../src/domain/returns-check/candidates.ts'
import { packageCost } from '../../src/domain/returns-check/package-cost.ts'

interface Open {
  readonly date: string
  readonly service: string
  readonly items: Item[]
}

/** Infinity when there is no legal plan. */
export function cheapestByForce(instance: Instance): number {
  const choose = candidatesOf(instance)
  const items = instance.items
    .map((item) => ({ item, candidates: choose(item).candidates }))
    .filter(({ candidates }) => candidates.length > 0)
  const fees = new Map(instance.services.map((one) => [one.id, one.dispatchDayFeeCents]))
  const prices = new Map<string, number>()
  const open: Open[] = []
  let best = Infinity

  function price({ date, service, items }: Open): number {
    const key = `${service} ${items.map(({ id }) => id).join(' ')}`
    const known = prices.get(key)
    if (known !== undefined) return known
    const lender = items[0]?.lender ?? ''
    const costs = instance.containers.map(({ id }) => {
      const parcel: PlannedPackage = { date, lender, service, container: id, items: items.map((one) => one.id) }
      const { cents, broken } = packageCost(instance, parcel, items)
      return broken.length === 0 ? cents : Infinity
    })
    const least = Math.min(Infinity, ...costs)
    prices.set(key, least)
    return least
  }

  function total(): number {
    const ways = new Set(open.map(({ date, service }) => `${service} ${date}`))
    const feeCents = [...ways].reduce((sum, way) => sum + (fees.get(way.split(' ')[0] ?? '') ?? 0), 0)
    return open.reduce((sum, one) => sum + price(one), feeCents)
  }

  function isInTime(): boolean {
    const { handling } = instance.office
    if (!handling) return true
    return [...Map.groupBy(open, ({ date }) => date)].every(([date, packages]) => {
      const needed = packages.reduce(
        (sum, { items }) => sum + handling.minutesPerPackage + items.length * handling.minutesPerItem,
        0,
      )
      return needed <= (handling.minutesByDate.get(date) ?? handling.minutesPerDay)
    })
  }

  function place(at: number): void {
    // Another item never makes a package cheaper here, nor frees minutes: a dear start cannot end cheap.
    if (total() >= best || !isInTime()) return
    const next = items[at]
    if (!next) {
      best = total()
      return
    }
    const { item, candidates } = next
    for (const one of open) {
      if (one.items[0]?.lender !== item.lender || item.solo || one.items.some(({ solo }) => solo)) continue
      if (!candidates.some(({ service, date }) => service === one.service && date === one.date)) continue
      one.items.push(item)
      place(at + 1)
      one.items.pop()
    }
    for (const { service, date } of candidates) {
      open.push({ service, date, items: [item] })
      place(at + 1)
      open.pop()
    }
  }

  place(0)
  return best
}
