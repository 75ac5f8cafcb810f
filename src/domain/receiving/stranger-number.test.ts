import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readStrangerNumber } from './stranger-number.ts'

test('the number of what belongs to nobody is read as it stands on the slip and as people type it', () => {
  for (const typed of ['X-26-00001', 'x2600001', 'X 26 00001', 'X26-00001'])
    assert.equal(readStrangerNumber(typed), 'X-26-00001', typed)
  for (const other of ['X-26-0001', 'B-26-000001-X', '2600001', 'XX-26-00001'])
    assert.equal(readStrangerNumber(other), null)
})
