// A package's number or a library's code at the packing station: opens the package; after pieces went in, closes it, as the key
// of the scan page does.
import { stationLabels } from '../../domain/lifecycle/station-labels.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { libraryById } from '../../store/libraries.ts'
import { packedPieces, type PackedPiece } from '../../store/packing.ts'
import { lockParcel, piecesIn, type ParcelRecord } from '../../store/parcels.ts'
import { lastScan, recordScan, setSession } from '../../store/scans.ts'
import { closeParcelIn, openParcelIn } from './parcels.ts'
import { printAtStation } from '../printing/at-station.ts'
import { outcome, timeAt, type ScanAnswer, type ScanDesk } from './scan-desk.ts'

/** The choice after the lender's words were shown: the same number again, and it closes. */
export const closeAllTheSame = 'closeAllTheSame'

/** A library's package at this station. */
export async function scanLibrary(desk: ScanDesk, library: { id: number; name: string }): Promise<ScanAnswer> {
  if (desk.scan.station !== 'packing') return notHere(library.name)
  const parcel = await openParcelIn(desk.tx, desk.office, library.id)
  return parcel.ok ? scanParcel(desk, parcel.value) : parcel
}

export async function scanParcel(desk: ScanDesk, seen: ParcelRecord): Promise<ScanAnswer> {
  const { tx, office, scan } = desk
  const parcel = (await lockParcel(tx, seen.id)) ?? seen
  const library = (await libraryById(tx, parcel.library_id))?.name ?? ''
  const about = `${parcel.number} to ${library}`
  const closedAt = parcel.collected_at ?? parcel.closed_at
  if (closedAt !== null)
    return outcome('again', 'look', `Already ${parcel.state}: ${timeAt(office, closedAt)}`, { about })
  if (scan.station !== 'packing') return notHere(about)
  const last = await lastScan(tx, scan.session)
  // The number right after a piece that went in closes; one that beeps twice does not.
  if (last?.parcel_id === parcel.id && last.request_id !== null) return close(desk, parcel, about)
  if (desk.session.parcel_id === parcel.id)
    return outcome('again', 'look', 'This package is open already', {
      about,
      more: 'Scan what else goes in; C on its page closes it.',
    })
  await setSession(tx, scan.session, { parcel_id: parcel.id })
  const scanId = await record(desk, 'openParcel', parcel.id, null)
  const pieces = await piecesIn(tx, parcel.id)
  const more =
    pieces.length === 0 ? 'Scan its pieces; C closes it and prints its label.' : `${count(pieces.length)} in it.`
  return outcome('package', 'right', 'Package opened', { about, more, scanId })
}

async function close(desk: ScanDesk, parcel: ParcelRecord, about: string): Promise<ScanAnswer> {
  const { tx, office, scan } = desk
  const pieces = await packedPieces(tx, [parcel.id])
  const wordsRead = scan.choice?.action === closeAllTheSame
  const closed = await closeParcelIn(tx, office, {
    parcelId: parcel.id,
    actor: scan.actor,
    onlyPacked: true,
    wordsRead,
  })
  if (!closed.ok) return closed.code === 'parcel-words' ? asksToRead(parcel, about, pieces) : closed
  await printAtStation(tx, scan.station, { gesture: closed.value.gesture, parcelId: parcel.id })
  await setSession(tx, scan.session, { parcel_id: null })
  const scanId = await record(desk, 'closeParcel', parcel.id, closed.value.gesture)
  return outcome('done', 'right', 'Package closed', {
    about,
    more: `${count(pieces.length)}. The libraries are told when the carrier has it.`,
    scanId,
  })
}

/** It stops once, with the words of one lender; a person sets what they mean, or says that it goes all the same. */
function asksToRead(parcel: ParcelRecord, about: string, pieces: readonly PackedPiece[]): ScanAnswer {
  const unread = pieces.filter((one) => one.terms.unread.length > 0)
  const [first] = unread
  if (!first) return outcome('asks', 'look', readFirst, { about })
  const { requestId } = first
  const others = unread.length === 1 ? '' : ` ${unread.length} pieces in it have such words.`
  const choice = { requestId, action: closeAllTheSame }
  return outcome('asks', 'look', readFirst, {
    about: `${first.title} · ${writeNumber(first.number)}`,
    more: `In package ${about}.${others}`,
    requestId,
    unread: first.terms.unread,
    choices: [{ words: `Close ${parcel.number} all the same`, why: null, requestId, choice }],
  })
}
const readFirst = 'Read first what the lender wrote'

const record = ({ tx, scan, now }: ScanDesk, action: string, parcelId: number, gesture: string | null) =>
  recordScan(tx, { sessionId: scan.session, key: scan.key, action, at: now, parcelId, gesture })
const notHere = (about: string): ScanAnswer =>
  outcome('wrong_station', 'wrong', `Wrong station: packages are for ${stationLabels.packing}`, { about })
const count = (pieces: number): string => (pieces === 1 ? '1 piece' : `${pieces} pieces`)
