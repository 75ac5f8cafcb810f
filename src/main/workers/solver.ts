// HiGHS as the planner's solver: a thread that is started when first asked and ended when it does not keep its time.
import { Worker } from 'node:worker_threads'
import type { Answer, Solve } from '../../domain/returns/solver.ts'
import type { News, Order } from './messages.ts'

export interface SolverThread {
  readonly solve: Solve
  /** Loads the solver meanwhile. */
  warm(): void
  close(): Promise<void>
}

/** How long after its time a solver may still answer by itself. */
const graceSeconds = 0.05

export function solverThread(): SolverThread {
  let thread: Worker | null = null
  let count = 0
  const started = (): Worker => (thread ??= waiting(new Worker(new URL('./solver-thread.ts', import.meta.url))))
  async function close(): Promise<void> {
    const ending = thread
    thread = null
    await ending?.terminate()
  }
  return {
    warm: () => void started(),
    close,
    solve(model, seconds) {
      const order: Order = { id: ++count, model, seconds }
      return ask(started(), order, () => void close())
    },
  }
}

/** A solver with nothing to solve keeps no program from ending. */
function waiting(thread: Worker): Worker {
  thread.unref()
  return thread
}

function ask(thread: Worker, order: Order, end: () => void): Promise<Answer> {
  let best: Float64Array | null = null
  let bound = -Infinity
  return new Promise((resolve, reject) => {
    const settle = (then: () => void): void => {
      clearTimeout(timer)
      thread.off('message', hear)
      thread.off('error', reject)
      waiting(thread)
      then()
    }
    const hear = (news: News): void => {
      if (news.id !== order.id) return
      switch (news.kind) {
        case 'better':
          best = news.values
          return
        case 'bound':
          ;({ bound } = news)
          return
        case 'answer':
          return settle(() => resolve(news.answer))
        case 'failed':
          // What it found before that holds; the next model gets a new thread.
          end()
          return settle(() => resolve({ kind: 'stopped', bound, values: best }))
        default: {
          const nothing: never = news
          return nothing
        }
      }
    }
    const timer = setTimeout(
      () => {
        end()
        settle(() => resolve({ kind: 'stopped', bound, values: best }))
      },
      Math.max(order.seconds + graceSeconds, 0) * 1000,
    )
    thread.on('message', hear)
    thread.on('error', reject)
    thread.ref()
    thread.postMessage(order, [])
  })
}
