// Exits 0 when node_modules holds what package-lock.json asks for, without development packages if called with
// `--omit=dev`. Runs on any Node from 20 on, before ours is there.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const packagesIn = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages
const wanted = packagesIn('package-lock.json')
const found = packagesIn('node_modules/.package-lock.json')
const withoutDev = process.argv.includes('--omit=dev')

// Of the optional packages only those made for this kind of machine have to be there.
const isForHere = (entry) => entry.os?.includes(process.platform) && entry.cpu?.includes(process.arch) && !entry.libc
const mayBeAbsent = (entry) =>
  (withoutDev && (entry.dev || entry.devOptional)) || entry.peer || (entry.optional && !isForHere(entry))

const missing = Object.entries(wanted).filter(([path, entry]) => {
  if (path === '') return false
  if (!found[path]) return !mayBeAbsent(entry)
  const same = found[path].version === entry.version && found[path].integrity === entry.integrity
  return !same || !existsSync(join(root, path))
})
process.exitCode = missing.length > 0 ? 1 : 0
