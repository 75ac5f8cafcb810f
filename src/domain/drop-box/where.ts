// Where a piece out of the drop box goes, by whose it is and where it stands.
import type { Kind } from '../lifecycle/facts.ts'
import type { Place } from '../lifecycle/places.ts'
import { goes, type Goes, type Why } from './destinations.ts'

export interface PieceHere {
  readonly kind: Kind
  readonly place: Place
  /** The request it belongs to is over. */
  readonly isOver: boolean
  /** Of a borrowed piece. */
  readonly lenderId: number | null
  /** Of ours: the member that owns it; null: the office itself, or nobody said. */
  readonly ownerId: number | null
  /** The facility it is for, also by the line it was borrowed for. */
  readonly facilityId: number | null
  /** A hold trapped it at its check-in; the library may be unknown. */
  readonly trapped: { readonly libraryId: number | null } | null
}

export function whereItGoes(piece: PieceHere): Goes {
  return piece.kind === 'borrowing' ? borrowed(piece) : ours(piece)
}

/** Where it goes when it comes back now. */
export const whereItWillGo = (piece: PieceHere): Goes =>
  whereItGoes(
    away.includes(piece.place) ? { ...piece, place: piece.kind === 'borrowing' ? 'packing' : 'owner' } : piece,
  )
const away: readonly Place[] = [
  'van_out',
  'shelf',
  'patron',
  'van_in',
  'to_owner',
  'borrower',
  'from_borrower',
  'facility',
  'from_facility',
]

function borrowed({ place, isOver, lenderId, facilityId }: PieceHere): Goes {
  switch (place) {
    case 'packing':
      return lenderId === null ? ask('no_lender') : goes('home', { libraryId: lenderId })
    case 'office':
      return facilityId === null || isOver ? ask('station') : goes('crate', { libraryId: facilityId })
    case 'owner':
    case 'to_owner':
      return ask('lender_has_it')
    default:
      return elsewhere(place)
  }
}

function ours(piece: PieceHere): Goes {
  const { kind, place, isOver, ownerId, facilityId, trapped } = piece
  // A hold that traps it comes before its own shelf.
  if (place === 'owner' && trapped)
    return trapped.libraryId === null ? ask('trapped') : goes('van', { libraryId: trapped.libraryId })
  if (place === 'owner' || (place === 'office' && isOver))
    return ownerId === null ? goes('shelf') : goes('van', { libraryId: ownerId })
  if (place !== 'office') return elsewhere(place)
  return kind === 'facility' && facilityId !== null ? goes('crate', { libraryId: facilityId }) : ask('to_pack')
}

const elsewhere = (place: Place): Goes => ask(place === 'lost' || place === 'settled' ? 'choose' : 'station')
export const ask = (why: Why): Goes => goes('ask', { why })
