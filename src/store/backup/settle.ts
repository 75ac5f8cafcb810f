import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db, Store, Tx } from '../open.ts'
import { homeFolders } from './home-files.ts'

/**
 * The files of a restore wait in a folder of their own until the database has committed; the database then says which restore it
 * came from. So whenever the process ends, files and rows belong together once this has run: at the end of a restore and at every start.
 */
export async function settleRestore(store: Store, home: string): Promise<void> {
  const waiting = waitingFolder(home)
  if (!existsSync(waiting)) return
  const id = await readFile(join(waiting, 'id'), 'utf8').catch(() => '')
  if (id !== '' && (await restoredId(store.db)) === id) {
    for (const folder of homeFolders) await takePlace(waiting, home, folder)
  }
  await rm(waiting, { recursive: true, force: true })
}

export function waitingFolder(home: string): string {
  return join(home, 'restoring')
}

export async function prepareWaiting(home: string, id: string, withSecrets: boolean): Promise<string> {
  const waiting = waitingFolder(home)
  await rm(waiting, { recursive: true, force: true })
  await mkdir(join(waiting, 'files'), { recursive: true, mode: 0o700 })
  if (withSecrets) await mkdir(join(waiting, 'secrets'), { mode: 0o700 })
  await writeFile(join(waiting, 'id'), id)
  return waiting
}

export async function markRestored(tx: Tx, id: string): Promise<void> {
  await sql`comment on table schema_migration is ${sql.lit(`Restored from backup ${id}`)}`.execute(tx)
}

async function restoredId(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{
    words: string | null
  }>`select obj_description(to_regclass('public.schema_migration'), 'pg_class') as words`.execute(db)
  return /^Restored from backup (\S+)$/.exec(rows[0]?.words ?? '')?.[1]
}

async function takePlace(waiting: string, home: string, folder: string): Promise<void> {
  if (!existsSync(join(waiting, folder))) return
  if (existsSync(join(home, folder))) {
    await rm(join(waiting, `${folder}-before`), { recursive: true, force: true })
    await rename(join(home, folder), join(waiting, `${folder}-before`))
  }
  await rename(join(waiting, folder), join(home, folder))
}
