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
    truncate library, patron, request, request_number, request_event, parcel, exchange, staff_user, supply, supply_order restart identity cascade;
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

/** Where the first pieces of open borrowing loans are. */
export const borrowedPieces = (db: Db) =>
  db
    .selectFrom('piece as p')
    .innerJoin('request as r', 'r.id', 'p.request_id')
    .select(['r.number', 'p.barcode', 'p.place', 'r.patron_due_on as dueOn'])
    .where('r.kind', '=', 'borrowing')
    .where('r.state', '<>', 'closed')
    .where('p.n', '=', 1)
    .orderBy('p.place_since')
    .execute()

/** Numbers of open requests for something of the members’ own of which nothing has come yet. */
export async function openHoldItems(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('request as r')
    .select('r.number')
    .where('r.kind', '<>', 'borrowing')
    .where('r.state', '<>', 'closed')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('piece as p').select('p.id').whereRef('p.request_id', '=', 'r.id'))),
    )
    .execute()
  return new Set(rows.map((one) => one.number))
}

/** Requests of ours that a lender in the network has and has not answered, the longest with it first. */
export const submittedInNetwork = (db: Db, limit: number) =>
  db
    .selectFrom('network_request as n')
    .innerJoin('request as r', 'r.id', 'n.request_id')
    .select('n.number')
    .where('r.kind', '=', 'borrowing')
    .where('r.state', '=', 'sent')
    .where('n.status', '=', 'submitted')
    .where('n.ended_at', 'is', null)
    .orderBy('n.changed_at')
    .orderBy('n.id')
    .limit(limit)
    .execute()

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

interface HolidayKept {
  readonly name: string
  readonly on: string
}
const holidaysName = 'demo-holidays'

/** Those after the last that were laid. */
export async function holidaysNotKept(tx: Tx, holidays: readonly HolidayKept[]): Promise<readonly HolidayKept[]> {
  const row = await tx.selectFrom('setting').select('value').where('name', '=', holidaysName).executeTakeFirst()
  const last = typeof row?.value === 'string' ? row.value : ''
  return holidays.filter((one) => one.on > last)
}

/** As closings of the office and every member. */
export async function keepHolidays(tx: Tx, holidays: readonly HolidayKept[], at: Date): Promise<void> {
  const members = await tx.selectFrom('library').select('id').where('kind', '=', 'member').execute()
  await tx
    .insertInto('library_closure')
    .values(
      [null, ...members.map((one) => one.id)].flatMap((library_id) =>
        holidays.map(({ name: reason, on }) => ({ library_id, starts_on: on, ends_on: on, reason })),
      ),
    )
    .execute()
  await saveSetting(tx, holidaysName, holidays.at(-1)?.on ?? '', at)
}
