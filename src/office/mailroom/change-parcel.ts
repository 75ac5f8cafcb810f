// What a person says of a package, while packing it and until the carrier has it: its weight, how it goes, what it is packed in,
// its tracking number, that it leaves today, and that a piece does not fit.
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { containerById } from '../../domain/shipping/containers.ts'
import { leavingDay } from '../../domain/shipping/leaving-day.ts'
import { heaviestOz } from '../../domain/shipping/lifting.ts'
import { serviceKind, type ServiceId } from '../../domain/shipping/services.ts'
import { writeDay } from '../../domain/values/days.ts'
import { readWeight, wholeOunces } from '../../domain/values/weight.ts'
import { announceAll } from '../../store/announce.ts'
import { libraryById } from '../../store/libraries.ts'
import { learnTooBig, packedPieces, setWay, type ParcelWay } from '../../store/packing.ts'
import {
  closingsOf,
  dropEmptyParcel,
  lockParcel,
  setParcel,
  takeFromParcel,
  type ParcelRecord,
} from '../../store/parcels.ts'
import type { Tx } from '../../store/open.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import { today, type Office } from '../context.ts'
import { rateParcel } from './rate-parcel.ts'
import { numberFor, sealParcel } from './seal-parcel.ts'
import { sendingWays } from './sending-ways.ts'
import { changeTaken } from '../supplies/two-bins.ts'
import { shippingSettings } from '../shipping/settings.ts'

export const weighParcel = (office: Office, parcelId: number, typed: string): Promise<Answer<null>> =>
  untilCollected(office, parcelId, async (tx, parcel) => {
    if (typed.trim() === '') {
      await setWay(tx, parcel.id, { gross_oz: null })
      return done(null)
    }
    const read = readWeight(typed)
    if (read === null) return refuse('weight-unread', {}, 'weight')
    const oz = wholeOunces(read)
    if (oz < 1 || oz > heaviestOz) return refuse('weight-range', {}, 'weight')
    await setWay(tx, parcel.id, { gross_oz: oz })
    return done(null)
  })

export interface NewWay {
  readonly service?: ServiceId
  readonly container?: string
  /** Empty: none any more. */
  readonly tracking?: string
  /** Somebody says that two lift it. */
  readonly twoLift?: boolean
}
export const changeWay = (office: Office, parcelId: number, way: NewWay): Promise<Answer<null>> =>
  untilCollected(office, parcelId, async (tx, parcel) => {
    const service = way.service ?? parcel.service
    const container = way.container === undefined ? null : await chosen(tx, way.container, parcel)
    if (container && !container.ok) return container
    const next: ParcelWay = {
      service,
      ...(container ? { container: container.value } : {}),
      ...(way.twoLift === undefined ? {} : { two_lift: way.twoLift }),
    }
    if (way.tracking === undefined) await setWay(tx, parcel.id, next)
    else {
      const number = way.tracking.trim() === '' ? done(null) : numberFor(way.tracking, service)
      if (!number.ok) return number
      await setWay(tx, parcel.id, { ...next, tracking: number.value })
    }
    return done(null)
  })

/** One that is in use, or the one it is in already. */
async function chosen(tx: Tx, id: string, parcel: ParcelRecord): Promise<Answer<string>> {
  const { containers } = await shippingSettings(tx)
  const known = containerById(containers, id)
  if (!known) return refuse('container-unknown', {}, 'container')
  return known.isRetired && parcel.container !== id
    ? refuse('container-retired', { container: known.label }, 'container')
    : done(id)
}

