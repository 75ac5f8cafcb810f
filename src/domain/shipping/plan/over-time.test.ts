import assert from 'node:assert/strict'
import { test } from 'node:test'
import { overTime } from './over-time.ts'

const office = {
  handling: {
    minutesPerPackage: 6,
    minutesPerItem: 2,
    minutesPerDay: 60,
    minutesByDate: new Map([['2026-11-25', 9]]),
  },
}

test('the first day that takes more minutes than there are, with both', () => {
  const packages = [
    { date: '2026-11-27', items: Array.from({ length: 40 }, (_, n) => String(n)) },
    { date: '2026-11-25', items: ['a', 'b'] },
    { date: '2026-11-24', items: ['c'] },
  ]
  assert.deepEqual(overTime({ office }, packages), { on: '2026-11-25', needed: 10, there: 9 })
  assert.deepEqual(overTime({ office }, packages.slice(2)), null)
  assert.deepEqual(overTime({ office: { handling: null } }, packages), null)
})
