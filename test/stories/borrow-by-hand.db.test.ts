import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assistant, ils, lender, storyOffice } from './office-of-story.ts'

test('a loan by hand: asked, renewed, recalled, home', async (t) => {
  const story = await storyOffice(t)
  const [first = 0] = story.partners
  const loan = await story.begin({ title: 'Drumlins', lenders: [first], pickupLibraryId: story.member })
  await story.does(loan, 'send')
  assert.deepEqual(await story.doCards(loan), ['lender.ask'])
  assert.equal((await story.facts(loan)).entries[0]?.state, 'asked')
  await story.does(loan, 'willSupply')
  await story.does(loan, 'shipped', { dueOn: '2026-12-30' })
  await story.does(loan, 'receive', { barcode: '30000000000017', lenderBarcode: 'T-991' })
  assert.deepEqual(await story.doCards(loan), ['ils.makeCirculable', 'lender.tellReceived'])
  await story.does(loan, 'route')
  await story.does(loan, 'atLibrary', {}, ils)
  assert.equal((await story.facts(loan)).request.shelfUntil, '2026-12-04')
  await story.does(loan, 'checkedOut', { dueOn: '2026-12-20' }, ils)
  await story.does(loan, 'renew', { until: '2027-01-20' })
  assert.equal(await story.cannot(loan, 'renew'), 'already-asked')
  assert.deepEqual(await story.doCards(loan), ['lender.askRenewal'])
  await story.does(loan, 'renewed', { dueOn: '2027-01-20' })
  assert.deepEqual(await story.doCards(loan), ['ils.changeDueDate'])
  assert.equal((await story.facts(loan)).request.dueOn, '2027-01-20')
  await story.does(loan, 'recall', { dueOn: '2027-01-02' })
  assert.equal(await story.cannot(loan, 'renew'), 'recalled')
  await story.does(loan, 'checkedIn', {}, ils)
  assert.equal(await story.cannot(loan, 'comeBack', { lenderBarcode: 'OTHER' }), 'wrong-piece')
  await story.does(loan, 'comeBack', { lenderBarcode: 'T-991' })
  assert.equal(await story.cannot(loan, 'sendHome', {}), 'only-by-package')
  await story.sendAway(first)
  assert.deepEqual(await story.doCards(loan), ['ils.retire', 'lender.tellReturned'])
  await story.does(loan, 'ownerConfirms')
  assert.deepEqual(await story.story(loan), [
    'takeIn new',
    'send sent',
    'asked sent',
    'willSupply sent',
    'shipped shipped',
    'receive received',
    'route routed',
    'atLibrary on_shelf',
    'checkedOut out',
    'renew out',
    'renewed out',
    'recall out',
    'checkedIn coming_back',
    'comeBack back',
    'sendHome returned',
    'ownerConfirms closed',
  ])
  const { request, entries, pieces } = await story.facts(loan)
  assert.equal(request.outcome, 'filled')
  assert.equal(entries[0]?.state, 'done')
  assert.equal(pieces[0]?.place, 'owner')
})

test('two refusals, then filled; no answer moves on by itself', async (t) => {
  const story = await storyOffice(t)
  const loan = await story.begin({ title: 'Towpath', lenders: story.partners })
  await story.does(loan, 'send')
  await story.doCards(loan)
  await story.does(loan, 'notSupplied', { reason: 'NotOnShelf' })
  assert.deepEqual(await story.doCards(loan), ['lender.ask'])
  await story.pass(5)
  assert.deepEqual(
    (await story.facts(loan)).entries.map((one) => one.state),
    ['refused', 'withdrawing', 'waiting'],
  )
  assert.deepEqual(await story.doCards(loan), ['lender.cancel', 'lender.ask'])
  await story.does(loan, 'shipped', { dueOn: '2026-12-31' })
  assert.equal(await story.state(loan), 'shipped')
})

