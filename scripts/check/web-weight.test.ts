import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { weighWeb } from './web-weight.ts'

const size = (text: string): number => gzipSync(text).length

test('the first load is the entry and all it imports; a screen adds what that has not', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'keuka-weight-'))
  t.after(() => rmSync(folder, { recursive: true }))
  assert.equal(weighWeb(folder), null, 'nothing is built there')

  const files = {
    'main.js': 'main',
    'parts.js': 'parts of everybody',
    'today.js': 'today',
    'row.js': 'a row',
    'a.css': 'a{}',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  mkdirSync(join(folder, '.vite'))
  writeFileSync(
    join(folder, '.vite/manifest.json'),
    JSON.stringify({
      'index.html': { file: 'main.js', isEntry: true, imports: ['parts'], css: ['a.css'], dynamicImports: ['today'] },
      parts: { file: 'parts.js', imports: ['index.html'] },
      today: { file: 'today.js', name: 'TodayScreen', isDynamicEntry: true, imports: ['row', 'parts'] },
      row: { file: 'row.js' },
    }),
  )
  assert.deepEqual(weighWeb(folder), {
    scripts: size(files['main.js']) + size(files['parts.js']),
    styles: size(files['a.css']),
    later: [{ name: 'TodayScreen', scripts: size(files['today.js']) + size(files['row.js']) }],
  })
})
