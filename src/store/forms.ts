import type { Selectable } from 'kysely'
import type { FormTable } from './generated/database.ts'
import type { Db, Tx } from './open.ts'

export type FormRow = Omit<Selectable<FormTable>, 'file'> & { readonly bytes: number }

/** Without their pages; the newest version of each name first. */
export const listForms = (db: Db | Tx): Promise<FormRow[]> =>
  db
    .selectFrom('form')
    .select(['id', 'name', 'version', 'in_force_from', 'stock_count', 'created_at'])
    .select((eb) => eb.fn<number>('octet_length', ['file']).as('bytes'))
    .orderBy((eb) => eb.fn('lower', ['name']))
    .orderBy('in_force_from', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const formById = (db: Db | Tx, id: number): Promise<Selectable<FormTable> | undefined> =>
  db.selectFrom('form').selectAll().where('id', '=', id).executeTakeFirst()

export const formVersion = (db: Db | Tx, name: string, version: string): Promise<{ id: number } | undefined> =>
  db
    .selectFrom('form')
    .select('id')
    .where((eb) => eb(eb.fn('lower', ['name']), '=', name.toLowerCase()))
    .where((eb) => eb(eb.fn('lower', ['version']), '=', version.toLowerCase()))
    .executeTakeFirst()

export interface NewForm {
  readonly name: string
  readonly version: string
  readonly file: Uint8Array<ArrayBuffer>
  readonly inForceFrom: string
  readonly stockCount: number | null
}
export async function insertForm(tx: Tx, form: NewForm, at: Date): Promise<number> {
  const { id } = await tx
    .insertInto('form')
    .values({
      name: form.name,
      version: form.version,
      file: form.file,
      in_force_from: form.inForceFrom,
      stock_count: form.stockCount,
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function setFormStock(tx: Tx, id: number, count: number | null): Promise<boolean> {
  const result = await tx.updateTable('form').set({ stock_count: count }).where('id', '=', id).executeTakeFirst()
  return Number(result.numUpdatedRows) > 0
}
