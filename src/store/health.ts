import { sql } from 'kysely'
import { pendingMigrations } from './migrate.ts'
import type { Db, Store } from './open.ts'

/** Whether the database answers and stands where this program needs it. */
export async function isCurrent(store: Store): Promise<boolean> {
  return (await pendingMigrations(store)).length === 0
}

export interface Counts {
  readonly requests: readonly {
    readonly kind: string
    readonly service: string
    readonly state: string
    readonly count: number
  }[]
  readonly effects: readonly { readonly state: string; readonly count: number }[]
}
/** Open requests by state, and steps by state that are not over. */
export async function countsForMetrics(db: Db): Promise<Counts> {
  const requests = await sql<Counts['requests'][number]>`
    select kind, service, state, count(*) as count from request where state <> 'closed' group by 1, 2, 3 order by 1, 2, 3`.execute(
    db,
  )
  const effects = await sql<Counts['effects'][number]>`
    select state, count(*) as count from effect
    where state in ('held', 'waiting', 'doing') or state in ('with_person', 'given_up') group by 1 order by 1`.execute(
    db,
  )
  return { requests: requests.rows, effects: effects.rows }
}
