import { sql } from 'kysely'
import type { Db } from '../open.ts'
import { hindrancesOf } from './undo.ts'

/** Lenders of a request with their names, in the order of the string. */
export const entriesWithNames = (db: Db, requestId: number) =>
  db
    .selectFrom('lender_string_entry as e')
    .innerJoin('library as l', 'l.id', 'e.library_id')
    .selectAll('e')
    .select(['l.name as library_name', 'l.channel', 'l.due_means', 'l.way_days', 'l.address'])
    .where('e.request_id', '=', requestId)
    .orderBy('e.position')
    .orderBy('e.n')
    .execute()
export type NamedEntry = Awaited<ReturnType<typeof entriesWithNames>>[number]

/** Pieces of a request, each with the newest package it lies or lay in. */
export const piecesWithParcel = (db: Db, requestId: number) =>
  db
    .selectFrom('piece as p')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('parcel_piece as pp')
          .innerJoin('parcel as k', 'k.id', 'pp.parcel_id')
          .select(['k.id as parcel_id', 'k.number as parcel_number'])
          .whereRef('pp.piece_id', '=', 'p.id')
          .orderBy('k.id', 'desc')
          .limit(1)
          .as('k'),
      (join) => join.onTrue(),
    )
    .selectAll('p')
    .select(['k.parcel_id', 'k.parcel_number'])
    .where('p.request_id', '=', requestId)
    .orderBy('p.n')
    .execute()

/** What happened to a request, oldest first, with the names of who did it and of the lender it was about. */
export const storyOf = (db: Db, requestId: number) =>
  db
    .selectFrom('request_event as v')
    .leftJoin('staff_user as s', (join) => join.on('v.actor_kind', '=', 'staff').onRef('s.id', '=', 'v.actor_id'))
    .leftJoin('staff_token as t', (join) =>
      join.on('v.actor_kind', '=', 'staff').on((eb) => eb(sql<string>`'token:' || t.id`, '=', eb.ref('v.actor_id'))),
    )
    .leftJoin('library as a', (join) =>
      join
        .on('v.actor_kind', 'in', ['member', 'facility'])
        .on((eb) => eb(sql<string>`a.id::text`, '=', eb.ref('v.actor_id'))),
    )
    .leftJoin('lender_string_entry as e', 'e.id', 'v.entry_id')
    .leftJoin('library as l', 'l.id', 'e.library_id')
    .selectAll('v')
    .select((eb) => [eb.fn.coalesce('s.name', 't.name', 'a.name').as('actor_name'), 'l.name as lender_name'])
    .where('v.request_id', '=', requestId)
    .orderBy('v.id')
    .execute()
export type ToldEvent = Awaited<ReturnType<typeof storyOf>>[number]

export const notesOf = (db: Db, requestId: number) =>
  db.selectFrom('note').select(['event_id', 'text', 'at']).where('request_id', '=', requestId).orderBy('id').execute()

export const effectsWithLibrary = (db: Db, requestId: number) =>
  db
    .selectFrom('effect as f')
    .leftJoin('library as l', 'l.id', 'f.library_id')
    .leftJoin('parcel as k', 'k.id', 'f.parcel_id')
    .selectAll('f')
    .select(['l.name as library_name', 'k.number as parcel_number', 'k.state as parcel_state'])
    .where('f.request_id', '=', requestId)
    .orderBy('f.id')
    .execute()

/** Messages on the wire about a request, verbatim, newest last. */
export const exchangesOf = (db: Db, requestId: number) =>
  db
    .selectFrom('exchange as x')
    .leftJoin('library as l', 'l.id', 'x.library_id')
    .selectAll('x')
    .select('l.name as library_name')
    .where('x.request_id', '=', requestId)
    .orderBy('x.id')
    .execute()

/** The facility's line a request was made for, and the requests made for it. */
export const linkedTo = (db: Db, request: { readonly id: number; readonly forRequestId: number | null }) =>
  db
    .selectFrom('request')
    .select(['id', 'number', 'kind', 'service', 'state'])
    .where((eb) => eb.or([eb('for_request_id', '=', request.id), eb('id', '=', request.forRequestId ?? 0)]))
    .orderBy('id')
    .execute()

/** A request's one patron with the name of the home library. */
export const patronWithLibrary = (db: Db, requestId: number) =>
  db
    .selectFrom('request_patron as k')
    .innerJoin('patron as p', 'p.id', 'k.patron_id')
    .innerJoin('library as l', 'l.id', 'p.library_id')
    .select(['p.id', 'p.name', 'p.card', 'p.library_id', 'l.name as library_name'])
    .where('k.request_id', '=', requestId)
    .executeTakeFirst()

export interface Undoable {
  /** What its acts were, oldest first. */
  readonly actions: readonly string[]
  /** When the first of its steps leaves the house; null when none waits to. */
  readonly leavesAt: Date | null
}
/** Whether a gesture can still be undone: the rows it changed are remembered, nothing left, nothing came after it. */
export async function undoableGesture(db: Db, gesture: string): Promise<Undoable | null> {
  const hindrances = await hindrancesOf(db, gesture)
  if (!hindrances || hindrances.touched || hindrances.packed || hindrances.over) return null
  const { rows } = await sql<{ actions: string[] | null; leaves_at: Date | null }>`
    select
      array_agg(v.action order by v.id) as actions,
      (select min(f.not_before) from effect f join request_event g on g.id = f.event_id where g.gesture = ${gesture} and f.state = 'held') as leaves_at
    from request_event v where v.gesture = ${gesture}`.execute(db)
  return { actions: rows[0]?.actions ?? [], leavesAt: rows[0]?.leaves_at ?? null }
}

/** When the first held step of an event leaves the house, and the gesture the event belongs to. */
export async function leavingOf(db: Db, eventId: number): Promise<{ gesture: string | null; leavesAt: Date | null }> {
  const row = await db
    .selectFrom('request_event as v')
    .leftJoin('effect as f', (join) => join.onRef('f.event_id', '=', 'v.id').on('f.state', '=', 'held'))
    .select('v.gesture')
    .select(({ fn }) => fn.min('f.not_before').as('leavesAt'))
    .where('v.id', '=', eventId)
    .groupBy('v.gesture')
    .executeTakeFirst()
  return row ?? { gesture: null, leavesAt: null }
}
