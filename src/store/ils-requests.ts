import { sql, type Insertable, type Selectable } from 'kysely'
import type { IlsRequestTable } from './generated/database.ts'
import type { Db, Tx } from './open.ts'

export type IlsRequestRecord = Selectable<IlsRequestTable>

export const ilsRequestByNumber = (db: Db | Tx, number: string): Promise<IlsRequestRecord | undefined> =>
  db.selectFrom('ils_request').selectAll().where('number', '=', number).executeTakeFirst()

/** The number in the library system's own module of one of ours. */
export const ilsRequestOf = (db: Db | Tx, requestId: number): Promise<IlsRequestRecord | undefined> =>
  db.selectFrom('ils_request').selectAll().where('request_id', '=', requestId).executeTakeFirst()

/** False: one of ours stands for another of theirs already. */
export async function linkIlsRequest(tx: Tx, values: Insertable<IlsRequestTable>): Promise<boolean> {
  const made = await tx
    .insertInto('ils_request')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .returning('request_id')
    .executeTakeFirst()
  return made !== undefined
}

export async function changeIlsRequest(tx: Tx, number: string, stands: string, now: Date): Promise<void> {
  await tx.updateTable('ils_request').set({ stands, seen_at: now }).where('number', '=', number).execute()
}

/** The patron's open borrowing request for this title that is none of the module's yet: asked by the same person at our desk. */
export const unlinkedRequestOf = (
  tx: Tx,
  patronId: number,
  title: string,
  states: readonly string[],
): Promise<{ id: number } | undefined> =>
  tx
    .selectFrom('request as r')
    .innerJoin('request_patron as l', 'l.request_id', 'r.id')
    .leftJoin('ils_request as i', 'i.request_id', 'r.id')
    .select('r.id')
    .where('l.patron_id', '=', patronId)
    .where('r.kind', '=', 'borrowing')
    .where('r.state', 'in', [...states])
    .where('i.request_id', 'is', null)
    .where(sql<boolean>`plain_title(r.title) = plain_title(${title})`)
    .orderBy('r.id')
    .executeTakeFirst()

/** Patrons we know, round and round: those after one, the first so many. */
export const patronsAfter = (db: Db, after: number, most: number): Promise<{ id: number; card: string }[]> =>
  db
    .selectFrom('patron')
    .select(['id', 'card'])
    .where('id', '>', after)
    .where('ils_id', 'is not', null)
    .orderBy('id')
    .limit(most)
    .execute()
