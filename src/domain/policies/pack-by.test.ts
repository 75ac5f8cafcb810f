import assert from 'node:assert/strict'
import { test } from 'node:test'
import { workdays } from '../calendar/week.ts'
import { packBy } from './pack-by.ts'

const office = { weekdays: workdays, closures: [{ startsOn: '2026-12-24', endsOn: '2027-01-03' }] }
const closed = [{ startsOn: '2026-12-19', endsOn: '2027-01-02' }]

// oxfmt-ignore
const cases = [
  ['on the day itself',                      '2026-12-17', 'check_in_here', [], '2026-12-17'],
  ['a Sunday is worked back',                '2026-12-20', 'check_in_here', [], '2026-12-18'],
  ['so is a day within our closing',         '2026-12-31', 'check_in_here', [], '2026-12-23'],
  ['in their hands: the mail before it',     '2026-12-17', 'in_their_hands', [], '2026-12-11'],
  ['in their hands, and they are closed',    '2026-12-31', 'in_their_hands', closed, '2026-12-11'],
] as const
for (const [what, due, dueMeans, lenderClosures, day] of cases)
  test(`packed by: ${what}`, () => assert.equal(packBy(due, { dueMeans, mailDays: 5, lenderClosures }, office), day))
