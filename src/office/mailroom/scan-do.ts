// Doing what a scan means: the act and what goes with it, as one gesture; or a piece into its package.
import { randomUUID } from 'node:crypto'
import { destinations } from '../../domain/drop-box/destinations.ts'
import type { Details } from '../../domain/lifecycle/details.ts'
import type { Facts, PieceFacts } from '../../domain/lifecycle/facts.ts'
import { places, type Place } from '../../domain/lifecycle/places.ts'
import { refuse } from '../../domain/refusal.ts'
import { termsInWords } from '../../domain/printing/words.ts'
import { paperWords } from '../../domain/receiving/paper-words.ts'
import { codesBeside, termsInFull } from '../../domain/shipping/return-terms.ts'
import { libraryById } from '../../store/libraries.ts'
import { lockParcel, parcelWith, piecesIn, pieceToSend } from '../../store/parcels.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { gestureEvents } from '../../store/requests/undo.ts'
import { isPacked } from '../../store/packing.ts'
import { recordScan } from '../../store/scans.ts'
import { actIn } from '../act.ts'
import { today } from '../context.ts'
import { printAtStation } from '../printing/at-station.ts'
import { goesFor } from './drop-box-goes.ts'
import { liesInClosed } from './scan-out-of-parcel.ts'
import { addToParcelIn, openParcelIn } from './parcels.ts'
import { othersWaiting, plannedLater } from './planned-later.ts'
import { aboutOf, outcome, scanWords, type ScanAnswer, type ScanDesk, type ScanOutcome } from './scan-desk.ts'
import type { Fit } from './scan-find.ts'

export async function doScan(desk: ScanDesk, fit: Fit, more: Details = {}): Promise<ScanAnswer> {
  if (fit.row.only === 'package') return putIn(desk, fit)
  const { tx, office, scan } = desk
  const { request } = fit.facts
  const lies = await liesInClosed(desk, fit)
  if (lies) return lies
  const gesture = randomUUID()
  const order = { requestId: request.id, actor: scan.actor, gesture }
  const key = `scan:${scan.session}:${scan.key}`
  const dropped = desk.session.dropped_on
  const wasDropped = dropped !== null && fit.row.needs !== undefined && 'droppedOn' in fit.row.needs
  const details = { ...pieceDetail(fit.pieceId), ...(wasDropped ? { droppedOn: dropped } : {}), ...more }
  const acted = await actIn(tx, office, { ...order, action: fit.action, details, key })
  if (!acted.ok) return acted
  const [event] = await gestureEvents(tx, gesture)
  const moved = event?.piece_ids ?? []
  const pieceId = fit.pieceId ?? (moved.length === 1 ? (moved[0] ?? null) : null)
  const then = fit.row.scanThen
  // Where it does not fit (for a facility, not wanted), the scan ends with the first act.
  if (then !== undefined && hasPickup(fit.facts))
    await actIn(tx, office, { ...order, action: then, details: pieceDetail(pieceId), key: `${key}:then` })
  await printAtStation(tx, scan.station, { gesture, parcelId: null })
  const scanId = await recordScan(tx, {
    sessionId: scan.session,
    key: scan.key,
    action: fit.action,
    at: desk.now,
    requestId: request.id,
    pieceId,
    gesture,
  })
  return outcome('done', 'right', scanWords(fit.action, request), {
    about: aboutOf(request),
    more: await (isBack(desk, fit) ? whereTo : whatNext)(desk, request.id, pieceId),
    ...termsSaid(desk, fit.facts, pieceId),
    requestId: request.id,
    scanId,
    pieceId,
  })
}

