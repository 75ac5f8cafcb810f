// A package that the carrier lost: everything in it that has not arrived is lost in transit, in one gesture, and it is claimed
// from the carrier. And one that the carrier has after all: what is still lost of it is on its way again.
import { randomUUID } from 'node:crypto'
import type { Details } from '../../domain/lifecycle/details.ts'
import type { Actor } from '../../domain/lifecycle/facts.ts'
import { done, refuse, type Answer, type RefusalCode } from '../../domain/refusal.ts'
import type { Loss } from '../../domain/shipping/loss.ts'
import { isServiceId, serviceKind } from '../../domain/shipping/services.ts'
import { dayOf, writeDay } from '../../domain/values/days.ts'
import { lossesOf, markLost, piecesUnderWay } from '../../store/lost-parcels.ts'
import { packedPieces, type PackedPiece } from '../../store/packing.ts'
import { lockParcel, type ParcelRecord } from '../../store/parcels.ts'
import type { Tx } from '../../store/open.ts'
import { actIn } from '../act.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import type { Office } from '../context.ts'
import { openClaimFor } from './claims/open-claim.ts'

export const loseParcel = (office: Office, parcelId: number, actor: Actor): Promise<Answer<{ gesture: string }>> =>
  allOrNothing(office.store, async (tx) => {
    const parcel = await lockParcel(tx, parcelId)
    if (!parcel) return refuse('parcel-not-found')
    if (parcel.state !== 'collected') return refuse('parcel-not-collected')
    const underWay = (await piecesUnderWay(tx, [parcelId])).get(parcelId) ?? []
    if (underWay.length === 0) return refuse(whyNothingIsLost((await lossesOf(tx, [parcelId])).get(parcelId)))
    const gone = await packedAmong(tx, parcelId, underWay)
    const gesture = randomUUID()
    const details = { reason: 'lost_in_transit', note: lossNote(office, parcel) }
    // Before each of them is: so they are lost with it, and not one by one.
    const pieceIds = gone.map((one) => one.pieceId)
    const id = await markLost(tx, parcelId, { pieceIds, gesture, at: office.clock.now() })
    const acted = await actOnEach(tx, office, gone, { action: 'lose', details, actor, gesture })
    if (!acted.ok) return acted
    await openClaimFor(tx, office, parcel, { id, pieces: gone.length })
    return done({ gesture })
  })

/** The carrier has it after all: nobody need claim, and the libraries that were told of the loss hear so. */
export const findParcel = (office: Office, parcelId: number, actor: Actor): Promise<Answer<{ gesture: string }>> =>
  allOrNothing(office.store, async (tx) => {
    const parcel = await lockParcel(tx, parcelId)
    if (!parcel) return refuse('parcel-not-found')
    const loss = (await lossesOf(tx, [parcelId])).get(parcelId)
    if (!loss) return refuse('parcel-not-lost')
    if (loss.missing.length === 0) return refuse('parcel-none-missing')
    const missing = await packedAmong(tx, parcelId, loss.missing)
    const gesture = randomUUID()
    const acted = await actOnEach(tx, office, missing, { action: 'turnedUp', details: {}, actor, gesture })
    return acted.ok ? done({ gesture }) : acted
  })

const packedAmong = async (tx: Tx, parcelId: number, pieceIds: readonly number[]): Promise<readonly PackedPiece[]> =>
  (await packedPieces(tx, [parcelId])).filter((one) => pieceIds.includes(one.pieceId))

function whyNothingIsLost(loss: Loss | undefined): RefusalCode {
  if (!loss) return 'parcel-arrived'
  return loss.missing.length > 0 ? 'parcel-lost-already' : 'parcel-found'
}

interface Gesture {
  readonly action: string
  readonly details: Details
  readonly actor: Actor
  readonly gesture: string
}
async function actOnEach(
  tx: Tx,
  office: Office,
  pieces: readonly PackedPiece[],
  { details, ...order }: Gesture,
): Promise<Answer<null>> {
  for (const { requestId, pieceId } of pieces) {
    const acted = await actIn(tx, office, { ...order, requestId, details: { ...details, pieceId } })
    if (!acted.ok) return acted
  }
  return done(null)
}

function lossNote(office: Office, parcel: ParcelRecord): string {
  const by = parcel.service !== null && isServiceId(parcel.service) ? serviceKind(parcel.service).label : parcel.service
  const on = parcel.collected_at && writeDay(dayOf(parcel.collected_at, office.settings().timeZone), '')
  const insured = parcel.insured_cents > 0 ? ` Insured for $${(parcel.insured_cents / 100).toFixed(2)}.` : ''
  const tracking = parcel.tracking === null ? '' : `, tracking number ${parcel.tracking}`
  return `Lost on its way in package ${parcel.number}${by === null ? '' : ` by ${by}`}${on === null ? '' : ` of ${on}`}${tracking}.${insured}`
}
