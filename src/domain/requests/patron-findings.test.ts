import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultIntakePolicy } from '../policies/intake-policy.ts'
import type { IntakeFacts } from './intake-facts.ts'
import { patronFindings } from './patron-findings.ts'

const today = '2026-11-24'
const good: IntakeFacts = {
  service: 'loan',
  title: 'The Erie Canal Reader',
  citation: {},
  forFacility: false,
  neededBy: null,
  compliance: null,
  question: null,
  patron: { isBlocked: false, active: 1 },
  strangeCard: null,
  copies: [],
  holdFailedOn: null,
  earlier: [],
  copiesThisYear: 0,
  firstLender: null,
}
const earlier = { requestId: 7, number: 'B-26-000007-X', stateLabel: 'Sent', isOpen: true, isSamePatron: true }
const says = (set: Partial<IntakeFacts>) =>
  patronFindings({ ...good, ...set }, defaultIntakePolicy, today).map((one) =>
    `${one.code}: ${one.sentence} ${one.before}`.trim(),
  )

test('a patron reads only what they can do something about', () => {
  assert.deepEqual(says({}), [], 'that no lender is chosen is the office’s to know')
  assert.deepEqual(says({ patron: { isBlocked: true, active: 1 } }), [])
  assert.deepEqual(says({ earlier: [{ ...earlier, isSamePatron: false }] }), [], 'another patron’s is not told')
  assert.deepEqual(says({ earlier: [{ ...earlier, isOpen: false }] }), [], 'what is over may be asked for again')
  assert.deepEqual(says({ citation: { isbn: '9780306406157', issn: '0378-5955' } }), [])
})

test('each in plain words, with a request of their own to look at', () => {
  assert.deepEqual(says({ earlier: [earlier] }), [
    'asked-before: You have asked for this already, and it is under way.',
  ])
  assert.equal(patronFindings({ ...good, earlier: [earlier] }, defaultIntakePolicy, today)[0]?.number, earlier.number)
  const copies = ['A', 'B', 'C', 'D'].map((library) => ({ library, isIn: library !== 'B' }))
  assert.match(
    says({ copies })[0] ?? '',
    /^owned-in-system: Our own libraries have it: A, B \(out just now\), C and 1 more\. Place a hold/,
  )
  assert.match(
    says({ neededBy: '2026-11-26' })[0] ?? '',
    /^needed-too-soon: It would be here about .+, after the day you named/,
  )
  assert.match(
    says({ citation: { isbn: '9780141439514' } })[0] ?? '',
    /^bad-isbn: The ISBN 9780141439514 does not add up/,
  )
  assert.match(says({ citation: { issn: '0378-5956' } })[0] ?? '', /^bad-issn: The ISSN 0378-5956 does not add up/)
  assert.match(
    says({ patron: { isBlocked: false, active: 99 } })[0] ?? '',
    /^too-many-active: With this one you wait for 99/,
  )
})
