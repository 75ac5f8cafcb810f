import { hashKey } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { Change } from '../contract/work.ts'
import { api, client, queryClient } from './api.ts'

export type Line = 'connecting' | 'live' | 'broken'

let line: Line = 'connecting'
const watchers = new Set<() => void>()
const longestPause = 30_000

/** Follows the server's changes for as long as the page is open, and asks again for what they touch. */
export async function follow(signal: AbortSignal): Promise<void> {
  let pause = 1000
  let isFirst = true
  while (!signal.aborted) {
    try {
      for await (const change of await client.changes(undefined, { signal })) {
        // What happened while the line was down is unknown: everything shown is asked for again.
        if (change.kind === 'hello' && !isFirst) refreshAll()
        isFirst = false
        pause = 1000
        setLine('live')
        touch(change)
      }
    } catch (error) {
      if (signal.aborted) return
      console.info('live changes interrupted', error)
    }
    setLine('broken')
    await delay(pause, signal)
    pause = Math.min(pause * 2, longestPause)
  }
}

export const useLine = (): Line =>
  useSyncExternalStore(
    (tell) => {
      watchers.add(tell)
      return () => watchers.delete(tell)
    },
    () => line,
  )

/** Everything about one request, and every list it may stand in. */
export function refreshRequest(requestId: number): void {
  refreshOne(requestId)
  refreshLists()
}

export function refreshLists(): void {
  void queryClient.invalidateQueries({ queryKey: api.requests.index.key() })
  refreshShortLists()
}

const refreshOne = (requestId: number): void =>
  void queryClient.invalidateQueries({ queryKey: api.requests.get.key({ input: { requestId } }) })

/** A long list's ids are many: what others do only makes them old, and the list asks again in its own time. */
const ageIndex = (): void =>
  void queryClient.invalidateQueries({ queryKey: api.requests.index.key(), refetchType: 'none' })

function refreshShortLists(): void {
  for (const queryKey of [
    api.requests.list.key(),
    api.requests.commonActs.key(),
    api.requests.counts.key(),
    api.cards.key(),
    api.desk.today.key(),
    api.desk.expected.key(),
    api.parcels.key(),
    api.plan.get.key(),
    api.packing.key(),
    api.paper.key(),
    api.intake.key(),
    api.effects.outbox.key(),
  ]) {
    void queryClient.invalidateQueries({ queryKey })
  }
}

/** The print queue, wherever it is shown. */
export function refreshPaper(): void {
  void queryClient.invalidateQueries({ queryKey: api.paper.key() })
  void queryClient.invalidateQueries({ queryKey: api.cards.key() })
}

export function refreshAll(): void {
  void queryClient.invalidateQueries()
}

let waiting: ReturnType<typeof setTimeout> | null = null
const touched = new Set<number>()
let isAllTouched = false

/** A batch of changes asks once, not once each. */
function touch(change: Change): void {
  if (change.kind === 'hello') return
  if (change.kind === 'look') {
    void queryClient.invalidateQueries({ queryKey: api.look.key() })
    return
  }
  if (change.kind === 'request' && change.requestId !== null) touched.add(change.requestId)
  else isAllTouched = true
  waiting ??= setTimeout(() => {
    waiting = null
    ageIndex()
    if (isAllTouched) void queryClient.invalidateQueries({ predicate: ({ queryKey }) => !isIndex(queryKey) })
    else {
      for (const requestId of touched) refreshOne(requestId)
      refreshShortLists()
    }
    touched.clear()
    isAllTouched = false
  }, 250)
}

const [indexPath] = api.requests.index.key()
const isIndex = (queryKey: readonly unknown[]): boolean => hashKey([queryKey[0]]) === hashKey([indexPath])

function setLine(next: Line): void {
  if (next === line) return
  line = next
  for (const tell of watchers) tell()
}

function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
