import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isoDesk, type IsoDesk } from './iso-desk.ts'

let desk: IsoDesk
before(async () => {
  desk = await isoDesk()
})
after(() => desk.close())

test('a loan: pulled, sent, renewed, late, recalled, home', async () => {
  const borrower = await desk.library()
  const { peer } = borrower
  const { id, theirs } = await desk.asks(borrower, { title: 'Canal Songs' }, 'RECEIVE RENEW ON:Recalled RETURN')
  await desk.does(id, 'willSupply')
  await desk.does(id, 'found', { barcode: '33000000000013' })
  await desk.does(id, 'arrive')
  assert.equal(await desk.cannot(id, 'ship'), 'only-by-package')
  await desk.sendAway(borrower.libraryId, { dueOn: desk.day(21) })
  assert.equal(await desk.cannot(id, 'renew', { dueOn: desk.day(20) }), 'due-not-later')
  await desk.does(id, 'renew', { dueOn: desk.day(28) })
  await desk.days(30)
  await desk.does(id, 'recall', { dueOn: desk.day(7) })
  await desk.does(id, 'cameBack')
  assert.deepEqual(await desk.events(id), [
    'takeIn new',
    'willSupply pulling',
    'found coming',
    'arrive ready',
    'ship shipped',
    'borrowerReceived shipped',
    'renewalAsked shipped',
    'renew shipped',
    'overdue shipped',
    'recall shipped',
    'saysReturning returning',
    'cameBack closed',
  ])
  assert.deepEqual(await desk.wire(id, borrower), [
    '← request New',
    '→ SAM RequestResponse WillSupply',
    '→ SAM StatusChange Loaned',
    '← RAM Received',
    '← RAM Renew',
    '→ SAM RenewResponse Loaned Y',
    '→ SAM StatusChange Overdue',
    '→ SAM StatusChange Recalled',
    '← RAM ShippedReturn',
    '→ SAM StatusChange LoanCompleted',
  ])
  assert.deepEqual(peer.borrowing(theirs).told, [
    'WillSupply',
    'Loaned',
    'Loaned',
    'Overdue',
    'Recalled',
    'LoanCompleted',
  ])
  assert.equal((await desk.look(id)).facts.request.outcome, 'filled')
})

test('a copy: pulled, scanned, sent; it was bad and goes again; closes by itself', async () => {
  const borrower = await desk.library()
  const { id, theirs } = await desk.asks(
    borrower,
    {
      title: 'Annals of weighing',
      titleOfComponent: 'On boats',
      pages: '1-9',
      serviceType: 'Copy',
      copyright: 'US-CCL',
    },
    'ON:CopyCompleted',
  )
  await desk.does(id, 'willSupply')
  await desk.does(id, 'scanned')
  await desk.does(id, 'send')
  await borrower.peer.act(theirs, 'Notification', 'Page 4 is missing.')
  await desk.does(id, 'resend', { note: 'Sent again, with page 4.' })
  assert.equal(borrower.peer.borrowing(theirs).heard, 'Sent again, with page 4.')
  await desk.days(15)
  assert.deepEqual(await desk.events(id), [
    'takeIn new',
    'willSupply pulling',
    'scanned scanned',
    'send sent',
    'borrowerNote sent',
    'resend sent',
    'close closed',
  ])
  assert.deepEqual(await desk.wire(id, borrower), [
    '← request New',
    '→ SAM RequestResponse WillSupply',
    '→ SAM StatusChange CopyCompleted',
    '← RAM Notification',
    '→ SAM Notification CopyCompleted',
  ])
  assert.equal((await desk.look(id)).facts.request.outcome, 'filled')
})

