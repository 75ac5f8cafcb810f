import { useRef } from 'react'
import type { Refusal } from '../../refusal.ts'

type Pieces = readonly { readonly pieceId: number }[]

/** Closing stops once, with what lenders wrote and nobody has understood; with the same pieces in it, the next time they were read. */
export function useWordsRead() {
  const shownFor = useRef<string | null>(null)
  return {
    areRead: (pieces: Pieces): boolean => shownFor.current === idsOf(pieces),
    hear(refusal: Refusal | null, pieces: Pieces): void {
      shownFor.current = refusal?.code === 'parcel-words' ? idsOf(pieces) : null
    },
  }
}

const idsOf = (pieces: Pieces): string => pieces.map((one) => one.pieceId).join(' ')
