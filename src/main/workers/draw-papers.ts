// The thread that draws papers. It takes orders one after the other and answers each by its number.
import { parentPort } from 'node:worker_threads'
import type { PaperPart } from '../../domain/printing/sheet.ts'
import { drawPapers } from '../../paper/draw.ts'

export interface DrawOrder {
  readonly nth: number
  readonly parts: readonly PaperPart[]
}
export interface Drawn {
  readonly nth: number
  readonly answer: { readonly pdf: Uint8Array<ArrayBuffer> } | { readonly fault: string }
}

parentPort?.on('message', (order: DrawOrder) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  void answerTo(order).then((drawn) => parentPort?.postMessage(drawn))
})

async function answerTo({ nth, parts }: DrawOrder): Promise<Drawn> {
  try {
    return { nth, answer: { pdf: await drawPapers(parts) } }
  } catch (error) {
    return { nth, answer: { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) } }
  }
}
