import type { Db, Tx } from './open.ts'

/** Packages that are open with something in them that goes home, and the day each is planned for. */
export const packagesGoingHome = (db: Db | Tx) =>
  db
    .selectFrom('parcel as k')
    .innerJoin('library as l', 'l.id', 'k.library_id')
    .innerJoin('parcel_piece as pp', 'pp.parcel_id', 'k.id')
    .innerJoin('piece as p', 'p.id', 'pp.piece_id')
    .innerJoin('request as r', 'r.id', 'p.request_id')
    .select(['k.id', 'k.planned_on as on', 'l.id as libraryId', 'l.name'])
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('k.state', '=', 'open')
    .where('r.kind', '=', 'borrowing')
    .groupBy(['k.id', 'k.planned_on', 'l.id', 'l.name'])
    .orderBy('k.id')
    .execute()
