// A plan for an instance: solved, checked by what shares nothing with the planner, and held against sending without one.
import { checkPlan } from '../../../domain/returns-check/check.ts'
import type { Instance } from '../../../domain/returns-format/instance.ts'
import type { PlannedPackage } from '../../../domain/returns-format/solution.ts'
import { aloneCents, asItComesCents } from '../../../domain/shipping/plan/compare.ts'
import { itemId, type Built } from '../../../domain/shipping/plan/build-instance.ts'
import { done, refuse, type Answer } from '../../../domain/refusal.ts'
import type { Planner } from '../../planner-port.ts'

export interface MadePlan {
  readonly packages: readonly PlannedPackage[]
  readonly planCents: number
  readonly boundCents: number
  readonly isOptimal: boolean
  /** False: what must leave takes more minutes than there are. */
  readonly hasMinutes: boolean
}

export async function solve(planner: Planner, instance: Instance, seconds: number): Promise<Answer<MadePlan>> {
  if (instance.items.length === 0)
    return done({ packages: [], planCents: 0, boundCents: 0, isOptimal: true, hasMinutes: true })
  let why = ''
  for (const tried of loosened(instance)) {
    const planned = await planner.plan(tried, seconds)
    if (planned.kind !== 'planned') {
      why = planned.sentence
      continue
    }
    const { packages, unplanned } = planned
    const verdict = checkPlan(tried, { packages, unplanned })
    if (verdict.totalCents === null) return refuse('plan-broken', { rule: verdict.broken[0] ?? '' })
    return done({
      packages,
      planCents: verdict.totalCents,
      boundCents: planned.lowerBoundCents,
      isOptimal: planned.isOptimal,
      hasMinutes: tried === instance,
    })
  }
  return refuse('plan-impossible', { why })
}

/** What must leave leaves, if need be over time: first on the first day alone, then on any. */
function loosened(instance: Instance): readonly Instance[] {
  const { office, horizon } = instance
  if (office.handling === null) return [instance]
  const firstFree = new Map([...office.handling.minutesByDate, [horizon.start, wholeDay]])
  const withHandling = (handling: Instance['office']['handling']): Instance => ({
    ...instance,
    office: { ...office, handling },
  })
  return [instance, withHandling({ ...office.handling, minutesByDate: firstFree }), withHandling(null)]
}
const wholeDay = 24 * 60

/** What it would cost to pack nothing together, and to send each day what came that day. */
export function withoutPlan({ instance, pieces }: Built): { aloneCents: number; asItComesCents: number } {
  const came = new Map(pieces.map(({ piece }) => [itemId(piece), piece.hereSince]))
  return {
    aloneCents: aloneCents(instance),
    asItComesCents: asItComesCents(instance, (item) => came.get(item.id) ?? ''),
  }
}