test('nobody would: a new string, then given up', async (t) => {
  const story = await storyOffice(t)
  const [first = 0, second = 0] = story.partners
  const loan = await story.begin({ title: 'Locks', lenders: [first] })
  await story.does(loan, 'send')
  await story.doCards(loan)
  await story.does(loan, 'notSupplied', { reason: 'NotHeld' })
  assert.equal(await story.state(loan), 'unfilled')
  assert.equal(await story.cannot(loan, 'send'), 'no-lender')
  await story.does(loan, 'setLenders', { lenders: [second] })
  await story.does(loan, 'send')
  await story.doCards(loan)
  await story.does(loan, 'notSupplied', { reason: 'OnLoan' })
  await story.does(loan, 'giveUp')
  assert.equal((await story.facts(loan)).request.outcome, 'unfilled')
})

test('the second lender ships after we moved on; both pieces go home', async (t) => {
  const story = await storyOffice(t)
  const [first = 0, second = 0] = story.partners
  const loan = await story.begin({ title: 'Aqueduct', lenders: [first, second] })
  await story.does(loan, 'send')
  await story.doCards(loan)
  await story.pass(5)
  await story.doCards(loan)
  const [one, two] = (await story.facts(loan)).entries
  assert.ok(one && two)
  await story.does(loan, 'shipped', { entryId: one.id, dueOn: '2026-12-31' }, lender)
  const after = await story.facts(loan)
  assert.equal(after.request.state, 'shipped')
  assert.equal(after.request.currentEntryId, one.id)
  assert.deepEqual(
    after.entries.map((entry) => entry.state),
    ['shipped', 'withdrawing'],
  )
  assert.deepEqual(await story.doCards(loan), ['lender.cancel'])
  await story.does(loan, 'receive')
  await story.does(loan, 'shipped', { entryId: two.id }, lender)
  assert.equal(await story.state(loan), 'received')
  await story.does(loan, 'arrivedAnyway', { use: false, entryId: two.id })
  const both = await story.facts(loan)
  assert.equal(both.request.state, 'received')
  assert.deepEqual(
    both.pieces.map((piece) => piece.place),
    ['office', 'packing'],
  )
  await story.doCards(loan)
  await story.sendAway(second)
  assert.equal(await story.state(loan), 'received')
})

test('the patron cancels after shipping: in and straight back', async (t) => {
  const story = await storyOffice(t)
  const [first = 0] = story.partners
  const loan = await story.begin({ title: 'Basin', lenders: [first] })
  await story.does(loan, 'send')
  await story.doCards(loan)
  await story.does(loan, 'shipped', { dueOn: '2026-12-31' })
  await story.does(loan, 'cancel', {}, { kind: 'patron', id: null })
  await story.does(loan, 'receive')
  assert.equal(await story.state(loan), 'back')
  assert.deepEqual(await story.doCards(loan), ['lender.tellReceived'])
  await story.sendAway(first)
  await story.doCards(loan)
  await story.does(loan, 'ownerConfirms')
  assert.equal((await story.facts(loan)).request.outcome, 'cancelled')
})

test('cancelling asks the lender; too late, and it comes unwanted', async (t) => {
  const story = await storyOffice(t)
  const loan = await story.begin({ title: 'Weigh lock', lenders: story.partners.slice(0, 1) })
  await story.does(loan, 'send')
  await story.doCards(loan)
  await story.does(loan, 'cancel')
  assert.equal(await story.cannot(loan, 'cancel'), 'cancel-asked')
  assert.deepEqual(await story.doCards(loan), ['lender.cancel'])
  await story.does(loan, 'cancelRefused', {}, lender)
  await story.does(loan, 'shipped', { dueOn: '2026-12-31' }, lender)
  await story.does(loan, 'receive')
  assert.equal(await story.state(loan), 'back')
})

test('received without word, presumed home after 30 days, then reopened', async (t) => {
  const story = await storyOffice(t)
  const [first = 0] = story.partners
  const loan = await story.begin({ title: 'Feeder', lenders: [first] })
  await story.does(loan, 'send')
  await story.doCards(loan)
  await story.does(loan, 'receive', { dueOn: '2026-12-31' })
  assert.equal(await story.state(loan), 'received')
  await story.does(loan, 'comeBack')
  await story.doCards(loan)
  await story.sendAway(first)
  await story.pass(29)
  assert.equal(await story.state(loan), 'returned')
  await story.pass(2)
  const closed = (await story.facts(loan)).request
  assert.deepEqual([closed.state, closed.outcome, closed.presumedHome], ['closed', 'filled', true])
  await story.does(loan, 'reopen', {}, lender)
  const again = (await story.facts(loan)).request
  assert.deepEqual([again.state, again.outcome, again.questionTo], ['returned', null, 'lender'])
  await story.does(loan, 'lose', { reason: 'lost_in_transit' })
  await story.does(loan, 'paid')
  assert.equal((await story.facts(loan)).request.outcome, 'lost')
})

