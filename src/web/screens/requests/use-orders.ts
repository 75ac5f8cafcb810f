// One order for the marked requests, a part at a time: results row by row, one gesture, one way back.
import { useRef, useState } from 'react'
import { attempt, newKey, type Details } from '../../acting.ts'
import { client, type Outputs } from '../../api.ts'
import { say } from '../../done-line.ts'
import { refreshLists } from '../../live.ts'

export type CommonAct = Outputs['requests']['commonActs'][number]
type Result = Outputs['requests']['actOnMany']['results'][number]

export interface Orders {
  readonly label: string
  readonly total: number
  readonly results: ReadonlyMap<number, Result>
  readonly isRunning: boolean
  /** Why it stopped before the end. */
  readonly trouble: string | null
}
const partSize = 25

export function useOrders() {
  const [orders, setOrders] = useState<Orders | null>(null)
  const stopped = useRef(false)

  const run = async (act: CommonAct, ids: readonly number[], details: Details): Promise<void> => {
    const gesture = newKey()
    const results = new Map<number, Result>()
    let leavesAtMs: number | null = null
    let trouble: string | null = null
    stopped.current = false
    const show = (isRunning: boolean) =>
      setOrders({ label: act.label, total: ids.length, results: new Map(results), isRunning, trouble })
    show(true)
    for (let from = 0; from < ids.length && trouble === null && !stopped.current; from += partSize) {
      const part = ids.slice(from, from + partSize)
      // Part by part, so that one sees how far it is and can stop it.
      const refusal = await attempt(async () => {
        const told = await client.requests.actOnMany({ action: act.action, requestIds: part, details, gesture })
        if (told.leavesInSeconds !== null) leavesAtMs = Date.now() + told.leavesInSeconds * 1000
        for (const result of told.results) results.set(result.requestId, result)
      })
      if (refusal) trouble = refusal.sentence
      show(true)
    }
    show(false)
    refreshLists()
    const done = [...results.values()].filter((one) => one.isDone)
    if (done.length > 0)
      say({
        words: `${act.label}: ${done.length} of ${ids.length}`,
        about: done.length === ids.length ? '' : `${results.size - done.length} refused, each says why`,
        gesture,
        requestIds: done.map((one) => one.requestId),
        leavesAtMs,
      })
  }
  return { orders, run, stop: () => void (stopped.current = true), clear: () => setOrders(null) }
}
