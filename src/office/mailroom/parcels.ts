// Packages: pieces for one address are put together, closed (then each is sent, in one gesture) and collected by
// the carrier (then the partners are told).
import { allOrNothing } from '../all-or-nothing.ts'
import { randomUUID } from 'node:crypto'
import type { Actor } from '../../domain/lifecycle/facts.ts'
import { packingAction, packingPlaces } from '../../domain/lifecycle/packing.ts'
import { places, type Place } from '../../domain/lifecycle/places.ts'
import type { ServiceId } from '../../domain/shipping/services.ts'
import { done, refuse, type Answer, type Refusal } from '../../domain/refusal.ts'
import { readNumber, readPieceNumber, writeNumber } from '../../domain/values/request-number.ts'
import { libraryById } from '../../store/libraries.ts'
import { announce } from '../../store/announce.ts'
import { lossesOf } from '../../store/lost-parcels.ts'
import type { Db, Tx } from '../../store/open.ts'
import * as store from '../../store/parcels.ts'
import { hasLeftWith, releaseEffects, scheduleOfParcel } from '../../store/requests/effects.ts'
import { actIn } from '../act.ts'
import { today, type Office } from '../context.ts'
import { neverByItself } from '../effects/order-effects.ts'
import { sealParcel } from './seal-parcel.ts'
import { takeSupply } from '../supplies/two-bins.ts'
import { queueLabel } from '../printing/queue-papers.ts'

/** A new package for a library, or the one already open for it. Refused while the library has no address. */
export const openParcel = (office: Office, libraryId: number): Promise<Answer<store.ParcelRecord>> =>
  allOrNothing(office.store, (tx) => openParcelIn(tx, office, libraryId))

export async function openParcelIn(tx: Tx, office: Office, libraryId: number): Promise<Answer<store.ParcelRecord>> {
  const library = await libraryById(tx, libraryId)
  if (!library) return refuse('library-not-found')
  if (!library.address?.lines?.length && !library.address?.city)
    return refuse('library-no-address', { library: library.name })
  const open = await store.openParcelFor(tx, libraryId)
  return done(open ?? (await store.insertParcel(tx, libraryId, Number(today(office).slice(0, 4)), office.clock.now())))
}

/** Puts a piece in, by its id or by what its strap or barcode says. */
export const addToParcel = (office: Office, parcelId: number, which: WhichPiece): Promise<Answer<store.PieceToSend>> =>
  allOrNothing(office.store, (tx) =>
    // What was read off the piece was in the hand.
    addToParcelIn(tx, parcelId, which, which.code === undefined ? null : office.clock.now()),
  )

export interface WhichPiece {
  readonly pieceId?: number
  readonly code?: string
}
export async function addToParcelIn(
  tx: Tx,
  parcelId: number,
  which: WhichPiece,
  packedAt: Date | null = null,
): Promise<Answer<store.PieceToSend>> {
  const parcel = await store.lockParcel(tx, parcelId)
  if (!parcel) return refuse('parcel-not-found')
  if (parcel.state !== 'open') return refuse('parcel-closed')
  const found = await findPiece(tx, parcel, which)
  if (!found.ok) return found
  await store.lockPiece(tx, found.value.pieceId)
  // Whoever held it may have moved it.
  const piece = (await store.pieceToSend(tx, found.value.pieceId)) ?? found.value
  if (packingAction(piece, piece.place) === null) return notReady(piece)
  if (piece.libraryId !== parcel.library_id)
    return refuse('parcel-address', { library: await libraryName(tx, piece.libraryId) })
  const other = await store.parcelWith(tx, 'open', [piece.pieceId])
  if (other && other.id !== parcelId) return refuse('piece-elsewhere', { parcel: other.number })
  await store.putInParcel(tx, parcelId, piece.pieceId, packedAt)
  return done(piece)
}

export async function findPiece(
  tx: Tx,
  parcel: store.ParcelRecord,
  which: WhichPiece,
): Promise<Answer<store.PieceToSend>> {
  if (which.pieceId !== undefined) {
    const piece = await store.pieceToSend(tx, which.pieceId)
    return piece ? done(piece) : refuse('piece-unknown')
  }
  const code = which.code ?? ''
  const strap = readPieceNumber(code)
  const all = await store.piecesByCode(tx, code, readNumber(code) ?? strap?.number ?? null, strap?.n ?? null)
  if (all.length === 0) return refuse('piece-unknown')
  const ready = all.filter((one) => packingAction(one, one.place) !== null && one.libraryId === parcel.library_id)
  const waiting: store.PieceToSend[] = []
  for (const one of ready) if (!(await store.parcelWith(tx, 'open', [one.pieceId]))) waiting.push(one)
  // A barcode of ours has been in many loans: those that are over are not meant.
  const living = all.filter((one) => one.place !== 'owner' && one.place !== 'settled')
  const [first, second] = [waiting, ready, living, all].find((some) => some.length > 0) ?? []
  if (!first) return refuse('piece-unknown')
  return second && second.requestId !== first.requestId ? refuse('ambiguous') : done(first)
}

export const removeFromParcel = (office: Office, parcelId: number, pieceId: number): Promise<Answer<null>> =>
  allOrNothing(office.store, async (tx) => {
    const parcel = await store.lockParcel(tx, parcelId)
    if (!parcel) return refuse('parcel-not-found')
    if (parcel.state !== 'open') return refuse('parcel-closed')
    await store.takeFromParcel(tx, parcelId, pieceId)
    return done(null)
  })

