// Packing by scan: what is read off a piece says whether it belongs in the package that is being packed. A package’s label
// calls that package; a tracking number is kept with the one in hand.
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { readTracking } from '../../domain/shipping/tracking.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { libraryById } from '../../store/libraries.ts'
import { isPacked, markPacked, setWay } from '../../store/packing.ts'
import * as store from '../../store/parcels.ts'
import { parcelByNumber } from '../../store/scan-lookup.ts'
import type { Tx } from '../../store/open.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import type { Office } from '../context.ts'
import { addToParcelIn, findPiece } from './parcels.ts'
import { numberFor } from './seal-parcel.ts'

export interface Packed {
  readonly tone: 'right' | 'wrong' | 'look'
  /** The one large line. */
  readonly line: string
  readonly about: string
  readonly more: string | null
  /** The package to turn to. */
  readonly parcelId: number
  /** The piece that went in. */
  readonly pieceId: number | null
  /** It could go in here, though nobody planned it: a person says so. */
  readonly canPut: boolean
}
export interface PackScan {
  readonly parcelId: number
  readonly code: string
  /** A person said that it goes in all the same. */
  readonly put?: boolean
}

export const packByScan = (office: Office, scan: PackScan): Promise<Answer<Packed>> =>
  allOrNothing(office.store, async (tx) => {
    const parcel = await store.lockParcel(tx, scan.parcelId)
    if (!parcel) return refuse('parcel-not-found')
    const called = await parcelByNumber(tx, scan.code.replaceAll(/[-\s]/g, '').toUpperCase())
    if (called) return callParcel(tx, parcel, called)
    if (parcel.state !== 'open') return refuse('parcel-closed')
    const found = await findPiece(tx, parcel, { code: scan.code })
    if (found.ok) return pack(tx, office, parcel, found.value, scan)
    const tracking = readTracking(scan.code)
    return tracking.isRight ? keepTracking(tx, parcel, scan.code) : answer(parcel, 'wrong', found.sentence, scan.code)
  })

async function callParcel(tx: Tx, here: store.ParcelRecord, called: store.ParcelRecord): Promise<Answer<Packed>> {
  const library = await nameOf(tx, called.library_id)
  const about = `${called.number} to ${library}`
  if (called.state !== 'open') return answer(here, 'look', `Package ${called.number} is ${called.state}`, about)
  if (called.id === here.id) return answer(here, 'look', 'This package is open already', about)
  return answer(called, 'right', `Package ${called.number}`, `To ${library}`)
}

async function pack(
  tx: Tx,
  office: Office,
  parcel: store.ParcelRecord,
  piece: store.PieceToSend,
  scan: PackScan,
): Promise<Answer<Packed>> {
  const about = `${piece.title} · ${writeNumber(piece.number)}`
  const other = await store.parcelWith(tx, 'open', [piece.pieceId])
  if (other?.id === parcel.id) {
    if (await isPacked(tx, parcel.id, piece.pieceId)) return answer(parcel, 'look', 'In it already', about)
    await markPacked(tx, parcel.id, piece.pieceId, office.clock.now())
    return wentIn(parcel, piece, about)
  }
  if (other) {
    const to = await nameOf(tx, (await store.parcelById(tx, other.id))?.library_id ?? null)
    return answer(
      parcel,
      'wrong',
      `Stop: ${other.number} to ${to}`,
      about,
      'It is planned for that package, not for this one.',
    )
  }
  const isOurs = piece.libraryId === parcel.library_id
  if (!isOurs || !scan.put) {
    if (isOurs)
      return answer(parcel, 'look', 'For this library, but not planned for this package', about, whyNotIn(parcel), true)
    const to = await nameOf(tx, piece.libraryId)
    return answer(parcel, 'wrong', `Stop: it goes to ${to}`, about, 'It is in no package yet. Lay it aside.')
  }
  const added = await addToParcelIn(tx, parcel.id, { pieceId: piece.pieceId }, office.clock.now())
  return added.ok ? wentIn(parcel, piece, about) : added
}

const whyNotIn = ({ number }: store.ParcelRecord): string =>
  `P puts it in ${number} all the same; else lay it aside, and the Plan gives it a package.`

/** What was read into a package by mistake is not in it: it stays planned for it. */
export const takeBackScan = (office: Office, parcelId: number, pieceId: number): Promise<Answer<null>> =>
  allOrNothing(office.store, async (tx) => {
    const parcel = await store.lockParcel(tx, parcelId)
    if (!parcel) return refuse('parcel-not-found')
    if (parcel.state !== 'open') return refuse('parcel-closed')
    await markPacked(tx, parcelId, pieceId, null)
    return done(null)
  })

const wentIn = (parcel: store.ParcelRecord, { pieceId }: store.PieceToSend, about: string): Answer<Packed> =>
  done({ tone: 'right', line: 'In', about, more: null, parcelId: parcel.id, canPut: false, pieceId })

async function keepTracking(tx: Tx, parcel: store.ParcelRecord, code: string): Promise<Answer<Packed>> {
  const number = numberFor(code, parcel.service)
  if (!number.ok) return answer(parcel, 'wrong', number.sentence, code)
  await setWay(tx, parcel.id, { tracking: number.value })
  return answer(parcel, 'right', 'Tracking number kept', number.value)
}

const answer = (
  parcel: store.ParcelRecord,
  tone: Packed['tone'],
  line: string,
  about: string,
  more: string | null = null,
  canPut = false,
): Answer<Packed> => done({ tone, line, about, more, parcelId: parcel.id, canPut, pieceId: null })
const nameOf = async (tx: Tx, id: number | null): Promise<string> =>
  id === null ? 'a library that is not on record' : ((await libraryById(tx, id))?.name ?? 'another library')
