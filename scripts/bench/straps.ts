// Straps for a scanner to read in the large office: numbers of loans on their way to us.
import { sql } from 'kysely'
import { makeNumber, letterFrom } from '../../src/domain/values/request-number.ts'
import type { Store } from '../../src/store/open.ts'

/** Gives open requests numbers whose check characters are right; the tables were filled without them. */
export async function checkNumbers(store: Store): Promise<void> {
  const open = await store.db.selectFrom('request').select(['id', 'number']).where('state', '<>', 'closed').execute()
  const right = open.map(({ id, number }) => ({
    id,
    number: makeNumber(letterFrom(number), 2000 + Number(number.slice(1, 3)), Number(number.slice(3, 9))),
  }))
  await store.transact(async (tx) => {
    await sql`update request r set number = n.number
      from jsonb_to_recordset(${JSON.stringify(right)}::jsonb) as n(id bigint, number text) where n.id = r.id`.execute(
      tx,
    )
  })
}

/** Numbers of borrowed loans that lenders have shipped, the newest first, at most so many; each can be received once. */
export async function strapsOnTheWay(store: Store, most: number): Promise<readonly string[]> {
  const rows = await store.db
    .selectFrom('request')
    .select('number')
    .where('kind', '=', 'borrowing')
    .where('state', '=', 'shipped')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => row.number)
}
