// How heavy the workbench is for a browser that has nothing of it yet.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { kilobytes, type Section } from './figures.ts'

const folder = 'dist/web'

export function benchWeights(): Section {
  const base = { title: 'Weight of the workbench', columns: ['', 'kB, gzip'], aims: [] }
  if (!existsSync(join(folder, 'index.html')))
    return { ...base, rows: [], notes: ['Not built here: `npm run build` first.'] }
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const first = [...page.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map((found) => found[1] ?? '')
  const files = globSync('**/*.{js,css,svg,woff2,html}', { cwd: folder })
  const weigh = (names: readonly string[]): string =>
    kilobytes(names.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0))
  return {
    ...base,
    rows: [
      ['first page: HTML', weigh(['index.html'])],
      ['first page: scripts', weigh(first.filter((name) => name.endsWith('.js')))],
      ['first page: styles', weigh(first.filter((name) => name.endsWith('.css')))],
      ['everything', weigh(files)],
    ],
    notes: [],
  }
}
