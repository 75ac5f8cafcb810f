import { sql, type RawBuilder } from 'kysely'
import { effectRow, effects, isEffectName } from '../../domain/lifecycle/effects.ts'

const apart = Object.keys(effects).filter((name) => isEffectName(name) && effectRow(name).isApart === true)

/** Steps of one request go in the order of their events, each lane for itself: a port, or what goes apart from its port. */
export const laneOf = (alias: string): RawBuilder<string> =>
  sql<string>`case when ${sql.ref(`${alias}.name`)} in (${sql.join(apart.map((name) => sql.lit(name)))}) then ${sql.ref(`${alias}.name`)} else ${sql.ref(`${alias}.port`)} end`
