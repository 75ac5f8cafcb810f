import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ils, isoDesk, type IsoDesk } from './iso-desk.ts'

let desk: IsoDesk
before(async () => {
  desk = await isoDesk()
})
after(() => desk.close())

test('a loan: asked, renewed, recalled, home', async () => {
  const lender = await desk.library('RECEIVED WILLSUPPLY WAIT:2d LOANED:28 WAIT:20d RECALLED')
  const loan = await desk.begin({ title: 'Drumlins', lenders: [lender.libraryId], pickupLibraryId: desk.member })
  await desk.does(loan, 'send')
  assert.deepEqual((await desk.look(loan)).entries, ['promised'])
  const due = desk.day(30)
  await desk.days(2)
  assert.equal((await desk.look(loan)).facts.request.dueOn, due)
  await desk.does(loan, 'receive', { barcode: '30000000000017' })
  await desk.does(loan, 'route')
  await desk.does(loan, 'atLibrary', {}, ils)
  await desk.does(loan, 'checkedOut', { dueOn: desk.day(14) }, ils)
  await desk.does(loan, 'renew')
  const renewed = (await desk.look(loan)).facts.request
  assert.deepEqual([renewed.renewals, renewed.dueOn], [1, desk.day(56)])
  await desk.days(20)
  assert.deepEqual((await desk.look(loan)).facts.request.dueOn, desk.day(7))
  assert.equal(await desk.cannot(loan, 'renew'), 'recalled')
  await desk.does(loan, 'checkedIn', {}, ils)
  await desk.does(loan, 'comeBack')
  assert.equal(await desk.cannot(loan, 'sendHome', {}), 'only-by-package')
  await desk.sendAway(lender.libraryId)
  assert.deepEqual(await desk.events(loan), [
    'takeIn new',
    'send sent',
    'asked sent',
    'logged sent',
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
  assert.deepEqual(await desk.wire(loan, lender), [
    '→ request New',
    '← SAM RequestResponse RequestReceived',
    '← SAM StatusChange WillSupply',
    '← SAM StatusChange Loaned',
    '→ RAM Received',
    '→ RAM Renew',
    '← SAM RenewResponse Loaned Y',
    '← SAM StatusChange Recalled',
    '→ RAM ShippedReturn',
    '← SAM StatusChange LoanCompleted',
  ])
  const { facts, entries } = await desk.look(loan)
  assert.deepEqual([facts.request.outcome, facts.pieces[0]?.place], ['filled', 'owner'])
  assert.deepEqual(entries, ['done'])
})

test('a copy: came, a page is missing, came again, delivered, closes by itself', async () => {
  const lender = await desk.library('WILLSUPPLY COPYCOMPLETED')
  const copy = await desk.begin({
    title: 'Annals of weighing',
    citation: { article: 'On boats', volume: '7', pages: '1-9' },
    service: 'copy',
    copyrightCompliance: 'ccl',
    lenders: [lender.libraryId],
  })
  await desk.does(copy, 'send')
  await desk.does(copy, 'askResend', { note: 'Page 4 is missing.' })
  assert.match(lender.peer.received.at(-1)?.body ?? '', /Page 4 is missing\./)
  await lender.peer.send(lender.peer.transactions[0]?.id ?? '', {
    reason: 'Notification',
    status: 'CopyCompleted',
    note: 'Sent again, with page 4.',
  })
  await desk.does(copy, 'copyCame')
  await desk.does(copy, 'deliver')
  await desk.days(15)
  assert.deepEqual(await desk.events(copy), [
    'takeIn new',
    'send sent',
    'asked sent',
    'willSupply sent',
    'copyCame here',
    'askResend sent',
    'lenderNote sent',
    'copyCame here',
    'deliver delivered',
    'close closed',
  ])
  assert.deepEqual(await desk.wire(copy, lender), [
    '→ request New',
    '← SAM RequestResponse WillSupply',
    '← SAM StatusChange CopyCompleted',
    '→ RAM Notification',
    '← SAM Notification CopyCompleted',
  ])
  assert.equal((await desk.look(copy)).facts.request.outcome, 'filled')
})

test('two refuse, the third fills', async () => {
  const first = await desk.library('UNFILLED:NotOnShelf')
  const second = await desk.library('RECEIVED UNFILLED:OnLoan')
  const third = await desk.library('WILLSUPPLY LOANED')
  const lenders = [first, second, third].map((one) => one.libraryId)
  const loan = await desk.begin({ title: 'Towpath', lenders })
  await desk.does(loan, 'send')
  await desk.does(loan, 'receive')
  assert.deepEqual(await desk.events(loan), [
    'takeIn new',
    'send sent',
    'asked sent',
    'notSupplied sent',
    'asked sent',
    'logged sent',
    'notSupplied sent',
    'asked sent',
    'willSupply sent',
    'shipped shipped',
    'receive received',
  ])
  assert.deepEqual(await desk.wire(loan, first), ['→ request New', '← SAM RequestResponse Unfilled'])
  assert.deepEqual(await desk.wire(loan, second), [
    '→ request New',
    '← SAM RequestResponse RequestReceived',
    '← SAM StatusChange Unfilled',
  ])
  assert.deepEqual(await desk.wire(loan, third), [
    '→ request New',
    '← SAM RequestResponse WillSupply',
    '← SAM StatusChange Loaned',
    '→ RAM Received',
  ])
  const { entries, facts } = await desk.look(loan)
  assert.deepEqual(entries, ['refused', 'refused', 'shipped'])
  assert.deepEqual(
    facts.entries.map((one) => one.reason),
    ['NotOnShelf', 'OnLoan', null],
  )
})

test('the first lender ships after we moved on; the second is withdrawn', async () => {
  const slow = await desk.library('CANCEL-NO RECEIVED WAIT:6d LOANED')
  const next = await desk.library('RECEIVED')
  const loan = await desk.begin({ title: 'Aqueduct', lenders: [slow.libraryId, next.libraryId] })
  await desk.does(loan, 'send')
  await desk.days(4)
  assert.deepEqual((await desk.look(loan)).entries, ['promised', 'asked'], 'the first would not cancel')
  await desk.days(6)
  assert.deepEqual((await desk.look(loan)).entries, ['shipped', 'withdrawn'])
  await desk.does(loan, 'receive')
  await desk.does(loan, 'comeBack')
  await desk.sendAway(slow.libraryId)
  assert.deepEqual(await desk.events(loan), [
    'takeIn new',
    'send sent',
    'asked sent',
    'logged sent',
    'noAnswer sent',
    'asked sent',
    'cancelRefused sent',
    'logged sent',
    'shipped shipped',
    'cancelled shipped',
    'receive received',
    'comeBack back',
    'sendHome returned',
    'ownerConfirms closed',
  ])
  assert.deepEqual(await desk.wire(loan, slow), [
    '→ request New',
    '← SAM RequestResponse RequestReceived',
    '→ RAM Cancel',
    '← SAM CancelResponse RequestReceived N',
    '← SAM StatusChange Loaned',
    '→ RAM Received',
    '→ RAM ShippedReturn',
    '← SAM StatusChange LoanCompleted',
  ])
  assert.deepEqual(await desk.wire(loan, next), [
    '→ request New',
    '← SAM RequestResponse RequestReceived',
    '→ RAM Cancel',
    '← SAM CancelResponse Cancelled Y',
  ])
  assert.equal((await desk.look(loan)).facts.request.outcome, 'filled')
})

test('the conditions of one are declined, those of the next accepted', async () => {
  const dear = await desk.library('COST:15.00 LOANED')
  const strict = await desk.library('CONDITION:LibraryUseOnly LOANED')
  const loan = await desk.begin({ title: 'Packet boat', lenders: [dear.libraryId, strict.libraryId] })
  await desk.does(loan, 'send')
  assert.equal((await desk.look(loan)).facts.entries[0]?.costCents, 1500)
  await desk.does(loan, 'decline', { note: 'Too dear for us.' })
  assert.match(dear.peer.received.at(-1)?.body ?? '', /Too dear for us\./)
  assert.deepEqual((await desk.look(loan)).facts.entries[1]?.conditions, ['LibraryUseOnly'])
  await desk.does(loan, 'accept')
  assert.deepEqual(await desk.events(loan), [
    'takeIn new',
    'send sent',
    'asked sent',
    'condition conditional',
    'decline sent',
    'asked sent',
    'cancelled sent',
    'condition conditional',
    'accept sent',
    'shipped shipped',
  ])
  assert.deepEqual(await desk.wire(loan, dear), [
    '→ request New',
    '← SAM RequestResponse WillSupply',
    '→ RAM Cancel',
    '← SAM CancelResponse Cancelled Y',
  ])
  assert.deepEqual(await desk.wire(loan, strict), [
    '→ request New',
    '← SAM RequestResponse WillSupply',
    '→ RAM Notification',
    '← SAM StatusChange Loaned',
  ])
})
