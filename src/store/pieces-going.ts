// Pieces with the lender each came from; the library each goes to; and those of them that wait to be packed.
import { sql } from 'kysely'
import type { Db, Tx } from './open.ts'

/** Where pieces of a kind of request lie when they can leave. */
export interface WaitingPlace {
  readonly kind: 'borrowing' | 'lending' | 'facility'
  readonly place: string
}

/** The talk with the lender it came from: its own, else the one its request follows. Only what we borrow has one. */
export const piecesWithEntry = (db: Db | Tx) =>
  db
    .selectFrom('piece as p')
    .innerJoin('request as r', 'r.id', 'p.request_id')
    .leftJoin('lender_string_entry as e', (join) =>
      join.on((eb) => eb('e.id', '=', eb.fn.coalesce('p.entry_id', 'r.current_entry_id'))),
    )

/** `libraryId`: home to the lender, out to the borrower, or to the facility. */
export const piecesGoing = (db: Db | Tx) =>
  piecesWithEntry(db).select((eb) =>
    eb
      .case('r.kind')
      .when('borrowing')
      .then(eb.ref('e.library_id'))
      .when('lending')
      .then(eb.ref('r.borrower_library_id'))
      .else(eb.ref('r.facility_library_id'))
      .end()
      .as('libraryId'),
  )

/** At one of the places, in an open package or in none. */
export const piecesAt = (db: Db | Tx, at: readonly WaitingPlace[]) =>
  piecesGoing(db)
    .where((eb) =>
      eb.or(at.map((one) => eb.and([eb('r.kind', '=', one.kind), eb(sql<string>`p.place`, '=', one.place)]))),
    )
    .where('r.state', '<>', 'closed')

/** At one of the places, and in no open package. */
export const piecesWaitingAt = (db: Db | Tx, at: readonly WaitingPlace[]) =>
  piecesAt(db, at).where(({ not, exists, selectFrom }) =>
    not(
      exists(
        selectFrom('parcel_piece as pp')
          .innerJoin('parcel as k', 'k.id', 'pp.parcel_id')
          .select('pp.piece_id')
          .whereRef('pp.piece_id', '=', 'p.id')
          .where('k.state', '=', 'open'),
      ),
    ),
  )