/** Into the package that is open here, or else into the one of the library it goes to. */
async function putIn(desk: ScanDesk, fit: Fit): Promise<ScanAnswer> {
  const { tx, office, scan, session } = desk
  const { request } = fit.facts
  const piece = fit.pieceId === null ? undefined : await pieceToSend(tx, fit.pieceId)
  if (!piece) return refuse('piece-unknown')
  const planned = await parcelWith(tx, 'open', [piece.pieceId])
  const other = planned && (await lockParcel(tx, planned.id))
  const here = session.parcel_id === null ? undefined : await lockParcel(tx, session.parcel_id)
  if (other && here?.state === 'open' && here.id !== other.id)
    return outcome('wrong_station', 'wrong', `Stop: it goes in package ${other.number}`, {
      about: aboutOf(request),
      more: `To ${(await libraryById(tx, other.library_id))?.name ?? ''}. Package ${here.number} is the one that is open here.`,
      requestId: request.id,
    })
  if (other && (await isPacked(tx, other.id, piece.pieceId)))
    return outcome('again', 'look', `Already in package ${other.number}`, {
      about: aboutOf(request),
      requestId: request.id,
    })
  if (piece.libraryId === null) return refuse('parcel-address', { library: 'no library on record' })
  // In a package somebody has opened here or begun, it goes; else the plan is asked.
  const later = other || here?.state === 'open' || scan.choice?.use ? null : await plannedLater(tx, office, piece)
  if (later)
    return outcome('asks', 'look', later.line, {
      about: aboutOf(request),
      more: later.more,
      requestId: request.id,
      choices: [
        {
          words: 'Into its package now',
          why: null,
          requestId: request.id,
          choice: { requestId: request.id, action: fit.action, pieceId: piece.pieceId, use: true },
        },
      ],
    })
  let parcel = other ?? (here?.state === 'open' ? here : undefined)
  if (!parcel) {
    const opened = await openParcelIn(tx, office, piece.libraryId)
    if (!opened.ok) return opened
    parcel = opened.value
  }
  const added = await addToParcelIn(tx, parcel.id, { pieceId: piece.pieceId }, desk.now)
  if (!added.ok) return added
  const scanId = await recordScan(tx, {
    sessionId: scan.session,
    key: scan.key,
    action: fit.action,
    at: desk.now,
    requestId: request.id,
    pieceId: piece.pieceId,
    parcelId: parcel.id,
  })
  const library = (await libraryById(tx, parcel.library_id))?.name ?? ''
  const count = (await piecesIn(tx, parcel.id)).length
  return outcome('done', 'right', scanWords(fit.action, request), {
    about: aboutOf(request),
    ...termsSaid(desk, fit.facts, piece.pieceId),
    more: join(
      nOfM(fit.facts, piece.pieceId),
      paperToo(piece, today(office)),
      await othersWaiting(tx, piece),
      `Package ${parcel.number} to ${library}: ${count === 1 ? '1 piece' : `${count} pieces`}. C closes it and prints its label.`,
    ),
    requestId: request.id,
    scanId,
    pieceId: piece.pieceId,
  })
}

/** A lender’s conditions and terms, at every station where its piece changes hands. */
function termsSaid(
  desk: ScanDesk,
  { request, entries, pieces }: Facts,
  pieceId: number | null,
): Pick<ScanOutcome, 'terms' | 'unread'> {
  const entryId = pieces.find((one) => one.id === pieceId)?.entryId ?? request.currentEntryId
  const entry = request.kind === 'borrowing' ? entries.find((one) => one.id === entryId) : undefined
  return entry
    ? {
        terms: [
          ...termsInWords(codesBeside(entry.conditions, entry.terms)),
          ...termsInFull(entry.terms, today(desk.office)),
        ],
        unread: entry.terms.unread,
      }
    : { terms: [], unread: [] }
}

function paperToo(piece: Parameters<typeof paperWords>[0], day: string): string {
  const words = paperWords(piece, day)
  return words === null ? '' : `${words}: it goes home too.`
}

const pieceDetail = (pieceId: number | null): Details => (pieceId === null ? {} : { pieceId })
const hasPickup = ({ request }: Facts): boolean => (request.pickupLibraryId ?? request.homeLibraryId) !== null

/** What has come back, though the station is for what comes first: as at the drop box it is said which pile it goes on. */
const isBack = ({ scan }: ScanDesk, { row }: Fit): boolean => row.scanAlso?.station === scan.station

