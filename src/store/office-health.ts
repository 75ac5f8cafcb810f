import { sql } from 'kysely'
import { z } from 'zod'
import { schemaNumber } from './migrate.ts'
import type { Store } from './open.ts'
import { keptPaperSettings } from './paper-settings.ts'
import { temporaryItemsSchema, temporaryItemsSeen } from './temporary-items.ts'

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
  /** Closings of the office that lie ahead, those of some days of the week left out: days, by their first. */
  closedAhead: z.array(z.object({ startsOn: z.string(), endsOn: z.string() })).default([]),
  /** Whether temporary items in the library system renew by themselves; null: none has been looked at. */
  temporaryItems: temporaryItemsSchema.extend({ way: z.string().nullable() }).nullable().default(null),
  /** Sealed secrets, each with the id of the key that opens it. */
  secrets: z.array(z.object({ name: z.string(), keyId: z.string() })).default([]),
  /** Those that were set, and partners of ISO 18626 a message went to, as their last calls went. */
  connections: z
    .array(
      z.object({
        name: z.string(),
        /** A library of its own, by its name. */
        isPeer: z.boolean().default(false),
        isOn: z.boolean(),
        isWell: z.boolean().nullable(),
        error: z.string().nullable(),
        goodAt: z.iso.datetime().nullable(),
      }),
    )
    .default([]),
})
export type OfficeHealth = z.infer<typeof officeHealthSchema>

/** How much there is, and what waits for a person. */
export async function officeHealth(store: Store): Promise<OfficeHealth> {
  const { db, kind, version } = store
  const schema = await schemaNumber(db)
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db)
  const at = (rows[0]?.at ?? new Date()).toISOString()
  const counts = schema === 0 ? none : await counted(store, schema)
  return { kind, version, schema, at, ...counts }
}

const nothing = { requests: 0, events: 0, givenUp: 0, withPerson: 0, accounts: 0 }
type Counted = Omit<OfficeHealth, 'kind' | 'version' | 'schema' | 'at'>
const none: Counted = {
  ...nothing,
  isPaperUnreadable: false,
  closedAhead: [],
  temporaryItems: null,
  secrets: [],
  connections: [],
}

async function counted({ db }: Store, schema: number): Promise<Counted> {
  const { rows } = await sql<typeof nothing>`
    select
      (select count(*) from request) as requests,
      (select count(*) from request_event) as events,
      (select count(*) from effect where state = 'given_up') as "givenUp",
      (select count(*) from effect where state = 'with_person') as "withPerson",
      (select count(*) from staff_user) as accounts`.execute(db)
  const isPaperUnreadable = (await keptPaperSettings(db)) === 'unreadable'
  // A database that is still to be migrated has no such tables.
  const connected = schema < 15 ? { secrets: [], connections: [] } : await connectedWith(db)
  const temporaryItems = await temporaryItemsSeen(db)
  const closed = await db
    .selectFrom('library_closure')
    .select(['starts_on', 'ends_on'])
    .where('library_id', 'is', null)
    .where('ends_on', '>=', sql<string>`current_date`)
    // Before that release none was for some days of the week alone.
    .$if(schema >= 28, (query) => query.where('weekdays', 'is', null))
    .orderBy('starts_on')
    .execute()
  const closedAhead = closed.map((row) => ({ startsOn: row.starts_on, endsOn: row.ends_on }))
  return { ...(rows[0] ?? nothing), isPaperUnreadable, closedAhead, temporaryItems, ...connected }
}

async function connectedWith(db: Store['db']): Promise<Pick<Counted, 'secrets' | 'connections'>> {
  const secrets = await sql<
    Counted['secrets'][number]
  >`select name, key_id as "keyId" from secret order by name`.execute(db)
  const { rows } = await sql<Omit<Counted['connections'][number], 'goodAt'> & { goodAt: Date | null }>`
    select s.name, s.watched like 'iso18626:%' as "isPeer", s."isOn", h.is_well as "isWell", h.error, h.good_at as "goodAt"
    from (
      select substring(name from 12) as name, substring(name from 12) as watched, coalesce((value ->> 'isOn')::boolean, false) as "isOn"
      from setting where name like 'connection:%' and name <> 'connection:mail'
      union all select 'mail', 'mail', true from setting where name = 'mail' and value <> 'null'::jsonb
      union all select l.name, c.name, l.active from library l
        join connection_health c on c.name = 'iso18626:' || l.id where l.channel = 'iso18626'
    ) s
    left join connection_health h on h.name = s.watched
    order by s.name`.execute(db)
  return {
    secrets: secrets.rows,
    connections: rows.map((row) => ({ ...row, goodAt: row.goodAt?.toISOString() ?? null })),
  }
}
