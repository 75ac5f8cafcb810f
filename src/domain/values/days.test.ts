import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, dayOf, daysBetween, isDay, startOfDay, writeDay } from './days.ts'

test('days are counted on the calendar, over months and leap years', () => {
  assert.equal(addDays('2027-12-31', 1), '2028-01-01')
  assert.equal(addDays('2028-02-28', 1), '2028-02-29')
  assert.equal(addDays('2026-03-01', -1), '2026-02-28')
  assert.equal(daysBetween('2026-11-24', '2026-12-24'), 30)
})

test('a day begins at the office’s midnight, also when the clocks change', () => {
  assert.equal(dayOf(new Date('2026-11-24T04:59:59Z'), 'America/New_York'), '2026-11-23')
  assert.equal(dayOf(new Date('2026-11-24T05:00:00Z'), 'America/New_York'), '2026-11-24')
  assert.equal(startOfDay('2026-11-01', 'America/New_York').toISOString(), '2026-11-01T04:00:00.000Z')
  assert.equal(startOfDay('2026-11-02', 'America/New_York').toISOString(), '2026-11-02T05:00:00.000Z')
})

test('only days of the calendar are days', () => {
  for (const day of ['2026-11-24', '2028-02-29']) assert.ok(isDay(day))
  for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '24.11.2026', '', '2026-11-24T00:00'])
    assert.ok(!isDay(text))
})

test('a day is written shortly, with its year when that is another', () => {
  assert.equal(writeDay('2026-11-26', '2026-11-24'), 'Thu 26 Nov')
  assert.equal(writeDay('2027-01-08', '2026-11-24'), 'Fri 8 Jan 2027')
})
