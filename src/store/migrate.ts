import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { MigrationRefused, errorCode } from './errors.ts'
import type { Db, Store, Tx } from './open.ts'

export interface Migration {
  number: number
  name: string
  checksum: string
  script: string
}

export interface AppliedMigration {
  number: number
  name: string
  checksum: string
}

const ownFolder = new URL('./migrations/', import.meta.url)

/** The numbered SQL files of this program, in order. */
export async function readMigrations(folder: URL = ownFolder): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(files.map((file, index) => readMigration(folder, file, index + 1)))
}

async function readMigration(folder: URL, file: string, expected: number): Promise<Migration> {
  const parts = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file)
  const name = parts?.[2]
  if (name === undefined || Number(parts?.[1]) !== expected) {
    throw new MigrationRefused(
      `The migration ${file} is out of order: expected number ${String(expected).padStart(4, '0')}.`,
    )
  }
  const script = (await readFile(new URL(file, folder), 'utf8')).replaceAll('\r\n', '\n')
  return { number: expected, name, checksum: createHash('sha256').update(script).digest('hex'), script }
}

export interface MigrateOptions {
  /** Called once, before anything is changed, when the database already holds a schema: the moment for a backup. */
  before?: (pending: Migration[]) => Promise<void>
  migrations?: Migration[]
}

/** Brings the schema up to this program, one transaction a file. Returns what was applied. Two starters at once do not harm each other. */
export async function migrate(store: Store, options: MigrateOptions = {}): Promise<Migration[]> {
  const migrations = options.migrations ?? (await readMigrations())
  const pending = await pendingMigrations(store, migrations)
  if (pending.length === 0) return []
  if (pending.length < migrations.length) await options.before?.(pending)
  const done: Migration[] = []
  for (const migration of pending) {
    if (await applied(store, migration)) done.push(migration)
  }
  await pendingMigrations(store, migrations)
  return done
}

/** What this program would still apply; refuses when the database and the program do not fit together. */
export async function pendingMigrations(store: Store, migrations?: Migration[]): Promise<Migration[]> {
  return pendingAfter(await appliedMigrations(store.db), migrations ?? (await readMigrations()))
}

/** The schema number the database stands at; 0 when it holds nothing yet. */
export async function schemaNumber(db: Db | Tx): Promise<number> {
  return (await appliedMigrations(db)).at(-1)?.number ?? 0
}

export async function appliedMigrations(db: Db | Tx): Promise<AppliedMigration[]> {
  const { rows } = await sql<{
    found: boolean
  }>`select to_regclass('public.schema_migration') is not null as found`.execute(db)
  if (!rows[0]?.found) return []
  const ledger =
    await sql<AppliedMigration>`select number, name, checksum from schema_migration order by number`.execute(db)
  return ledger.rows
}

export function pendingAfter(ledger: AppliedMigration[], migrations: Migration[]): Migration[] {
  for (const [index, done] of ledger.entries()) {
    const own = migrations[index]
    if (!own) {
      throw new MigrationRefused(
        `The database is newer than this program (schema ${ledger.length}, the program knows ${migrations.length}); start the newer program.`,
      )
    }
    if (own.number !== done.number || own.checksum !== done.checksum) {
      throw new MigrationRefused(
        `The migration ${fileName(own)} is not the one that was applied to this database; put the original file back.`,
      )
    }
  }
  return migrations.slice(ledger.length)
}

/** The whole transaction of one migration: its line in the ledger first, so that of two starters the second is refused before it does anything. */
export function migrationScript(migration: Migration): string {
  return `
    select pg_advisory_xact_lock(${migrationLock});
    create table if not exists schema_migration (
      number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now()
    );
    comment on table schema_migration is 'Which migrations this database has been through; written by migrate alone.';
    insert into schema_migration (number, name, checksum) values (${migration.number}, '${migration.name}', '${migration.checksum}');
    ${migration.script}`
}

const migrationLock = 4_100_001

async function applied(store: Store, migration: Migration): Promise<boolean> {
  try {
    await store.runScript(migrationScript(migration))
    return true
  } catch (error) {
    if (errorCode(error) === '23505' && (await schemaNumber(store.db)) >= migration.number) return false
    throw error
  }
}

function fileName(migration: Migration): string {
  return `${String(migration.number).padStart(4, '0')}-${migration.name}.sql`
}
