import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeNumber, readNumber, writeNumber } from '../../../domain/values/request-number.ts'
import { moverBy } from './move-days.ts'

const first = makeNumber('B', 2025, 1)
const second = makeNumber('B', 2026, 1)
const requests = [
  { number: first, createdAt: '2025-12-30 15:00:00+00' },
  { number: second, createdAt: '2026-01-02 15:00:00+00' },
]

test('days and moments go as many days on, at the same hour of the office’s clock', () => {
  const mover = moverBy(120, [], [])
  assert.equal(mover.day('2025-12-30'), '2026-04-29')
  // Ten in the morning in New York, in winter and in summer.
  assert.equal(mover.instant('2025-12-30 15:00:00+00'), '2026-04-29T14:00:00.000Z')
})

test('numbers follow the calendar they come to, and their check characters are right', () => {
  const mover = moverBy(10, requests, [{ number: 'P2500007', createdAt: '2025-12-31 15:00:00+00' }])
  const said = mover.words(`${writeNumber(first)} and ${second} in P2500007 by 2025-12-30`)
  const expected = [makeNumber('B', 2026, 1), makeNumber('B', 2026, 2)]
  assert.equal(said, `${writeNumber(expected[0] ?? '')} and ${expected[1]} in P2600001 by 2026-01-09`)
  assert.ok(expected.every((one) => readNumber(one) === one))
  assert.deepEqual(mover.lastNumbers, [{ letter: 'B', year: 2026, last: 2 }])
})

test('over a new year the numbers begin again', () => {
  const mover = moverBy(-1, requests, [])
  assert.deepEqual(mover.lastNumbers, [
    { letter: 'B', year: 2025, last: 1 },
    { letter: 'B', year: 2026, last: 1 },
  ])
})

test('moments inside texts move with the rest, and other words stay', () => {
  const mover = moverBy(1, [], [])
  assert.equal(
    mover.words('<t>2026-03-01T12:00:00.5Z</t> 2026-03-01 B261234 page 2026-1'),
    '<t>2026-03-02T12:00:00.500Z</t> 2026-03-02 B261234 page 2026-1',
  )
})
