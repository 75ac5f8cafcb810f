// The thread that plans: enumerating packages takes seconds in which no page may wait. The solver has a thread of its own.
import { parentPort } from 'node:worker_threads'
import { planReturns, type Planned } from '../../domain/returns/plan.ts'
import type { Instance } from '../../domain/returns-format/instance.ts'
import { solverThread } from './solver.ts'

export interface PlanOrder {
  readonly nth: number
  readonly instance: Instance
  readonly seconds: number
}
export interface PlanMade {
  readonly nth: number
  readonly answer: { readonly planned: Planned } | { readonly fault: string }
}

parentPort?.on('message', (order: PlanOrder) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  void answerTo(order).then((made) => parentPort?.postMessage(made))
})

async function answerTo({ nth, instance, seconds }: PlanOrder): Promise<PlanMade> {
  const solver = solverThread()
  const until = performance.now() + seconds * 1000
  try {
    const secondsLeft = (): number => (until - performance.now()) / 1000
    return { nth, answer: { planned: await planReturns(instance, { solve: solver.solve, secondsLeft }) } }
  } catch (error) {
    return { nth, answer: { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) } }
  } finally {
    await solver.close()
  }
}
