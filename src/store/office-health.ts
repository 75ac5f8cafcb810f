import { sql } from 'kysely'
import { z } from 'zod'
import { schemaNumber } from './migrate.ts'
import type { Store } from './open.ts'
import { keptPaperSettings } from './paper-settings.ts'

export const officeHealthSchema = z.object({
  kind: z.enum(['pglite', 'postgres']),
  version: z.string(),
  schema: z.number(),
  /** The database's clock at about this moment. */
  at: z.iso.datetime(),
  requests: z.number(),
  events: z.number(),
  /** Steps nobody will try again by himself. */
  givenUp: z.number(),
  /** Steps that wait as cards. */
  withPerson: z.number(),
  accounts: z.number(),
  /** What was kept about printing does not fit this release. An office of the release before does not say. */
  isPaperUnreadable: z.boolean().default(false),
})
export type OfficeHealth = z.infer<typeof officeHealthSchema>

/** How much there is, and what waits for a person. */
export async function officeHealth(store: Store): Promise<OfficeHealth> {
  const { db, kind, version } = store
  const schema = await schemaNumber(db)
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db)
  const at = (rows[0]?.at ?? new Date()).toISOString()
  const counts = schema === 0 ? none : await counted(store)
  return { kind, version, schema, at, ...counts }
}

const nothing = { requests: 0, events: 0, givenUp: 0, withPerson: 0, accounts: 0 }
const none = { ...nothing, isPaperUnreadable: false }

async function counted({ db }: Store): Promise<typeof none> {
  const { rows } = await sql<typeof nothing>`
    select
      (select count(*) from request) as requests,
      (select count(*) from request_event) as events,
      (select count(*) from effect where state = 'given_up') as "givenUp",
      (select count(*) from effect where state = 'with_person') as "withPerson",
      (select count(*) from staff_user) as accounts`.execute(db)
  return { ...(rows[0] ?? nothing), isPaperUnreadable: (await keptPaperSettings(db)) === 'unreadable' }
}
