import type { Selectable } from 'kysely'
import { announceAll } from './announce.ts'
import type { SecretTable } from './generated/database.ts'
import type { Db, Tx } from './open.ts'

export type SecretRecord = Selectable<SecretTable>

export const readSecrets = (db: Db | Tx): Promise<SecretRecord[]> =>
  db.selectFrom('secret').selectAll().orderBy('name').execute()

/** Other processes of this office hear of it and read anew. */
export async function saveSecret(tx: Tx, row: SecretRecord): Promise<void> {
  const { ciphertext, key_id, changed_at } = row
  await tx
    .insertInto('secret')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ ciphertext, key_id, changed_at }))
    .execute()
  await announceAll(tx)
}

/** The same secret under another key; when it was set stays. */
export async function resealSecret(tx: Tx, row: SecretRecord, was: SecretRecord): Promise<void> {
  await tx
    .updateTable('secret')
    .set({ ciphertext: row.ciphertext, key_id: row.key_id })
    .where('name', '=', was.name)
    .where('ciphertext', '=', was.ciphertext)
    .execute()
}
