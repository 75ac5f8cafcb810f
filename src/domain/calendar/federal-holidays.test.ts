import assert from 'node:assert/strict'
import { test } from 'node:test'
import { postalHolidayOn, postalHolidays } from './federal-holidays.ts'

// Written down from the Postal Service's calendar, not from the rule.
const in2026 = '01-01 01-19 02-16 05-25 06-19 07-04 09-07 10-12 11-11 11-26 12-25'
const in2027 = '01-01 01-18 02-15 05-31 06-19 07-05 09-06 10-11 11-11 11-25 12-25'
const in2028 = '01-01 01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-11 11-23 12-25'

test('the days without mail of three years', () => {
  for (const [year, days] of [
    [2026, in2026],
    [2027, in2027],
    [2028, in2028],
  ] as const)
    assert.equal(
      postalHolidays(year)
        .map((one) => one.on.slice(5))
        .join(' '),
      days,
    )
})

test('a Sunday holiday is kept on Monday, a Saturday one stays on Saturday', () => {
  assert.equal(postalHolidayOn('2027-07-04'), null)
  assert.equal(postalHolidayOn('2027-07-05')?.name, 'Independence Day')
  assert.equal(postalHolidayOn('2026-07-04')?.name, 'Independence Day')
  assert.equal(postalHolidayOn('2026-07-03'), null)
})

test('a holiday younger than the year is none', () => assert.equal(postalHolidayOn('2020-06-19'), null))
