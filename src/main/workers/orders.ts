// A thread that takes orders and answers each by its number: the side that asks, and the side that works.
import { parentPort, Worker } from 'node:worker_threads'

interface Order<T> {
  readonly nth: number
  readonly what: T
}
interface Answered<T> {
  readonly nth: number
  readonly answer: { readonly done: T } | { readonly fault: string }
}

export interface OrderThread<What, Done> {
  /** Rejects with the thread's own words where the work failed, or the thread ended. */
  order(what: What): Promise<Done>
  close(): Promise<void>
}
interface Asked<Done> {
  readonly resolve: (done: Done) => void
  readonly reject: (error: Error) => void
}

/** The thread starts with the first order, and anew after it has ended; `name` is for whoever reads that it ended. */
export function orderThread<What, Done>(file: URL, name: string): OrderThread<What, Done> {
  const asked = new Map<number, Asked<Done>>()
  let thread: Worker | null = null
  let count = 0

  function start(): Worker {
    const started = new Worker(file)
    started.on('message', ({ nth, answer }: Answered<Done>) => {
      const one = asked.get(nth)
      asked.delete(nth)
      if (asked.size === 0) started.unref()
      if ('done' in answer) one?.resolve(answer.done)
      else one?.reject(new Error(answer.fault))
    })
    const end = (why: Error): void => {
      if (thread !== started) return
      thread = null
      for (const { reject } of asked.values()) reject(why)
      asked.clear()
    }
    started.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))))
    started.on('exit', (code) => end(new Error(`the ${name} thread ended with ${code}`)))
    return started
  }
  return {
    order: (what) =>
      new Promise((resolve, reject) => {
        thread ??= start()
        count += 1
        asked.set(count, { resolve, reject })
        // It keeps the program open only while something is asked of it.
        thread.ref()
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        thread.postMessage({ nth: count, what } satisfies Order<What>)
      }),
    async close() {
      await thread?.terminate()
    },
  }
}

/** In the thread: does each order, and answers with what came of it or with why it failed. */
export function answerOrders(work: (what: never) => Promise<unknown>): void {
  parentPort?.on('message', ({ nth, what }: Order<never>) => {
    const say = (answer: Answered<unknown>['answer']): void =>
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      parentPort?.postMessage({ nth, answer } satisfies Answered<unknown>)
    void work(what).then(
      (done) => say({ done }),
      (error: unknown) => say({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
  })
}
