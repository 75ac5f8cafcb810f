import assert from 'node:assert/strict'
import { test } from 'node:test'
import { worldshareReader, type WorldshareAssumed } from '../assumptions/worldshare.ts'
import { addWorkingDays, movesOn, type Standing } from './aging.ts'

const assumed = worldshareReader()
/** Tuesday before Thanksgiving, ten in the morning in New York. */
const standing: Standing = {
  status: 'submitted',
  since: new Date('2026-11-24T15:00:00Z'),
  service: 'loan',
  daysToRespond: 4,
  respondBy: null,
  neededBy: null,
  dueOn: null,
}

const days: readonly (readonly [string, number, string])[] = [
  ['2026-11-24', 0, '2026-11-24'],
  ['2026-11-24', 1, '2026-11-25'],
  // Thursday is Thanksgiving, Friday does not count either.
  ['2026-11-24', 2, '2026-11-30'],
  ['2026-11-28', 0, '2026-11-30'],
  ['2026-12-23', 1, '2026-12-28'],
  ['2026-12-30', 1, '2027-01-04'],
  ['2027-11-24', 1, '2027-11-29'],
]
for (const [from, count, day] of days)
  test(`${count} working days after ${from}`, () => assert.equal(addWorkingDays(from, count, assumed), day))

const cases: readonly (readonly [string, Partial<Standing>, Partial<WorldshareAssumed>, string | null])[] = [
  ['four days to respond, today among them', {}, {}, '2026-12-01'],
  ['one day is until midnight', { daysToRespond: 1 }, {}, '2026-11-24'],
  [
    'late in the evening there it is still the same day',
    { daysToRespond: 1, since: new Date('2026-11-25T04:30:00Z') },
    {},
    '2026-11-24',
  ],
  ['what the network says itself goes first', { respondBy: new Date('2026-12-03T04:00:00Z') }, {}, '2026-12-02'],
  ['weekends count, where they do', {}, { weekendsCount: true }, '2026-11-29'],
  [
    'another holiday',
    { since: new Date('2026-07-02T15:00:00Z'), daysToRespond: 2 },
    { holidays: ['07-03'] },
    '2026-07-06',
  ],
  ['considering moves on all the same', { status: 'considering' }, {}, '2026-12-01'],
  ['considering stops the clock, where it does', { status: 'considering' }, { consideringStops: true }, null],
  ['a conditional', { status: 'conditional' }, {}, '2026-12-02'],
  ['review, needed before', { status: 'review', neededBy: '2026-12-10' }, {}, '2026-12-10'],
  ['review, by an older page', { status: 'review' }, { reviewDays: 14 }, '2026-12-16'],
  ['a copy on its way', { status: 'shipped', service: 'copy' }, {}, '2026-12-07'],
  ['a loan on its way', { status: 'shipped' }, {}, '2026-12-16'],
  ['with the borrower', { status: 'received', dueOn: '2026-12-01' }, {}, '2026-12-21'],
  ['with the borrower, no due date told', { status: 'received' }, {}, null],
  ['on its way home', { status: 'returned' }, {}, '2027-01-13'],
  ['lost, by calendar days', { status: 'lost' }, { problemDaysWork: false }, '2027-05-23'],
  ['overdue stays', { status: 'overdue' }, {}, null],
  ['closed stays', { status: 'closed' }, {}, null],
]
for (const [what, more, own, lastDay] of cases)
  test(what, () => assert.equal(movesOn({ ...standing, ...more }, worldshareReader(own))?.lastDay ?? null, lastDay))

test('what becomes of it is said', () => {
  assert.match(movesOn(standing, assumed)?.then ?? '', /next lender/)
  const conditional = { ...standing, status: 'conditional' } as const
  assert.equal(movesOn(conditional, worldshareReader({ conditionalAgesTo: 'closed' }))?.then, 'it is closed')
})
