import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keysTogether } from './desk-keys.ts'

for (const [shown, keys] of Object.entries(keysTogether))
  test(`no letter means two things: ${shown}`, () => {
    assert.deepEqual(
      keys.filter((key, index) => keys.indexOf(key) !== index),
      [],
    )
  })
