// Things that arrived and belong to no request: kept until somebody knows whose they are.
import { sql } from 'kysely'
import type { Db, Tx } from './open.ts'

const strangers = (db: Db | Tx) =>
  db
    .selectFrom('stranger as s')
    .leftJoin('library as l', 'l.id', 's.library_id')
    .leftJoin('request as r', 'r.id', 's.request_id')
    .selectAll('s')
    .select(['l.name as library', 'r.number as request_number', 'r.title as request_title'])
export type StrangerRecord = Awaited<ReturnType<ReturnType<typeof strangers>['executeTakeFirstOrThrow']>>

/** Kept until it is known whose they are, and those to go back that have not gone. */
export const strangersHere = (db: Db | Tx): Promise<StrangerRecord[]> =>
  strangers(db).where('s.settled_at', 'is', null).orderBy('s.id').limit(200).execute()

export const keptStrangers = async (db: Db | Tx): Promise<StrangerRecord[]> =>
  (await strangersHere(db)).filter((one) => one.state === 'kept')

/** Those still here first, then what became of the latest others. */
export const listStrangers = async (db: Db | Tx, limit: number): Promise<StrangerRecord[]> => [
  ...(await strangersHere(db)),
  ...(await strangers(db).where('s.settled_at', 'is not', null).orderBy('s.settled_at', 'desc').limit(limit).execute()),
]

export const strangerById = (db: Db | Tx, id: number): Promise<StrangerRecord | undefined> =>
  strangers(db).where('s.id', '=', id).executeTakeFirst()

export interface NewStranger {
  readonly code: string | null
  readonly title: string | null
  readonly libraryId: number | null
  readonly sender: string | null
}
/** Keeps it under the next number of its year. */
export async function addStranger(tx: Tx, one: NewStranger, year: string, now: Date): Promise<number> {
  const start = `X-${year.slice(2)}-`
  // Two tables that keep one at the same time must not get the same number; the first of a year has no row to lock.
  await sql`select pg_advisory_xact_lock(hashtextextended('keuka stranger number', 0))`.execute(tx)
  const last = await tx
    .selectFrom('stranger')
    .select('number')
    .where('number', 'like', `${start}%`)
    .orderBy(sql`length(number)`, 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const next = Number(last?.number.slice(start.length) ?? 0) + 1
  const row = await tx
    .insertInto('stranger')
    .values({
      number: `${start}${String(next).padStart(5, '0')}`,
      code: one.code,
      title: one.title,
      library_id: one.libraryId,
      sender: one.sender,
      came_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function retitleStranger(tx: Tx, id: number, title: string | null): Promise<void> {
  await tx.updateTable('stranger').set({ title }).where('id', '=', id).execute()
}

export async function nameSender(tx: Tx, id: number, sender: string): Promise<void> {
  await tx.updateTable('stranger').set({ sender }).where('id', '=', id).execute()
}

export async function settleStranger(
  tx: Tx,
  id: number,
  set: {
    readonly state: StrangerRecord['state']
    readonly requestId: number | null
    readonly at: Date | null
  },
): Promise<void> {
  await tx
    .updateTable('stranger')
    .set({ state: set.state, request_id: set.requestId, settled_at: set.at })
    .where('id', '=', id)
    .execute()
}

/** Who sent it may be a person: forgotten with its request, with the pictures. */
export async function forgetStrangersOf(tx: Tx, requestIds: readonly number[]): Promise<void> {
  const own = tx.selectFrom('stranger').select('id').where('request_id', 'in', requestIds)
  await tx.deleteFrom('photo').where('stranger_id', 'in', own).execute()
  await tx.updateTable('stranger').set({ sender: null }).where('request_id', 'in', requestIds).execute()
}

/** Sent back, given up or matched so long ago. */
export async function forgetSenders(tx: Tx, before: Date): Promise<void> {
  await tx
    .updateTable('stranger')
    .set({ sender: null })
    .where('settled_at', '<=', before)
    .where('sender', 'is not', null)
    .execute()
}
