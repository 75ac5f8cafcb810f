import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockFrom, ClockUnreadable, wallClock } from './office-clock.ts'

test('without a setting the wall clock holds', () => {
  assert.equal(clockFrom(undefined), wallClock)
  assert.equal(clockFrom(''), wallClock)
})

test('a start and a speed move the office', () => {
  const slow = clockFrom('2026-11-24T09:00:00Z')
  assert.equal(slow.speed, 1)
  assert.ok(Math.abs(slow.now().getTime() - Date.parse('2026-11-24T09:00:00Z')) < 5_000)
  assert.equal(clockFrom('2026-11-24T09:00:00Zx600').speed, 600)
  assert.equal(clockFrom('2026-11-24x3600').speed, 3600)
})

test('what cannot be read is refused with an example', () => {
  for (const text of ['tomorrow', '2026-11-24x0', 'x60', '2026-99-99']) {
    assert.throws(
      () => clockFrom(text),
      (error) => error instanceof ClockUnreadable && error.message.includes('2026-11-24T09:00:00Zx600'),
    )
  }
})

test('a clock of its own can be put forward, never back; the one on the wall cannot', () => {
  const clock = clockFrom('2026-11-24T09:00:00Z')
  clock.putForward?.(new Date('2026-11-27T09:00:00Z'))
  clock.putForward?.(new Date('2026-11-25T09:00:00Z'))
  assert.ok(Math.abs(clock.now().getTime() - Date.parse('2026-11-27T09:00:00Z')) < 5_000)
  assert.equal(wallClock.putForward, undefined)
})
