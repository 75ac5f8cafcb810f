import type { Json } from './column-types.ts'
import type { Db, Tx } from './open.ts'

/** Every setting of the office by name, as it was written. */
export async function readSettings(db: Db | Tx): Promise<ReadonlyMap<string, unknown>> {
  const rows = await db.selectFrom('setting').select(['name', 'value']).execute()
  return new Map(rows.map((row) => [row.name, row.value]))
}

export async function saveSetting(tx: Tx, name: string, value: Json, at: Date): Promise<void> {
  const row = { name, value: JSON.stringify(value), changed_at: at }
  await tx
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: row.value, changed_at: at }))
    .execute()
}
