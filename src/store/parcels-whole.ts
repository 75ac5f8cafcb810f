// Packages with the library each goes to and the pieces in it.
import { librariesById, type LibraryRecord } from './libraries.ts'
import { lastClaimActs, type ClaimAct } from './claim-acts.ts'
import { claimsOf, type ClaimRecord } from './claims.ts'
import type { Loss } from '../domain/shipping/loss.ts'
import { lossesOf, piecesUnderWay } from './lost-parcels.ts'
import type { Db } from './open.ts'
import { closingsOf, piecesInParcels, type ParcelRecord, type PieceToSend } from './parcels.ts'

export interface ParcelWhole {
  readonly parcel: ParcelRecord
  readonly library: LibraryRecord
  readonly pieces: readonly PieceToSend[]
  readonly loss: Loss | null
  readonly claim: ClaimRecord | null
  /** What was said of the claim last. */
  readonly claimAct: ClaimAct | null
  /** Something of it may still be lost. */
  readonly isUnderWay: boolean
  /** The gesture that closed it, while its carrier has it not. */
  readonly closing: string | null
}

export async function parcelsWhole(db: Db, parcels: readonly ParcelRecord[]): Promise<readonly ParcelWhole[]> {
  const libraries = await librariesById(
    db,
    parcels.map((one) => one.library_id),
  )
  const inside = await piecesInParcels(
    db,
    parcels.map((one) => one.id),
  )
  const ids = parcels.map((one) => one.id)
  const losses = await lossesOf(db, ids)
  const claims = await claimsOf(db, ids)
  const acts = await lastClaimActs(
    db,
    [...claims.values()].map((one) => one.id),
  )
  const underWay = await piecesUnderWay(db, ids)
  const closings = await closingsOf(
    db,
    parcels.flatMap((one) => (one.state === 'closed' ? [one.id] : [])),
  )
  const pieces = Map.groupBy(inside, (one) => one.parcelId)
  return parcels.flatMap((parcel) => {
    const library = libraries.get(parcel.library_id)
    if (!library) return []
    const claim = claims.get(parcel.id) ?? null
    return [
      {
        parcel,
        library,
        pieces: pieces.get(parcel.id) ?? [],
        loss: losses.get(parcel.id) ?? null,
        claim,
        claimAct: (claim && acts.get(claim.id)) ?? null,
        isUnderWay: underWay.has(parcel.id),
        closing: closings.get(parcel.id) ?? null,
      },
    ]
  })
}
