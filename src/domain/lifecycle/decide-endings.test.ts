import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entryFacts, pieceFacts, play, refusalOf, requestFacts, stepOf } from '../../../test/facts.ts'
import type { EntryState } from './entries.ts'
import type { Facts, RequestFacts } from './facts.ts'
import type { Place } from './places.ts'

const loan = (state: string, talk: EntryState, place: Place | null, set: Partial<RequestFacts> = {}): Facts => ({
  request: requestFacts('borrowingLoan', state, { currentEntryId: 1, dueOn: '2026-12-20', ...set }),
  entries: [entryFacts(1, talk)],
  pieces: place === null ? [] : [pieceFacts(1, place, { entryId: 1 })],
})
const outcome = (facts: Facts) => [facts.request.state, facts.request.outcome]
const effects = (facts: Facts, action: string, details = {}) =>
  stepOf(facts, action, details).effects.map((one) => one.name)

test('presumed home, then the lender asks for it: reopened, searched for, and lost in transit', () => {
  const presumed = play(loan('returned', 'shipped', 'to_owner'), ['presumeHome'])
  assert.deepEqual(
    [...outcome(presumed), presumed.request.presumedHome, presumed.entries[0]?.state],
    ['closed', 'filled', true, 'done'],
  )
  const reopened = play(presumed, ['reopen'])
  assert.deepEqual(
    [...outcome(reopened), reopened.request.closedAt, reopened.request.question, reopened.entries[0]?.state],
    ['returned', null, null, 'where_is_it', 'shipped'],
  )
  const lost = play(reopened, ['ownerMisses'], ['lose', { reason: 'lost_in_transit' }], ['paid'])
  assert.deepEqual(
    [...outcome(lost), lost.request.settled, lost.request.reason],
    ['closed', 'lost', 'paid', 'lost_in_transit'],
  )
})

test('presumed home, then confirmed: it cannot be reopened any more', () => {
  const confirmed = play(
    loan('returned', 'shipped', 'to_owner'),
    ['presumeHome'],
    ['homeAfterAll', { status: 'LoanCompleted' }],
  )
  assert.deepEqual(
    [...outcome(confirmed), confirmed.request.presumedHome, confirmed.entries[0]?.lastStatus],
    ['closed', 'filled', false, 'LoanCompleted'],
  )
  assert.equal(refusalOf(confirmed, 'reopen'), 'not-presumed')
})

test('lost, paid, found, refunded: it goes home and the money comes back', () => {
  const paid = play(loan('out', 'shipped', 'patron'), ['lose', { reason: 'lost' }], ['paid'])
  assert.deepEqual(
    [...outcome(paid), paid.pieces[0]?.place, paid.entries[0]?.state],
    ['closed', 'lost', 'settled', 'done'],
  )
  const found = play(paid, ['found'])
  assert.deepEqual(
    [...outcome(found), found.pieces[0]?.place, found.entries[0]?.state],
    ['back', null, 'packing', 'shipped'],
  )
  const over = play(found, ['refunded'], ['sendHome', { parcelId: 7 }], ['ownerConfirms'])
  assert.deepEqual([...outcome(over), over.request.settled], ['closed', 'filled', 'refunded'])
  assert.equal(refusalOf(over, 'refunded'), 'not-paid')
})

test('found before it was settled', () => {
  assert.equal(play(loan('lost', 'shipped', 'lost'), ['found']).request.state, 'back')
  assert.equal(refusalOf(loan('closed', 'done', 'owner'), 'found'), 'not-lost')
})

test('arrived anyway on a closed request: used, or sent straight back', () => {
  const unfilled = loan('closed', 'withdrawing', null, { outcome: 'unfilled' })
  const used = play(unfilled, ['arrivedAnyway', { use: true, dueOn: '2027-01-01' }])
  assert.deepEqual(
    [...outcome(used), used.request.dueOn, used.entries[0]?.state, used.pieces.length],
    ['received', null, '2027-01-01', 'shipped', 1],
  )
  assert.deepEqual(effects(unfilled, 'arrivedAnyway', { use: true }), [
    'ils.makeCirculable',
    'paper.strap',
    'paper.slip',
    'lender.tellReceived',
  ])
  const back = play(unfilled, ['arrivedAnyway', { use: false }])
  assert.deepEqual([...outcome(back), back.request.unwanted], ['back', null, true])
  assert.deepEqual(effects(unfilled, 'arrivedAnyway', { use: false }), ['lender.tellReceived'])
  assert.deepEqual(outcome(play(back, ['sendHome', { parcelId: 7 }], ['ownerConfirms'])), ['closed', 'cancelled'])
})

test('used after all although it had been cancelled: nothing of the cancelling is left', () => {
  const used = play(loan('closed', 'withdrawing', null, { outcome: 'cancelled', cancelAskedAt: new Date(0) }), [
    'arrivedAnyway',
    { use: true },
  ])
  assert.deepEqual([used.request.unwanted, used.request.cancelAskedAt], [false, null])
  assert.equal(play(used, ['route']).request.state, 'routed')
})

