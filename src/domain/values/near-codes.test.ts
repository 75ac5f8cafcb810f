import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nearCodes, nearNumbers } from './near-codes.ts'
import { makeNumber } from './request-number.ts'

test('a misread digit, a swap and a wrong check character lead back to the number', () => {
  const number = makeNumber('B', 2026, 4217)
  for (const read of ['B26004317K', 'B26002417K', 'B-26-004217-X', '826004217K'])
    assert.ok(nearNumbers(read).includes(number), read)
  assert.deepEqual(
    nearNumbers('B26004317K').filter((one) => one === 'B26004317K'),
    [],
  )
})

test('what is no number of ours has no near numbers', () => {
  for (const read of ['', 'B26', '231200417', 'THE ERIE CANAL']) assert.deepEqual(nearNumbers(read), [])
})

test('near codes are one slip away and never the code itself', () => {
  const near = nearCodes('30234000517861')
  assert.ok(near.includes('30234000517801'))
  assert.ok(near.includes('30234000157861'))
  assert.ok(!near.includes('30234000517861'))
  assert.deepEqual(nearCodes('12'), [])
})
