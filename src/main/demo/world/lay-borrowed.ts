// A borrowed book in Polaris: its ILL request and item (a further volume is a temporary item), where its story has
// brought it; for a facility an item without a reader.
import type { OpenPiece } from '../../../store/demo-world.ts'
import { holdIs, illIs, itemIs, officeBranch, onTheShelf, titleKey, type Laying, type Matter } from './laying.ts'

export function layBorrowed(laying: Laying, matter: Matter): void {
  const { steps, card } = matter
  if (card !== null && matter.state === 'in_system') return layHold(laying, matter, card)
  // A step without a piece is about the first.
  const first = matter.pieces[0]?.id
  const did = (name: string, piece: OpenPiece): boolean =>
    steps.some((one) => one.name === name && (one.pieceId ?? first) === piece.id)
  for (const piece of matter.pieces.filter((one) => did('ils.makeCirculable', one))) {
    const isReturned = did('ils.retire', piece)
    if (card === null)
      layForFacility(laying, matter, piece, { isReturned, isOut: did('ils.checkOutToFacility', piece) })
    else layForReader(laying, matter, piece, { card, isReturned })
  }
}

function layHold(laying: Laying, matter: Matter, card: string): void {
  const copy = laying.takeCopy(matter, null)
  if (!copy) return
  laying.records.items.push(onTheShelf(copy))
  laying.records.holds.push({
    card,
    title: titleKey(copy),
    status: holdIs.active,
    pickup: matter.pickupCode ?? officeBranch,
    note: matter.number,
    placedAt: matter.createdAt.toISOString(),
  })
}

interface Standing {
  readonly status: number
  readonly ill: number
  readonly isMoving?: 'to the reader' | 'to us'
}
const inOffice: Standing = { status: itemIs.transferred, ill: illIs.transferred, isMoving: 'to the reader' }
const atHome: Standing = { status: itemIs.returnedIll, ill: illIs.returned }
const cameBack: Standing = { status: 1, ill: illIs.used }
const standing: Readonly<Record<OpenPiece['place'], Standing>> = {
  to_us: inOffice,
  office: inOffice,
  van_out: inOffice,
  shelf: { status: itemIs.held, ill: illIs.held },
  patron: { status: itemIs.out, ill: illIs.satisfied },
  van_in: { status: itemIs.inTransit, ill: illIs.used, isMoving: 'to us' },
  packing: cameBack,
  to_owner: atHome,
  owner: atHome,
  borrower: atHome,
  from_borrower: atHome,
  facility: { status: itemIs.out, ill: illIs.satisfied },
  from_facility: { status: itemIs.out, ill: illIs.satisfied },
  lost: { status: itemIs.lost, ill: illIs.satisfied },
  settled: atHome,
}

/** The barcode a borrowed piece has in Polaris, as the office gives it. */
const barcodeOf = ({ number, pieces }: Matter, { barcode, n }: OpenPiece): string =>
  barcode ?? (pieces.length > 1 ? `${number}-${n}` : number)

function layForReader(
  laying: Laying,
  matter: Matter,
  piece: OpenPiece,
  { card, isReturned }: { readonly card: string; readonly isReturned: boolean },
): void {
  const { records } = laying
  const barcode = barcodeOf(matter, piece)
  const at = isReturned ? atHome : standing[piece.place]
  const pickup = matter.pickupCode ?? officeBranch
  const isFirst = matter.pieces[0]?.id === piece.id
  const dueOn = matter.patronDueOn ?? matter.dueOn
  const title = layTitle(laying, matter, barcode)
  records.items.push({
    barcode,
    title,
    branch: officeBranch,
    // Wherever it is picked up here, it waits on the office’s own shelf.
    status: at.isMoving === 'to the reader' && pickup === officeBranch ? itemIs.held : at.status,
    callNumber: 'ILL',
    note: matter.number,
    isHoldable: false,
    since: piece.placeSince.toISOString(),
    ...(at.ill === illIs.satisfied && dueOn !== null ? { loan: { card, dueOn, branch: pickup } } : {}),
    ...(at.isMoving === undefined || pickup === officeBranch
      ? {}
      : { to: at.isMoving === 'to us' ? officeBranch : pickup }),
  })
  const wish = { card, pickup, item: barcode, note: matter.number, title: matter.title }
  if (isFirst)
    records.illRequests.push({ ...wish, ...book(matter), status: at.ill, askedAt: matter.createdAt.toISOString() })
  else if (!isReturned)
    records.holds.push({ ...wish, title, status: holdOf(at), placedAt: matter.createdAt.toISOString() })
}

const holdOf = ({ status }: Standing): number =>
  status === itemIs.held ? holdIs.held : status === itemIs.transferred ? holdIs.shipped : holdIs.out

function layForFacility(
  laying: Laying,
  matter: Matter,
  piece: OpenPiece,
  { isReturned, isOut }: { readonly isReturned: boolean; readonly isOut: boolean },
): void {
  // A temporary item is deleted when it goes home.
  if (isReturned) return
  const barcode = barcodeOf(matter, piece)
  const institution = laying.institutions.get(matter.institutionId ?? 0)
  const isAway = isOut && ['facility', 'from_facility', 'patron', 'lost'].includes(piece.place)
  laying.records.items.push({
    barcode,
    title: layTitle(laying, matter, barcode),
    branch: officeBranch,
    callNumber: 'ILL',
    note: matter.number,
    isHoldable: false,
    since: piece.placeSince.toISOString(),
    ...(isAway && institution && matter.dueOn !== null
      ? { status: itemIs.out, loan: { card: institution.card, dueOn: matter.dueOn } }
      : {}),
  })
}

function layTitle({ records }: Laying, matter: Matter, barcode: string): string {
  const key = `ill: ${barcode}`
  records.titles.push({ key, title: matter.title, ...book(matter), isListed: false })
  return key
}
const book = ({ citation }: Matter) => ({ author: citation['author'] ?? '', isbn: citation['isbn'] ?? '' })
