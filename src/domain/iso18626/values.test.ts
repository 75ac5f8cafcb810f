import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, maxSafeInteger, property } from 'fast-check'
import { carriable, decimalOf, readBoolean, readCents, readDateTime, readInteger } from './values.ts'

test('instants in every form partners use', () => {
  const cases: readonly (readonly [string, string | null, boolean])[] = [
    ['2026-11-24T13:30:45Z', '2026-11-24T13:30:45Z', false],
    ['2026-11-24T13:30:45.657Z', '2026-11-24T13:30:45.657Z', false],
    ['2024-12-12T20:12:00.62959771Z', '2024-12-12T20:12:00.62959771Z', false],
    ['2024-12-12T20:12:00.629597713999Z', '2024-12-12T20:12:00.629597713Z', false],
    ['2026-11-24T13:30:45-05:00', '2026-11-24T18:30:45Z', false],
    [' 2026-11-24T13:30:45+00:00\n', '2026-11-24T13:30:45Z', false],
    ['2026-11-24T13:30:45+0000', '2026-11-24T13:30:45Z', true],
    ['2026-11-24T13:30:45-0530', '2026-11-24T19:00:45Z', true],
    ['2026-11-24T13:30:45', '2026-11-24T13:30:45Z', true],
    ['2026-11-24T13:30Z', '2026-11-24T13:30:00Z', true],
    ['2026-11-24', '2026-11-24T00:00:00Z', true],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z', false],
    ['2026-12-31T24:00:00Z', '2027-01-01T00:00:00Z', false],
    ['2026-12-31T24:00:01Z', null, false],
    ['2026-02-30T00:00:00Z', null, false],
    ['9999-12-31T23:59:59-05:00', null, false],
    ['0001-01-01T00:00:00+05:00', null, false],
    ['_TIMESTAMP_', null, false],
    ['next Tuesday', null, false],
    ['', null, false],
  ]
  for (const [text, value, isNoted] of cases) {
    const read = readDateTime(text)
    assert.equal(read?.value ?? null, value, text)
    assert.equal(read?.note !== undefined, isNoted, text)
  }
})

test('amounts in whole cents', () => {
  const cases: readonly (readonly [string, number | null])[] = [
    ['35', 3500],
    ['15.00', 1500],
    ['99.99', 9999],
    ['.5', 50],
    ['5.', 500],
    ['+1.10', 110],
    ['-2.05', -205],
    ['-0.00', 0],
    ['0.005', 1],
    ['1.2349', 123],
    ['.', null],
    ['', null],
    ['1,50', null],
    ['1e3', null],
    ['USD 5', null],
    ['99999999999999999999', null],
  ]
  for (const [text, cents] of cases) assert.equal(readCents(text)?.value ?? null, cents, text)
  assert.equal(readCents('0.005')?.note, 'an amount finer than cents, rounded')
  assert.equal(readCents('1.500')?.note, undefined)
})

test('cents come back from the decimal they were written as', () => {
  check(
    property(maxSafeInteger(), (cents) => {
      const written = decimalOf(cents)
      assert.match(written, /^-?\d+\.\d\d$/)
      assert.equal(readCents(written)?.value, cents === 0 ? 0 : cents)
    }),
  )
})

test('numbers and truths', () => {
  assert.equal(readInteger('+7'), 7)
  assert.equal(readInteger('-0'), 0)
  assert.equal(readInteger('1.5'), null)
  assert.equal(readInteger('99999999999999999999'), null)
  assert.equal(readBoolean(' 1 '), true)
  assert.equal(readBoolean('false'), false)
  assert.equal(readBoolean('yes'), null)
})

test('a text keeps all that XML can carry', () => {
  assert.equal(carriable('ملخص 😀\t\r\n'), 'ملخص 😀\t\r\n')
  assert.equal(carriable('a\u0000b\u001Fc\uFFFEd\uD800e'), 'a\uFFFDb\uFFFDc\uFFFDd\uFFFDe')
})
