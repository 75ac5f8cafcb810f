import { sql, type Insertable } from 'kysely'
import type { NumberLetter } from '../../domain/values/request-number.ts'
import type { RequestTable } from '../generated/database.ts'
import type { Tx } from '../open.ts'

/** The next running number for a letter and year; the row stays locked until the transaction ends. */
export async function nextRunningNumber(tx: Tx, letter: NumberLetter, year: number): Promise<number> {
  const row = await tx
    .insertInto('request_number')
    .values({ kind: letter, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['kind', 'year']).doUpdateSet({ last: sql<number>`request_number.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return row.last
}

export async function insertRequest(tx: Tx, values: Insertable<RequestTable>): Promise<number> {
  const { id } = await tx.insertInto('request').values(values).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Two takers-in of the same news wait for each other. */
export async function lockSource(tx: Tx, source: string, sourceKey: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${source} ${sourceKey}`}, 0))`.execute(tx)
}

export async function linkPatron(tx: Tx, requestId: number, patronId: number): Promise<void> {
  await tx.insertInto('request_patron').values({ request_id: requestId, patron_id: patronId }).execute()
}

/** For a make-believe past that is moved to other days: the numbers given out are these and no others. */
export async function setLastNumbers(
  tx: Tx,
  numbers: readonly { readonly letter: NumberLetter; readonly year: number; readonly last: number }[],
): Promise<void> {
  await tx.deleteFrom('request_number').execute()
  for (const { letter, year, last } of numbers)
    await tx.insertInto('request_number').values({ kind: letter, year, last }).execute()
}
