import assert from 'node:assert/strict'
import { test } from 'node:test'
import { play, refusalOf, requestFacts, stepOf } from '../../../test/facts.ts'
import type { Facts } from './facts.ts'

const fresh: Facts = { request: requestFacts('lendingLoan', 'new'), entries: [], pieces: [] }
const pulling = play(fresh, ['willSupply'])
const coming = play(pulling, ['found', { barcode: 'M1' }])
const ready = play(coming, ['arrive'])
const shipped = play(ready, ['ship', { parcelId: 7 }])
const outcome = (facts: Facts) => [facts.request.state, facts.request.outcome]
const effects = (facts: Facts, action: string, details = {}) =>
  stepOf(facts, action, details).effects.map((one) => one.name)

test('a condition asked at any time goes back to where it stood once accepted', () => {
  assert.equal(play(fresh, ['condition'], ['accepted']).request.state, 'pulling')
  for (const facts of [pulling, coming, ready]) {
    const asked = play(facts, ['condition', { conditions: ['LibraryUseOnly'] }])
    assert.deepEqual([asked.request.state, asked.pieces], ['conditional', facts.pieces])
    assert.equal(play(asked, ['condition'], ['accepted']).request.state, facts.request.state)
  }
  assert.deepEqual(effects(play(fresh, ['condition']), 'accepted'), ['ils.pull', 'paper.pullCard'])
  assert.deepEqual(effects(play(ready, ['condition']), 'accepted'), [], 'it was pulled before')
})

test('which volume is said while the borrower is asked: the hold is set right, where one is to bring it', () => {
  const which = (facts: Facts) => effects(facts, 'sayWhich', { volume: '2' })
  assert.deepEqual(which(play(pulling, ['condition'])), ['ils.pull'])
  assert.deepEqual(which(play(fresh, ['condition'])), [], 'nothing is pulled yet')
  assert.deepEqual(which(play(coming, ['condition'])), [], 'it has come')
})

test('a no after pulling began turns the hold round', () => {
  assert.deepEqual(effects(fresh, 'no', { reason: 'OnLoan' }), ['borrower.tellUnfilled'])
  assert.deepEqual(effects(pulling, 'no', { reason: 'OnLoan' }), ['borrower.tellUnfilled', 'ils.cancelHold'])
  assert.deepEqual(effects(play(pulling, ['condition']), 'cancelled'), ['borrower.tellCancelled', 'ils.cancelHold'])
  assert.deepEqual(effects(play(fresh, ['condition']), 'declined'), [])
  const no = play(ready, ['no', { reason: 'PoorCondition' }])
  assert.deepEqual(
    [...outcome(no), no.request.reason, no.pieces[0]?.place],
    ['closed', 'not_supplied', 'PoorCondition', 'owner'],
  )
})

test('not on the shelf: another copy is looked for; without one the answer is no', () => {
  assert.deepEqual(outcome(play(pulling, ['notOnShelf', { anotherCopy: true }])), ['pulling', null])
  const none = play(pulling, ['notOnShelf', { anotherCopy: false }])
  assert.deepEqual([...outcome(none), none.request.reason], ['closed', 'not_supplied', 'NotOnShelf'])
  assert.deepEqual(effects(pulling, 'notOnShelf', { anotherCopy: false }), ['borrower.tellUnfilled', 'ils.cancelHold'])
})

test('shipped by a package: the borrower hears until when, and may ask for more time', () => {
  assert.equal(refusalOf(ready, 'ship'), 'only-by-package')
  assert.equal(refusalOf(ready, 'ship', { parcelId: 7, dueOn: '2025-01-01' }), 'due-in-past')
  assert.equal(shipped.request.dueOn, '2027-01-05')
  assert.equal(refusalOf(shipped, 'refuseRenewal'), 'not-asked')
  assert.equal(refusalOf(shipped, 'renew', { dueOn: '2026-12-31' }), 'due-not-later')
  const renewed = play(shipped, ['renewalAsked'], ['renew'])
  assert.deepEqual(
    [renewed.request.dueOn, renewed.request.renewals, renewed.request.questionTo],
    ['2027-01-26', 1, null],
  )
  assert.equal(refusalOf(play(renewed, ['renewalAsked']), 'renew'), 'renewals-used', 'the policy allows one')
})

test('lost before it left: the borrower hears no; lost with the borrower: it hears that it is settled', () => {
  assert.deepEqual(effects(ready, 'lose', { reason: 'lost' }), ['borrower.tellUnfilled'])
  const before = play(ready, ['lose', { reason: 'lost' }])
  assert.deepEqual(effects(before, 'writtenOff'), [])
  assert.deepEqual(effects(shipped, 'lose', { reason: 'lost' }), [])
  assert.deepEqual(effects(shipped, 'lose', { reason: 'lost_in_transit' }), ['borrower.tellLost'])
  const back = play(shipped, ['saysReturning'])
  assert.deepEqual(effects(back, 'lose', { reason: 'lost_in_transit' }), [], 'the borrower sent it')
  assert.deepEqual(effects(play(shipped, ['saysLost']), 'paid'), ['borrower.tellSettled'])
})

test('lent, lost, paid, and back after all: it is home, and the money is a question', () => {
  const paid = play(shipped, ['lose', { reason: 'lost' }], ['paid'])
  assert.deepEqual([...outcome(paid), paid.pieces[0]?.place], ['closed', 'lost', 'settled'])
  const back = play(paid, ['cameBackAnyway'])
  assert.deepEqual(
    [...outcome(back), back.pieces[0]?.place, back.request.questionTo],
    ['closed', 'lost', 'owner', 'staff'],
  )
  const refunded = play(back, ['refunded'])
  assert.deepEqual([refunded.request.settled, refunded.request.questionTo], ['refunded', null])
})

test('asked for a loan or a copy: answered with a copy, it lives a copy’s life', () => {
  assert.equal(refusalOf(fresh, 'answerWithCopy'), 'only-loan-wanted')
  const either: Facts = { ...fresh, request: { ...fresh.request, eitherService: true } }
  const copy = play(either, ['answerWithCopy'], ['willSupply'], ['scanned'], ['send'])
  assert.deepEqual([copy.request.service, copy.request.state], ['copy', 'sent'])
  assert.equal(refusalOf(play(either, ['answerWithCopy']), 'found'), 'unknown-action')
})

test('a facility’s line from the list to the crate and back', () => {
  const line: Facts = { request: requestFacts('facility', 'new'), entries: [], pieces: [] }
  const sent = play(line, ['gather'], ['waitForCopy'], ['arrive', { barcode: 'M2' }], ['ship', { parcelId: 7 }])
  assert.deepEqual([sent.request.state, sent.request.questionTo, sent.pieces[0]?.place], ['sent', null, 'facility'])
  assert.deepEqual(outcome(play(sent, ['refusedByReview', { reason: 'hard cover' }], ['cameBack'])), [
    'closed',
    'filled',
  ])
  assert.deepEqual(outcome(play(sent, ['kept'], ['paid'])), ['closed', 'lost'])
  assert.deepEqual(effects(play(line, ['gather']), 'cancel'), ['ils.cancelHold'])
})
