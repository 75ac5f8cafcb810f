// Reads a PDF in a thread that ends with it: a page that takes too long, or takes the thread down, is no page.
import { Worker } from 'node:worker_threads'
import { z } from 'zod'

const longestMs = 20_000
const shape = z.object({ lines: z.array(z.array(z.string())).nullable() })

export const readPdf = (pdf: Uint8Array<ArrayBuffer>): Promise<readonly (readonly string[])[] | null> =>
  new Promise((resolve) => {
    const thread = new Worker(new URL('pdf-lines.ts', import.meta.url), {
      workerData: pdf,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    })
    const end = (lines: readonly (readonly string[])[] | null): void => {
      clearTimeout(timer)
      void thread.terminate()
      resolve(lines)
    }
    const timer = setTimeout(end, longestMs, null)
    thread.on('message', (said: unknown) => end(shape.safeParse(said).data?.lines ?? null))
    thread.on('error', () => end(null))
    thread.on('exit', () => end(null))
  })
