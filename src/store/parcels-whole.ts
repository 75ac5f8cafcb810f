// Packages with the library each goes to and the pieces in it.
import { librariesById, type LibraryRecord } from './libraries.ts'
import { lossesOf, type Loss } from './lost-parcels.ts'
import type { Db } from './open.ts'
import { closingsOf, piecesInParcels, type ParcelRecord, type PieceToSend } from './parcels.ts'

export interface ParcelWhole {
  readonly parcel: ParcelRecord
  readonly library: LibraryRecord
  readonly pieces: readonly PieceToSend[]
  readonly loss: Loss | null
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
  const losses = await lossesOf(
    db,
    parcels.map((one) => one.id),
  )
  const closings = await closingsOf(
    db,
    parcels.flatMap((one) => (one.state === 'closed' ? [one.id] : [])),
  )
  const pieces = Map.groupBy(inside, (one) => one.parcelId)
  return parcels.flatMap((parcel) => {
    const library = libraries.get(parcel.library_id)
    return library
      ? [
          {
            parcel,
            library,
            pieces: pieces.get(parcel.id) ?? [],
            loss: losses.get(parcel.id) ?? null,
            closing: closings.get(parcel.id) ?? null,
          },
        ]
      : []
  })
}
