import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entryFacts, now, play, refusalOf, requestFacts, stepOf, written } from '../../../test/facts.ts'
import type { Facts } from './facts.ts'

const fresh: Facts = { request: requestFacts('borrowingLoan', 'new'), entries: [], pieces: [] }
const sent = play(fresh, ['setLenders', { lenders: [101, 102] }], ['send'], ['asked'])
const one = sent.entries[0]?.id ?? 0
const two = sent.entries[1]?.id ?? 0
const movedOn = play(sent, ['noAnswer'], ['asked', { entryId: two }])
const shippedByOne = play(movedOn, ['shipped', { entryId: one, dueOn: '2027-01-10' }])

const talks = (facts: Facts): readonly string[] => facts.entries.map((entry) => entry.state)
const told = (facts: Facts, action: string, details = {}) =>
  stepOf(facts, action, details).effects.map((effect) => [effect.name, effect.entryId])

test('sending asks the first lender; without one it is refused', () => {
  assert.equal(refusalOf(fresh, 'send'), 'no-lender')
  const ready = play(fresh, ['setLenders', { lenders: [101, 102] }])
  assert.deepEqual(told(ready, 'send'), [['lender.ask', ready.entries[0]?.id]])
  const replaced = play(ready, ['setLenders', { lenders: [105] }])
  assert.deepEqual(
    replaced.entries.map((entry) => entry.libraryId),
    [105],
  )
  assert.deepEqual([sent.request.state, ...talks(sent)], ['sent', 'asked', 'waiting'])
})

test('each no asks the next lender; after the last the request is unfilled, and closed if we asked to cancel', () => {
  assert.deepEqual(told(sent, 'notSupplied', { reason: 'OnLoan' }), [['lender.ask', two]])
  const next = play(sent, ['notSupplied', { reason: 'OnLoan' }])
  assert.deepEqual(
    [next.request.state, next.request.currentEntryId, ...talks(next)],
    ['sent', two, 'refused', 'waiting'],
  )
  assert.equal(play(next, ['asked'], ['notSupplied', { reason: 'NotHeld' }]).request.state, 'unfilled')
  const cancelled = play(sent, ['cancel'], ['notSupplied', { reason: 'OnLoan' }])
  assert.deepEqual(
    [cancelled.request.state, cancelled.request.outcome, cancelled.request.currentEntryId],
    ['closed', 'cancelled', one],
  )
})

test('we move on: the silent lender is told, its late no only kept', () => {
  assert.deepEqual(told(sent, 'noAnswer'), [
    ['lender.cancel', one],
    ['lender.ask', two],
  ])
  assert.deepEqual([movedOn.request.state, ...talks(movedOn)], ['sent', 'withdrawing', 'asked'])
  const late = play(movedOn, ['notSupplied', { entryId: one, reason: 'OnLoan' }])
  assert.deepEqual([late.request.state, late.request.currentEntryId, ...talks(late)], ['sent', two, 'refused', 'asked'])
})

test('a lender ships after we moved on: we follow it, and the one now asked is told and withdrawing', () => {
  assert.deepEqual(told(movedOn, 'shipped', { entryId: one }), [['lender.cancel', two]])
  assert.deepEqual(
    [shippedByOne.request.state, shippedByOne.request.currentEntryId, ...talks(shippedByOne)],
    ['shipped', one, 'shipped', 'withdrawing'],
  )
  assert.equal(shippedByOne.request.dueOn, '2027-01-10')
})

test('one whose asking is still under way is withdrawn from as well', () => {
  const asking = play(sent, ['noAnswer'])
  assert.deepEqual(told(asking, 'shipped', { entryId: one }), [['lender.cancel', two]])
})

test('the withdrawn lender’s answer is kept wherever the request stands by then', () => {
  const here = play(shippedByOne, ['receive'])
  for (const facts of [shippedByOne, here, play(here, ['checkedOut'])]) {
    const answered = play(facts, ['cancelled', { entryId: two, status: 'Cancelled' }])
    assert.deepEqual([answered.request.state, ...talks(answered)], [facts.request.state, 'shipped', 'withdrawn'])
  }
})

test('both ship: the later to arrive is a second copy and goes straight back, the first is not touched', () => {
  const both = play(shippedByOne, ['shipped', { entryId: two, dueOn: '2027-02-01' }])
  assert.deepEqual(
    [both.request.state, both.request.dueOn, both.pieces.length, ...talks(both)],
    ['shipped', '2027-01-10', 1, 'shipped', 'shipped'],
  )
  const here = play(both, ['receive'], ['route'])
  const second = play(here, ['arrivedAnyway', { entryId: two, use: true }])
  assert.deepEqual(
    second.pieces.map((piece) => [piece.place, piece.entryId]),
    [
      ['van_out', one],
      ['packing', two],
    ],
  )
  assert.deepEqual([second.request.state, second.request.unwanted], ['routed', false])
  assert.deepEqual(told(here, 'arrivedAnyway', { entryId: two, use: false }), [['lender.tellReceived', two]])
  const piece = second.pieces[1]?.id ?? 0
  assert.deepEqual(
    told(second, 'sendHome', { parcelId: 7, pieceId: piece }),
    [['lender.tellReturned', two]],
    'its own lender hears',
  )
  const home = play(second, ['sendHome', { parcelId: 7, pieceId: piece }], ['ownerConfirms', { entryId: two }])
  assert.deepEqual(
    [home.request.state, home.pieces.map(({ place }) => place), ...talks(home)],
    ['routed', ['van_out', 'owner'], 'shipped', 'done'],
  )
  const over = play(home, ['comeBack'], ['sendHome', { parcelId: 8 }], ['ownerConfirms', { entryId: one }])
  assert.deepEqual([over.request.state, over.request.outcome], ['closed', 'filled'])
})