test('conditions accepted, and conditions declined', async (t) => {
  const story = await storyOffice(t)
  const loan = await story.begin({ title: 'Packet boat', lenders: story.partners.slice(0, 2) })
  await story.does(loan, 'send')
  await story.doCards(loan)
  await story.does(loan, 'condition', { conditions: ['LibraryUseOnly'], costCents: 1500 })
  assert.equal(await story.state(loan), 'conditional')
  await story.does(loan, 'decline')
  assert.deepEqual(await story.doCards(loan), ['lender.cancel', 'lender.ask'])
  await story.does(loan, 'condition', { conditions: ['NoRenewal'] })
  await story.does(loan, 'accept')
  assert.deepEqual(await story.doCards(loan), ['lender.accept'])
  await story.does(loan, 'shipped', { dueOn: '2026-12-31' })
  await story.does(loan, 'receive')
  assert.equal(await story.cannot(loan, 'renew'), 'terms-forbid')
})

test('a set of three pieces stands where its last piece stands', async (t) => {
  const story = await storyOffice(t)
  const [first = 0] = story.partners
  const loan = await story.begin({ title: 'A history in three volumes', lenders: [first] })
  await story.does(loan, 'send')
  await story.doCards(loan)
  await story.does(loan, 'shipped', { dueOn: '2026-12-31', pieces: 3 })
  const [a, b, c] = (await story.facts(loan)).pieces.map((one) => one.id)
  assert.ok(a && b && c)
  await story.does(loan, 'receive', { pieceId: a, barcode: 'K-1' })
  await story.does(loan, 'receive', { pieceId: b, barcode: 'K-2' })
  assert.equal(await story.state(loan), 'shipped')
  assert.deepEqual(await story.doCards(loan), ['ils.makeCirculable', 'ils.makeCirculable'])
  await story.does(loan, 'route', { pieceId: a })
  assert.equal(await story.state(loan), 'shipped')
  await story.does(loan, 'receive', { pieceId: c })
  assert.equal(await story.state(loan), 'received')
  assert.deepEqual(await story.doCards(loan), ['ils.makeCirculable', 'lender.tellReceived'])
  assert.equal(await story.cannot(loan, 'receive', { pieceId: c }), 'wrong-state')
  await story.does(loan, 'lose', { pieceId: c, reason: 'lost' })
  assert.equal(await story.state(loan), 'received')
  await story.does(loan, 'comeBack')
  assert.equal(await story.state(loan), 'back')
  await story.doCards(loan)
  await story.sendAway(first, { pieces: 1 })
  assert.equal(await story.state(loan), 'back')
  assert.deepEqual(await story.doCards(loan), [])
  await story.sendAway(first)
  assert.equal(await story.state(loan), 'returned')
  assert.deepEqual(await story.doCards(loan), ['lender.tellReturned'])
})

test('a copy by hand: came, looked at, asked again, delivered, closes by itself', async (t) => {
  const story = await storyOffice(t)
  const copy = await story.begin({
    title: 'On the weighing of boats',
    service: 'copy',
    lenders: story.partners.slice(0, 1),
    copyrightCompliance: 'ccl',
  })
  await story.does(copy, 'send')
  await story.doCards(copy)
  await story.does(copy, 'copyCame', {}, assistant)
  assert.deepEqual(await story.doCards(copy), ['lender.tellReceived'])
  await story.does(copy, 'askResend', { note: 'page 4 is missing' })
  assert.deepEqual(await story.doCards(copy), ['lender.tell'])
  await story.does(copy, 'copyCame')
  await story.does(copy, 'deliver')
  await story.pass(15)
  assert.deepEqual((await story.story(copy)).slice(-4), [
    'askResend sent',
    'copyCame here',
    'deliver delivered',
    'close closed',
  ])
  assert.equal((await story.facts(copy)).request.outcome, 'filled')
})
