import type { StatesOfLife } from '../../domain/lifecycle/standing.ts'
import type { Db } from '../open.ts'
import { standsIn } from './stands-in.ts'

/** Requests in some states, from one id on, in order of id: a round that goes on where it stopped. */
export async function requestsFrom(
  db: Db,
  states: readonly StatesOfLife[],
  after: number,
  limit: number,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('request as r')
    .select('r.id')
    .where(standsIn(states))
    .where('r.id', '>', after)
    .orderBy('r.id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}
