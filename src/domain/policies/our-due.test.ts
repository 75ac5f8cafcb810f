import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ourDueOn } from './our-due.ts'

test('the loan period counts from the day a piece can leave', () => {
  const closures = [
    { startsOn: '2026-12-27', endsOn: '2027-01-01' },
    { startsOn: '2026-12-24', endsOn: '2026-12-26' },
  ]
  const due = (today: string) => ourDueOn(today, closures, { loanDays: 42 })
  assert.equal(due('2026-12-23'), '2027-02-03')
  assert.equal(due('2026-12-24'), '2027-02-13')
  assert.equal(due('2026-12-25'), '2027-02-13')
  assert.equal(due('2027-01-01'), '2027-02-13')
  assert.equal(due('2027-01-02'), '2027-02-13')
})
