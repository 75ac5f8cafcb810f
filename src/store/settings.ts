import { createHash } from 'node:crypto'
import { sql } from 'kysely'
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

/** What stands under these names, in short: another text as soon as one of them says something else. */
export async function settingsVersion(db: Db | Tx, ...names: readonly string[]): Promise<string> {
  const kept = await readSettings(db)
  const values = names.map((name) => kept.get(name) ?? null)
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 16)
}

/** Nobody else saves settings until this transaction ends. */
export async function lockSettings(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('keuka settings', 0))`.execute(tx)
}
