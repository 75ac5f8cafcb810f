import { sql, type RawBuilder } from 'kysely'
import { connectionOfStep } from './connection-health.ts'
import type { Db } from './open.ts'
import { laneOf } from './requests/lane.ts'

/** How a step not done stands: `blocked` waits behind an earlier one of the same request and port. */
export const outboxStandings = ['held', 'waiting', 'doing', 'blocked', 'with_person', 'given_up'] as const
export type OutboxStanding = (typeof outboxStandings)[number]

export interface OutboxRow {
  readonly id: number
  readonly name: string
  readonly port: string
  readonly state: 'held' | 'waiting' | 'doing' | 'with_person' | 'given_up'
  readonly standing: OutboxStanding
  readonly connection: string
  readonly tries: number
  readonly not_before: Date
  readonly created_at: Date
  readonly error: string | null
  readonly request_id: number
  readonly number: string
  readonly title: string
  readonly library_name: string | null
  readonly behind_id: number | null
  readonly behind_name: string | null
}
export interface OutboxFilter {
  readonly standing?: OutboxStanding
  /** A connection’s name; `iso18626` is all partners of it. */
  readonly connection?: string
}

/** Not done: the step itself, and the one before it of the same request and port that must be done first. */
const open = sql`
  select s.*, case when s.state in ('held', 'waiting') and s.behind_id is not null then 'blocked' else s.state end as standing
  from (
    select e.id, e.name, e.port, e.state, e.tries, e.not_before, e.created_at, e.error, e.request_id,
      ${connectionOfStep} as connection, l.name as library_name,
      lag(e.id) over before as behind_id, lag(e.name) over before as behind_name
    from effect e left join library l on l.id = e.library_id
    where e.state in ('held', 'waiting', 'doing', 'with_person', 'given_up')
    window before as (partition by e.request_id, ${laneOf('e')} order by e.id)
  ) s`

/** Steps not done, the oldest first. */
export async function outboxRows(
  db: Db,
  filter: OutboxFilter,
  { from, most }: { from: number; most: number },
): Promise<readonly OutboxRow[]> {
  const { rows } = await sql<OutboxRow>`
    select o.id, o.name, o.port, o.state, o.standing, o.connection, o.tries, o.not_before, o.created_at, o.error,
      o.library_name, o.behind_id, o.behind_name, r.id as request_id, r.number, r.title
    from (${open}) o join request r on r.id = o.request_id
    where ${fits(filter)}
    order by o.id offset ${from} limit ${most}`.execute(db)
  return rows
}

/** How many there are of each standing and connection, whatever is being looked at. */
export async function outboxCounts(
  db: Db,
): Promise<readonly { readonly standing: OutboxStanding; readonly connection: string; readonly count: number }[]> {
  const { rows } = await sql<{ standing: OutboxStanding; connection: string; count: number }>`
    select o.standing, case when o.connection like 'iso18626:%' then 'iso18626' else o.connection end as connection,
      count(*) as count
    from (${open}) o group by 1, 2 order by 1, 2`.execute(db)
  return rows
}

function fits({ standing, connection }: OutboxFilter): RawBuilder<unknown> {
  const parts = [
    ...(standing === undefined ? [] : [sql`o.standing = ${standing}`]),
    ...(connection === undefined
      ? []
      : connection === 'iso18626'
        ? [sql`o.connection like 'iso18626:%'`]
        : [sql`o.connection = ${connection}`]),
  ]
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `)
}
