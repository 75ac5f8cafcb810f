import type { Insertable } from 'kysely'
import type { TemplateTable } from './generated/database.ts'
import type { Db, Tx } from './open.ts'

/** The newest row of every kind and language; one without words says that the original is in force again. */
export const templatesInForce = (db: Db | Tx) =>
  db
    .selectFrom('template')
    .distinctOn(['kind', 'language'])
    .select(['id', 'kind', 'language', 'subject', 'body'])
    .orderBy('kind')
    .orderBy('language')
    .orderBy('id', 'desc')
    .execute()

/** The changes of one text, newest first, with the name of who made each. */
export const templateChanges = (db: Db | Tx, kind: string, language: string, limit: number) =>
  db
    .selectFrom('template as t')
    .leftJoin('staff_user as s', 's.id', 't.staff_id')
    .select(['t.id', 't.subject', 't.body', 't.at', 's.name as staff_name'])
    .where('t.kind', '=', kind)
    .where('t.language', '=', language)
    .orderBy('t.id', 'desc')
    .limit(limit)
    .execute()

export async function addTemplateChange(tx: Tx, change: Insertable<TemplateTable>): Promise<void> {
  await tx.insertInto('template').values(change).execute()
}

/** Two who save at once: the second waits here, and then sees what the first saved. */
export async function lockTemplates(tx: Tx): Promise<void> {
  await tx.selectFrom('setting').select('name').where('name', '=', 'office').forUpdate().execute()
}
