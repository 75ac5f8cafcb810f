import { sql, type RawBuilder } from 'kysely'
import type { Db, Tx } from '../open.ts'

export interface TableShape {
  name: string
  columns: { name: string; type: string }[]
  /** How its rows are ordered, the same on every database whatever its language settings. */
  order: RawBuilder<unknown>
}

interface ColumnRow {
  table: string
  column: string
  type: string
  key: number | null
}

/** Every table of ours with the columns that are stored, not computed. */
export async function readTables(db: Db | Tx): Promise<TableShape[]> {
  const { rows } = await sql<ColumnRow>`
    select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type,
      array_position(k.conkey, a.attnum) as key
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    order by c.relname collate "C", a.attnum`.execute(db)
  const byTable = Map.groupBy(rows, (row) => row.table)
  return [...byTable].map(([name, columns]) => ({
    name,
    columns: columns.map(({ column, type }) => ({ name: column, type })),
    order: orderOf(columns),
  }))
}

function orderOf(columns: ColumnRow[]): RawBuilder<unknown> {
  const keys = columns.filter(({ key }) => key !== null).toSorted((a, b) => (a.key ?? 0) - (b.key ?? 0))
  const by = keys.length > 0 ? keys : columns.map((column) => ({ ...column, type: '' }))
  return sql.join(
    by.map(({ column, type }) =>
      isOrderedAnywhere(type) ? sql.ref(column) : sql`${sql.ref(column)}::text collate "C"`,
    ),
  )
}

function isOrderedAnywhere(type: string): boolean {
  return /^(bigint|integer|smallint|date|uuid|timestamp)/.test(type)
}

/** One line a row: a JSON list of the columns as PostgreSQL's text. */
export function lineOf(table: TableShape): RawBuilder<string> {
  return sql`to_json(array[${sql.join(table.columns.map(({ name }) => sql`${sql.ref(name)}::text`))}]::text[])::text`
}

/** The rows of a table in order, a batch at a time, in the snapshot of the open transaction. */
export async function* readLines(tx: Tx, table: TableShape): AsyncGenerator<string[]> {
  await sql`declare backup_rows no scroll cursor for select ${lineOf(table)} as line from ${sql.table(table.name)} order by ${table.order}`.execute(
    tx,
  )
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch 200 from backup_rows`.execute(tx)
    if (rows.length === 0) break
    yield rows.map(({ line }) => line)
  }
  await sql`close backup_rows`.execute(tx)
}
