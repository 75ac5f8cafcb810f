import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ourDueOn } from './our-due.ts'

test('the loan period counts from the day a piece can leave', () => {
  const closures = [
    { startsOn: '2026-12-27', endsOn: '2027-01-01' },
    { startsOn: '2026-12-24', endsOn: '2026-12-26' },
  ]
  const due = (today: string) => ourDueOn(today, { officeClosures: closures, borrowerClosures: [] }, { loanDays: 42 })
  assert.equal(due('2026-12-23'), '2027-02-03')
  assert.equal(due('2026-12-24'), '2027-02-13')
  assert.equal(due('2026-12-25'), '2027-02-13')
  assert.equal(due('2027-01-01'), '2027-02-13')
  assert.equal(due('2027-01-02'), '2027-02-13')
})

test('it is due on a day on which the borrower can check it in and we are there', () => {
  const due = ourDueOn(
    '2026-11-10',
    {
      officeClosures: [{ startsOn: '2027-01-04', endsOn: '2027-01-04' }],
      borrowerClosures: [
        { startsOn: '2026-12-15', endsOn: '2027-01-02' },
        { startsOn: '2000-01-01', endsOn: '9999-12-31', weekdays: ['sat', 'sun'] },
      ],
    },
    { loanDays: 42 },
  )
  assert.equal(due, '2027-01-05')
})
