// How heavy the built workbench is, off the manifest of the build: what everybody loads first, and what a screen adds.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'

export const webFolder = 'dist/web'
/** Scripts of the first load, in kB of 1000 bytes, gzip. */
export const mostFirstLoad = 300

const chunk = z.object({
  file: z.string(),
  name: z.string().optional(),
  isEntry: z.boolean().optional(),
  isDynamicEntry: z.boolean().optional(),
  imports: z.array(z.string()).optional(),
  css: z.array(z.string()).optional(),
})
const manifestShape = z.record(z.string(), chunk)
type Manifest = z.infer<typeof manifestShape>

export interface WebWeight {
  /** Bytes, gzip. */
  readonly scripts: number
  readonly styles: number
  /** Chunks asked for when they are needed: with what they import and the first load has not, the heaviest first. */
  readonly later: readonly { readonly name: string; readonly scripts: number }[]
}

/** Null where nothing is built. */
export function weighWeb(folder: string = webFolder): WebWeight | null {
  const file = join(folder, '.vite/manifest.json')
  if (!existsSync(file)) return null
  const manifest = manifestShape.parse(JSON.parse(readFileSync(file, 'utf8')))
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry)
  if (entries.length === 0) throw new Error(`${file} names no entry`)
  const first = reach(manifest, entries)
  const weigh = (files: Iterable<string>): number =>
    [...new Set(files)].reduce((sum, one) => sum + gzipSync(readFileSync(join(folder, one))).length, 0)
  const filesOf = (keys: Iterable<string>): string[] => [...keys].flatMap((key) => manifest[key]?.file ?? [])
  const later = Object.entries(manifest)
    .filter(([, one]) => one.isDynamicEntry)
    .map(([key, one]) => ({
      name: one.name ?? key,
      scripts: weigh(filesOf([...reach(manifest, [key])].filter((needed) => !first.has(needed)))),
    }))
  return {
    scripts: weigh(filesOf(first)),
    styles: weigh([...first].flatMap((key) => manifest[key]?.css ?? [])),
    later: later.toSorted((a, b) => b.scripts - a.scripts),
  }
}

/** A chunk and all that it imports at once. */
function reach(manifest: Manifest, keys: readonly string[]): Set<string> {
  const found = new Set<string>()
  const waiting = [...keys]
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (found.has(key)) continue
    found.add(key)
    waiting.push(...(manifest[key]?.imports ?? []))
  }
  return found
}
