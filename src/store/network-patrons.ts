import type { Selectable, Updateable } from 'kysely'
import type { NetworkPatronTable } from './generated/database.ts'
import type { Db, Tx } from './open.ts'

export type NetworkPatronRecord = Selectable<NetworkPatronTable>

export const networkPatronOf = (db: Db | Tx, patronId: number): Promise<NetworkPatronRecord | undefined> =>
  db.selectFrom('network_patron').selectAll().where('patron_id', '=', patronId).executeTakeFirst()

/** Writes down that it is tried now; false where somebody has before. */
export async function claimNetworkPatron(tx: Tx, patronId: number, now: Date): Promise<boolean> {
  const claimed = await tx
    .insertInto('network_patron')
    .values({ patron_id: patronId, tried_at: now })
    .onConflict((conflict) => conflict.column('patron_id').doNothing())
    .returning('patron_id')
    .executeTakeFirst()
  return claimed !== undefined
}

export async function changeNetworkPatron(
  tx: Tx,
  patronId: number,
  values: Updateable<NetworkPatronTable>,
): Promise<void> {
  await tx.updateTable('network_patron').set(values).where('patron_id', '=', patronId).execute()
}

export async function forgetNetworkPatron(tx: Tx, patronId: number): Promise<void> {
  await tx.deleteFrom('network_patron').where('patron_id', '=', patronId).where('number', 'is', null).execute()
}
