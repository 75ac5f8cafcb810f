import { sql, type Selectable } from 'kysely'
import type { ConnectionHealthTable } from './generated/database.ts'
import type { Db, Tx } from './open.ts'

export type ConnectionHealthRecord = Selectable<ConnectionHealthTable>

export async function connectionHealths(db: Db | Tx): Promise<ReadonlyMap<string, ConnectionHealthRecord>> {
  const rows = await db.selectFrom('connection_health').selectAll().execute()
  return new Map(rows.map((row) => [row.name, row]))
}

export interface HealthNews {
  readonly name: string
  /** Undefined: calls were counted, and nothing is said of how they went. */
  readonly went?: { readonly at: Date; readonly error: string | null }
  /** Calls made in this hour that no row counts yet. */
  readonly calls: number
  readonly hour: Date
}

/** Several processes write: calls of the same hour add up. */
export async function saveHealth(tx: Tx, { name, went, calls, hour }: HealthNews): Promise<void> {
  const news =
    went === undefined
      ? {}
      : went.error === null
        ? { is_well: true, good_at: went.at }
        : { is_well: false, bad_at: went.at, error: went.error }
  await tx
    .insertInto('connection_health')
    .values({ name, ...news, calls_since: hour, calls })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({
        ...news,
        calls: sql<number>`case when connection_health.calls_since = excluded.calls_since then connection_health.calls else 0 end + excluded.calls`,
        calls_since: hour,
      }),
    )
    .execute()
}

export interface Waiting {
  /** Goes by itself: held, waiting for its turn or its next try, or under way. */
  readonly waiting: number
  /** A person has it, or it was given up. */
  readonly withPerson: number
}

/** Steps not done by the connection they go through; partners of ISO 18626 by their own. */
export async function waitingByConnection(db: Db | Tx): Promise<ReadonlyMap<string, Waiting>> {
  const { rows } = await sql<Waiting & { name: string }>`
    select ${connectionOfStep} as name,
      count(*) filter (where e.state in ('held', 'waiting', 'doing')) as waiting,
      count(*) filter (where e.state in ('with_person', 'given_up')) as "withPerson"
    from effect e left join library l on l.id = e.library_id
    where e.state in ('held', 'waiting', 'doing', 'with_person', 'given_up')
    group by 1`.execute(db)
  return new Map(rows.map(({ name, ...row }) => [name, row]))
}

/** Which connection carries a step `e` to its library `l`; by hand where there is none. */
export const connectionOfStep = sql<string>`case
  when e.port = 'mail' or e.codes ->> 'by' = 'mail' then 'mail'
  when e.port = 'ils' then 'polaris'
  when e.port = 'paper' then 'paper'
  when e.port = 'network' or l.channel = 'worldshare' then 'worldshare'
  when l.channel = 'iso18626' then 'iso18626:' || l.id
  else 'by-hand' end`
