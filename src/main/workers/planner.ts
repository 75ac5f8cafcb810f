// Plans in a thread of their own, one after the other, so that two that are asked for at once do not share the machine.
import { Worker } from 'node:worker_threads'
import type { Planner } from '../../office/ports.ts'
import type { PlanMade, PlanOrder } from './plan-thread.ts'

export interface PlanningThread extends Planner {
  close(): Promise<void>
}
interface Asked {
  readonly resolve: (planned: Extract<PlanMade['answer'], { planned: unknown }>['planned']) => void
  readonly reject: (error: Error) => void
}

/** The thread starts with the first plan, and anew after it has ended. */
export function createPlanner(): PlanningThread {
  const asked = new Map<number, Asked>()
  let thread: Worker | null = null
  let count = 0
  let turn: Promise<unknown> = Promise.resolve()

  function start(): Worker {
    const started = new Worker(new URL('plan-thread.ts', import.meta.url))
    started.on('message', ({ nth, answer }: PlanMade) => {
      const one = asked.get(nth)
      asked.delete(nth)
      if (asked.size === 0) started.unref()
      if ('planned' in answer) one?.resolve(answer.planned)
      else one?.reject(new Error(answer.fault))
    })
    const end = (why: Error): void => {
      if (thread !== started) return
      thread = null
      for (const { reject } of asked.values()) reject(why)
      asked.clear()
    }
    started.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))))
    started.on('exit', (code) => end(new Error(`the planning thread ended with ${code}`)))
    return started
  }

  const ask: Planner['plan'] = (instance, seconds) =>
    new Promise((resolve, reject) => {
      thread ??= start()
      count += 1
      asked.set(count, { resolve, reject })
      // It keeps the program open only while something is being planned.
      thread.ref()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      thread.postMessage({ nth: count, instance, seconds } satisfies PlanOrder)
    })
  return {
    plan(instance, seconds) {
      const mine = turn.then(() => ask(instance, seconds))
      turn = mine.catch(() => {})
      return mine
    },
    async close() {
      await thread?.terminate()
    },
  }
}
