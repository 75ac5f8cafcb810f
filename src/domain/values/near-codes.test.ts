import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nearCodes, nearNumbers, numbersWithoutEnds, partOfNumber } from './near-codes.ts'
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

test('a number torn at one end or both leads back to it, and only to what its other end allows', () => {
  const number = makeNumber('B', 2026, 4217)
  const lending = makeNumber('L', 2026, 4217)
  assert.deepEqual(numbersWithoutEnds('B-26-004217'), [number])
  assert.deepEqual(numbersWithoutEnds('b 26 004217'), [number])
  assert.ok(numbersWithoutEnds('26004217').includes(number) && numbersWithoutEnds('26004217').includes(lending))
  assert.deepEqual(numbersWithoutEnds(number.slice(1)), [number])
  for (const whole of [number, '', '2600421', 'THE ERIE CANAL']) assert.deepEqual(numbersWithoutEnds(whole), [])
})

test('a part of a number is four characters or more, and no word', () => {
  assert.equal(partOfNumber('4217-K'), '4217K')
  assert.equal(partOfNumber('b-26-00'), 'B2600')
  for (const none of ['417', 'BOOK', 'B26004217K', '30234000517861', 'canal 1825'])
    assert.equal(partOfNumber(none), null)
})
