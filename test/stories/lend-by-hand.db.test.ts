import assert from 'node:assert/strict'
import { test } from 'node:test'
import { borrower, ils, storyOffice } from './office-of-story.ts'

test('a loan by hand: pulled, sent, renewed, late, home', async (t) => {
  const story = await storyOffice(t)
  const [first = 0] = story.partners
  const loan = await story.begin({
    kind: 'lending',
    title: 'Canal Songs',
    borrowerLibraryId: first,
    partnerNumber: '231200417',
    ownerLibraryId: story.member,
  })
  await story.does(loan, 'willSupply')
  assert.deepEqual(await story.doCards(loan), ['borrower.tellWillSupply', 'ils.pull'])
  await story.does(loan, 'found', { barcode: '33000000000013' }, { kind: 'member', id: String(story.member) })
  await story.does(loan, 'arrive')
  assert.equal(await story.cannot(loan, 'ship'), 'only-by-package')
  await story.sendAway(first, { dueOn: '2026-12-20' })
  assert.deepEqual(await story.doCards(loan), ['ils.checkOutToBorrower', 'borrower.tellShipped'])
  await story.does(loan, 'borrowerReceived')
  await story.does(loan, 'renewalAsked', { until: '2027-01-10' }, borrower)
  assert.equal(await story.cannot(loan, 'renew', { dueOn: '2026-12-19' }), 'due-not-later')
  await story.does(loan, 'renew', { dueOn: '2027-01-10' })
  assert.deepEqual(await story.doCards(loan), ['borrower.tellRenewed', 'ils.changeDueDate'])
  await story.pass(50)
  assert.deepEqual(await story.doCards(loan), ['borrower.tellOverdue'])
  await story.does(loan, 'saysReturning')
  await story.does(loan, 'cameBack')
  assert.deepEqual(await story.doCards(loan), ['ils.checkIn', 'borrower.tellCheckedIn'])
  assert.deepEqual(await story.story(loan), [
    'takeIn new',
    'willSupply pulling',
    'found coming',
    'arrive ready',
    'ship shipped',
    'borrowerReceived shipped',
    'renewalAsked shipped',
    'renew shipped',
    'overdue shipped',
    'saysReturning returning',
    'cameBack closed',
  ])
})

test('conditions buy time and resume where it stood', async (t) => {
  const story = await storyOffice(t)
  const [first = 0] = story.partners
  const loan = await story.begin({ kind: 'lending', title: 'Aqueducts', borrowerLibraryId: first })
  await story.does(loan, 'willSupply')
  await story.does(loan, 'arrive', { barcode: '33000000000021' })
  await story.doCards(loan)
  await story.does(loan, 'condition', { conditions: ['LibraryUseOnly'] })
  await story.does(loan, 'accepted', {}, borrower)
  assert.equal(await story.state(loan), 'ready')
  const other = await story.begin({ kind: 'lending', title: 'Locks', borrowerLibraryId: first })
  await story.does(other, 'condition', { costCents: 2000 })
  await story.doCards(other)
  await story.does(other, 'accepted', {}, borrower)
  assert.equal(await story.state(other), 'pulling')
  assert.deepEqual(await story.doCards(other), ['ils.pull'])
  await story.does(other, 'condition', { costCents: 2500 })
  await story.does(other, 'declined', {}, borrower)
  assert.equal((await story.facts(other)).request.outcome, 'cancelled')
})

test('not on the shelf: another copy, then no', async (t) => {
  const story = await storyOffice(t)
  const [first = 0] = story.partners
  const loan = await story.begin({ kind: 'lending', title: 'Towpaths', borrowerLibraryId: first })
  await story.does(loan, 'willSupply')
  await story.doCards(loan)
  await story.does(loan, 'notOnShelf', { anotherCopy: true }, ils)
  assert.equal(await story.state(loan), 'pulling')
  await story.does(loan, 'notOnShelf', { anotherCopy: false }, ils)
  assert.deepEqual(await story.doCards(loan), ['borrower.tellUnfilled', 'ils.cancelHold'])
  const { request } = await story.facts(loan)
  assert.deepEqual([request.outcome, request.reason], ['not_supplied', 'NotOnShelf'])
})

test('a lent book lost, billed later, found after paying', async (t) => {
  const story = await storyOffice(t)
  const [first = 0] = story.partners
  const loan = await story.begin({ kind: 'lending', title: 'Basins', borrowerLibraryId: first })
  await story.does(loan, 'willSupply')
  await story.does(loan, 'arrive', { barcode: '33000000000039' })
  await story.sendAway(first)
  await story.doCards(loan)
  await story.does(loan, 'saysLost', {}, borrower)
  await story.does(loan, 'charge', { amountCents: 4500 })
  assert.equal((await story.facts(loan)).request.owingCents, 4500)
  await story.does(loan, 'paid')
  assert.deepEqual(await story.doCards(loan), ['borrower.tellSettled'])
  await story.does(loan, 'cameBackAnyway')
  const found = (await story.facts(loan)).request
  assert.deepEqual([found.state, found.outcome, found.questionTo], ['closed', 'lost', 'staff'])
  assert.equal((await story.facts(loan)).pieces[0]?.place, 'owner')
  await story.does(loan, 'refunded')
  assert.deepEqual(
    [(await story.facts(loan)).request.settled, (await story.facts(loan)).request.questionTo],
    ['refunded', null],
  )
})

test('a copy by hand: pulled, scanned, sent, closes by itself', async (t) => {
  const story = await storyOffice(t)
  const copy = await story.begin({
    kind: 'lending',
    service: 'copy',
    title: 'On boats',
    borrowerLibraryId: story.partners[0] ?? 0,
  })
  await story.does(copy, 'willSupply')
  await story.does(copy, 'scanned')
  await story.does(copy, 'send')
  assert.deepEqual(await story.doCards(copy), ['borrower.tellWillSupply', 'ils.pull', 'borrower.tellCopySent'])
  await story.pass(15)
  assert.equal((await story.facts(copy)).request.outcome, 'filled')
})

test('a facility’s line is borrowed out of system and both go home', async (t) => {
  const story = await storyOffice(t)
  const [first = 0] = story.partners
  const { borrowOut } = await import('../../src/office/facilities/borrow-out.ts')
  const line = await story.begin({
    kind: 'facility',
    title: 'Chess openings',
    facilityLibraryId: story.facility,
    facilityLine: 'list 7, line 3',
  })
  const linked = await borrowOut(story.office, {
    requestId: line,
    lenders: [first],
    actor: { kind: 'staff', id: 'dana' },
    role: 'assistant',
  })
  assert.ok(linked.ok)
  const loan = linked.value.requestId
  assert.equal(await story.state(line), 'gathering')
  await story.does(loan, 'send')
  await story.doCards(loan)
  await story.does(loan, 'shipped', { dueOn: '2027-01-15' })
  await story.does(loan, 'receive')
  assert.equal(await story.state(line), 'ready')
  assert.equal(await story.cannot(loan, 'route'), 'for-facility')
  await story.sendAway(story.facility, { dueOn: '2027-01-10' })
  assert.deepEqual([await story.state(line), await story.state(loan)], ['sent', 'out'])
  await story.does(line, 'refusedByReview', { reason: 'rule 4' })
  await story.does(line, 'cameBack')
  assert.deepEqual([await story.state(line), await story.state(loan)], ['closed', 'back'])
  await story.sendAway(first)
  assert.equal(await story.state(loan), 'returned')
})
