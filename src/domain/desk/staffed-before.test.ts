import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneStaffedDayBefore, usualWeek } from './staffed.ts'

const closed = (day: string) => [{ startsOn: day, endsOn: day }]
// The last day, what is closed, and from when on it is said.
const cases: readonly (readonly [string, string | null, string])[] = [
  ['2026-11-26', null, '2026-11-25'],
  ['2026-11-30', null, '2026-11-27'],
  ['2026-11-29', null, '2026-11-26'],
  ['2026-11-30', '2026-11-27', '2026-11-26'],
  ['2026-11-30', '2026-11-30', '2026-11-26'],
]

test('one staffed day before what ends with a day', () => {
  for (const [day, shut, from] of cases)
    assert.equal(
      oneStaffedDayBefore(day, { week: usualWeek, closures: shut === null ? [] : closed(shut) }),
      from,
      `${day} ${shut ?? ''}`,
    )
  const nobody = { mon: null, tue: null, wed: null, thu: null, fri: null, sat: null, sun: null }
  assert.equal(oneStaffedDayBefore('2026-11-26', { week: nobody, closures: [] }), '2026-11-25')
})
