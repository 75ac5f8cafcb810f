import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOverdue, knownState, labelOfEvent, owedStates, piecesAhead, statesWhere } from './standing.ts'

test('a due date counts while a piece is in somebody’s keeping, not before it came and not on its way home', () => {
  const loan = { kind: 'borrowing', service: 'loan', dueOn: '2026-11-23' } as const
  const late = ['received', 'routed', 'on_shelf', 'out', 'coming_back', 'back']
  for (const state of ['new', 'sent', 'shipped', ...late, 'returned', 'lost', 'closed']) {
    assert.equal(isOverdue({ ...loan, state }, '2026-11-24'), late.includes(state), state)
  }
  assert.equal(isOverdue({ ...loan, state: 'out' }, '2026-11-23'), false, 'not on the day itself')
  assert.equal(isOverdue({ ...loan, dueOn: null, state: 'out' }, '2026-11-24'), false)
  assert.equal(
    isOverdue({ kind: 'lending', service: 'loan', state: 'shipped', dueOn: '2026-11-23' }, '2026-11-24'),
    true,
  )
  assert.deepEqual(
    owedStates.map((one) => `${one.kind} ${one.service}`),
    ['borrowing loan', 'lending loan', 'facility loan'],
  )
})

test('the states of a stage are those of every life', () => {
  const late = statesWhere((row) => row.stage === 'late')
  assert.deepEqual(
    late.map((one) => [one.kind, one.states]),
    [
      ['borrowing', ['lost']],
      ['lending', ['lost']],
      ['facility', ['lost']],
    ],
  )
})

test('a loan answered as a copy keeps the words of its past', () => {
  const copy = { kind: 'lending', service: 'copy' } as const
  assert.equal(labelOfEvent(copy, 'answerWithCopy'), 'Answer with a copy')
  assert.equal(labelOfEvent(copy, 'undo'), 'Undone')
  assert.equal(knownState(copy, 'ready')?.label, 'Ready')
  assert.equal(knownState(copy, 'nothing'), null)
})

test('pieces ahead are those further on than the request', () => {
  const set = { kind: 'borrowing', service: 'loan', state: 'shipped' } as const
  assert.equal(piecesAhead(set, ['to_us', 'office', 'lost']), 1)
  assert.equal(piecesAhead({ ...set, state: 'new' }, []), 0)
})
