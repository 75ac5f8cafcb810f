import { useSyncExternalStore } from 'react'

/** The last act: what happened, to what, and until when it can be taken back. */
export interface DoneLine {
  readonly words: string
  readonly about: string
  readonly gesture: string | null
  readonly requestIds: readonly number[]
  /** When what leaves the house does, by this page's own clock; null when nothing does. */
  readonly leavesAtMs: number | null
  /** Takes back what is no request's gesture. */
  readonly takeBack?: () => Promise<void>
  /** Told once it has been undone. */
  readonly undone?: () => void
}

let line: DoneLine | null = null
let count = 0
const watchers = new Set<() => void>()

export function say(next: DoneLine | null): void {
  line = next
  count += 1
  for (const tell of watchers) tell()
}

/** Apart for each line that was said, be it the same again. */
export const lineKey = (): number => count

/** A line with nothing to undo. */
export const sayOnly = (words: string, about = ''): void =>
  say({ words, about, gesture: null, requestIds: [], leavesAtMs: null })

export const useDoneLine = (): DoneLine | null =>
  useSyncExternalStore(
    (tell) => {
      watchers.add(tell)
      return () => watchers.delete(tell)
    },
    () => line,
  )
