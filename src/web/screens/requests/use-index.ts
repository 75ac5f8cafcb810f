// The order of a list during one visit: ids are taken once and kept, so that no row moves under the cursor; what came
// or went meanwhile is counted and taken in when asked for, or while nobody is in the list.
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { api, type Inputs } from '../../api.ts'

export interface SteadyIndex {
  readonly ids: readonly number[]
  /** Where each stands. */
  readonly placeOf: ReadonlyMap<number, number>
  /** No longer in the list; it stays where it was. */
  readonly gone: ReadonlySet<number>
  /** How many wait to be shown. */
  readonly waiting: number
  readonly takeIn: () => void
}

export function useIndex(filters: Inputs['requests']['index'], isHeld: boolean) {
  const index = useQuery(api.requests.index.queryOptions({ input: filters }))
  const fresh = index.data?.ids
  const [kept, setKept] = useState(fresh)
  const isNew = fresh !== undefined && fresh !== kept && (kept === undefined || !isSame(kept, fresh))
  if (isNew && (kept === undefined || !isHeld)) setKept(fresh)
  const steady = useMemo(() => steadyOf(kept ?? [], fresh ?? []), [kept, fresh])
  return { index, steady: { ...steady, takeIn: () => setKept(fresh) } satisfies SteadyIndex }
}

function steadyOf(ids: readonly number[], fresh: readonly number[]): Omit<SteadyIndex, 'takeIn'> {
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
