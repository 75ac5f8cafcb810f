import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stepBy, stepsToDo, type Absence } from './absence.ts'

const week: Absence = { startsOn: '2026-12-14', endsOn: '2026-12-18', kind: 'leave', substitute: null }
const all = ['substitute', 'network', 'partners', 'before']

// oxfmt-ignore
const cases: readonly (readonly [what: string, absence: Absence, today: string, done: Parameters<typeof stepsToDo>[1], steps: readonly string[]])[] = [
  ['long before it',              week, '2026-11-22', [], []],
  ['three weeks before it',       week, '2026-11-23', [], all],
  ['some is done',                week, '2026-12-01', ['network', 'before'], ['substitute', 'partners']],
  ['on its last day',             week, '2026-12-18', [], all],
  ['when it is over',             week, '2026-12-19', ['before'], ['after']],
  ['caught up',                   week, '2026-12-19', ['after'], []],
  ['long after it',               week, '2027-01-09', [], []],
  ['somebody stands in',          { ...week, substitute: 'Ada' }, '2026-12-01', [], ['substitute']],
  ['a day’s training',            { ...week, kind: 'training', endsOn: '2026-12-14' }, '2026-12-01', [], ['before']],
]
for (const [what, absence, today, done, steps] of cases)
  test(`to do for an absence: ${what}`, () => assert.deepEqual(stepsToDo(absence, done, today), steps))

test('before it begins, or when it is over', () => {
  assert.equal(stepBy('before', week), '2026-12-13')
  assert.equal(stepBy('after', week), '2026-12-19')
})
