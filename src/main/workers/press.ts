// Papers are drawn in a thread of their own: two hundred straps take a second in which no page may wait.
import type { PaperPart } from '../../domain/printing/sheet.ts'
import type { Press } from '../../office/paper-port.ts'
import { orderThread } from './orders.ts'

export interface DrawingThread extends Press {
  close(): Promise<void>
}

export function createPress(): DrawingThread {
  const thread = orderThread<readonly PaperPart[], Uint8Array<ArrayBuffer>>(
    new URL('draw-papers.ts', import.meta.url),
    'drawing',
  )
  return { draw: thread.order, close: thread.close }
}
