// What has come for a library whose package is still open goes into it, in one gesture.
import { done, refuse, type Answer } from '../../../domain/refusal.ts'
import { announceAll } from '../../../store/announce.ts'
import { allOrNothing } from '../../all-or-nothing.ts'
import type { Office } from '../../context.ts'
import { addToParcelIn } from '../parcels.ts'
import { loadFacts } from './load-facts.ts'

/** Those of these pieces that still fit; none: something has changed. Answers how many went in. */
export const putIn = (
  office: Office,
  { parcelId, pieceIds }: { readonly parcelId: number; readonly pieceIds: readonly number[] },
): Promise<Answer<{ pieces: number }>> =>
  allOrNothing(office.store, async (tx) => {
    const { joins } = await loadFacts(office, tx)
    const going = joins.filter((one) => one.parcelId === parcelId && pieceIds.includes(one.pieceId))
    if (going.length < pieceIds.length) return refuse('piece-fits-not')
    for (const { pieceId } of going) {
      const put = await addToParcelIn(tx, parcelId, { pieceId })
      if (!put.ok) return put
    }
    await announceAll(tx)
    return done({ pieces: going.length })
  })
