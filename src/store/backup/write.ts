import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import { BackupRefused, StoreGone, errorCode } from '../errors.ts'
import { schemaNumber } from '../migrate.ts'
import type { Store, Tx } from '../open.ts'
import { writeArchive, type Archive } from './archive.ts'
import { lineCounter } from './checksums.ts'
import { addFile, filesIn, homeFolders } from './home-files.ts'
import { backupFormat, type Manifest } from './manifest.ts'
import { readLines, readTables, type TableShape } from './tables.ts'

/** One file with everything, from a running office: all tables as they stand at one moment, then the files. On PGlite the office waits meanwhile. */
export async function writeBackup(
  store: Store,
  home: string,
  toFile: string,
  options: { withSecrets: boolean; version: string },
): Promise<Manifest> {
  if (existsSync(toFile)) throw new BackupRefused(`There is already a file ${toFile}; choose another name.`)
  const archive = writeArchive(toFile)
  try {
    await archive.add('keuka-backup.json', json({ keukaBackup: backupFormat }))
    const database = await store.transact((tx) => writeDatabase(tx, archive), {
      isolation: 'repeatable read',
      readOnly: true,
    })
    const files = await writeFiles(archive, home, options.withSecrets)
    const manifest: Manifest = {
      format: backupFormat,
      id: randomUUID(),
      version: options.version,
      madeAt: new Date().toISOString(),
      source: store.kind,
      secrets: options.withSecrets,
      ...database,
      files,
    }
    await archive.add('manifest.json', json(manifest))
    await archive.finish()
    return manifest
  } catch (error) {
    await archive.abandon()
    throw inWords(error, toFile)
  }
}

async function writeDatabase(tx: Tx, archive: Archive): Promise<Pick<Manifest, 'schema' | 'tables' | 'sequences'>> {
  const schema = await schemaNumber(tx)
  if (schema === 0) throw new BackupRefused('The database holds no office yet; there is nothing to back up.')
  const tables: Manifest['tables'] = {}
  for (const table of await readTables(tx)) {
    tables[table.name] = { columns: table.columns.map(({ name }) => name), ...(await writeTable(tx, archive, table)) }
  }
  return { schema, tables, sequences: await readSequences(tx) }
}

const pieceLength = 1_000_000

/** A tar entry states its length in front, so a table is cut into pieces that are held in memory one at a time. */
async function writeTable(tx: Tx, archive: Archive, table: TableShape): Promise<{ rows: number; sha256: string }> {
  const counter = lineCounter()
  let waiting: string[] = []
  let length = 0
  let piece = 0
  const flush = async () => {
    if (waiting.length === 0) return
    piece += 1
    await archive.add(
      `tables/${table.name}/${String(piece).padStart(6, '0')}.jsonl`,
      Buffer.from(`${waiting.join('\n')}\n`),
    )
    waiting = []
    length = 0
  }
  for await (const lines of readLines(tx, table)) {
    counter.add(lines)
    waiting.push(...lines)
    length += lines.reduce((sum, line) => sum + line.length, 0)
    if (length >= pieceLength) await flush()
  }
  await flush()
  return counter.sum()
}

/** Numbers once given out are not given again after a restore, even where the rows are gone. */
async function readSequences(tx: Tx): Promise<Manifest['sequences']> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace order by relname collate "C"`.execute(
    tx,
  )
  const sequences: Manifest['sequences'] = {}
  for (const { name } of rows) {
    const state = await sql<{
      last: number
      used: boolean
    }>`select last_value as last, is_called as used from ${sql.table(name)}`.execute(tx)
    if (state.rows[0]) sequences[name] = { last: state.rows[0].last, used: state.rows[0].used }
  }
  return sequences
}

async function writeFiles(archive: Archive, home: string, withSecrets: boolean): Promise<Manifest['files']> {
  const files: Manifest['files'] = {}
  for (const folder of homeFolders) {
    if (folder === 'secrets' && !withSecrets) continue
    for (const name of await filesIn(home, folder)) {
      const sum = await addFile(archive, home, name)
      if (sum) files[name] = sum
    }
  }
  return files
}

function json(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
}

function inWords(error: unknown, toFile: string): unknown {
  if (error instanceof BackupRefused || error instanceof StoreGone) return error
  const code = errorCode(error)
  if (code === 'ENOSPC')
    return new BackupRefused(`The disk is full; the unfinished backup ${toFile} was removed.`, { cause: error })
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EROFS' || code === 'ENOTDIR') {
    return new BackupRefused(`The backup cannot be written to ${toFile}: the folder is missing or not writable.`, {
      cause: error,
    })
  }
  return error
}
