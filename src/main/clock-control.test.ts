import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockControl } from './clock-control.ts'
import { clockFrom, wallClock } from './office-clock.ts'

const later = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"to":"2026-12-01T09:00:00Z"}' }

test('an office with a clock of its own is later at once, and looks what is due; one on the wall has no such door', async () => {
  const clock = clockFrom('2026-11-24T09:00:00Z')
  let woken = 0
  const answer = await clockControl(clock, () => (woken += 1)).request('/clock', later)
  assert.deepEqual([answer.status, woken], [200, 1])
  assert.equal(clock.now().toISOString().slice(0, 10), '2026-12-01')
  assert.equal((await clockControl(wallClock, () => (woken += 1)).request('/clock', later)).status, 404)
  assert.equal(woken, 1)
})
