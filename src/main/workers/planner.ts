// Plans in a thread of their own, one after the other, so that two that are asked for at once do not share the machine.
import type { Planned } from '../../domain/returns/plan.ts'
import type { Planner } from '../../office/planner-port.ts'
import { orderThread } from './orders.ts'
import type { PlanOrder } from './plan-thread.ts'

export interface PlanningThread extends Planner {
  close(): Promise<void>
}

export function createPlanner(): PlanningThread {
  const thread = orderThread<PlanOrder, Planned>(new URL('plan-thread.ts', import.meta.url), 'planning')
  let turn: Promise<unknown> = Promise.resolve()
  return {
    plan(instance, seconds) {
      const mine = turn.then(() => thread.order({ instance, seconds }))
      turn = mine.catch(() => {})
      return mine
    },
    close: thread.close,
  }
}
