import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { StatesOfLife } from '../../domain/lifecycle/standing.ts'

/** Whether a request, joined under the name `request`, stands in one of these states; where none is named, it does not. */
export function standsIn(states: readonly StatesOfLife[], request: 'r' | 'request' = 'r'): RawBuilder<SqlBool> {
  const column = (name: string) => sql.ref(`${request}.${name}`)
  const lives = states
    .filter((one) => one.states.length > 0)
    .map(
      (one) =>
        sql`(${column('kind')} = ${one.kind} and ${column('service')} = ${one.service} and ${column('state')} in (${sql.join([...one.states])}))`,
    )
  return lives.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(lives, sql` or `)})`
}
