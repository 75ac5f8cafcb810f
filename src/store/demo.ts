import { sql } from 'kysely'
import { isMakeBelieve } from './make-believe.ts'
import type { Db, Store, Tx } from './open.ts'
import { saveSetting } from './settings.ts'

const name = 'demo'

export async function isDemoFilled(db: Db): Promise<boolean> {
  return (await db.selectFrom('setting').select('name').where('name', '=', name).executeTakeFirst()) !== undefined
}
export const markDemoFilled = (tx: Tx, at: Date): Promise<void> =>
  saveSetting(tx, name, { filledAt: at.toISOString() }, at)

/** Takes away what a filling that was interrupted left behind; refuses anything but a make-believe office. */
export async function wipeHalfFilled(store: Store): Promise<void> {
  if (!(await isMakeBelieve(store.db)) || (await isDemoFilled(store.db)))
    throw new Error('Only a half-filled make-believe office is ever emptied.')
  await store.runScript(`
    alter table request_event disable trigger request_event_no_truncate;
    truncate library, patron, request, request_number, request_event, parcel, exchange, staff_user restart identity cascade;
    alter table request_event enable trigger request_event_no_truncate;
  `)
}

export const isAnyLibrary = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('library').select('id').limit(1).executeTakeFirst()) !== undefined

export const isAnyEffectDue = async (db: Db, now: Date): Promise<boolean> =>
  (await db
    .selectFrom('effect')
    .select('id')
    .where('state', 'in', ['held', 'waiting'])
    .where('not_before', '<=', now)
    .limit(1)
    .executeTakeFirst()) !== undefined

export async function setEndpoint(tx: Tx, scheme: string, symbol: string, endpoint: string): Promise<void> {
  await tx
    .updateTable('library')
    .set({ endpoint })
    .where('id', 'in', (eb) =>
      eb.selectFrom('library_symbol').select('library_id').where('scheme', '=', scheme).where('symbol', '=', symbol),
    )
    .execute()
}

/** What the library system did for requests that are still open, in order, with all its orders said: one question for all. */
export const doneIlsEffects = (db: Db) =>
  db
    .selectFrom('effect as e')
    .innerJoin('request as r', 'r.id', 'e.request_id')
    .leftJoin('request as line', 'line.id', 'r.for_request_id')
    .leftJoin('piece as p', (join) =>
      join.on(
        sql<boolean>`p.id = coalesce(e.piece_id, (select min(q.id) from piece q where q.request_id = r.id and q.n = 1))`,
      ),
    )
    .leftJoin('library as pickup', 'pickup.id', 'r.pickup_library_id')
    .leftJoin('library as owner', 'owner.id', 'r.owner_library_id')
    .leftJoin('library as institution', (join) =>
      join.on((eb) =>
        eb(
          'institution.id',
          '=',
          eb.fn.coalesce('r.borrower_library_id', 'r.facility_library_id', 'line.facility_library_id'),
        ),
      ),
    )
    .leftJoin('request_patron as k', 'k.request_id', 'r.id')
    .leftJoin('patron', 'patron.id', 'k.patron_id')
    .select(['e.key', 'e.name', 'r.kind', 'r.number', 'r.title', 'r.citation', 'r.due_on as dueOn'])
    .select(['p.n as pieceN', 'p.barcode', 'pickup.code as pickupCode', 'owner.code as ownerCode', 'patron.card'])
    .select([
      sql<number>`(select count(*) from piece q where q.request_id = r.id)`.as('pieces'),
      sql<
        string | null
      >`coalesce(institution.code, (select min(s.symbol) from library_symbol s where s.library_id = institution.id and s.scheme = (select min(t.scheme) from library_symbol t where t.library_id = institution.id)), institution.name)`.as(
        'institution',
      ),
    ])
    .where('e.port', '=', 'ils')
    .where('e.state', '=', 'done')
    .where('r.state', '<>', 'closed')
    .orderBy('e.id')
    .execute()
export type DoneIlsEffect = Awaited<ReturnType<typeof doneIlsEffects>>[number]

export interface PieceAtMembers {
  readonly number: string
  readonly place: string
}
/** Where the pieces of open borrowing loans are, one line a request. */
export const borrowedPieces = (db: Db): Promise<PieceAtMembers[]> =>
  db
    .selectFrom('piece as p')
    .innerJoin('request as r', 'r.id', 'p.request_id')
    .select(['r.number', sql<string>`p.place`.as('place')])
    .where('r.kind', '=', 'borrowing')
    .where('r.state', '<>', 'closed')
    .where('p.n', '=', 1)
    .execute()

/** Loans of ours and facilities' lines whose piece has been pulled already. */
export const pulledNumbers = async (db: Db): Promise<string[]> =>
  (
    await db
      .selectFrom('request as r')
      .innerJoin('piece as p', 'p.request_id', 'r.id')
      .select('r.number')
      .where('r.kind', '<>', 'borrowing')
      .where('r.state', '<>', 'closed')
      .where('p.n', '=', 1)
      .execute()
  ).map((one) => one.number)

/** All that happened before a moment, a line an event with what it asked of the outside, in order: two tellings of the same past are compared by it. */
export async function storyLines(db: Db, before: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('request_event as v')
    .innerJoin('request as r', 'r.id', 'v.request_id')
    .select([
      'r.number',
      'r.title',
      'v.action',
      'v.from_state',
      'v.to_state',
      'v.outcome',
      'v.actor_kind',
      'v.codes',
      'v.at',
    ])
    .select(
      sql<string | null>`(select string_agg(f.name, ' ' order by f.id) from effect f where f.event_id = v.id)`.as(
        'steps',
      ),
    )
    .where('v.at', '<', before)
    .orderBy('v.id')
    .execute()
  return rows.map((one) => JSON.stringify({ ...one, at: one.at.toISOString() }))
}

/** How everything stands: requests, lenders, pieces, steps, packages. */
export async function standingLines(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('request as r')
    .select(['r.number', 'r.state', 'r.outcome', 'r.due_on', 'r.question', 'r.owing_cents', 'r.settled', 'r.closed_at'])
    .select([
      sql<
        string | null
      >`(select string_agg(e.n || ' ' || e.library_id || ' ' || e.state, ', ' order by e.n) from lender_string_entry e where e.request_id = r.id)`.as(
        'lenders',
      ),
      sql<
        string | null
      >`(select string_agg(p.n || ' ' || p.place, ', ' order by p.n) from piece p where p.request_id = r.id)`.as(
        'pieces',
      ),
      sql<
        string | null
      >`(select string_agg(f.name || ' ' || f.state, ', ' order by f.id) from effect f where f.request_id = r.id)`.as(
        'steps',
      ),
    ])
    .orderBy('r.id')
    .execute()
  return rows.map((one) => JSON.stringify(one))
}

export interface OnItsWay {
  readonly number: string
  readonly title: string
}
/** Loans of one piece that the lender has sent and nobody has received, the longest on the way first. */
export const onTheirWay = (db: Db, limit: number): Promise<OnItsWay[]> =>
  db
    .selectFrom('request as r')
    .innerJoin('piece as p', 'p.request_id', 'r.id')
    .select(['r.number', 'r.title'])
    .where('r.kind', '=', 'borrowing')
    .where('p.place', '=', 'to_us')
    .where('r.unwanted', '=', false)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('piece as q').select('q.id').whereRef('q.request_id', '=', 'r.id').where('q.n', '>', 1))),
    )
    .orderBy('p.place_since')
    .orderBy('r.id')
    .limit(limit)
    .execute()
