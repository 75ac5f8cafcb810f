// The order of a list during one visit: ids are taken once and kept, so that no row moves under the cursor; what came
// or went meanwhile is taken in when asked for, or while nobody is in the list. A hundred thousand ids are not asked for
// at every change: what others do is said while somebody reads, and else looked up after a rest.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { api, type Inputs } from '../../api.ts'

export interface SteadyIndex {
  readonly ids: readonly number[]
  /** Where each stands. */
  readonly placeOf: ReadonlyMap<number, number>
  /** No longer in the list; it stays where it was. */
  readonly gone: ReadonlySet<number>
  /** How many wait to be shown. */
  readonly waiting: number
  /** Somebody changed something; what it means for this list is not yet known. */
  readonly isOld: boolean
  readonly takeIn: () => void
}

const restMs = 5000

export function useIndex(filters: Inputs['requests']['index'], isHeld: boolean) {
  // Only a change makes it old, never the clock.
  const index = useQuery(
    api.requests.index.queryOptions({ input: filters, staleTime: Infinity, refetchOnWindowFocus: false }),
  )
  const { data, isStale, isFetching, refetch } = index
  const askedAt = Math.max(index.dataUpdatedAt, index.errorUpdatedAt)
  const isOld = isStale && !isFetching && data !== undefined
  useEffect(() => {
    if (!isOld || isHeld) return
    const timer = setTimeout(() => void refetch(), Math.max(0, askedAt + restMs - Date.now()))
    return () => clearTimeout(timer)
  }, [isOld, isHeld, askedAt, refetch])
  const fresh = data?.ids
  const [kept, setKept] = useState(fresh)
  const isNew = fresh !== undefined && fresh !== kept && (kept === undefined || !isSame(kept, fresh))
  if (isNew && (kept === undefined || !isHeld)) setKept(fresh)
  const steady = useMemo(() => steadyOf(kept ?? [], fresh ?? []), [kept, fresh])
  const takeIn = async () => setKept(isOld ? (await refetch()).data?.ids : fresh)
  return { index, steady: { ...steady, isOld, takeIn: () => void takeIn() } satisfies SteadyIndex }
}

function steadyOf(ids: readonly number[], fresh: readonly number[]): Omit<SteadyIndex, 'isOld' | 'takeIn'> {
  const placeOf = new Map(ids.map((id, place) => [id, place]))
  if (isSame(ids, fresh)) return { ids, placeOf, gone: new Set(), waiting: 0 }
  const now = new Set(fresh)
  return {
    ids,
    placeOf,
    gone: new Set(ids.filter((id) => !now.has(id))),
    waiting: fresh.filter((id) => !placeOf.has(id)).length,
  }
}

const isSame = (one: readonly number[], other: readonly number[]): boolean =>
  one === other || (one.length === other.length && one.every((id, place) => id === other[place]))
