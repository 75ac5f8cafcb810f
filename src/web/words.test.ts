import assert from 'node:assert/strict'
import { test } from 'node:test'
import { moneyWords, thousandsApart } from './words.ts'

test('dollars have their sign before them, another money its code behind, and what stands beside a sign neither', () => {
  assert.equal(moneyWords(1200, 'USD'), '$12.00')
  assert.equal(moneyWords(5, 'USD'), '$0.05')
  assert.equal(moneyWords(1250, 'CAD'), '12.50 CAD')
  assert.equal(moneyWords(1250, null), '12.50')
})

test('a figure has its thousands apart, and its cents and sign as they were', () => {
  const read = ['', '7', '999', '1234', '$5498.38', '-$1234567.05', '$0.05'].map(thousandsApart)
  assert.deepEqual(read, ['', '7', '999', '1,234', '$5,498.38', '-$1,234,567.05', '$0.05'])
})
