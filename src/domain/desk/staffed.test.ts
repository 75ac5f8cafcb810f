import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hoursOn, lastStaffedHour, usualWeek, type Desk } from './staffed.ts'

const desk: Desk = { week: usualWeek, closures: [], timeZone: 'America/New_York' }
const closed = (startsOn: string, endsOn: string): Desk => ({ ...desk, closures: [{ startsOn, endsOn }] })

// oxfmt-ignore
const cases: readonly (readonly [what: string, day: string, desk: Desk, instant: string | null])[] = [
  ['a staffed day is its own',                 '2026-11-24', desk,                                '2026-11-24T19:00:00.000Z'],
  ['a Sunday falls back to the Friday',        '2026-11-29', desk,                                '2026-11-27T19:00:00.000Z'],
  ['a holiday falls back to the day before',   '2026-11-26', closed('2026-11-26', '2026-11-27'),  '2026-11-25T19:00:00.000Z'],
  ['a closure and a week-end together',        '2026-11-29', closed('2026-11-26', '2026-11-27'),  '2026-11-25T19:00:00.000Z'],
  ['in summer time',                           '2026-07-01', desk,                                '2026-07-01T18:00:00.000Z'],
  ['nobody is ever there',                     '2026-07-01', closed('2026-01-01', '2026-12-31'),  null],
]

for (const [what, day, at, instant] of cases)
  test(`the last staffed hour: ${what}`, () => {
    assert.equal(lastStaffedHour(day, at)?.toISOString() ?? null, instant)
  })

test('each weekday has its own hours', () => {
  const week = { ...usualWeek, sat: { from: '10:00', until: '12:30' } }
  assert.deepEqual(hoursOn('2026-11-28', { week, closures: [] }), { from: '10:00', until: '12:30' })
  assert.equal(lastStaffedHour('2026-11-29', { ...desk, week })?.toISOString(), '2026-11-28T17:30:00.000Z')
})
