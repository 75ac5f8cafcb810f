import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Status } from './codes.ts'
import { serviceTypes, statuses } from './codes.ts'
import { canHave, isFinal, mayFollow, mayFollowSkipping } from './follow.ts'

// Written out by hand from section 7 of the notes on ISO 18626, so that the table is not tested against itself.
const expected: readonly (readonly [Status | null, string])[] = [
  [null, 'RequestReceived ExpectToSupply WillSupply RetryPossible Unfilled Loaned CopyCompleted Cancelled'],
  ['RequestReceived', 'ExpectToSupply WillSupply RetryPossible Unfilled Loaned CopyCompleted Cancelled'],
  ['ExpectToSupply', 'WillSupply RetryPossible Unfilled Loaned CopyCompleted Cancelled'],
  ['WillSupply', 'WillSupply RetryPossible Unfilled Loaned CopyCompleted Cancelled'],
  ['Loaned', 'Overdue Recalled HoldReturn Loaned LoanCompleted CompletedWithoutReturn'],
  ['Overdue', 'Loaned Recalled HoldReturn LoanCompleted CompletedWithoutReturn'],
  ['Recalled', 'Overdue LoanCompleted CompletedWithoutReturn'],
  ['HoldReturn', 'ReleaseHoldReturn'],
  ['ReleaseHoldReturn', 'Overdue Recalled HoldReturn Loaned LoanCompleted CompletedWithoutReturn'],
  ['RetryPossible', ''],
  ['Unfilled', ''],
  ['CopyCompleted', ''],
  ['LoanCompleted', ''],
  ['CompletedWithoutReturn', ''],
  ['Cancelled', ''],
]

test('the statuses a lender may say next', () => {
  assert.equal(expected.length, statuses.length + 1)
  for (const [from, next] of expected) {
    const may = statuses.filter((to) => mayFollow(from, to)).toSorted()
    assert.deepEqual(may, next.split(' ').filter(Boolean).toSorted(), `after ${from ?? 'nothing'}`)
  }
})

test('a status with nothing after it is final', () => {
  const final = expected.flatMap(([from, next]) => (from !== null && next === '' ? [from] : []))
  assert.deepEqual(statuses.filter(isFinal).toSorted(), final.toSorted())
})

test('a step that was not heard of is skipped, never taken back', () => {
  const cases: readonly (readonly [Status | null, Status, boolean])[] = [
    [null, 'Overdue', true],
    ['RequestReceived', 'LoanCompleted', true],
    ['WillSupply', 'Recalled', true],
    ['WillSupply', 'RequestReceived', false],
    ['WillSupply', 'ExpectToSupply', false],
    ['HoldReturn', 'LoanCompleted', true],
    ['HoldReturn', 'WillSupply', false],
    ['Loaned', 'WillSupply', false],
    ['Loaned', 'CopyCompleted', false],
    ['Recalled', 'Loaned', false],
    ['Unfilled', 'Loaned', false],
    ['LoanCompleted', 'Overdue', false],
  ]
  for (const [from, to, may] of cases) assert.equal(mayFollowSkipping(from, to), may, `${from} to ${to}`)
  for (const from of [null, ...statuses]) {
    for (const to of statuses) if (mayFollow(from, to)) assert.ok(mayFollowSkipping(from, to))
  }
})

test('what a copy and a loan can never have', () => {
  const never = serviceTypes.map((service) => [service, statuses.filter((status) => !canHave(service, status))])
  assert.deepEqual(Object.fromEntries(never), {
    Copy: [
      'Loaned',
      'Overdue',
      'Recalled',
      'LoanCompleted',
      'CompletedWithoutReturn',
      'HoldReturn',
      'ReleaseHoldReturn',
    ],
    Loan: ['CopyCompleted'],
    CopyOrLoan: [],
  })
})
