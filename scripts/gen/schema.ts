import { sql } from 'kysely'
import type { Store } from '../../src/store/open.ts'

export interface SchemaTable {
  name: string
  about: string | null
  columns: SchemaColumn[]
}

export interface SchemaColumn {
  name: string
  /** PostgreSQL's name of the type, as in `timestamp with time zone`. */
  type: string
  nullable: boolean
  /** `always` and `default` are identity columns; `value` has a default of its own. */
  filled: 'always' | 'default' | 'value' | null
  about: string | null
  /** The values a check allows, where it is a plain list. */
  oneOf: string[] | null
  references: string | null
  key: boolean
}

/** The tables of a migrated database, by name, with their columns in order. */
export async function readSchema(store: Store): Promise<SchemaTable[]> {
  const { rows } = await columns.execute(store.db)
  const allowed = await readAllowed(store)
  const tables = new Map<string, SchemaTable>()
  for (const row of rows) {
    const table = tables.get(row.table) ?? { name: row.table, about: row.table_about, columns: [] }
    tables.set(row.table, table)
    table.columns.push({
      name: row.name,
      type: row.type,
      nullable: row.nullable,
      filled: row.identity === 'a' ? 'always' : row.identity === 'd' ? 'default' : row.has_default ? 'value' : null,
      about: row.about,
      oneOf: allowed.get(`${row.table}.${row.name}`) ?? null,
      references: row.refers_to,
      key: row.key,
    })
  }
  return [...tables.values()]
}

interface ColumnRow {
  table: string
  table_about: string | null
  name: string
  type: string
  nullable: boolean
  identity: string
  has_default: boolean
  about: string | null
  refers_to: string | null
  key: boolean
}

const columns = sql<ColumnRow>`
  select c.relname as "table", obj_description(c.oid, 'pg_class') as table_about, a.attname as name,
    format_type(a.atttypid, null) as type, not a.attnotnull as nullable, a.attidentity::text as identity, a.atthasdef as has_default,
    col_description(c.oid, a.attnum) as about,
    (select f.confrelid::regclass::text from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.conkey = array[a.attnum] limit 1) as refers_to,
    exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p' and a.attnum = any (k.conkey)) as key
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind = 'r'
  order by c.relname collate "C", a.attnum`

async function readAllowed(store: Store): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ column: string; rule: string }>`
    select c.relname || '.' || a.attname as "column", pg_get_constraintdef(k.oid) as rule
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    where k.contype = 'c' and cardinality(k.conkey) = 1
    order by c.relname collate "C", k.conname collate "C"`.execute(store.db)
  const allowed = new Map<string, string[]>()
  for (const { column, rule } of rows) {
    const list = /^CHECK \(\(\w+ = ANY \(ARRAY\[(.+)\]\)\)\)$/.exec(rule)?.[1]
    const values = [...(list ?? '').matchAll(/'((?:[^']|'')*)'::text/g)].map((found) =>
      (found[1] ?? '').replaceAll("''", "'"),
    )
    if (values.length > 0) allowed.set(column, values)
  }
  return allowed
}
