import assert from 'node:assert/strict'
import { test } from 'node:test'
import { termsSet } from './terms-set.ts'

test('the story of a lender’s terms says what was set', () => {
  assert.equal(
    termsSet({ entryId: 4, conditions: [], dueOn: '2026-12-29', insuredCents: 25_000, besides: [] }),
    'due 2026-12-29 · Return insured for $250.00',
  )
  assert.equal(
    termsSet({
      conditions: ['NoRenewal'],
      noDueOn: true,
      neverBy: ['ups'],
      besides: ['signature', 'keepStrap'],
      notFrom: '2026-12-20',
      notUntil: '2027-01-03',
    }),
    'no due date known · No renewal · Do not send by UPS · Signature required · Do not let it arrive between 2026-12-20 and 2027-01-03 · Keep the strap on',
  )
  assert.equal(termsSet({ conditions: [], besides: [] }), 'none')
})
