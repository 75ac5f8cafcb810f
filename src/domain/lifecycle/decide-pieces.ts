// Which pieces an action moves, and where the request then stands: where its least advanced piece stands that is
// neither lost nor settled.
import { refuse, done, type Answer } from '../refusal.ts'
import { numberIn } from './details.ts'
import type { Case, PieceFacts } from './facts.ts'
import type { Life } from './lives.ts'
import { places, type Place } from './places.ts'
import type { ActionRow, Draft, NewPiece, Sets } from './table.ts'

export interface PieceChange {
  readonly id: number
  readonly set: Draft<PieceFacts>
}
export interface PieceMove {
  readonly state: string
  readonly changed: readonly PieceChange[]
  readonly added: readonly (NewPiece & { readonly n: number; readonly place: Place; readonly barcode: string | null })[]
  readonly moved: readonly number[]
  /** Whether the request itself came to where the action leads; not so while other pieces are behind. */
  readonly arrived: boolean
}

/** `to` is what the row says for this result: a state, or `same`, which moves no piece. */
export function moveOf(life: Life, row: ActionRow<string>, c: Case, to: string, sets: Sets): Answer<PieceMove> {
  const target = to === 'same' ? c.request.state : to
  const place = to === 'same' || row.moves === 'stay' ? undefined : (row.moves ?? life.states[target]?.place)
  const named = namedPiece(c)
  if (named === 'unknown') return refuse('piece-not-found', {}, 'pieceId')

  const movable =
    place === undefined
      ? []
      : c.pieces.filter((one) => one.place !== place && mayMove(life, row, c, one, sets.cameFrom !== undefined))
  if (named !== null && place !== undefined && !movable.some((one) => one.id === named.id)) {
    return refuse('piece-place', { place: places[named.place].label.toLowerCase() }, 'pieceId')
  }
  const isSomewhere = target !== 'closed' && c.pieces.length > 0 && (sets.newPieces ?? []).length === 0
  if (place !== undefined && isSomewhere && movable.length === 0) return refuse('no-piece-there')
  const moving = named === null ? movable : movable.filter((one) => one.id === named.id)
  const changed = changes(c, sets, moving, place, named)
  const added = newOnes(c, sets, life.states[target]?.place ?? place ?? 'office')
  const known = c.pieces.map((one) => ({ entryId: one.entryId, place: one.place, ...changed.get(one.id) }))
  const after = [...known, ...added.map((one) => ({ entryId: c.entry?.id ?? null, place: one.place }))]
  const state = place !== undefined || added.length > 0 ? standing(life, target, after) : target
  return done({
    state,
    changed: [...changed].map(([id, set]) => ({ id, set })),
    added,
    moved: moving.map((one) => one.id),
    arrived:
      state === target ||
      standing(
        life,
        target,
        after.filter((one) => isOf(c, one)),
      ) === target,
  })
}

function changes(
  c: Case,
  sets: Sets,
  moving: readonly PieceFacts[],
  place: Place | undefined,
  named: PieceFacts | null,
): Map<number, Draft<PieceFacts>> {
  const changed = new Map<number, Draft<PieceFacts>>()
  const owner = sets.cameFrom === undefined ? {} : { entryId: sets.cameFrom }
  const count = c.pieces.length + (sets.newPieces ?? []).length
  const barcodeOf = (one: PieceFacts) =>
    sets.eachBarcode === undefined || one.barcode !== null ? {} : { barcode: sets.eachBarcode(one.n, count) }
  if (place !== undefined)
    for (const one of moving)
      changed.set(one.id, { place, placeSince: c.now, ...lostFrom(one, place), ...owner, ...barcodeOf(one) })
  const described = moving[0] ?? named ?? (c.pieces.length === 1 ? c.pieces[0] : undefined)
  if (sets.piece && described) changed.set(described.id, { ...changed.get(described.id), ...sets.piece })
  if (sets.allPieces)
    for (const one of c.pieces)
      changed.set(one.id, { ...changed.get(one.id), place: sets.allPieces, placeSince: c.now })
  return changed
}

const lostFrom = (piece: PieceFacts, to: Place): Draft<PieceFacts> =>
  to === 'lost' && piece.place !== 'lost'
    ? { lostFrom: piece.place }
    : piece.lostFrom === null
      ? {}
      : { lostFrom: null }

function newOnes(c: Case, sets: Sets, place: Place): PieceMove['added'] {
  const last = Math.max(0, ...c.pieces.map((one) => one.n))
  const all = sets.newPieces ?? []
  return all.map((one, index) => ({
    ...one,
    n: last + index + 1,
    place,
    barcode:
      (index === 0 ? sets.piece?.barcode : null) ?? sets.eachBarcode?.(last + index + 1, last + all.length) ?? null,
    partnerBarcode: (index === 0 ? sets.piece?.partnerBarcode : null) ?? one.partnerBarcode,
  }))
}

/**
 * A piece moves if it is where the action starts from. One that is lost or with its owner already is moved only by an
 * action about that, and an action about one lender's talk leaves the pieces of another alone.
 */
export function mayMove(life: Life, row: ActionRow<string>, c: Case, piece: PieceFacts, whosever = false): boolean {
  if (row.from === 'nothing' || (row.entry && !whosever && !isOf(c, piece))) return false
  const from = row.from.map((state) => life.states[state]?.place)
  const isMeant = !(row.needs && 'pieceId' in row.needs) || numberIn(c.details, 'pieceId') === piece.id
  const onlyLostLeft = c.request.state === 'lost' || c.request.state === 'closed'
  switch (piece.place) {
    case 'lost':
      return from.includes('lost') && (isMeant || onlyLostLeft)
    case 'settled':
      return from.includes('lost') && from.includes('owner') && (isMeant || onlyLostLeft)
    case 'owner':
      return from.includes('owner') && !from.includes('lost') && c.request.state === 'closed'
    default:
      return from.includes(piece.place)
  }
}

const isOf = (c: Case, piece: { readonly entryId: number | null }): boolean =>
  piece.entryId === null || c.entry === null || piece.entryId === c.entry.id

function namedPiece(c: Case): PieceFacts | null | 'unknown' {
  const id = numberIn(c.details, 'pieceId')
  return id === null ? null : (c.pieces.find((one) => one.id === id) ?? 'unknown')
}

/** Where the least advanced piece stands that is neither lost nor home; when none is left, lost if one is, else `to`. */
function standing(life: Life, to: string, after: readonly { readonly place: Place }[]): string {
  const order = Object.entries(life.states).flatMap(([state, row]) => (row.place ? [{ state, place: row.place }] : []))
  const under = after.filter((one) => !['lost', 'settled', 'owner'].includes(one.place))
  const ranks = under.map((one) => order.findIndex(({ place }) => place === one.place)).filter((rank) => rank >= 0)
  const least = ranks.length > 0 ? order[Math.min(...ranks)] : undefined
  return least?.state ?? (after.some((one) => one.place === 'lost') ? 'lost' : to)
}
