// What the mailing plan reads: pieces that can leave, the libraries they go to, and how long packages have taken.
import type { Db, Tx } from './open.ts'
import { piecesWaitingAt, type WaitingPlace } from './pieces-going.ts'

/** Pieces that can leave, with what is known of their weight and size. */
export const piecesToPlan = (db: Db | Tx, at: readonly WaitingPlace[]) =>
  piecesWaitingAt(db, at)
    .leftJoin('item_measure as m', (join) =>
      join
        .on((eb) => eb('m.library_id', '=', eb.fn.coalesce('p.owner_library_id', 'e.library_id', 'r.owner_library_id')))
        .on((eb) => eb('m.barcode', '=', eb.fn.coalesce('p.partner_barcode', 'p.barcode'))),
    )
    .select([
      'p.id as pieceId',
      'p.label',
      'p.weight_oz as weightOz',
      'p.too_big_for as tooBigFor',
      'p.place_since as hereSince',
      'm.weight_oz as learntOz',
      'm.too_big_for as learntTooBigFor',
      'r.id as requestId',
      'r.number',
      'r.kind',
      'r.title',
      'r.citation',
      'r.due_on as dueOn',
      'r.recalled_at as recalledAt',
      'e.conditions',
    ])
    .orderBy('p.id')
    .execute()
export type PieceRow = Awaited<ReturnType<typeof piecesToPlan>>[number]

export interface WayTaken {
  readonly libraryId: number
  readonly service: string
  readonly days: number
}
/** Days packages were on their way since then: from leaving us until the other side said that it had the piece. */
export async function waysTaken(db: Db | Tx, libraryIds: readonly number[], since: Date): Promise<readonly WayTaken[]> {
  if (libraryIds.length === 0) return []
  const rows = await db
    .selectFrom('parcel as k')
    .innerJoin('parcel_piece as pp', 'pp.parcel_id', 'k.id')
    .innerJoin('piece as p', 'p.id', 'pp.piece_id')
    .innerJoin('request_event as v', (join) =>
      join
        .onRef('v.request_id', '=', 'p.request_id')
        .on('v.action', 'in', ['ownerConfirms', 'borrowerReceived'])
        .on('v.actor_kind', 'in', ['lender', 'borrower', 'network', 'staff']),
    )
    .select(['k.id', 'k.library_id as libraryId', 'k.service'])
    .select((eb) => eb.fn.min('v.at').as('thereAt'))
    .select((eb) => eb.fn.coalesce('k.collected_at', 'k.closed_at').as('leftAt'))
    .where('k.library_id', 'in', [...libraryIds])
    .where('k.service', 'is not', null)
    .where('k.closed_at', '>=', since)
    .whereRef('v.at', '>', 'k.closed_at')
    .groupBy(['k.id', 'k.library_id', 'k.service', 'k.collected_at', 'k.closed_at'])
    .execute()
  return rows.flatMap(({ libraryId, service, thereAt, leftAt }) =>
    service === null || leftAt === null
      ? []
      : [{ libraryId, service, days: Math.max(0, Math.round((Number(thereAt) - Number(leftAt)) / 86_400_000)) }],
  )
}

/** Packages begun and not yet closed: what of the day's minutes they take. */
export async function begunOn(db: Db | Tx, day: string): Promise<{ packages: number; pieces: number }> {
  const row = await db
    .selectFrom('parcel as k')
    .innerJoin('parcel_piece as pp', 'pp.parcel_id', 'k.id')
    .select((eb) => [
      eb.fn.count<number>('k.id').distinct().as('packages'),
      eb.fn.count<number>('pp.piece_id').as('pieces'),
    ])
    .where('k.state', '=', 'open')
    .where((eb) => eb.or([eb('k.planned_on', 'is', null), eb('k.planned_on', '<=', day)]))
    .executeTakeFirstOrThrow()
  return row
}
