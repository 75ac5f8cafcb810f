// The lines of the rows in sight, fetched a part of the index at a time.
import { useQueries } from '@tanstack/react-query'
import type { RequestLine } from '../../../contract/request-view.ts'
import { api } from '../../api.ts'

const partSize = 100

export function useLines(ids: readonly number[], from: number, to: number) {
  const parts = useQueries({
    queries: partsOf(ids.length, from, to).map(([start, end]) =>
      api.requests.list.queryOptions({ input: { ids: ids.slice(start, end).join(','), limit: partSize } }),
    ),
  })
  const lines = new Map<number, RequestLine>(
    parts.flatMap((part) => (part.data?.lines ?? []).map((line) => [line.id, line] as const)),
  )
  return { lines, failed: parts.find((part) => part.isError && part.data === undefined) }
}

/** Counted from the oldest, so that new requests at the head change no other part. */
function partsOf(count: number, from: number, to: number): readonly (readonly [number, number])[] {
  if (count === 0 || to < from) return []
  const partAt = (place: number): number => Math.floor((count - 1 - Math.min(place, count - 1)) / partSize)
  const parts = []
  for (let part = partAt(from); part >= partAt(to); part -= 1)
    parts.push([Math.max(0, count - (part + 1) * partSize), count - part * partSize] as const)
  return parts
}