test('conditions buy time: accepted, it goes on where it stood; declined, it is over', async () => {
  const borrower = await desk.library()
  const one = await desk.asks(borrower, { title: 'Aqueducts' }, 'ACCEPT RECEIVE')
  await desk.does(one.id, 'willSupply')
  await desk.does(one.id, 'arrive', { barcode: '33000000000021' })
  await desk.does(one.id, 'condition', { conditions: ['LibraryUseOnly'], costCents: 500 })
  assert.equal((await desk.look(one.id)).state, 'ready')
  await desk.sendAway(borrower.libraryId)
  assert.deepEqual(await desk.events(one.id), [
    'takeIn new',
    'willSupply pulling',
    'arrive ready',
    'condition conditional',
    'accepted ready',
    'ship shipped',
    'borrowerReceived shipped',
  ])
  assert.deepEqual(await desk.wire(one.id, borrower), [
    '← request New',
    '→ SAM RequestResponse WillSupply',
    '→ SAM StatusChange WillSupply',
    '← RAM Notification',
    '→ SAM StatusChange Loaned',
    '← RAM Received',
  ])

  const other = await desk.library()
  const two = await desk.asks(other, { title: 'Locks' }, 'DECLINE')
  await desk.does(two.id, 'condition', { costCents: 9900 })
  assert.deepEqual(await desk.events(two.id), ['takeIn new', 'condition conditional', 'cancelled closed'])
  assert.deepEqual(await desk.wire(two.id, other), [
    '← request New',
    '→ SAM RequestResponse WillSupply',
    '← RAM Cancel',
    '→ SAM CancelResponse Cancelled Y',
  ])
  assert.equal((await desk.look(two.id)).facts.request.outcome, 'cancelled')
})

test('a lent book is lost, billed later, and found after they paid', async () => {
  const borrower = await desk.library()
  const { id, theirs } = await desk.asks(borrower, { title: 'Basins' }, 'RECEIVE')
  await desk.does(id, 'willSupply')
  await desk.does(id, 'arrive', { barcode: '33000000000039' })
  await desk.sendAway(borrower.libraryId, { dueOn: desk.day(21) })
  await desk.days(23)
  await borrower.peer.act(theirs, 'Notification', 'Our patron lost it. Please send a bill.')
  await desk.does(id, 'lose', { reason: 'lost' })
  await desk.days(14)
  await desk.does(id, 'charge', { amountCents: 4500 })
  assert.equal((await desk.look(id)).facts.request.owingCents, 4500)
  await desk.days(20)
  await desk.does(id, 'paid')
  assert.equal(borrower.peer.borrowing(theirs).status, 'CompletedWithoutReturn')
  await desk.days(3)
  await desk.does(id, 'cameBackAnyway')
  assert.equal((await desk.look(id)).facts.request.questionTo, 'staff')
  await desk.does(id, 'refunded')
  assert.deepEqual((await desk.events(id)).slice(3), [
    'ship shipped',
    'borrowerReceived shipped',
    'overdue shipped',
    'borrowerNote shipped',
    'lose lost',
    'charge lost',
    'paid closed',
    'cameBackAnyway closed',
    'refunded closed',
  ])
  assert.deepEqual(await desk.wire(id, borrower), [
    '← request New',
    '→ SAM RequestResponse WillSupply',
    '→ SAM StatusChange Loaned',
    '← RAM Received',
    '→ SAM StatusChange Overdue',
    '← RAM Notification',
    '→ SAM StatusChange CompletedWithoutReturn',
  ])
  const { facts } = await desk.look(id)
  assert.deepEqual(
    [
      facts.request.outcome,
      facts.request.settled,
      facts.request.owingCents,
      facts.request.questionTo,
      facts.pieces[0]?.place,
    ],
    ['lost', 'refunded', 0, null, 'owner'],
  )
})

test('their system is down for an hour: our answers wait, go in order, and are acted on once', async () => {
  const borrower = await desk.library()
  const { peer } = borrower
  const { id } = await desk.asks(borrower, { title: 'Change bridge' }, 'RECEIVE')
  peer.fault('DOWN', '1h')
  await desk.does(id, 'willSupply')
  await desk.does(id, 'arrive', { barcode: '33000000000047' })
  await desk.sendAway(borrower.libraryId)
  for (const minutes of [1, 5, 15, 60]) await desk.minutes(minutes)
  assert.deepEqual(
    peer.received.map((one) => `${one.outcome} ${one.message?.status ?? ''}`),
    [...Array.from({ length: 4 }, () => 'down WillSupply'), 'acted on WillSupply', 'acted on Loaned'],
  )
  assert.equal(new Set(peer.received.slice(0, 5).map((one) => one.body)).size, 1)
  assert.deepEqual(await desk.events(id), [
    'takeIn new',
    'willSupply pulling',
    'arrive ready',
    'ship shipped',
    'borrowerReceived shipped',
  ])
  assert.deepEqual(await desk.wire(id, borrower), [
    '← request New',
    '→ SAM RequestResponse WillSupply',
    '→ SAM StatusChange Loaned',
    '← RAM Received',
  ])
})
