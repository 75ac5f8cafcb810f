// Whether the server can be reached, as far as this page knows: the machine says it is offline, or a scan got no answer.
import { useSyncExternalStore } from 'react'
import { useScans } from './scan/queue.ts'

const changes = ['online', 'offline'] as const
const watch = (tell: () => void): (() => void) => {
  for (const one of changes) window.addEventListener(one, tell)
  return () => {
    for (const one of changes) window.removeEventListener(one, tell)
  }
}

export function useIsAway(): boolean {
  const isOffline = useSyncExternalStore(watch, () => !navigator.onLine)
  return useScans().trouble !== null || isOffline
}
