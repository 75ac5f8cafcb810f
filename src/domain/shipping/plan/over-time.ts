import type { Instance } from '../../returns-format/instance.ts'
import type { PlannedPackage } from '../../returns-format/solution.ts'

export interface OverTime {
  readonly on: string
  readonly needed: number
  readonly there: number
}

/** The first day whose packages take more minutes than there are for packing; null: none does. */
export function overTime(
  { office: { handling } }: { readonly office: Pick<Instance['office'], 'handling'> },
  packages: readonly Pick<PlannedPackage, 'date' | 'items'>[],
): OverTime | null {
  if (handling === null) return null
  const days = [...Map.groupBy(packages, (one) => one.date)].map(([on, own]) => ({
    on,
    needed: own.reduce((so, { items }) => so + handling.minutesPerPackage + items.length * handling.minutesPerItem, 0),
    there: handling.minutesByDate.get(on) ?? handling.minutesPerDay,
  }))
  return days.toSorted((a, b) => (a.on < b.on ? -1 : 1)).find((one) => one.needed > one.there) ?? null
}
