import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { WordsToRead } from '../../parts/WordsToRead.tsx'

/** What a lender of a piece in it wrote and nobody has understood; one after the other. */
export function ParcelWords({ parcelId }: { parcelId: number }): ReactNode {
  const packing = useQuery(api.packing.get.queryOptions({ input: { parcelId } }))
  const pieces = packing.data?.pieces ?? []
  const toRead = pieces.find((one) => one.unread.length > 0)
  return toRead ? (
    <WordsToRead key={toRead.requestId} words={toRead.unread} of={toRead} isAmongOthers={pieces.length > 1} />
  ) : null
}
