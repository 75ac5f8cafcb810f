import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noHolidayKept } from './no-holiday-kept.ts'

const today = '2026-11-27'
const day = (on: string) => ({ startsOn: on, endsOn: on })
// oxfmt-ignore
const cases = [
  ['no closings',                 [],                                                    true],
  ['an ordinary day alone',       [day('2026-12-01')],                                   true],
  ['a holiday that is over',      [day('2026-11-26')],                                   true],
  ['Christmas',                   [day('2026-12-25')],                                   false],
  ['within a winter break',       [{ startsOn: '2026-12-24', endsOn: '2027-01-03' }],    false],
  ['a holiday of next year only', [day('2027-07-04'), day('2027-07-05')],                false],
] as const
for (const [what, closures, is] of cases)
  test(`no holiday is kept: ${what}`, () => assert.equal(noHolidayKept(closures, today), is))
