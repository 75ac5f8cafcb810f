// What a scan at a station means for a request, read off the rows' `scan` column by trying them, without doing anything.
import { missingDetail } from './check-details.ts'
import { decide, type Order } from './decide.ts'
import type { Details } from './details.ts'
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
    if (row.scan === undefined) return []
    const piece = pieceMeant(order, action, row, pieceId)
    if (piece === 'none') return []
    // What is over is not begun anew by a beep.
    const isPlain = !isPast && !asksForFlag(row)
    return [{ action, row, station: row.scan, pieceId: piece, isPlain }]
  })
}

/** The first piece the action is possible for; null when it is possible without naming one. */
function pieceMeant(
  order: Omit<Order, 'action' | 'details'>,
  action: string,
  row: ActionRow<string>,
  pieceId: number | null,
): number | null | 'none' {
  const namesPieces = row.needs !== undefined && 'pieceId' in row.needs && order.pieces.length > 0
  if (!namesPieces) return canDo(order, action, row, {}) ? null : 'none'
  const tried = pieceId === null ? order.pieces.map((one) => one.id) : [pieceId]
  return tried.find((id) => canDo(order, action, row, { pieceId: id })) ?? 'none'
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
