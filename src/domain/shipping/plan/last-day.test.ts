import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Calendar } from '../../calendar/open-days.ts'
import { postal } from '../../calendar/open-days.ts'
import { usualWeek } from '../../desk/staffed.ts'
import { usualShipping } from '../shipping-settings.ts'
import { leavesInTime, type Way } from './last-day.ts'

const closures = [{ startsOn: '2026-12-24', endsOn: '2027-01-03' }]
const days = { firstDay: '2026-11-24', settings: usualShipping, week: usualWeek, closures }
const theirs = [{ startsOn: '2026-12-19', endsOn: '2027-01-02' }]
const mondays: Calendar = { weekdays: ['mon'] }
const post: readonly Way[] = [{ days: 5, calendars: [postal], delivers: [postal] }]

// oxfmt-ignore
const cases = [
  ['two days after it, where it means checked in here', '2026-12-15', 'check_in_here',  [],     post, '2026-12-17'],
  ['a Sunday is worked back',                            '2026-12-18', 'check_in_here',  [],     post, '2026-12-18'],
  ['so is a day within our closing',                     '2026-12-31', 'check_in_here',  [],     post, '2026-12-23'],
  ['in their hands: the mail before it',                 '2026-12-16', 'in_their_hands', [],     post, '2026-12-11'],
  ['in their hands, and they are closed',                '2026-12-31', 'in_their_hands', theirs, post, '2026-12-11'],
  ['a holiday of the post',                              '2026-12-01', 'in_their_hands', [],     post, '2026-11-25'],
  ['no mail comes on a Sunday: there the day before',    '2026-12-20', 'in_their_hands', [],     post, '2026-12-14'],
  ['the quicker of two ways, on the day it goes',        '2026-12-16', 'in_their_hands', [],     [...post, { days: 1, calendars: [mondays], delivers: [] }], '2026-12-14'],
] as const
for (const [what, due, dueMeans, theirClosures, ways, day] of cases)
  test(`it leaves by: ${what}`, () =>
    assert.equal(leavesInTime(due, { dueMeans, closures: theirClosures }, ways, days), day))
