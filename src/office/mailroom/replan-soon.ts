// Something was learnt that the mailing plan did not know: it is made anew as soon as it can be.
import { announceAll } from '../../store/announce.ts'
import { saveSetting } from '../../store/settings.ts'
import type { Tx } from '../../store/open.ts'
import type { Office } from '../context.ts'

/** Since when the plan is out of date, as the planner reads it. */
export const planWanted = 'plan_wanted'

export async function replanSoon(tx: Tx, office: Office): Promise<void> {
  const now = office.clock.now()
  await saveSetting(tx, planWanted, { since: now.toISOString() }, now)
  await announceAll(tx)
}
