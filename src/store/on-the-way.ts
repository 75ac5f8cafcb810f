import type { Place } from '../domain/lifecycle/places.ts'
import type { Db } from './open.ts'
import { piecesWithEntry } from './pieces-going.ts'

/** Pieces at a place since before an instant, with the library at the other end of their way; the longest first. */
export const piecesSince = (db: Db, place: Place, before: Date, limit: number, requestId?: number) => {
  const query = piecesWithEntry(db)
    .leftJoin('library as l', (join) =>
      join.on((eb) =>
        eb(
          'l.id',
          '=',
          place === 'van_out' || place === 'van_in'
            ? eb.fn.coalesce('r.owner_library_id', 'r.pickup_library_id', 'r.home_library_id')
            : eb.fn.coalesce('e.library_id', 'r.borrower_library_id', 'r.facility_library_id'),
        ),
      ),
    )
    .select(['p.id as pieceId', 'p.n', 'p.label', 'p.place_since as since'])
    .select(['r.id as requestId', 'r.number', 'r.title', 'r.kind', 'r.service', 'r.state', 'l.name as library'])
    .where('p.place', '=', place)
    .where('p.place_since', '<', before)
    .where('r.state', '<>', 'closed')
    .orderBy('p.place_since')
    .orderBy('p.id')
    .limit(limit)
  return (requestId === undefined ? query : query.where('r.id', '=', requestId)).execute()
}
export type PieceOnTheWay = Awaited<ReturnType<typeof piecesSince>>[number]
