import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  checkCharacter,
  makeNumber,
  readEntryNumber,
  readNumber,
  writeEntryNumber,
  writeNumber,
} from './request-number.ts'

test('the check character is that of ISO 7064 MOD 37,36', () => {
  assert.equal(checkCharacter('B26004217'), 'K')
  assert.equal(makeNumber('B', 2026, 4217), 'B26004217K')
  assert.equal(writeNumber('B26004217K'), 'B-26-004217-K')
})

test('a number is read with or without hyphens, in any case', () => {
  for (const text of ['B-26-004217-K', 'b26004217k', ' B26-004217K ']) assert.equal(readNumber(text), 'B26004217K')
  for (const text of ['B-26-004217-L', 'B-26-00421-K', 'X26004217K', '', 'B26004271K'])
    assert.equal(readNumber(text), null)
})

test('every single wrong digit is caught', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 9 }),
      (running, place, shift) => {
        const number = makeNumber('L', 2026, running)
        const wrong = String((Number(number[place]) + shift) % 10)
        assert.equal(readNumber(number.slice(0, place) + wrong + number.slice(place + 1)), null)
      },
    ),
  )
})

test('of swapped neighbours at most one in fifty passes (the standard promises nearly all, not all)', () => {
  let swaps = 0
  let passed = 0
  for (let running = 0; running < 20_000; running += 7) {
    const number = makeNumber('B', 2026, running)
    for (let place = 1; place < 8; place += 1) {
      if (number[place] === number[place + 1]) continue
      swaps += 1
      if (
        readNumber(
          number.slice(0, place) + number.charAt(place + 1) + number.charAt(place) + number.slice(place + 2),
        ) !== null
      )
        passed += 1
    }
  }
  assert.ok(passed / swaps < 0.02, `${passed} of ${swaps}`)
})

test('an entry has the request’s number and its own', () => {
  assert.equal(writeEntryNumber('B26004217K', 2), 'B-26-004217-K.2')
  assert.deepEqual(readEntryNumber('b26004217k.12'), { number: 'B26004217K', n: 12 })
  assert.equal(readEntryNumber('B-26-004217-K'), null)
  assert.equal(readEntryNumber('231200417.1'), null)
})
