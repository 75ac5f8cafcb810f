import { sql } from 'kysely'
import type { StatesOfLife } from '../../domain/lifecycle/standing.ts'
import type { Db } from '../open.ts'
import { standsIn } from './stands-in.ts'

/** Requests something of which is in the library system; first those that are watched there, recalled, due or late. */
export const followedRequests = (
  db: Db,
  {
    states,
    first,
    soon,
  }: { readonly states: readonly StatesOfLife[]; readonly first: readonly StatesOfLife[]; readonly soon: string },
): Promise<{ id: number; is_first: boolean }[]> =>
  db
    .selectFrom('request as r')
    .select('r.id')
    .select(
      sql<boolean>`(${standsIn(first)} or r.recalled_at is not null or coalesce(r.patron_due_on, r.due_on) <= ${soon}::date)`.as(
        'is_first',
      ),
    )
    .where(standsIn(states))
    .orderBy('r.id')
    .execute()
