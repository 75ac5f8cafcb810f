import type { Insertable, Selectable } from 'kysely'
import type { PatronTable } from './generated/database.ts'
import type { Db, Tx } from './open.ts'

export type PatronRecord = Selectable<PatronTable>

/** A patron as the ILS shows them now, known by card. */
export async function keepPatron(tx: Tx, patron: Insertable<PatronTable>): Promise<number> {
  const { card: _, ...seen } = patron
  const { id } = await tx
    .insertInto('patron')
    .values(patron)
    .onConflict((conflict) => conflict.column('card').doUpdateSet(seen))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const patronByCard = (db: Db | Tx, card: string): Promise<PatronRecord | undefined> =>
  db.selectFrom('patron').selectAll().where('card', '=', card).executeTakeFirst()

export const patronsByEmail = (db: Db | Tx, email: string): Promise<PatronRecord[]> =>
  db
    .selectFrom('patron')
    .selectAll()
    .where((eb) => eb(eb.fn<string>('lower', ['email']), '=', email.toLowerCase()))
    .orderBy('id')
    .limit(5)
    .execute()

export const patronOfRequest = (db: Db | Tx, requestId: number): Promise<PatronRecord | undefined> =>
  db
    .selectFrom('request_patron as l')
    .innerJoin('patron as p', 'p.id', 'l.patron_id')
    .selectAll('p')
    .where('l.request_id', '=', requestId)
    .executeTakeFirst()

export const patronOfId = (db: Db | Tx, id: number): Promise<PatronRecord | undefined> =>
  db.selectFrom('patron').selectAll().where('id', '=', id).executeTakeFirst()

export async function changePatronContact(
  tx: Tx,
  id: number,
  next: Pick<PatronRecord, 'email' | 'phone' | 'language'>,
): Promise<void> {
  await tx.updateTable('patron').set(next).where('id', '=', id).execute()
}
