// What a scan at a station means for a request, read off the rows' `scan` column by trying them, without doing anything.
import { missingDetail } from './check-details.ts'
import { decide, type Order } from './decide.ts'
import type { Details } from './details.ts'
import type { Facts, PieceFacts } from './facts.ts'
import { lifeOf } from './lives.ts'
import { isOver } from './standing.ts'
import type { ActionRow, Station } from './table.ts'

export interface Meaning {
  readonly action: string
  readonly row: ActionRow<string>
  readonly station: Station
  readonly pieceId: number | null
  /** The scan alone says all that is needed; otherwise a person chooses. */
  readonly isPlain: boolean
}

/** Only tried, never done: a package that is there, so that what leaves by one can be decided. */
const somePackage = 1

/** What scanning this piece (null: the request's number alone) could mean, at any station. */
export function scanMeanings(order: Omit<Order, 'action' | 'details'>, pieceId: number | null): readonly Meaning[] {
  const life = lifeOf(order.request)
  const isPast = isOver(order.request)
  return Object.entries<ActionRow<string>>(life.actions).flatMap(([action, row]) => {
    // What is over is not begun anew by a beep.
    const isPlain = !isPast && !asksForFlag(row)
    return scannedAt(order, row).flatMap(({ station, pieces }) => {
      const piece = pieceMeant(
        order,
        action,
        row,
        pieceId === null ? pieces : pieces.filter((one) => one.id === pieceId),
      )
      return piece === 'none' ? [] : [{ action, row, station, pieceId: piece, isPlain }]
    })
  })
}

/** Where its scan means the action, and for which of the pieces. */
function scannedAt({ pieces }: Facts, { scan, scanAlso }: ActionRow<string>) {
  const there = scanAlso === undefined ? [] : pieces.filter((one) => scanAlso.at.includes(one.place))
  return [
    ...(scan === undefined ? [] : [{ station: scan, pieces }]),
    ...(scanAlso === undefined || there.length === 0 ? [] : [{ station: scanAlso.station, pieces: there }]),
  ]
}

/** The first of these pieces the action is possible for; null when it is possible without naming one. */
function pieceMeant(
  order: Omit<Order, 'action' | 'details'>,
  action: string,
  row: ActionRow<string>,
  pieces: readonly PieceFacts[],
): number | null | 'none' {
  const namesPieces = row.needs !== undefined && 'pieceId' in row.needs && order.pieces.length > 0
  if (!namesPieces) return canDo(order, action, row, {}) ? null : 'none'
  return pieces.find(({ id }) => canDo(order, action, row, { pieceId: id }))?.id ?? 'none'
}

function canDo(
  order: Omit<Order, 'action' | 'details'>,
  action: string,
  row: ActionRow<string>,
  given: Details,
): boolean {
  const details = row.only === 'package' ? { ...given, parcelId: somePackage } : given
  return decide({ ...order, action, details }).ok && missingDetail(details, row.needs ?? {}) === null
}

const asksForFlag = (row: ActionRow<string>): boolean =>
  Object.values(row.needs ?? {}).some((need) => need.type === 'flag' && !need.optional)
