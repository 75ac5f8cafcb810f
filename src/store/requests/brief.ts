import type { Db } from '../open.ts'

/** Number, title and life of these requests. */
export const briefly = (db: Db, ids: readonly number[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('request')
        .select(['id', 'number', 'title', 'kind', 'service'])
        .where('id', 'in', [...ids])
        .execute()
