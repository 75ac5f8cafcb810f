// Whether something that happened was taken back later: its undoing names it.
import { sql, type RawBuilder, type SqlBool } from 'kysely'

/** `event`: the name under which a query has the event. */
export const isTakenBack = (event: string): RawBuilder<SqlBool> => sql<SqlBool>`exists (
  select from request_event taking_back
  where taking_back.request_id = ${sql.ref(`${event}.request_id`)} and taking_back.action = 'undo'
    and (taking_back.codes->>'eventId')::bigint = ${sql.ref(`${event}.id`)}
)`
