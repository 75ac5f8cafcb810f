import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { check } from './checks.ts'
import { invalidFiles, sharedFolder } from './pair.ts'
import { namespace } from './schema.ts'
import { readTree } from './tree.ts'

test("the peer's own check agrees with the schema on messages of other systems", (t) => {
  const folder = sharedFolder(t)
  if (folder === undefined) return
  const files = globSync(path.join(folder, 'reference/iso18626/samples/**/*.xml')).toSorted()
  assert.ok(files.length > 100)
  const ours = files.filter((file) => !isWellMade(readFileSync(file, 'utf8')))
  const theirs = [...invalidFiles(folder, files).keys()]
  assert.deepEqual(ours, theirs)
})

function isWellMade(xml: string): boolean {
  const read = readTree(xml)
  if (!('root' in read)) return false
  return read.root.uri === namespace && check(read.root).length === 0
}