export interface Closing {
  readonly parcelId: number
  readonly actor: Actor
  /** For pieces of ours that are lent. */
  readonly dueOn?: string
  readonly tracking?: string
  readonly service?: ServiceId
  /** Packing by scan: what was not scanned stops it. */
  readonly onlyPacked?: boolean
  readonly wordsRead?: boolean
}
/** Closes the package: each piece is sent, all or none, undone together until the carrier has it. */
export const closeParcel = (office: Office, closing: Closing): Promise<Answer<{ gesture: string }>> =>
  allOrNothing(office.store, (tx) => closeParcelIn(tx, office, closing))

export async function closeParcelIn(tx: Tx, office: Office, closing: Closing): Promise<Answer<{ gesture: string }>> {
  const gesture = randomUUID()
  const parcel = await store.lockParcel(tx, closing.parcelId)
  if (!parcel) return refuse('parcel-not-found')
  if (parcel.state !== 'open') return refuse('parcel-closed')
  const pieces = await store.piecesIn(tx, parcel.id)
  if (pieces.length === 0) return refuse('parcel-empty')
  const sealed = await sealParcel(tx, office, parcel, closing)
  if (!sealed.ok) return sealed
  for (const piece of pieces) {
    const sent = await sendPiece(tx, office, closing, piece, gesture)
    if (!sent.ok) return sent
  }
  await store.setParcel(tx, parcel.id, {
    state: 'closed',
    closed_at: office.clock.now(),
    ...sealed.value.set,
  })
  if (sealed.value.supply !== null) await takeSupply(tx, sealed.value.supply, { at: office.clock.now(), gesture })
  await queueLabel(tx, office, parcel.id)
  return done({ gesture })
}

async function sendPiece(
  tx: Tx,
  office: Office,
  closing: Closing,
  piece: store.PieceToSend,
  gesture: string,
): Promise<Answer<unknown>> {
  const action = packingAction(piece, piece.place)
  if (action === null) return notReady(piece)
  return actIn(tx, office, {
    requestId: piece.requestId,
    action,
    actor: closing.actor,
    gesture,
    details: {
      parcelId: closing.parcelId,
      pieceId: piece.pieceId,
      ...(closing.dueOn === undefined ? {} : { dueOn: closing.dueOn }),
    },
  })
}

/** The carrier has it: what was held until now goes out, after a person's word once the grace is over. Said again, it changes nothing. */
export const collectParcel = (
  office: Office,
  parcelId: number,
  graceSeconds = 0,
): Promise<Answer<{ leavesAt: Date }>> =>
  allOrNothing(office.store, async (tx) => {
    const parcel = await store.lockParcel(tx, parcelId)
    if (!parcel) return refuse('parcel-not-found')
    if (parcel.state === 'open') return refuse('parcel-not-closed')
    const now = office.clock.now()
    const leavesAt = new Date((parcel.collected_at ?? now).getTime() + graceSeconds * 1000)
    if (parcel.state === 'collected') return done({ leavesAt })
    const goneOn = await store.goneOnIn(tx, parcelId)
    if (goneOn.length > 0) return refuse('parcel-gone-on', { requests: goneOn.map(writeNumber).join(', ') })
    await store.setParcel(tx, parcelId, { state: 'collected', collected_at: now })
    if (graceSeconds > 0) await scheduleOfParcel(tx, parcelId, leavesAt)
    else await releaseEffects(tx, { parcelId }, now)
    // The runner, who sleeps until something is due, hears it too.
    for (const requestId of new Set((await store.piecesIn(tx, parcelId)).map((one) => one.requestId)))
      await announce(tx, requestId)
    return done({ leavesAt })
  })

/** It was not handed over after all: while nothing has left the house, the package is closed and waits again. */
export const uncollectParcel = (office: Office, parcelId: number): Promise<Answer<null>> =>
  allOrNothing(office.store, async (tx) => {
    const parcel = await store.lockParcel(tx, parcelId)
    if (!parcel) return refuse('parcel-not-found')
    const until = (parcel.collected_at?.getTime() ?? 0) + office.policy().graceSeconds * 1000
    if (parcel.state !== 'collected') return refuse('undo-nothing')
    if ((await lossesOf(tx, [parcelId])).get(parcelId)?.missing.length) return refuse('parcel-lost-already')
    if (office.clock.now().getTime() > until || (await hasLeftWith(tx, parcelId))) return refuse('undo-over')
    await store.setParcel(tx, parcelId, { state: 'closed', collected_at: null })
    await scheduleOfParcel(tx, parcelId, neverByItself)
    for (const requestId of new Set((await store.piecesIn(tx, parcelId)).map((one) => one.requestId)))
      await announce(tx, requestId)
    return done(null)
  })

/** The day's collection: all closed that leaves by today is taken to have left, but what is stopped. Answers how many packages. */
export async function collectAll(office: Office): Promise<number> {
  const closed = await store.parcelsToCollect(office.store.db, today(office), 1000)
  let collected = 0
  for (const parcel of closed) if ((await collectParcel(office, parcel.id)).ok) collected += 1
  return collected
}

/** Pieces that can leave and lie in no package yet. */
export const waitingPieces = (db: Db | Tx): Promise<store.PieceToSend[]> => store.piecesWaiting(db, packingPlaces())

const notReady = (piece: store.PieceToSend): Refusal =>
  refuse('piece-not-ready', {
    piece: piece.label === null ? writeNumber(piece.number) : `${writeNumber(piece.number)}, ${piece.label},`,
    place: placeLabel(piece.place),
  })
const isPlace = (place: string): place is Place => Object.hasOwn(places, place)
const placeLabel = (place: string): string => (isPlace(place) ? places[place].label.toLowerCase() : place)
const libraryName = async (tx: Tx, id: number | null): Promise<string> =>
  id === null ? 'no library on record' : ((await libraryById(tx, id))?.name ?? 'another library')
