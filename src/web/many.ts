// The same thing done to many, one after the other, each with its own answer; together they are one gesture.
import { useRef, useState } from 'react'
import { newKey, attempt } from './acting.ts'
import { client, type Inputs } from './api.ts'
import { say } from './done-line.ts'
import { refreshLists } from './live.ts'
import type { Refusal } from './refusal.ts'

export interface ManyItem {
  readonly key: string
  readonly requestId: number
  readonly number: string
  readonly title: string
}
export interface ManyState {
  readonly label: string
  readonly total: number
  readonly done: number
  readonly refused: readonly { readonly item: ManyItem; readonly refusal: Refusal }[]
  readonly isRunning: boolean
}
/** Does it to one; answers when what leaves the house does, if anything. */
export type DoOne = (item: ManyItem, gesture: string) => Promise<{ readonly leavesInSeconds: number | null }>

export function useMany() {
  const [state, setState] = useState<ManyState | null>(null)
  const stopped = useRef(false)

  const run = async (label: string, items: readonly ManyItem[], doOne: DoOne): Promise<void> => {
    const gesture = newKey()
    const refused: { item: ManyItem; refusal: Refusal }[] = []
    const requestIds: number[] = []
    let leavesAtMs: number | null = null
    stopped.current = false
    const show = (isRunning: boolean) =>
      setState({ label, total: items.length, done: requestIds.length, refused: [...refused], isRunning })
    show(true)
    for (const item of items) {
      if (stopped.current) break
      // One by one, so that each has its own answer and order.
      const refusal = await attempt(async () => {
        const { leavesInSeconds } = await doOne(item, gesture)
        if (leavesInSeconds !== null) leavesAtMs = Date.now() + leavesInSeconds * 1000
        requestIds.push(item.requestId)
      })
      if (refusal) refused.push({ item, refusal })
      show(true)
    }
    show(false)
    refreshLists()
    if (requestIds.length > 0)
      say({
        words: `${label}: ${requestIds.length} of ${items.length}`,
        about: refused.length === 0 ? '' : `${refused.length} refused, each says why`,
        gesture,
        requestIds,
        leavesAtMs,
      })
  }
  return { state, run, stop: () => (stopped.current = true), clear: () => setState(null) }
}

type Details = NonNullable<Inputs['requests']['act']['body']['details']>

export const actOnOne =
  (action: string, details: Details = {}): DoOne =>
  async (item, gesture) => {
    const key = newKey()
    return client.requests.act({ params: { requestId: item.requestId }, body: { action, details, gesture, key } })
  }
