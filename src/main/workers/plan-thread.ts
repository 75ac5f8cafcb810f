// The thread that plans: enumerating packages takes seconds in which no page may wait. The solver has a thread of its own.
import { planReturns } from '../../domain/returns/plan.ts'
import type { Instance } from '../../domain/returns-format/instance.ts'
import { answerOrders } from './orders.ts'
import { solverThread } from './solver.ts'

export interface PlanOrder {
  readonly instance: Instance
  readonly seconds: number
}

answerOrders(async ({ instance, seconds }: PlanOrder) => {
  const solver = solverThread()
  const until = performance.now() + seconds * 1000
  try {
    const secondsLeft = (): number => (until - performance.now()) / 1000
    return await planReturns(instance, { solve: solver.solve, secondsLeft })
  } finally {
    await solver.close()
  }
})
