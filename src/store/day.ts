import { sql } from 'kysely'
import type { Kind, Service } from '../domain/lifecycle/facts.ts'
import type { StatesOfLife } from '../domain/lifecycle/standing.ts'
import type { Db } from './open.ts'
import { standsIn } from './requests/stands-in.ts'

export interface WaitingState {
  readonly kind: Kind
  readonly service: Service
  readonly state: string
  readonly count: number
}

/** How many open requests wait in each of these states. */
export async function waitingIn(db: Db, states: readonly StatesOfLife[]): Promise<readonly WaitingState[]> {
  const { rows } = await sql<WaitingState>`
    select r.kind, r.service, r.state, count(*)::int as count from request r
    where r.state <> 'closed' and ${standsIn(states)}
    group by r.kind, r.service, r.state order by r.kind, r.service, r.state`.execute(db)
  return rows
}

export interface LongWaiting {
  readonly id: number
  readonly number: string
  readonly title: string
  readonly state_since: Date
}
/** How many stand in a state since before an instant, and the longest of them. */
export async function longIn(
  db: Db,
  at: Omit<WaitingState, 'count'>,
  before: Date,
  limit: number,
): Promise<{ count: number; longest: readonly LongWaiting[] }> {
  const long = db
    .selectFrom('request')
    .where('kind', '=', at.kind)
    .where('service', '=', at.service)
    .where('state', '=', at.state)
    .where('state_since', '<', before)
  const { count } = await long.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  if (count === 0) return { count, longest: [] }
  const longest = await long
    .select(['id', 'number', 'title', 'state_since'])
    .orderBy('state_since')
    .limit(limit)
    .execute()
  return { count, longest }
}

/** So many of the newest events tell how long a stay usually is. */
const newestEvents = 20_000
export interface UsualStay {
  readonly kind: Kind
  readonly service: Service
  readonly state: string
  readonly days: number
  readonly stays: number
}
/** The days within which nine in ten stays in a state ended lately. */
export async function usualStays(db: Db): Promise<readonly UsualStay[]> {
  const { rows } = await sql<UsualStay>`
    with moves as (
      select request_id, from_state, to_state, at, lag(at) over (partition by request_id order by id) as before
      from (select * from request_event order by id desc limit ${newestEvents}) v
      where from_state <> to_state
    )
    select r.kind, r.service, m.from_state as state, count(*)::int as stays,
      (percentile_cont(0.9) within group (order by extract(epoch from m.at - m.before)) / 86400)::float as days
    from moves m join request r on r.id = m.request_id
    where m.before is not null
    group by r.kind, r.service, m.from_state`.execute(db)
  return rows
}

export interface DoneByItself {
  readonly kind: Kind
  readonly service: Service
  readonly action: string
  readonly actor_kind: string
  readonly count: number
  readonly some: number[]
}
/** What happened since an instant without anybody at a desk, by action and actor, each with a few of its requests. */
export async function doneByItself(db: Db, since: Date): Promise<readonly DoneByItself[]> {
  const { rows } = await sql<DoneByItself>`
    select r.kind, r.service, v.action, v.actor_kind, count(*)::int as count,
      (array_agg(distinct v.request_id order by v.request_id desc))[1:5] as some
    from request_event v join request r on r.id = v.request_id
    where v.at >= ${since} and v.actor_kind not in ('staff', 'member', 'facility', 'patron') and v.action <> 'takeIn'
    group by r.kind, r.service, v.action, v.actor_kind
    order by count(*) desc`.execute(db)
  return rows
}

/** Messages that left by themselves since an instant. */
export async function messagesSent(db: Db, since: Date): Promise<{ count: number; some: number[] }> {
  const { rows } = await sql<{ count: number; some: number[] | null }>`
    select count(*)::int as count, (array_agg(distinct request_id order by request_id desc))[1:5] as some
    from exchange where direction = 'out' and at >= ${since} and request_id is not null`.execute(db)
  return { count: rows[0]?.count ?? 0, some: rows[0]?.some ?? [] }
}

export const briefly = async (db: Db, ids: readonly number[]) =>
  ids.length === 0
    ? []
    : db
        .selectFrom('request')
        .select(['id', 'number', 'title'])
        .where('id', 'in', [...ids])
        .execute()

/** Requests whose thing is on its way to the office, with the library it comes from: a partner, or a member by the van. */
export const onTheirWay = (db: Db, from: 'partner' | 'member', states: readonly StatesOfLife[], limit: number) =>
  db
    .selectFrom('request as r')
    .leftJoin('lender_string_entry as e', 'e.id', 'r.current_entry_id')
    .innerJoin('library as l', (join) =>
      join.on((eb) =>
        eb(
          'l.id',
          '=',
          from === 'partner'
            ? eb.fn.coalesce('e.library_id', 'r.borrower_library_id', 'r.facility_library_id')
            : eb.fn.coalesce('r.owner_library_id', 'r.pickup_library_id', 'r.home_library_id'),
        ),
      ),
    )
    .select(['r.id', 'r.number', 'r.kind', 'r.service', 'r.state', 'r.state_since', 'r.title', 'r.due_on'])
    .select(['l.id as library_id', 'l.name as library_name'])
    .where('r.state', '<>', 'closed')
    .where(standsIn(states))
    .orderBy('r.state_since')
    .limit(limit)
    .execute()

export async function countIn(db: Db, states: readonly StatesOfLife[]): Promise<number> {
  return (await waitingIn(db, states)).reduce((sum, one) => sum + one.count, 0)
}

export async function countCalled(db: Db): Promise<number> {
  const row = await db
    .selectFrom('parcel')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', 'closed')
    .executeTakeFirstOrThrow()
  return row.count
}
