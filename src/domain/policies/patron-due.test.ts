import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultPolicy } from './policy.ts'
import { isShort, patronDue, type Way } from './patron-due.ts'

const way: Way = {
  vanDays: null,
  mailDays: null,
  dueMeans: 'check_in_here',
  pickupClosures: [],
  officeClosures: [],
  lenderClosures: [],
}
const policy = { vanDays: 2, packingDays: 1, mailDays: 5 }
const closed = (startsOn: string, endsOn = startsOn) => ({ startsOn, endsOn })

// oxfmt-ignore
const cases: readonly (readonly [what: string, lender: string, way: Partial<Way>, patron: string])[] = [
  ['two days by van, one to pack',                              '2026-12-17', {}, '2026-12-14'],
  ['a library further off',                                     '2026-12-17', { vanDays: 4 }, '2026-12-12'],
  ['a library next door',                                       '2026-12-17', { vanDays: 0 }, '2026-12-16'],
  ['the lender wants it in its hands',                          '2026-12-17', { dueMeans: 'in_their_hands' }, '2026-12-09'],
  ['a lender further off',                                      '2026-12-17', { dueMeans: 'in_their_hands', mailDays: 8 }, '2026-12-06'],
  ['days in the mail count only where they matter',             '2026-12-17', { mailDays: 8 }, '2026-12-14'],
  ['the library is closed that day',                            '2026-12-17', { pickupClosures: [closed('2026-12-14')] }, '2026-12-13'],
  ['closed for a week, and the day before that',                '2026-12-17', { pickupClosures: [closed('2026-12-08', '2026-12-14'), closed('2026-12-07')] }, '2026-12-06'],
  ['the van does not go and nobody packs while the office is closed', '2027-01-04', { officeClosures: [closed('2026-12-24', '2027-01-03')] }, '2026-12-21'],
  ['the lender’s own day falls into the closing',               '2026-12-28', { officeClosures: [closed('2026-12-24', '2027-01-03')] }, '2026-12-20'],
  ['the lender is closed on its own day',                       '2026-12-27', { dueMeans: 'in_their_hands', lenderClosures: [closed('2026-12-18', '2027-01-03')] }, '2026-12-09'],
  ['the lender’s closing is nothing to what is checked in here', '2026-12-17', { lenderClosures: [closed('2026-12-17')] }, '2026-12-14'],
  ['the library is closed on Sundays and Mondays',              '2026-12-17', { pickupClosures: [{ startsOn: '2026-01-01', endsOn: '2026-12-31', weekdays: ['sun', 'mon'] }] }, '2026-12-12'],
  ['over the end of February',                                  '2028-03-02', {}, '2028-02-28'],
]
for (const [what, lender, some, patron] of cases)
  test(`the patron’s day: ${what}`, () => assert.equal(patronDue(lender, { ...way, ...some }, policy), patron))

test('a library that never opens has no better day than the one reckoned', () => {
  assert.equal(
    patronDue('2026-12-17', { ...way, pickupClosures: [closed('0001-01-01', '2026-12-31')] }, policy) <= '2026-12-14',
    true,
  )
})

test('fewer than seven days are too few', () => {
  assert.deepEqual(
    ['2026-11-30', '2026-12-01'].map((day) => isShort(day, '2026-11-24', defaultPolicy)),
    [true, false],
  )
})
