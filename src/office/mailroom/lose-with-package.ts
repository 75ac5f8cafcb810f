// A piece that was lost on its way, as its own request says. Once nothing else of its package is on its way, the package was lost
// with it, and it is claimed from the carrier.
import { lossesOf, markLost, parcelItLeftWith, piecesUnderWay } from '../../store/lost-parcels.ts'
import type { Tx } from '../../store/open.ts'
import type { Office } from '../context.ts'
import { openClaimFor } from './claims/open-claim.ts'

/** What was said to be lost with its package is known already. */
export async function loseWithPackage(
  tx: Tx,
  office: Office,
  pieceIds: readonly number[],
  lost: { readonly gesture: string | null; readonly at: Date },
): Promise<void> {
  for (const pieceId of pieceIds) {
    const parcel = await parcelItLeftWith(tx, pieceId)
    if (!parcel || (await piecesUnderWay(tx, [parcel.id])).has(parcel.id)) continue
    const known = (await lossesOf(tx, [parcel.id])).get(parcel.id)?.missing ?? []
    const gone = (await piecesUnderWay(tx, [parcel.id], 'lost')).get(parcel.id) ?? []
    const missing = gone.filter((one) => !known.includes(one))
    if (!missing.includes(pieceId)) continue
    const id = await markLost(tx, parcel.id, { pieceIds: missing, ...lost })
    await openClaimFor(tx, office, parcel, { id, pieces: missing.length })
  }
}
