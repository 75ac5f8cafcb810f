// Papers are drawn in a thread of their own: two hundred straps take a second in which no page may wait.
import { Worker } from 'node:worker_threads'
import type { Press } from '../../office/ports.ts'
import type { Drawn, DrawOrder } from './draw-papers.ts'

export interface DrawingThread extends Press {
  close(): Promise<void>
}
interface Asked {
  readonly resolve: (pdf: Uint8Array<ArrayBuffer>) => void
  readonly reject: (error: Error) => void
}

/** The thread starts with the first paper, and anew after it has ended. */
export function createPress(): DrawingThread {
  const asked = new Map<number, Asked>()
  let thread: Worker | null = null
  let count = 0

  function start(): Worker {
    const started = new Worker(new URL('draw-papers.ts', import.meta.url))
    started.on('message', ({ nth, answer }: Drawn) => {
      const one = asked.get(nth)
      asked.delete(nth)
      if (asked.size === 0) started.unref()
      if ('pdf' in answer) one?.resolve(answer.pdf)
      else one?.reject(new Error(answer.fault))
    })
    const end = (why: Error): void => {
      if (thread !== started) return
      thread = null
      for (const { reject } of asked.values()) reject(why)
      asked.clear()
    }
    started.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))))
    started.on('exit', (code) => end(new Error(`the drawing thread ended with ${code}`)))
    return started
  }
  return {
    draw: (parts) =>
      new Promise((resolve, reject) => {
        thread ??= start()
        count += 1
        asked.set(count, { resolve, reject })
        // It keeps the program open only while something is being drawn.
        thread.ref()
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        thread.postMessage({ nth: count, parts } satisfies DrawOrder)
      }),
    async close() {
      await thread?.terminate()
    },
  }
}