async function whereTo(desk: ScanDesk, requestId: number, pieceId: number | null): Promise<string | null> {
  const facts = await loadFacts(desk.tx, requestId)
  if (!facts) return null
  const { to, bin, libraryId } = await goesFor(desk.tx, desk.office, facts, pieceId)
  const library = libraryId === null ? null : ((await libraryById(desk.tx, libraryId))?.name ?? null)
  const { word, about } = destinations[to]
  return join(
    nOfM(facts, pieceId),
    howManyBack(facts),
    `${[word, bin].filter(Boolean).join(' ')}: ${library ?? about}.`,
  )
}

/** Where the piece is now and for whom, and how many more belong to it. */
async function whatNext(desk: ScanDesk, requestId: number, pieceId: number | null): Promise<string | null> {
  const facts = await loadFacts(desk.tx, requestId)
  const piece = facts?.pieces.find((one) => one.id === pieceId) ?? facts?.pieces[0]
  if (!facts || !piece) return null
  const library = await libraryOf(desk, facts, piece)
  const place = places[piece.place].label
  const going = piece.place === 'office' ? await nameOfGoal(desk, facts, library) : null
  return join(
    nOfM(facts, piece.id),
    desk.scan.station === 'arriving' ? howManyHere(facts) : '',
    desk.scan.station === 'drop_box' ? howManyBack(facts) : '',
    going !== null ? `Goes to ${going}.` : library === null ? `${place}.` : `${place}: ${library}.`,
  )
}

/** Here, and on to a facility or a borrower; null: it goes to nobody yet. */
async function nameOfGoal({ tx }: ScanDesk, { request }: Facts, borrower: string | null): Promise<string | null> {
  if (request.kind === 'lending') return borrower
  const line = request.forRequestId === null ? null : await loadFacts(tx, request.forRequestId)
  const id = line?.request.facilityLibraryId ?? request.facilityLibraryId
  return id === null ? null : ((await libraryById(tx, id))?.name ?? null)
}

const stillToCome: readonly Place[] = ['to_us', 'van_in', 'from_borrower', 'from_facility', 'owner']
/** Of a set: how much of it has come. */
function howManyHere({ pieces }: Facts): string {
  const came = pieces.filter((one) => !stillToCome.includes(one.place)).length
  if (pieces.length < 2) return ''
  return came === pieces.length ? `All ${came} are here.` : `${came} of ${pieces.length} here.`
}

const isBackAt: readonly Place[] = ['packing', 'to_owner', 'owner']
/** Of a set: how much of it has come back, and that a borrowed volume is not kept for the others by itself. */
function howManyBack({ request, pieces }: Facts): string {
  if (pieces.length < 2) return ''
  const back = pieces.filter((one) => isBackAt.includes(one.place))
  const gone = pieces.filter((one) => one.place === 'lost' || one.place === 'settled').length
  if (back.length + gone === pieces.length) return gone > 0 ? 'The rest of it is back.' : `All ${back.length} are back.`
  const isPlanned = request.kind === 'borrowing' && back.some((one) => one.place === 'packing')
  return `${back.length} of ${pieces.length} back.${isPlanned ? ' The mailing plan may send it before the rest comes; H there holds it.' : ''}`
}

export function nOfM({ pieces }: Facts, pieceId: number | null): string {
  const piece = pieces.find((one) => one.id === pieceId)
  return piece === undefined || pieces.length < 2
    ? ''
    : `Piece ${piece.n} of ${pieces.length}${piece.label === null ? '' : ` (${piece.label})`}.`
}

async function libraryOf(desk: ScanDesk, { request }: Facts, piece: PieceFacts): Promise<string | null> {
  const isOnItsWayOut = piece.place === 'van_out' || piece.place === 'shelf'
  const id = isOnItsWayOut
    ? (request.pickupLibraryId ?? request.homeLibraryId)
    : piece.place === 'owner'
      ? request.ownerLibraryId
      : ((await pieceToSend(desk.tx, piece.id))?.libraryId ?? null)
  return id === null ? null : ((await libraryById(desk.tx, id))?.name ?? null)
}

const join = (...parts: readonly string[]): string => parts.filter((one) => one !== '').join(' ')
