import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneTimeCode, triesPerCode } from './one-time-code.ts'

test('the code is taken however it is typed', () => {
  const announced: string[] = []
  const code = oneTimeCode((one) => announced.push(one))
  const [given = ''] = announced
  assert.match(given, /^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/)
  for (const typed of [given, given.toLowerCase(), given.replace('-', ''), ` ${given.replace('-', ' - ')} `]) {
    assert.ok(code.matches(typed), typed)
  }
})

test('after ten wrong tries only a new code, announced anew, is taken', () => {
  const announced: string[] = []
  const code = oneTimeCode((one) => announced.push(one))
  for (let tries = 1; tries < triesPerCode; tries += 1) assert.equal(code.matches('AAAA-AAAA'), false)
  assert.equal(announced.length, 1)
  assert.equal(code.matches(''), false)
  assert.equal(announced.length, 2)
  assert.equal(code.matches(announced[0] ?? ''), false)
  assert.ok(code.matches(announced[1] ?? ''))
})
