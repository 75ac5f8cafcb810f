import { useState, type FocusEvent } from 'react'

export interface SteadyRow<T> {
  readonly item: T
  /** No longer in the list; it stays where it was until nobody looks. */
  readonly isGone: boolean
}

const isSame = <T>(one: readonly T[], other: readonly T[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index])

/** A live list that does not move under the hand: while pointer or focus is in it, rows keep their places. */
export function useSteady<T>(fresh: readonly T[], keyOf: (item: T) => string) {
  const [kept, setKept] = useState(fresh)
  const [isUnderPointer, setUnderPointer] = useState(false)
  const [hasFocus, setFocus] = useState(false)
  const isHeld = isUnderPointer || hasFocus
  if (!isHeld && !isSame(kept, fresh)) setKept(fresh)

  const now = new Map(fresh.map((item) => [keyOf(item), item]))
  const rows: SteadyRow<T>[] = kept.map((item) => ({
    item: now.get(keyOf(item)) ?? item,
    isGone: !now.has(keyOf(item)),
  }))
  const known = new Set(kept.map(keyOf))
  return {
    rows,
    /** How many wait to be shown. */
    waiting: fresh.filter((item) => !known.has(keyOf(item))).length,
    showAll: () => setKept(fresh),
    hold: {
      onPointerEnter: () => setUnderPointer(true),
      onPointerLeave: () => setUnderPointer(false),
      onFocus: () => setFocus(true),
      onBlur: (event: FocusEvent<HTMLElement>) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocus(false)
      },
    },
  }
}
