// What plan and packing know of a library: where it is, who stops there, and how long the way to it has been.
import type { Closure } from '../../domain/calendar/open-days.ts'
import { readWeekdays } from '../../domain/calendar/week.ts'
import type { Learnt, LibraryFacts } from '../../domain/shipping/plan/plan-facts.ts'
import { learnsFrom } from '../../domain/shipping/usual-transit.ts'
import { serviceIds } from '../../domain/shipping/services.ts'
import { laterByDays } from '../../domain/values/days.ts'
import type { LibraryRecord } from '../../store/libraries.ts'
import type { Db, Tx } from '../../store/open.ts'
import { waysTaken, type WayTaken } from '../../store/plan-facts.ts'

/** Ways longer ago say little about the next. */
const learntFromDays = 400

export const waysLearnt = (db: Db | Tx, libraryIds: readonly number[], now: Date): Promise<readonly WayTaken[]> =>
  waysTaken(db, libraryIds, laterByDays(now, -learntFromDays))

export function libraryFacts(
  library: LibraryRecord,
  closures: readonly Closure[],
  ways: readonly WayTaken[],
): LibraryFacts {
  return {
    id: library.id,
    name: library.name,
    kind: library.kind,
    zone: library.postal_zone,
    isInstitution: library.is_institution,
    byCourier: library.by_courier,
    country: library.address?.country ?? null,
    vanDays: library.van_days === null ? null : readWeekdays(library.van_days),
    dueMeans: library.due_means,
    closures,
    wayDays: library.way_days,
    learnt: learntFrom(ways),
  }
}

/** Four in five packages took no longer. */
export function learntFrom(ways: readonly Pick<WayTaken, 'service' | 'days'>[]): readonly Learnt[] {
  return serviceIds.flatMap((service) => {
    const same: readonly string[] = learnsFrom(service)
    const days = ways.flatMap((one) => (same.includes(one.service) ? [one.days] : [])).toSorted((a, b) => a - b)
    if (days.length === 0) return []
    const at = Math.ceil(days.length * 0.8) - 1
    return [{ service, days: Math.min(60, days[at] ?? 0), count: days.length }]
  })
}
