import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readIsbn, readIssn, readOclc, shortIsbn } from './standard-numbers.ts'

test('an ISBN is read in both lengths, and its check digit tried', () => {
  const cases: [string, string | undefined, boolean | undefined][] = [
    ['0-306-40615-2', '9780306406157', true],
    ['978-0-306-40615-7', '9780306406157', true],
    ['080442957x', '9780804429573', true],
    ['978-0-306-40615-8', '9780306406158', false],
    ['0-306-40615-3', '9780306406157', false],
    ['979-10-90636-07-1', '9791090636071', true],
    ['12345', '12345', false],
    ['none', undefined, undefined],
  ]
  for (const [text, bare, addsUp] of cases) {
    const read = readIsbn(text)
    assert.deepEqual([read?.bare, read?.addsUp], [bare, addsUp], text)
  }
})

test('an ISSN is eight digits with a check', () => {
  assert.deepEqual(readIssn('0378-5955'), { bare: '03785955', addsUp: true })
  assert.deepEqual(readIssn('2434-561x'), { bare: '2434561X', addsUp: true })
  assert.equal(readIssn('0378-5954')?.addsUp, false)
})

test('an OCLC number is itself, whatever stands before it', () => {
  for (const text of ['(OCoLC)ocm00012345', 'ocn000012345', 'on0000012345', ' 12345 '])
    assert.equal(readOclc(text), '12345')
  assert.equal(readOclc('B-26-004217-K'), null)
})

test('the short form reads back as the long one, and one wrong digit never adds up', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999_999 }),
      fc.nat(8),
      fc.integer({ min: 1, max: 9 }),
      (nine, place, more) => {
        const digits = String(nine).padStart(9, '0')
        const long = readIsbn(`${digits}0`)?.bare ?? ''
        assert.equal(readIsbn(long)?.addsUp, true)
        const short = shortIsbn(long) ?? ''
        assert.deepEqual(readIsbn(short), { bare: long, addsUp: true })
        const wrong = digits.slice(0, place) + String((Number(digits[place]) + more) % 10) + digits.slice(place + 1)
        assert.equal(readIsbn(wrong + short.slice(9))?.addsUp, false)
      },
    ),
  )
})
