// Pieces that can still go into a package that is open for their library: the plan makes no package of their own of them.
import { brokenTerms, type BoundPiece } from '../../../domain/shipping/binding.ts'
import { waysOf } from '../../../domain/shipping/plan/carrying.ts'
import { windowOf } from '../../../domain/shipping/plan/last-day.ts'
import type { PieceFacts, PlanFacts } from '../../../domain/shipping/plan/plan-facts.ts'
import type { ServiceId } from '../../../domain/shipping/services.ts'
import { mostBy } from '../../../domain/shipping/lifting.ts'
import type { LibraryRecord } from '../../../store/libraries.ts'
import type { Db, Tx } from '../../../store/open.ts'
import { packedPieces, type PackedPiece } from '../../../store/packing.ts'
import { openParcelsTo, type ParcelRecord } from '../../../store/parcels.ts'
import type { Office } from '../../context.ts'
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
  facts: Omit<PlanFacts, 'pieces'>,
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
    const open = { parcel, library, pieces, facts, ways: await sendingWays(office, db, library) }
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
  readonly facts: Omit<PlanFacts, 'pieces'>
}

/** One after the other, as long as the package as it is packed takes them, leaves in time for them and breaks no term. */
function fitting(office: Office, open: OpenParcel, waiting: readonly Waiting[]): readonly Waiting[] {
  const { parcel, library, pieces, ways, facts } = open
  const rate = rateParcel(office, ways, parcel, library, pieces)
  const { service, container, arrivesOn, leavesOn } = rate
  if (service === null) return []
  const most = Math.min(ways.settings.liftOz, mostBy(ways.settings, service), container.tareOz + container.maxContentOz)
  const bound = pieces.map(boundPiece)
  let grossOz = rate.grossOz ?? rate.estimatedOz
  return waiting.filter((one) => {
    const next = [...bound, one]
    const { tables } = ways
    const { areInstitutions, there } = ways
    const way = { tables, service, container: container.id, areInstitutions, there, arrivesOn, leavesOn }
    const fits =
      next.length <= container.maxPieces &&
      grossOz + one.weightOz <= most &&
      !one.tooBigFor.includes(container.id) &&
      leavesOn <= lastDay(one, service, facts) &&
      brokenTerms({ ...way, pieces: next }).length === 0
    if (!fits) return false
    bound.push(one)
    grossOz += one.weightOz
    return true
  })
}

/** By this service; what is late already leaves on the first day there is. */
function lastDay(piece: Waiting, service: ServiceId, facts: Omit<PlanFacts, 'pieces'>): string {
  const library = facts.libraries.find((one) => one.id === piece.libraryId)
  if (!library) return facts.firstDay
  const { last } = windowOf(piece, library, waysOf({ allowed: [service], forbidden: [] }, library, facts), facts)
  return last.on > facts.firstDay ? last.on : facts.firstDay
}