test('both shipped and the second arrives first: it is the one received and followed', () => {
  const both = play(shippedByOne, ['shipped', { entryId: two, dueOn: '2027-02-01' }])
  const here = play(both, ['receive', { entryId: two }])
  assert.deepEqual(
    [here.request.state, here.request.currentEntryId, here.request.dueOn],
    ['received', two, '2027-02-01'],
  )
  assert.deepEqual(
    here.pieces.map((piece) => [piece.place, piece.entryId]),
    [['office', two]],
  )
  const later = play(here, ['arrivedAnyway', { entryId: one, use: false }])
  assert.deepEqual(
    later.pieces.map((piece) => [piece.place, piece.entryId]),
    [
      ['office', two],
      ['packing', one],
    ],
  )
})

test('both pieces are presumed home one after the other', () => {
  const both = play(
    shippedByOne,
    ['receive'],
    ['arrivedAnyway', { entryId: two, use: false }],
    ['comeBack'],
    ['sendHome', { parcelId: 7 }],
  )
  const one = play(both, ['presumeHome'])
  assert.equal(one.request.state, 'returned')
  const all = play(one, ['presumeHome'])
  assert.deepEqual([all.request.state, all.request.outcome, ...talks(all)], ['closed', 'filled', 'done', 'done'])
})

test('cancel: at once while nobody has it, of the lender once one has, unwanted once it is on its way', () => {
  const now = play(fresh, ['cancel'])
  assert.deepEqual([now.request.state, now.request.outcome], ['closed', 'cancelled'])
  const asked = play(sent, ['cancel'])
  assert.deepEqual([asked.request.state, ...talks(asked)], ['sent', 'withdrawing', 'waiting'])
  assert.equal(refusalOf(asked, 'cancel'), 'cancel-asked')
  const agreed = play(asked, ['cancelled'])
  assert.deepEqual(
    [agreed.request.state, agreed.request.outcome, ...talks(agreed)],
    ['closed', 'cancelled', 'withdrawn', 'waiting'],
  )
  const conditional = play(sent, ['condition', { costCents: 1500 }], ['cancel'])
  assert.deepEqual([conditional.request.state, ...talks(conditional)], ['conditional', 'withdrawing', 'waiting'])
  const onItsWay = play(sent, ['shipped'], ['cancel'])
  assert.deepEqual([onItsWay.request.state, onItsWay.request.unwanted], ['shipped', true])
  assert.equal(refusalOf(onItsWay, 'cancel'), 'unwanted')
  assert.equal(play(onItsWay, ['receive']).request.state, 'back')
})

test('too late to cancel, then it ships: in and straight back, never into Polaris', () => {
  const refused = play(sent, ['cancel'], ['cancelRefused'])
  assert.deepEqual(
    [refused.request.state, refused.request.unwanted, ...talks(refused)],
    ['sent', true, 'promised', 'waiting'],
  )
  const shipped = play(refused, ['shipped'])
  assert.deepEqual(told(shipped, 'receive'), [['lender.tellReceived', one]])
  const back = play(shipped, ['receive'])
  const over = play(back, ['sendHome', { parcelId: 7 }], ['ownerConfirms'])
  assert.deepEqual([back.request.state, over.request.state, over.request.outcome], ['back', 'closed', 'cancelled'])
})

test('too late to cancel, then the lender says no after all: nobody else is asked', () => {
  const no = play(sent, ['cancel'], ['cancelRefused'], ['notSupplied', { reason: 'NotOnShelf' }])
  assert.deepEqual([no.request.state, no.request.outcome], ['closed', 'cancelled'])
})

test('another lender’s refusal to cancel does not answer for the one we asked', () => {
  const asked = play(movedOn, ['cancel'], ['cancelRefused', { entryId: one }])
  assert.notEqual(asked.request.cancelAskedAt, null)
  assert.equal(play(asked, ['cancelled', { entryId: two }]).request.outcome, 'cancelled')
})

test('a cancelling crossed by the shipping: what comes is unwanted', () => {
  const crossed = play(sent, ['cancel'], ['shipped'])
  assert.deepEqual([crossed.request.state, crossed.request.unwanted, talks(crossed)[0]], ['shipped', true, 'shipped'])
})

