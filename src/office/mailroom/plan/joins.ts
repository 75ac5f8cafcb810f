// Pieces that can still go into a package that is open for their library: the plan makes no package of their own of them.
import { brokenTerms, type BoundPiece } from '../../../domain/shipping/binding.ts'
import type { PieceFacts } from '../../../domain/shipping/plan/plan-facts.ts'
import { serviceSetting } from '../../../domain/shipping/shipping-settings.ts'
import type { LibraryRecord } from '../../../store/libraries.ts'
import type { Db, Tx } from '../../../store/open.ts'
import { packedPieces, type PackedPiece } from '../../../store/packing.ts'
import { openParcelsTo, type ParcelRecord } from '../../../store/parcels.ts'
import { today, type Office } from '../../context.ts'
import { boundPiece, rateParcel } from '../rate-parcel.ts'
import { sendingWays, type SendingWays } from '../sending-ways.ts'

export interface Join {
  readonly pieceId: number
  readonly parcelId: number
}
export type Waiting = PieceFacts & Pick<BoundPiece, 'title'>

export async function joinsOf(
  office: Office,
  db: Db | Tx,
  libraries: ReadonlyMap<number, LibraryRecord>,
  waiting: readonly Waiting[],
): Promise<readonly Join[]> {
  const parcels = await openParcelsTo(db, [...new Set(waiting.map((one) => one.libraryId))])
  if (parcels.length === 0) return []
  const inside = Map.groupBy(await packedPieces(db, parcels.map((one) => one.id)), (one) => one.parcelId) // oxfmt-ignore
  // What a person wished for a piece goes before.
  let left = waiting.filter((one) => one.wishes.length === 0)
  const joins: Join[] = []
  for (const parcel of parcels) {
    const library = libraries.get(parcel.library_id)
    const pieces = inside.get(parcel.id) ?? []
    if (!library || pieces.length === 0) continue
    const open = { parcel, library, pieces, ways: await sendingWays(office, db, library) }
    const going = fitting(office, open, left.filter((one) => one.libraryId === library.id)) // oxfmt-ignore
    joins.push(...going.map((one) => ({ pieceId: one.id, parcelId: parcel.id })))
    left = left.filter((one) => !going.includes(one))
  }
  return joins
}

interface OpenParcel {
  readonly parcel: ParcelRecord
  readonly library: LibraryRecord
  readonly pieces: readonly PackedPiece[]
  readonly ways: SendingWays
}

/** One after the other, as long as the package as it is packed takes them and no term is broken. */
function fitting(office: Office, open: OpenParcel, waiting: readonly Waiting[]): readonly Waiting[] {
  const { parcel, library, pieces, ways } = open
  const rate = rateParcel(office, ways, parcel, library, pieces)
  const { service, container, arrivesOn } = rate
  if (service === null) return []
  const most = Math.min(
    ways.settings.liftOz,
    serviceSetting(ways.settings, service).maxGrossOz,
    container.tareOz + container.maxContentOz,
  )
  const bound = pieces.map(boundPiece)
  let grossOz = rate.grossOz ?? rate.estimatedOz
  return waiting.filter((one) => {
    const next = [...bound, one]
    const { tables } = ways
    const way = { tables, service, container: container.id, areInstitutions: ways.areInstitutions, arrivesOn }
    const fits =
      next.length <= container.maxPieces &&
      grossOz + one.weightOz <= most &&
      !one.tooBigFor.includes(container.id) &&
      brokenTerms({ ...way, pieces: next, leavesOn: today(office) }).length === 0
    if (!fits) return false
    bound.push(one)
    grossOz += one.weightOz
    return true
  })
}
