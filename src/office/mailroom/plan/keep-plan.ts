// The plan as it is kept: made anew when anything it was made from has changed.
import { createHash } from 'node:crypto'
import { buildInstance, type Built } from '../../../domain/shipping/plan/build-instance.ts'
import { done, type Answer } from '../../../domain/refusal.ts'
import { packingPlaces } from '../../../domain/lifecycle/packing.ts'
import { laterByDays } from '../../../domain/values/days.ts'
import { announceAll } from '../../../store/announce.ts'
import { forgetWishes, keepPlan, newestPlan, type PlanRecord } from '../../../store/mailing-plan.ts'
import type { Office } from '../../context.ts'
import type { Planner } from '../../planner-port.ts'
import { loadFacts, type Loaded } from './load-facts.ts'
import { solve, withoutPlan } from './make-plan.ts'

export interface CurrentPlan {
  readonly plan: PlanRecord
  readonly built: Built
  readonly loaded: Loaded
}
/** A page waits no longer; the night has more time. */
const seconds = { now: 4, night: 30 }
const keptDays = 60

/** The plan for things as they are: the one kept, or a new one where something has changed. */
export const currentPlan = (office: Office, planner: Planner): Promise<Answer<CurrentPlan>> =>
  planFor(office, planner, { seconds: seconds.now, isForced: false })

/** At night, with time for proof, whether or not anything has changed. */
export const planNightly = (office: Office, planner: Planner): Promise<Answer<CurrentPlan>> =>
  planFor(office, planner, { seconds: seconds.night, isForced: true })

async function planFor(
  office: Office,
  planner: Planner,
  how: { readonly seconds: number; readonly isForced: boolean },
): Promise<Answer<CurrentPlan>> {
  const loaded = await loadFacts(office, office.store.db)
  const built = buildInstance(loaded.facts)
  const digest = digestOf(built, loaded)
  const kept = await newestPlan(office.store.db)
  if (kept?.digest === digest && !how.isForced) return done({ plan: kept, built, loaded })
  const made = await solve(planner, built.instance, how.seconds)
  if (!made.ok) return made
  const longer = await solve(planner, buildInstance(aDayLonger(loaded)).instance, how.seconds / 2)
  const { planCents, boundCents, isOptimal, hasMinutes, packages } = made.value
  const { aloneCents, asItComesCents } = withoutPlan(built)
  const tables = [...built.routes.values()].flatMap((route) =>
    route.table && packages.some((one) => one.service === route.id) ? [route.table] : [],
  )
  const now = office.clock.now()
  const plan = await office.store.transact(async (tx) => {
    // Solving took its time: what has come since may have a wish.
    await forgetWishes(tx, packingPlaces())
    const row = await keepPlan(
      tx,
      {
        made_at: now,
        first_day: loaded.facts.firstDay,
        digest,
        packages: JSON.stringify(packages),
        plan_cents: planCents,
        alone_cents: aloneCents,
        as_it_comes_cents: asItComesCents,
        bound_cents: boundCents,
        extra_day_cents: longer.ok ? longer.value.planCents : null,
        is_optimal: isOptimal,
        has_minutes: hasMinutes,
        left_out: built.unplanned.length + loaded.homeless.length,
        rates_from:
          tables
            .map((one) => one.from)
            .toSorted()
            .at(-1) ?? null,
        rates_doubt: [...new Set(tables.flatMap((one) => one.doubt ?? []))].join('; ') || null,
      },
      laterByDays(now, -keptDays),
    )
    await announceAll(tx)
    return row
  })
  return done({ plan, built, loaded })
}

const aDayLonger = ({ facts }: Loaded): Loaded['facts'] => ({
  ...facts,
  settings: { ...facts.settings, holdDays: facts.settings.holdDays + 1 },
})

/** Everything the planner is given, and what is left out of it, as one word. */
const digestOf = ({ instance, unplanned }: Built, { homeless }: Loaded): string =>
  createHash('sha256')
    .update(JSON.stringify(instance, (_, value: unknown) => (value instanceof Map ? [...value] : value)))
    .update([...unplanned.map(({ piece }) => piece.id), ...homeless.map((row) => row.pieceId)].join())
    .digest('hex')
