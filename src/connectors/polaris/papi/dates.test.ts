import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDate, readDay } from './dates.ts'

const zone = 'America/New_York'
const moments: readonly [string | null, string | null][] = [
  ['/Date(1642625411380-0500)/', '2022-01-19T20:50:11.380Z'],
  ['/Date(1642625411380)/', '2022-01-19T20:50:11.380Z'],
  ['2022-01-04T14:58:32-0400', '2022-01-04T18:58:32.000Z'],
  ['2022-01-04T14:58:32-04:00', '2022-01-04T18:58:32.000Z'],
  ['2022-01-04T14:58:32Z', '2022-01-04T14:58:32.000Z'],
  ['2026-03-05T10:08:54.857', '2026-03-05T15:08:54.857Z'],
  ['2026-07-05', '2026-07-05T04:00:00.000Z'],
  ['0001-01-01T00:00:00', null],
  ['/Date(-62135596800000-0500)/', null],
  ['2026-02-31T00:00:00', null],
  ['soon', null],
  ['', null],
  [null, null],
]

test('both forms of a date, and what is none', () => {
  for (const [text, expected] of moments)
    assert.equal(readDate(text, zone)?.toISOString() ?? null, expected, String(text))
})

test('a due date is a day at the library, also late in the evening', () => {
  assert.equal(readDay('2026-05-22T23:59:59', zone), '2026-05-22')
  assert.equal(readDay('2026-05-23T03:59:59Z', zone), '2026-05-22')
  assert.equal(readDay('2026-05-22T23:59:59', 'UTC'), '2026-05-22')
  assert.equal(readDay(null, zone), null)
})
