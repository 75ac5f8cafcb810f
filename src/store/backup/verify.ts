import { BackupRefused, errorCode } from '../errors.ts'
import { readArchive, readWhole } from './archive.ts'
import { lineCounter } from './checksums.ts'
import { homeFolders, streamSum } from './home-files.ts'
import { headSchema, backupFormat, manifestSchema, type Manifest } from './manifest.ts'

/** Reads a backup to its end and compares every checksum, before anything living is touched. */
export async function verifyBackup(file: string): Promise<Manifest> {
  try {
    return await readAll(file)
  } catch (error) {
    throw inWords(error, file)
  }
}

/** `tables/request/000003.jsonl` → `request` */
export function tableOf(name: string): string | undefined {
  return /^tables\/([a-z0-9_]+)\/\d{6}\.jsonl$/.exec(name)?.[1]
}

export function isHomeFile(name: string): boolean {
  const [folder, ...rest] = name.split('/')
  return (
    homeFolders.some((known) => known === folder) &&
    rest.length > 0 &&
    rest.every((part) => part !== '' && part !== '.' && part !== '..' && !part.includes('\\'))
  )
}

/** The lines of one piece of a table. */
export function linesOf(text: string): string[] {
  return text.split('\n').slice(0, -1)
}

async function readAll(file: string): Promise<Manifest> {
  const tables = new Map<string, ReturnType<typeof lineCounter>>()
  const files: Manifest['files'] = {}
  let manifest: Manifest | undefined
  let isFirst = true
  for await (const { name, body } of readArchive(file)) {
    const table = tableOf(name)
    if (isFirst) checkHead(name, await readWhole(body))
    else if (manifest) throw new Damaged(`there is something after its end: ${name}`)
    else if (name === 'manifest.json') manifest = manifestSchema.parse(JSON.parse(await readWhole(body)))
    else if (table !== undefined) {
      const counter = tables.get(table) ?? lineCounter()
      tables.set(table, counter)
      counter.add(linesOf(await readWhole(body)))
    } else if (isHomeFile(name)) files[name] = await streamSum(body)
    else throw new Damaged(`it holds something unknown: ${name}`)
    isFirst = false
  }
  if (!manifest) throw new Damaged('its end is missing')
  compareTables(manifest, tables)
  compareFiles(manifest, files)
  return manifest
}

class Damaged extends Error {}

function checkHead(name: string, text: string): void {
  if (name !== 'keuka-backup.json') throw new Foreign()
  const { keukaBackup } = headSchema.parse(JSON.parse(text))
  if (keukaBackup > backupFormat)
    throw new BackupRefused('The backup was written by a newer program; restore it with that one.')
}

class Foreign extends Error {}

function compareTables(manifest: Manifest, found: Map<string, ReturnType<typeof lineCounter>>): void {
  for (const [name, expected] of Object.entries(manifest.tables)) {
    const sum = (found.get(name) ?? lineCounter()).sum()
    if (sum.rows !== expected.rows || sum.sha256 !== expected.sha256)
      throw new Damaged(`the rows of ${name} are not the ones that were written`)
    found.delete(name)
  }
  for (const name of found.keys()) throw new Damaged(`the table ${name} is not in its list`)
}

function compareFiles(manifest: Manifest, found: Manifest['files']): void {
  for (const name of new Set([...Object.keys(manifest.files), ...Object.keys(found)])) {
    const expected = manifest.files[name]
    const sum = found[name]
    if (expected?.bytes !== sum?.bytes || expected?.sha256 !== sum?.sha256)
      throw new Damaged(`the file ${name} is not the one that was written`)
  }
}

function inWords(error: unknown, file: string): unknown {
  if (error instanceof BackupRefused) return error
  const code = errorCode(error)
  if (code === 'ENOENT') return new BackupRefused(`There is no file ${file}.`, { cause: error })
  if (code === 'EACCES' || code === 'EISDIR') return new BackupRefused(`${file} cannot be read.`, { cause: error })
  if (error instanceof Foreign || code === 'Z_DATA_ERROR')
    return new BackupRefused(`${file} is not a backup of Keuka, or is damaged; nothing was changed.`, { cause: error })
  const why = error instanceof Damaged ? error.message : 'it is cut short or damaged'
  return new BackupRefused(`The backup ${file} is not whole: ${why}. Nothing was changed.`, { cause: error })
}
