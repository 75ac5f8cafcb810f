import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entryFacts, pieceFacts, play, refusalOf, requestFacts, stepOf, written } from '../../../test/facts.ts'
import type { Facts } from './facts.ts'

const onItsWay: Facts = {
  request: requestFacts('borrowingLoan', 'sent', { currentEntryId: 1 }),
  entries: [entryFacts(1, 'asked')],
  pieces: [],
}
const set = play(onItsWay, ['shipped', { pieces: 3, dueOn: '2027-01-10', itemId: '3900' }])
const places = (facts: Facts): readonly string[] => facts.pieces.map((one) => one.place)
const effects = (facts: Facts, action: string, details = {}) =>
  stepOf(facts, action, details).effects.map((one) => one.name)

test('a lender ships a set of three: three pieces are on their way', () => {
  assert.deepEqual(places(set), ['to_us', 'to_us', 'to_us'])
  assert.deepEqual(
    set.pieces.map((one) => [one.n, one.entryId, one.partnerBarcode]),
    [
      [1, 1, '3900'],
      [2, 1, null],
      [3, 1, null],
    ],
  )
})

test('a set is received one by one, and the lender hears of it with the last', () => {
  const first = stepOf(set, 'receive', { pieceId: 1, barcode: 'K1' })
  assert.deepEqual(
    first.effects.map((one) => [one.name, one.pieceId]),
    [
      ['ils.makeCirculable', 1],
      ['paper.strap', 1],
      ['paper.slip', 1],
    ],
  )
  const one = written(set, first)
  assert.equal(one.request.state, 'shipped')
  assert.deepEqual(
    one.pieces.map((piece) => piece.barcode),
    ['K1', null, null],
  )
  const two = play(one, ['receive', { pieceId: 2 }])
  assert.equal(two.request.state, 'shipped')
  const last = stepOf(two, 'receive', { pieceId: 3 })
  assert.deepEqual(
    last.effects.map((one) => one.name),
    ['ils.makeCirculable', 'paper.strap', 'paper.slip', 'lender.tellReceived'],
  )
  assert.equal(written(two, last).request.state, 'received')
  assert.equal(refusalOf(one, 'receive', { pieceId: 1 }), 'piece-place')
  assert.equal(refusalOf(one, 'receive', { pieceId: 99 }), 'piece-not-found')
})

test('received all at once, each piece is made circulable and the lender told once', () => {
  assert.deepEqual(effects(set, 'receive'), [
    'ils.makeCirculable',
    'ils.makeCirculable',
    'ils.makeCirculable',
    'paper.strap',
    'paper.strap',
    'paper.strap',
    'paper.slip',
    'paper.slip',
    'paper.slip',
    'lender.tellReceived',
  ])
})

test('one volume goes to the library while another is still on its way to us', () => {
  const routed = play(set, ['receive', { pieceId: 1 }], ['route', { pieceId: 1 }])
  assert.deepEqual([routed.request.state, ...places(routed)], ['shipped', 'van_out', 'to_us', 'to_us'])
  const shelved = play(routed, ['atLibrary', { pieceId: 1 }], ['checkedOut', { pieceId: 1 }])
  assert.deepEqual([shelved.request.state, ...places(shelved)], ['shipped', 'patron', 'to_us', 'to_us'])
  assert.equal(refusalOf(routed, 'checkedIn', { pieceId: 2 }), 'wrong-state')
})

test('one volume is lost: the others go on, and the request ends as lost only when that is settled', () => {
  const lost = play(
    set,
    ['receive'],
    ['route'],
    ['atLibrary'],
    ['checkedOut'],
    ['lose', { pieceId: 3, reason: 'lost' }],
  )
  assert.deepEqual([lost.request.state, ...places(lost)], ['out', 'patron', 'patron', 'lost'])
  const coming = play(lost, ['comeBack'])
  assert.deepEqual([coming.request.state, ...places(coming)], ['back', 'packing', 'packing', 'lost'])
  const returned = play(coming, ['sendHome', { parcelId: 7, pieceId: 1 }], ['sendHome', { parcelId: 7, pieceId: 2 }])
  assert.equal(returned.request.state, 'returned')
  const paid = play(returned, ['paid'])
  assert.deepEqual([paid.request.state, ...places(paid)], ['returned', 'to_owner', 'to_owner', 'settled'])
  const home = play(paid, ['ownerConfirms'])
  assert.deepEqual(
    [home.request.state, home.request.outcome, ...places(home)],
    ['closed', 'filled', 'owner', 'owner', 'settled'],
  )
  const found = play(home, ['found'])
  assert.deepEqual([found.request.state, ...places(found)], ['back', 'owner', 'owner', 'packing'])
})