/** Planned for a later day, it leaves today where that breaks nothing that the plan kept. */
export const leaveToday = (office: Office, parcelId: number): Promise<Answer<null>> =>
  onOpen(office, parcelId, async (tx, parcel) => {
    const day = today(office)
    const planned = leavingDay(parcel.planned_on, day)
    if (planned === day) return done(null)
    const library = await libraryById(tx, parcel.library_id)
    if (!library) return refuse('library-not-found')
    const pieces = await packedPieces(tx, [parcel.id])
    const ways = await sendingWays(office, tx, library)
    const before = rateParcel(office, ways, parcel, library, pieces)
    const now = rateParcel(office, ways, { ...parcel, planned_on: day }, library, pieces)
    const why =
      now.service !== null && !ways.goesOn(now.service, day)
        ? `${serviceKind(now.service).label} does not go today.`
        : now.broken.find((one) => !before.broken.includes(one))
    if (why !== undefined) return refuse('parcel-not-today', { why, day: writeDay(planned, day) })
    await setWay(tx, parcel.id, { planned_on: day })
    return done(null)
  })

export interface DidNotFit {
  readonly container: string
  /** It was the only piece, and there is no such package any more. */
  readonly isGone: boolean
  /** What the office has that it may go in instead. */
  readonly larger: { readonly id: string; readonly label: string } | null
}
/** Out of the package; that it is too big for this container is known from now on, and the plan is made anew. */
export const doesNotFit = (office: Office, parcelId: number, pieceId: number): Promise<Answer<DidNotFit>> =>
  onOpen(office, parcelId, async (tx, parcel) => {
    const pieces = await packedPieces(tx, [parcel.id])
    const piece = pieces.find((one) => one.pieceId === pieceId)
    const library = await libraryById(tx, parcel.library_id)
    if (!piece || !library) return refuse('piece-not-in')
    const ways = await sendingWays(office, tx, library)
    const { container } = rateParcel(office, ways, parcel, library, pieces)
    await learnTooBig(tx, piece, container.id, office.clock.now())
    const tooBigFor = [...piece.tooBigFor, container.id]
    const other = rateParcel(office, ways, { ...parcel, container: null, gross_oz: null }, library, [
      { ...piece, tooBigFor },
    ])
    const larger = tooBigFor.includes(other.container.id)
      ? null
      : { id: other.container.id, label: other.container.label }
    await takeFromParcel(tx, parcel.id, pieceId)
    const isGone = await dropEmptyParcel(tx, parcel.id, office.clock.now())
    await announceAll(tx)
    return done({ container: container.label, isGone, larger })
  })

/** A closed one is held against every rule of closing again, and priced anew; its lenders' words were read when it was closed. */
const untilCollected = (
  office: Office,
  parcelId: number,
  work: (tx: Tx, parcel: ParcelRecord) => Promise<Answer<null>>,
): Promise<Answer<null>> =>
  allOrNothing(office.store, async (tx) => {
    const parcel = await lockParcel(tx, parcelId)
    if (!parcel) return refuse('parcel-not-found')
    if (parcel.state === 'collected') return refuse('parcel-with-carrier')
    const changed = await work(tx, parcel)
    if (!changed.ok || parcel.state === 'open') return changed
    const sealed = await sealParcel(tx, office, (await lockParcel(tx, parcelId)) ?? parcel, { wordsRead: true })
    if (!sealed.ok) return sealed
    const { set, supply } = sealed.value
    await setParcel(tx, parcelId, { state: 'closed', ...set })
    const gesture = (await closingsOf(tx, [parcelId])).get(parcelId)
    if (set.container !== parcel.container && gesture !== undefined)
      await changeTaken(tx, supply, { at: parcel.closed_at ?? office.clock.now(), gesture })
    await announceAll(tx)
    return done(null)
  })

const onOpen = <T>(
  office: Office,
  parcelId: number,
  work: (tx: Tx, parcel: ParcelRecord) => Promise<Answer<T>>,
): Promise<Answer<T>> =>
  allOrNothing(office.store, async (tx) => {
    const parcel = await lockParcel(tx, parcelId)
    if (!parcel) return refuse('parcel-not-found')
    return parcel.state === 'open' ? work(tx, parcel) : refuse('parcel-closed')
  })
