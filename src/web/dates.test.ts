import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayAfter, dayInFull, dayOf, dayWords, distanceWords, timeOf, withDaysInWords } from './dates.ts'

test('a day in words, and how far it is', () => {
  assert.equal(dayWords('2026-11-26', '2026-11-24'), 'Thu 26 Nov')
  assert.equal(dayWords('2027-01-08', '2026-11-24'), 'Fri 8 Jan')
  assert.equal(dayWords('2027-11-26', '2026-11-24'), 'Fri 26 Nov 2027')
  assert.equal(dayInFull('2026-11-26'), 'Thursday 26 November 2026')
  const distances = [-2, -1, 0, 1, 2].map((count) => distanceWords(dayAfter('2026-02-28', count), '2026-02-28'))
  assert.deepEqual(distances, ['2 days ago', 'yesterday', 'today', 'tomorrow', 'in 2 days'])
})

test('days inside a sentence are written out', () => {
  assert.equal(withDaysInWords('overdue since 2026-11-12', '2026-11-24'), 'overdue since Thu 12 Nov')
  assert.equal(withDaysInWords('ISBN 978-0-8156-0270-5', '2026-11-24'), 'ISBN 978-0-8156-0270-5')
})

test('an instant is a day and a time at the office, whatever the browser’s zone', () => {
  assert.equal(dayOf('2026-11-24T03:30:00Z', 'America/New_York'), '2026-11-23')
  assert.equal(timeOf('2026-11-24T05:07:00Z', 'America/New_York'), '00:07')
})
