import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { BackupRefused, MigrationRefused, StoreFull, errorCode } from '../errors.ts'
import { readMigrations, type Migration } from '../migrate.ts'
import type { Db, Store, Tx } from '../open.ts'
import { readArchive, readWhole } from './archive.ts'
import { filesIn } from './home-files.ts'
import { emptyDatabase, finishLoading, loadLines, migrateOn, prepareSchema } from './load.ts'
import type { Manifest } from './manifest.ts'
import { rowSchema } from './read-table.ts'
import { markRestored, prepareWaiting, settleRestore, waitingFolder } from './settle.ts'
import { readTables, type TableShape } from './tables.ts'
import { isHomeFile, linesOf, tableOf, verifyBackup } from './verify.ts'

/**
 * Puts a backup in the place of whatever the database and the home folder hold: wholly, or, when anything is wrong, not at all.
 * Everything in the database happens in one transaction; an older schema is brought up to this program's.
 */
export async function restoreBackup(
  store: Store,
  home: string,
  fromFile: string,
  options: { replace: boolean; migrations?: Migration[]; change?: ChangeRow },
): Promise<Manifest> {
  await settleRestore(store, home)
  const migrations = options.migrations ?? (await readMigrations())
  const manifest = await verifyBackup(fromFile)
  if (manifest.schema > migrations.length) {
    throw new BackupRefused(
      `The backup is of a newer program (schema ${manifest.schema}, this program knows ${migrations.length}); restore it with that one. Nothing was changed.`,
    )
  }
  await refuseOthers(store.db)
  if (!options.replace) await refuseLiving(store.db, home)
  try {
    const waiting = await prepareWaiting(home, manifest.id, manifest.secrets)
    await store.transact((tx) => replaceAll(tx, manifest, migrations, fromFile, waiting, options.change))
  } catch (error) {
    await rm(waitingFolder(home), { recursive: true, force: true })
    throw inWords(error)
  }
  await settleRestore(store, home)
  return manifest
}

async function replaceAll(
  tx: Tx,
  manifest: Manifest,
  migrations: Migration[],
  fromFile: string,
  waiting: string,
  change?: ChangeRow,
): Promise<void> {
  await emptyDatabase(tx)
  const statements = await prepareSchema(tx, migrations.slice(0, manifest.schema))
  const tables = new Map((await readTables(tx)).map((table) => [table.name, table]))
  refuseOtherShape(manifest, tables)
  for await (const { name, body } of readArchive(fromFile)) {
    const table = tables.get(tableOf(name) ?? '')
    if (isHomeFile(name)) await writeHomeFile(join(waiting, name), body)
    else {
      const text = await readWhole(body)
      if (table) await loadLines(tx, table, change ? changed(table, linesOf(text), change) : linesOf(text))
    }
  }
  await finishLoading(tx, manifest, statements, { sameRows: change === undefined })
  await migrateOn(tx, migrations)
  await markRestored(tx, manifest.id)
}

/** What a row is put in as: the make-believe office is put in on other days than it was written on. */
export type ChangeRow = (table: TableShape, values: readonly (string | null)[]) => readonly (string | null)[]

const changed = (table: TableShape, lines: string[], change: ChangeRow): string[] =>
  lines.map((line) => JSON.stringify(change(table, rowSchema.parse(JSON.parse(line)))))

function refuseOtherShape(manifest: Manifest, tables: Map<string, TableShape>): void {
  for (const [name, { columns }] of Object.entries(manifest.tables)) {
    if (
      tables
        .get(name)
        ?.columns.map((column) => column.name)
        .join() !== columns.join()
    ) {
      throw new BackupRefused(`The backup does not fit its own schema at the table ${name}; nothing was changed.`)
    }
  }
}

async function writeHomeFile(path: string, body: AsyncIterable<Uint8Array>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await pipeline(body, createWriteStream(path, { mode: 0o600 }))
}

/** On PGlite the folder's lock has seen to this already. */
async function refuseOthers(db: Db): Promise<void> {
  const { rows } = await sql<{ others: number }>`
    select count(*) as others from pg_stat_activity
    where datname = current_database() and application_name like 'keuka-%' and application_name <> current_setting('application_name')`.execute(
    db,
  )
  if (rows[0]?.others)
    throw new BackupRefused('Keuka is running on this database; stop it before you restore. Nothing was changed.')
}

async function refuseLiving(db: Db, home: string): Promise<void> {
  const tables = (await readTables(db)).filter(({ name }) => name !== 'schema_migration')
  for (const { name } of tables) {
    const { rows } = await sql`select from ${sql.table(name)} limit 1`.execute(db)
    if (rows.length > 0)
      throw new BackupRefused(
        'There is an office here already; nothing was changed. To put the backup in its place, say --replace.',
      )
  }
  if ((await filesIn(home, 'files')).length > 0) {
    throw new BackupRefused(
      'The home folder holds files of an office already; nothing was changed. To put the backup in their place, say --replace.',
    )
  }
}

function inWords(error: unknown): unknown {
  if (error instanceof MigrationRefused) {
    return new BackupRefused(
      `The backup is of a program with other migrations; nothing was changed. ${error.message}`,
      { cause: error },
    )
  }
  const code = errorCode(error)
  if (code === 'ENOSPC' || error instanceof StoreFull)
    return new BackupRefused('The disk is full; nothing was changed.', { cause: error })
  // What PostgreSQL says of values that are not of their column's type, or break a rule of their table.
  if (code !== undefined && /^(22|23)...$/.test(code)) {
    return new BackupRefused('The backup holds rows that break the rules of its own schema; nothing was changed.', {
      cause: error,
    })
  }
  return error
}
