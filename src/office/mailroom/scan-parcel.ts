// A package's number or a library's code at the packing station: opens the package; after pieces went in, closes it, as the key
// of the scan page does.
import { stationLabels } from '../../domain/lifecycle/station-labels.ts'
import { libraryById } from '../../store/libraries.ts'
import { lockParcel, piecesIn, type ParcelRecord, type PieceToSend } from '../../store/parcels.ts'
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
  if (desk.session.parcel_id === parcel.id) return outcome('again', 'look', 'This package is open already', { about })
  await setSession(tx, scan.session, { parcel_id: parcel.id })
  const scanId = await record(desk, 'openParcel', parcel.id, null)
  const pieces = await piecesIn(tx, parcel.id)
  const more =
    pieces.length === 0 ? 'Scan its pieces; C closes it and prints its label.' : `${count(pieces.length)} in it.`
  return outcome('package', 'right', 'Package opened', { about, more, scanId })
}

async function close(desk: ScanDesk, parcel: ParcelRecord, about: string): Promise<ScanAnswer> {
  const { tx, office, scan } = desk
  const pieces = await piecesIn(tx, parcel.id)
  const wordsRead = scan.choice?.action === closeAllTheSame
  const closed = await closeParcelIn(tx, office, {
    parcelId: parcel.id,
    actor: scan.actor,
    onlyPacked: true,
    wordsRead,
  })
  if (!closed.ok) return closed.code === 'parcel-words' ? asksToRead(closed.sentence, about, pieces) : closed
  await printAtStation(tx, scan.station, { gesture: closed.value.gesture, parcelId: parcel.id })
  await setSession(tx, scan.session, { parcel_id: null })
  const scanId = await record(desk, 'closeParcel', parcel.id, closed.value.gesture)
  return outcome('done', 'right', 'Package closed', {
    about,
    more: `${count(pieces.length)}. The libraries are told when the carrier has it.`,
    scanId,
  })
}

/** It stops once, with the words; a person says that it goes all the same. */
const asksToRead = (sentence: string, about: string, pieces: readonly PieceToSend[]): ScanAnswer => {
  const requestId = pieces.find((one) => one.kind === 'borrowing')?.requestId ?? null
  return outcome('asks', 'look', 'Read the lender’s words first', {
    about,
    more: sentence,
    requestId,
    choices:
      requestId === null
        ? []
        : [
            {
              words: 'Close it all the same',
              why: null,
              requestId,
              choice: { requestId, action: closeAllTheSame },
            },
          ],
  })
}

const record = ({ tx, scan, now }: ScanDesk, action: string, parcelId: number, gesture: string | null) =>
  recordScan(tx, { sessionId: scan.session, key: scan.key, action, at: now, parcelId, gesture })
const notHere = (about: string): ScanAnswer =>
  outcome('wrong_station', 'wrong', `Wrong station: packages are for ${stationLabels.packing}`, { about })
const count = (pieces: number): string => (pieces === 1 ? '1 piece' : `${pieces} pieces`)
