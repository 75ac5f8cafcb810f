// Plans the post anew soon after something has changed; of several programs on one database one does.
import type { Office } from '../office/context.ts'
import { currentPlan } from '../office/mailroom/plan/keep-plan.ts'
import type { Planner } from '../office/planner-port.ts'
import { startLoop, type Loop } from './effect-loop.ts'

/** People change several things in a row: the plan is made when they pause. */
const pauseMs = 3_000

export function startPlanLoop(office: Office, planner: Planner, speed = 1): Loop {
  let timer: ReturnType<typeof setTimeout> | null = null
  const loop = startLoop(
    office,
    {
      name: 'planning',
      begin: () => Promise.resolve(),
      async next() {
        const plan = await currentPlan(office, planner)
        if (!plan.ok) office.log(`mailing plan: ${plan.sentence}`)
        return false
      },
      nextAt: () => Promise.resolve(null),
    },
    speed,
  )
  return {
    wake() {
      if (timer) clearTimeout(timer)
      timer = setTimeout(() => loop.wake(), pauseMs)
    },
    async stop() {
      if (timer) clearTimeout(timer)
      await loop.stop()
    },
  }
}
