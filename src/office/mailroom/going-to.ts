// Where packages go that a lender wants elsewhere than at its own address: on the label, the manifest and the bag alike.
import { addressFrom } from '../../domain/shipping/address-from.ts'
import type { AddressLines } from '../../domain/worklist/step.ts'
import { packedPieces } from '../../store/packing.ts'
import type { Db, Tx } from '../../store/open.ts'
import type { ParcelRecord } from '../../store/parcels.ts'

/** By package; one that is not in it goes to its library's own address. */
export async function goingTo(
  db: Db | Tx,
  parcels: readonly Pick<ParcelRecord, 'id'>[],
): Promise<ReadonlyMap<number, AddressLines>> {
  const to = new Map<number, AddressLines>()
  if (parcels.length === 0) return to
  const pieces = await packedPieces(
    db,
    parcels.map((one) => one.id),
  )
  for (const { parcelId, terms } of pieces) {
    if (terms.returnTo !== null && !to.has(parcelId)) to.set(parcelId, addressFrom(terms.returnTo))
  }
  return to
}
