import type { Store } from '../../src/store/open.ts'
import { splitComment } from './row-types.ts'
import { readSchema, type SchemaColumn, type SchemaTable } from './schema.ts'

/** The text of `docs/generated/database.md`: every table with its columns, in words. */
export async function databasePage(store: Store): Promise<string> {
  const tables = await readSchema(store)
  const list = tables.map((table) => `- [${table.name}](#${table.name}): ${splitComment(table.about).words ?? ''}`)
  return [
    '# The database',
    '',
    'Written by `npm run gen` from a migrated database. Do not edit.',
    '',
    ...list,
    '',
    ...tables.map(section),
  ].join('\n')
}

function section(table: SchemaTable): string {
  const rows = table.columns.map(
    (column) => `| ${column.name} | ${column.type} | ${marks(column)} | ${words(column)} |`,
  )
  return [
    `## ${table.name}`,
    '',
    splitComment(table.about).words ?? '',
    '',
    '| column | type | | |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

function marks(column: SchemaColumn): string {
  const list = [column.key ? 'key' : '', column.nullable ? 'may be empty' : '', column.filled ? 'filled in' : '']
  return list.filter(Boolean).join(', ')
}

function words(column: SchemaColumn): string {
  const { type, words } = splitComment(column.about)
  const list = [
    words ?? '',
    type ? `Holds \`${type.replaceAll('|', '\\|')}\`.` : '',
    column.oneOf ? `One of ${column.oneOf.join(', ')}.` : '',
    column.references ? `Refers to ${column.references}.` : '',
  ]
  return list.filter(Boolean).join(' ').replaceAll('\n', ' ')
}
