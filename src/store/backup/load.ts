import { sql } from 'kysely'
import { BackupRefused } from '../errors.ts'
import { migrationScript, pendingAfter, appliedMigrations, type Migration } from '../migrate.ts'
import type { Tx } from '../open.ts'
import { tableChecksumsIn } from './checksums.ts'
import type { Manifest } from './manifest.ts'
import { readTables, type TableShape } from './tables.ts'

/** Removes everything of ours from the database; what belongs to extensions stays. */
export async function emptyDatabase(tx: Tx): Promise<void> {
  await sql.raw(dropEverything).execute(tx)
}

const dropEverything = `
do $$
declare statement text;
begin
  for statement in
    select format('drop table if exists public.%I cascade', relname) from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    union all
    select format('drop %s if exists %s cascade', case prokind when 'p' then 'procedure' else 'function' end, p.oid::regprocedure) from pg_proc p
      where pronamespace = 'public'::regnamespace and prokind in ('f', 'p')
        and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
    union all
    select format('drop type if exists public.%I cascade', typname) from pg_type t
      where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')
        and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
  loop
    execute statement;
  end loop;
end
$$`

/** The schema as it stood when the backup was written, without the rows that migrations put in and without foreign keys; returns the statements that bring those back. */
export async function prepareSchema(tx: Tx, migrations: Migration[]): Promise<string[]> {
  for (const migration of migrations) await sql.raw(migrationScript(migration)).execute(tx)
  const { rows: keys } = await sql<{ table: string; name: string; rule: string }>`
    select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as rule from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace order by conrelid::regclass::text collate "C", conname collate "C"`.execute(
    tx,
  )
  for (const key of keys)
    await sql`alter table ${sql.table(key.table)} drop constraint ${sql.ref(key.name)}`.execute(tx)
  const tables = await readTables(tx)
  for (const { name } of tables) await sql`alter table ${sql.table(name)} disable trigger user`.execute(tx)
  await sql`truncate ${sql.join(tables.map(({ name }) => sql.table(name)))}`.execute(tx)
  return [
    ...keys.map((key) => `alter table ${key.table} add constraint "${key.name}" ${key.rule}`),
    ...tables.map(({ name }) => `alter table "${name}" enable trigger user`),
  ]
}

export async function loadLines(tx: Tx, table: TableShape, lines: string[]): Promise<void> {
  const values = table.columns.map(({ type }, index) => sql`(line ->> ${sql.lit(index)})::${sql.raw(type)}`)
  await sql`
    insert into ${sql.table(table.name)} (${sql.join(table.columns.map(({ name }) => sql.ref(name)))}) overriding system value
    select ${sql.join(values)} from jsonb_array_elements(${`[${lines.join(',')}]`}::jsonb) as line`.execute(tx)
}

/** Foreign keys and triggers again, sequences where they stood; then the rows must be the ones in the manifest, or at least as many. */
export async function finishLoading(
  tx: Tx,
  manifest: Manifest,
  statements: string[],
  { sameRows }: { readonly sameRows: boolean },
): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(tx)
  for (const [name, { last, used }] of Object.entries(manifest.sequences)) {
    await sql`select setval(${name}::regclass, ${last}::bigint, ${used})`.execute(tx)
  }
  const sums = await tableChecksumsIn(tx)
  for (const [name, expected] of Object.entries(manifest.tables)) {
    if (sums[name]?.rows !== expected.rows || (sameRows && sums[name]?.sha256 !== expected.sha256))
      throw new BackupRefused(`The rows of ${name} did not arrive as they were written; nothing was changed.`)
  }
}

/** On to the newest schema, in the same transaction. */
export async function migrateOn(tx: Tx, migrations: Migration[]): Promise<void> {
  for (const migration of pendingAfter(await appliedMigrations(tx), migrations))
    await sql.raw(migrationScript(migration)).execute(tx)
}
