// The row under the cursor and the marked rows, both by id: they stay with their request whatever happens to the list.
import { useState } from 'react'
import type { SteadyIndex } from './use-index.ts'

export interface Marks {
  readonly cursor: number | null
  readonly marked: ReadonlySet<number>
  readonly isMarkedAll: boolean
  /** To a row; `marking` marks all from the anchor to it. */
  readonly goTo: (place: number, marking?: boolean) => void
  readonly toggle: (id: number) => void
  readonly markAll: () => void
  readonly clear: () => void
}

export function useMarks({ ids, placeOf }: SteadyIndex): Marks {
  const [cursor, setCursor] = useState<number | null>(null)
  const [anchor, setAnchor] = useState<number | null>(null)
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set())

  const goTo = (place: number, marking = false) => {
    const id = ids[Math.max(0, Math.min(place, ids.length - 1))]
    if (id === undefined) return
    setCursor(id)
    if (!marking) return setAnchor(id)
    const from = placeOf.get(anchor ?? cursor ?? id) ?? place
    const to = placeOf.get(id) ?? place
    setAnchor(ids[from] ?? id)
    setMarked((before) => new Set([...before, ...ids.slice(Math.min(from, to), Math.max(from, to) + 1)]))
  }
  const toggle = (id: number) => {
    setCursor(id)
    setAnchor(id)
    setMarked((before) =>
      before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]),
    )
  }
  return {
    cursor,
    marked,
    isMarkedAll: ids.length > 0 && marked.size === ids.length,
    goTo,
    toggle,
    markAll: () => setMarked(new Set(ids)),
    clear: () => setMarked(new Set()),
  }
}
