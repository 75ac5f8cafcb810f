import assert from 'node:assert/strict'
import { test } from 'node:test'
import { worldshareReader } from '../../domain/assumptions/worldshare.ts'
import { calendarOf, endOfDay, respondBy, workingDaysLater } from './calendar.ts'

const calendar = calendarOf(worldshareReader())
const at = (text: string): number => Date.parse(text)
const iso = (ms: number): string => new Date(ms).toISOString()

const later: readonly (readonly [string, number, string])[] = [
  // Monday, four working days.
  ['2026-11-16T15:00:00Z', 4, '2026-11-20T15:00:00.000Z'],
  // Tuesday before Thanksgiving (26 November 2026): the 26th and 27th do not count.
  ['2026-11-24T15:00:00Z', 4, '2026-12-02T15:00:00.000Z'],
  // Friday: the weekend does not count.
  ['2026-11-13T15:00:00Z', 1, '2026-11-16T15:00:00.000Z'],
]
for (const [from, days, until] of later) {
  test(`${days} working days after ${from}`, () => assert.equal(iso(workingDaysLater(at(from), days, calendar)), until))
}

test('Christmas Eve, Christmas and the last day of the year do not count', () => {
  assert.equal(iso(workingDaysLater(at('2026-12-23T15:00:00Z'), 4, calendar)), '2027-01-04T15:00:00.000Z')
})

test('one day to respond is until midnight in the East', () => {
  assert.equal(iso(respondBy(at('2026-11-16T15:00:00Z'), 1, calendar)), '2026-11-17T05:00:00.000Z')
  assert.equal(iso(respondBy(at('2026-11-14T15:00:00Z'), 1, calendar)), '2026-11-17T05:00:00.000Z')
})

test('with the other set weekends count', () => {
  const other = calendarOf(worldshareReader({}, 'other'))
  assert.equal(iso(workingDaysLater(at('2026-11-13T15:00:00Z'), 2, other)), '2026-11-15T15:00:00.000Z')
  assert.equal(iso(endOfDay(at('2026-11-13T15:00:00Z'), other)), '2026-11-14T00:00:00.000Z')
})