test('the rest is home and one volume is lost: the request stands at lost until it is settled', () => {
  const three = play(
    set,
    ['receive'],
    ['comeBack', { pieceId: 1 }],
    ['comeBack', { pieceId: 2 }],
    ['lose', { pieceId: 3, reason: 'destroyed' }],
    ['sendHome', { parcelId: 7 }],
  )
  assert.deepEqual([three.request.state, ...places(three)], ['returned', 'to_owner', 'to_owner', 'lost'])
  const presumed = play(three, ['presumeHome'])
  assert.deepEqual(
    [presumed.request.state, presumed.request.outcome, ...places(presumed)],
    ['lost', null, 'owner', 'owner', 'lost'],
  )
  const settled = play(presumed, ['writtenOff'])
  assert.deepEqual(
    [settled.request.state, settled.request.outcome, ...places(settled)],
    ['closed', 'lost', 'owner', 'owner', 'settled'],
  )
  const found = play(settled, ['found'])
  assert.deepEqual(
    [found.request.state, ...places(found)],
    ['back', 'owner', 'owner', 'packing'],
    'the volumes at home stay there',
  )
})

test('two volumes go home, the third is still out: the lender hears with the last', () => {
  const out = play(set, ['receive'], ['checkedOut'])
  const two = play(out, ['comeBack', { pieceId: 1 }], ['comeBack', { pieceId: 2 }])
  const first = stepOf(two, 'sendHome', { parcelId: 7, pieceId: 1 })
  assert.deepEqual([first.effects, first.event.to, first.event.pieceIds], [[], 'out', [1]])
  const gone = play(two, ['sendHome', { parcelId: 7, pieceId: 1 }], ['sendHome', { parcelId: 7, pieceId: 2 }])
  assert.deepEqual([gone.request.state, ...places(gone)], ['out', 'to_owner', 'to_owner', 'patron'])
  const last = play(gone, ['comeBack', { pieceId: 3 }])
  assert.deepEqual(effects(last, 'sendHome', { parcelId: 8, pieceId: 3 }), ['lender.tellReturned'])
})

test('a piece leaves only by a package', () => {
  const back = play(set, ['receive'], ['comeBack'])
  assert.equal(refusalOf(back, 'sendHome'), 'only-by-package')
})

test('a swapped strap is noticed when the piece comes back', () => {
  const out = play(onItsWay, ['receive', { lenderBarcode: '3900', barcode: 'K1' }], ['checkedOut'])
  assert.equal(refusalOf(out, 'comeBack', { lenderBarcode: '4711' }), 'wrong-piece')
  assert.equal(refusalOf(out, 'comeBack', { lenderBarcode: '3900' }), null)
})

test('the post brings a piece back: it waits to go home once more', () => {
  const returned = play(set, ['receive'], ['comeBack'], ['sendHome', { parcelId: 7 }])
  assert.equal(play(returned, ['undelivered', { pieceId: 2 }]).request.state, 'back')
})

test('lending a set: lost on the borrower’s side, one volume comes back after all', () => {
  const lent: Facts = {
    request: requestFacts('lendingLoan', 'shipped', { dueOn: '2026-12-20' }),
    entries: [],
    pieces: [pieceFacts(1, 'borrower'), pieceFacts(2, 'borrower')],
  }
  const lost = play(lent, ['lose', { pieceId: 2, reason: 'lost' }])
  assert.equal(lost.request.state, 'shipped')
  const one = play(lost, ['cameBack'])
  assert.deepEqual(
    [one.request.state, ...places(one)],
    ['lost', 'owner', 'lost'],
    'an unnamed piece that comes back is not the lost one',
  )
  const both = play(one, ['cameBack', { pieceId: 2 }])
  assert.deepEqual([both.request.state, both.request.outcome], ['closed', 'filled'])
})

test('what was lost on its way to us may still be received; what had been here is found, to go home', () => {
  const at = (lostFrom: 'to_us' | 'patron') => ({
    request: requestFacts('borrowingLoan', 'lost', { currentEntryId: 1 }),
    entries: [entryFacts(1, 'shipped')],
    pieces: [pieceFacts(1, 'lost', { entryId: 1, lostFrom })],
  })
  assert.equal(stepOf(at('to_us'), 'receive').event.to, 'received')
  assert.deepEqual(stepOf(at('to_us'), 'receive').pieces[0]?.set.lostFrom, null)
  assert.equal(refusalOf(at('patron'), 'receive'), 'was-here')
  assert.equal(stepOf(at('patron'), 'found').event.to, 'back')
})
