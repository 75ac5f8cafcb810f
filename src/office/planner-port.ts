// Who plans packages.
import type { Planned } from '../domain/returns/plan.ts'
import type { Instance } from '../domain/returns-format/instance.ts'

/** Finds the cheapest legal plan of what is to be sent, within so many seconds. */
export interface Planner {
  plan(instance: Instance, seconds: number): Promise<Planned>
}