test('received without word: the lender is told, another that was asked is withdrawn from', () => {
  assert.deepEqual(told(sent, 'receive'), [
    ['ils.makeCirculable', null],
    ['paper.strap', null],
    ['paper.slip', null],
    ['lender.tellReceived', one],
  ])
  const here = play(sent, ['receive'])
  assert.deepEqual([here.request.state, here.pieces.length, ...talks(here)], ['received', 1, 'shipped', 'waiting'])
  const byFirst = written(movedOn, stepOf(movedOn, 'receive', { entryId: one }))
  assert.deepEqual([byFirst.request.currentEntryId, ...talks(byFirst)], [one, 'shipped', 'withdrawing'])
})

test('a condition stops the request; accepted it goes on with the lender, declined with the next', () => {
  const asks = play(sent, ['condition', { conditions: ['LibraryUseOnly'], costCents: 1500 }])
  assert.deepEqual(
    [asks.request.state, asks.entries[0]?.conditions, asks.entries[0]?.costCents, asks.entries[0]?.currency],
    ['conditional', ['LibraryUseOnly'], 1500, 'USD'],
  )
  assert.deepEqual(told(asks, 'accept'), [['lender.accept', one]])
  assert.deepEqual(talks(play(asks, ['accept'])), ['promised', 'waiting'])
  assert.deepEqual(told(asks, 'decline'), [
    ['lender.cancel', one],
    ['lender.ask', two],
  ])
})

test('a lender that cannot be reached is passed over', () => {
  const failed = play(
    fresh,
    ['setLenders', { lenders: [101, 102] }],
    ['send'],
    ['sendFailed', { reason: 'unreachable' }],
  )
  assert.deepEqual(
    [failed.request.state, failed.request.currentEntryId, ...talks(failed)],
    ['sent', two, 'failed', 'waiting'],
  )
})

test('retry on the lender’s terms: a new entry that names the ended one, and only within the lender’s time', () => {
  const terms = { retryReason: 'CostExceedsMaxCost', costCents: 2000 }
  const no = play(sent, ['retryPossible', terms], ['asked'], ['notSupplied', { reason: 'OnLoan' }])
  const again = play(no, ['retry'])
  const entry = again.entries.at(-1)
  assert.deepEqual(
    [again.request.state, entry?.requestType, entry?.previousN, entry?.libraryId],
    ['sent', 'retry', 1, 101],
  )
  assert.equal(again.request.currentEntryId, entry?.id)
  assert.deepEqual(told(no, 'retry'), [['lender.askAgain', -1]])
  const later = play(
    sent,
    ['retryPossible', { ...terms, retryAfter: '2026-12-24' }],
    ['asked'],
    ['notSupplied', { reason: 'OnLoan' }],
  )
  assert.equal(refusalOf(later, 'retry'), 'retry-time')
  const refused = play(again, ['asked'], ['notSupplied', { reason: 'OnLoan' }])
  assert.equal(refusalOf(refused, 'retry'), 'no-retry', 'a lender’s terms are used up by asking again on them')
  const anew = play(again, ['asked'], ['retryPossible', terms])
  assert.equal(play(anew, ['retry']).entries.at(-1)?.previousN, entry?.n)
  assert.equal(refusalOf(fresh, 'retry'), 'no-retry')
})

test('expired: the lender that has it is told; one that said no is not', () => {
  assert.deepEqual(told(sent, 'expire'), [
    ['lender.cancel', one],
    ['patron.tellUnfilled', null],
  ])
  const unfilled = play(sent, ['notSupplied', { reason: 'OnLoan' }], ['asked'], ['notSupplied', { reason: 'OnLoan' }])
  assert.deepEqual(
    [told(unfilled, 'expire'), talks(play(unfilled, ['expire']))],
    [[['patron.tellUnfilled', null]], ['refused', 'refused']],
  )
})

test('a hold fills it: a lender asked before ships all the same, and the hold is cancelled', () => {
  const hold = play(sent, ['noAnswer'], ['noAnswer'], ['placeHold'])
  assert.deepEqual([hold.request.state, ...talks(hold)], ['in_system', 'withdrawing', 'withdrawing'])
  assert.deepEqual(told(hold, 'shipped', { entryId: one }), [['ils.cancelHold', null]])
})

test('no lender, nothing to answer: a lender’s word needs one', () => {
  assert.equal(refusalOf(fresh, 'willSupply'), 'no-entry')
  assert.equal(refusalOf(fresh, 'shipped'), 'no-entry')
  assert.equal(refusalOf(sent, 'willSupply', { entryId: 99 }), 'entry-not-found')
  assert.equal(refusalOf({ ...sent, entries: [entryFacts(one, 'refused')] }, 'willSupply'), 'entry-state')
  assert.equal(stepOf(sent, 'willSupply').entries[0]?.set.answeredAt, now)
})

test('a copy is not asked for before it is said under which rule of copyright', () => {
  const copy: Facts = {
    request: requestFacts('borrowingCopy', 'new', { copyrightCompliance: null }),
    entries: [entryFacts(1, 'waiting')],
    pieces: [],
  }
  assert.equal(refusalOf(copy, 'send'), 'no-compliance')
  assert.equal(play(copy, ['sayCopyright', { compliance: 'ccl' }], ['send']).request.state, 'sent')
})
