// A package that the carrier lost: everything in it that has not arrived is lost in transit, in one gesture, and each request
// says which package to claim for.
import { randomUUID } from 'node:crypto'
import type { Actor } from '../../domain/lifecycle/facts.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { isServiceId, serviceKind } from '../../domain/shipping/services.ts'
import { writeDay } from '../../domain/values/days.ts'
import { dayOf } from '../../domain/values/days.ts'
import { markLost, packedPieces } from '../../store/packing.ts'
import { lockParcel, type ParcelRecord } from '../../store/parcels.ts'
import { actIn } from '../act.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import type { Office } from '../context.ts'

const arrived = ['owner', 'lost', 'settled', 'office', 'packing']

export const loseParcel = (office: Office, parcelId: number, actor: Actor): Promise<Answer<{ gesture: string }>> =>
  allOrNothing(office.store, async (tx) => {
    const parcel = await lockParcel(tx, parcelId)
    if (!parcel) return refuse('parcel-not-found')
    if (parcel.state !== 'collected') return refuse('parcel-not-collected')
    if (parcel.lost_at !== null) return refuse('parcel-lost-already')
    const gone = (await packedPieces(tx, [parcelId])).filter((one) => !arrived.includes(one.place))
    if (gone.length === 0) return refuse('parcel-arrived')
    const gesture = randomUUID()
    for (const piece of gone) {
      const acted = await actIn(tx, office, {
        requestId: piece.requestId,
        action: 'lose',
        actor,
        gesture,
        details: { pieceId: piece.pieceId, reason: 'lost_in_transit', note: claimNote(office, parcel) },
      })
      if (!acted.ok) return acted
    }
    await markLost(tx, parcelId, gesture, office.clock.now())
    return done({ gesture })
  })

function claimNote(office: Office, parcel: ParcelRecord): string {
  const by = parcel.service !== null && isServiceId(parcel.service) ? serviceKind(parcel.service).label : parcel.service
  const on = parcel.collected_at && writeDay(dayOf(parcel.collected_at, office.settings().timeZone), '')
  const insured = parcel.insured_cents > 0 ? `Insured for $${(parcel.insured_cents / 100).toFixed(2)}. ` : ''
  const tracking = parcel.tracking === null ? '' : `, tracking number ${parcel.tracking}`
  return `Lost on its way in package ${parcel.number}${by === null ? '' : ` by ${by}`}${on === null ? '' : ` of ${on}`}${tracking}. ${insured}Claim it from the carrier.`
}
