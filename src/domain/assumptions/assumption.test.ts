import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { polarisReader } from './polaris.ts'
import { vendors } from './vendors.ts'

test('every assumption has a second value that differs, a source and a question', () => {
  for (const [vendor, { table }] of Object.entries(vendors)) {
    for (const [key, row] of Object.entries(table)) {
      assert.ok(!isDeepStrictEqual(row.value, row.other), `${vendor}.${key}: both values are the same`)
      assert.match(row.ask, /\?$|^Please /, `${vendor}.${key}: no question`)
      assert.match(row.source, /\S \S/, `${vendor}.${key}: names no page, nor says that none was found`)
    }
  }
})

test('a setting goes before the set', () => {
  assert.equal(polarisReader()('staleDateStatus'), 401)
  assert.equal(polarisReader({}, 'other')('staleDateStatus'), 403)
  assert.equal(polarisReader({ staleDateStatus: 400 }, 'other')('staleDateStatus'), 400)
  assert.equal(polarisReader({ duplicateBarcodePrompt: null })('duplicateBarcodePrompt'), null)
})