test('a second copy after the loan was filled and closed: straight back, and the request stays a filled one', () => {
  const filled: Facts = {
    ...loan('closed', 'done', 'owner'),
    entries: [entryFacts(1, 'done'), entryFacts(2, 'withdrawing')],
  }
  const shipped = play(filled, ['shipped', { entryId: 2 }])
  assert.deepEqual(
    [shipped.request.state, shipped.request.unwanted, shipped.pieces.map((one) => one.place)],
    ['shipped', true, ['owner', 'to_us']],
  )
  const over = play(shipped, ['receive'], ['sendHome', { parcelId: 7 }], ['ownerConfirms'])
  assert.deepEqual([...outcome(over), over.pieces.map((one) => one.place)], ['closed', 'filled', ['owner', 'owner']])
})

test('a book no lender is known of comes to a request that was never sent: it can go all its ways and close', () => {
  const never: Facts = {
    request: requestFacts('borrowingLoan', 'closed', { outcome: 'cancelled' }),
    entries: [],
    pieces: [],
  }
  const here = play(never, ['arrivedAnyway', { use: true }])
  assert.deepEqual(
    [here.request.state, effects(never, 'arrivedAnyway', { use: true })],
    ['received', ['ils.makeCirculable', 'paper.strap', 'paper.slip']],
    'nobody can be told',
  )
  assert.deepEqual(outcome(play(here, ['comeBack'], ['sendHome', { parcelId: 7 }], ['ownerConfirms'])), [
    'closed',
    'filled',
  ])
  assert.deepEqual(outcome(play(here, ['lose', { reason: 'lost' }], ['writtenOff'])), ['closed', 'lost'])
})

test('renewing: refused while recalled, asked already, or against the terms; the new date reaches Polaris', () => {
  const out = loan('out', 'shipped', 'patron')
  assert.equal(refusalOf(play(out, ['renew']), 'renew'), 'already-asked')
  assert.equal(refusalOf(play(out, ['recall']), 'renew'), 'recalled')
  assert.equal(
    refusalOf({ ...out, entries: [entryFacts(1, 'shipped', { conditions: ['NoRenewal'] })] }, 'renew'),
    'terms-forbid',
  )
  const renewed = play(out, ['renew', { until: '2027-02-01' }], ['renewed', { dueOn: '2027-01-20' }])
  assert.deepEqual(
    [renewed.request.dueOn, renewed.request.renewals, renewed.request.renewalAskedAt, renewed.request.renewalWish],
    ['2027-01-20', 1, null, null],
  )
  assert.deepEqual(effects(play(out, ['renew']), 'renewed', { dueOn: '2027-01-20' }), [
    'ils.changeDueDate',
    'patron.tellRenewed',
  ])
  assert.deepEqual(
    effects(loan('shipped', 'shipped', 'to_us'), 'renewed', { dueOn: '2027-01-20' }),
    [],
    'it is not in Polaris yet',
  )
  assert.deepEqual(
    effects(out, 'shipped', { dueOn: '2027-01-20' }),
    ['ils.changeDueDate'],
    'Loaned again is a renewal unasked',
  )
  const refused = play(out, ['renew'], ['notRenewed'])
  assert.deepEqual(
    [refused.request.renewalAskedAt, refused.request.renewalRefusedAt !== null, refused.request.dueOn],
    [null, true, '2026-12-20'],
  )
})

test('borrowed for a facility: handed over, never put on the van', () => {
  const here = loan('received', 'shipped', 'office', { forRequestId: 9 })
  assert.equal(refusalOf(here, 'route'), 'for-facility')
  assert.equal(refusalOf(loan('received', 'shipped', 'office'), 'handToFacility'), 'not-for-facility')
  assert.equal(play(here, ['handToFacility'], ['comeBack']).request.state, 'back')
})

test('a copy: asked for again when it is bad, and kept when a second one comes', () => {
  const asked: Facts = {
    request: requestFacts('borrowingCopy', 'sent', { currentEntryId: 1 }),
    entries: [entryFacts(1, 'asked'), entryFacts(2, 'promised')],
    pieces: [],
  }
  const here = play(asked, ['copyCame'])
  assert.deepEqual([here.request.state, ...here.entries.map((one) => one.state)], ['here', 'done', 'withdrawing'])
  const again = play(here, ['askResend', { note: 'page 7 is missing' }])
  assert.deepEqual([again.request.state, again.entries[0]?.state], ['sent', 'promised'])
  assert.ok(effects(again, 'copyCame').includes('lender.tellReceived'))
  const sent = { ...again, entries: [entryFacts(1, 'promised', { lastStatus: 'CopyCompleted' })] }
  assert.deepEqual(effects(sent, 'copyCame'), [], 'for a lender that said it was sent the matter is over')
  const over = play(again, ['copyCame'], ['deliver'], ['close'])
  assert.deepEqual(outcome(over), ['closed', 'filled'])
  assert.deepEqual(outcome(play(over, ['copyCame', { entryId: 2 }])), ['closed', 'filled'])
})
