import type { Store } from '../../src/store/open.ts'
import { readSchema, type SchemaColumn, type SchemaTable } from './schema.ts'

/**
 * The text of `src/store/generated/database.ts`. A column whose comment begins with `ts: Name` has the type of that name in
 * `src/store/column-types.ts`; a text column whose check is a plain list is that union.
 */
export async function rowTypes(store: Store): Promise<string> {
  const tables = await readSchema(store)
  const named = new Set(tables.flatMap((table) => table.columns.flatMap(namesUsed)))
  const body = tables.map(tableType).join('\n')
  return [
    '// Written by `npm run gen` from a migrated database. Do not edit.',
    `import type { ${kyselyNames.filter((name) => body.includes(`${name}<`)).join(', ')} } from 'kysely'`,
    ...(named.size > 0 ? [`import type { ${[...named].sort().join(', ')} } from '../column-types.ts'`] : []),
    '',
    'type Instant = Date | string',
    '',
    body,
    'export interface Database {',
    ...tables.map((table) => `  ${table.name}: ${typeName(table)}`),
    '}',
    '',
  ].join('\n')
}

const kyselyNames = ['ColumnType', 'Generated', 'GeneratedAlways']

function tableType(table: SchemaTable): string {
  const lines = table.columns.map((column) => `${comment(column.about)}  ${column.name}: ${columnType(column)}\n`)
  return `${comment(table.about, '')}export interface ${typeName(table)} {\n${lines.join('')}}\n`
}

function comment(about: string | null, indent = '  '): string {
  const words = splitComment(about).words
  return words ? `${indent}/** ${words.replaceAll('*/', '* /')} */\n` : ''
}

function typeName(table: SchemaTable): string {
  return `${table.name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}Table`
}

function columnType(column: SchemaColumn): string {
  const type = valueType(column)
  const read = column.nullable ? `${type} | null` : type
  if (column.filled === 'always') return `GeneratedAlways<${read}>`
  const write = writeType(column, read)
  const add = column.filled ? `${write} | undefined` : write
  if (write !== read) return `ColumnType<${read}, ${add}, ${write}>`
  return column.filled ? `Generated<${read}>` : read
}

/** An instant may be written as text, JSON too: a list must be, for PostgreSQL would take it for an array of its own. */
function writeType(column: SchemaColumn, read: string): string {
  if (column.type === 'timestamp with time zone') return column.nullable ? 'Instant | null' : 'Instant'
  if (column.type === 'jsonb' && read !== 'unknown' && read !== 'unknown | null') return `${read} | string`
  return read
}

const plainTypes: Record<string, string> = {
  bigint: 'number',
  boolean: 'boolean',
  bytea: 'Uint8Array',
  'double precision': 'number',
  integer: 'number',
  jsonb: 'unknown',
  real: 'number',
  smallint: 'number',
  'timestamp with time zone': 'Date',
}

function valueType(column: SchemaColumn): string {
  const stated = splitComment(column.about).type
  if (stated) return stated.replace(/ \| null$/, '')
  if (column.oneOf) return column.oneOf.map((value) => `'${value.replaceAll("'", "\\'")}'`).join(' | ')
  if (column.type.endsWith('[]')) return `${plainTypes[column.type.slice(0, -2)] ?? 'string'}[]`
  return plainTypes[column.type] ?? 'string'
}

function namesUsed(column: SchemaColumn): string[] {
  return splitComment(column.about).type?.match(/\b[A-Z]\w*/g) ?? []
}

/** `ts: Citation | null; what it is` has both a type and words. */
export function splitComment(about: string | null): { type: string | null; words: string | null } {
  const parts = /^ts: ([^;]+)(?:;\s*(.*))?$/s.exec(about ?? '')
  return parts ? { type: parts[1]?.trim() ?? null, words: parts[2] || null } : { type: null, words: about }
}
