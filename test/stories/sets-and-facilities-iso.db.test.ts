import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { borrowOut } from '../../src/office/facilities/borrow-out.ts'
import { colleague } from '../iso18626/iso-office.ts'
import { isoDesk, type IsoDesk } from './iso-desk.ts'
import { plainLoan } from './iso-wire.ts'

let desk: IsoDesk
before(async () => {
  desk = await isoDesk()
})
after(() => desk.close())

test('a set of three pieces is borrowed: each arrives by itself, together they go home', async () => {
  const lender = await desk.library('WILLSUPPLY')
  const { peer } = lender
  const loan = await desk.begin({ title: 'A history in three volumes', lenders: [lender.libraryId] })
  await desk.does(loan, 'send')
  const [theirs] = peer.transactions
  await peer.send(theirs?.id ?? '', {
    reason: 'StatusChange',
    status: 'Loaned',
    dueDate: new Date(desk.iso.clock.now().getTime() + 30 * 86_400_000),
    dateSent: desk.iso.clock.now(),
    itemId: '39001;39002;39003',
  })
  const [a = 0, b = 0, c = 0] = (await desk.look(loan)).facts.pieces.map((one) => one.id)
  await desk.does(loan, 'receive', { pieceId: a, barcode: 'K-1' })
  await desk.does(loan, 'receive', { pieceId: b, barcode: 'K-2' })
  assert.equal((await desk.look(loan)).state, 'shipped')
  await desk.does(loan, 'receive', { pieceId: c, barcode: 'K-3' })
  for (const pieceId of [a, b]) await desk.does(loan, 'comeBack', { pieceId })
  await desk.sendAway(lender.libraryId)
  assert.equal((await desk.look(loan)).state, 'received')
  await desk.does(loan, 'comeBack', { pieceId: c })
  await desk.sendAway(lender.libraryId)
  assert.deepEqual((await desk.events(loan)).slice(3), [
    'willSupply sent',
    'shipped shipped',
    'receive shipped',
    'receive shipped',
    'receive received',
    'comeBack received',
    'comeBack received',
    'sendHome received',
    'sendHome received',
    'comeBack back',
    'sendHome returned',
    'ownerConfirms closed',
  ])
  assert.deepEqual(await desk.wire(loan, lender), plainLoan)
})

test('a set of three pieces is lent: one package, one word, and home one after the other', async () => {
  const borrower = await desk.library()
  const { id } = await desk.asks(borrower, { title: 'A history in three volumes', volume: '1-3' }, 'RECEIVE RETURN')
  await desk.does(id, 'willSupply')
  await desk.does(id, 'arrive', { pieces: 3 })
  await desk.sendAway(borrower.libraryId)
  const [a = 0, b = 0, c = 0] = (await desk.look(id)).facts.pieces.map((one) => one.id)
  for (const pieceId of [a, b]) await desk.does(id, 'cameBack', { pieceId })
  assert.equal((await desk.look(id)).state, 'returning')
  await desk.does(id, 'cameBack', { pieceId: c })
  assert.deepEqual((await desk.events(id)).slice(2), [
    'arrive ready',
    'ship ready',
    'ship ready',
    'ship shipped',
    'borrowerReceived shipped',
    'saysReturning returning',
    'cameBack returning',
    'cameBack returning',
    'cameBack closed',
  ])
  assert.deepEqual(await desk.wire(id, borrower), [
    '← request New',
    '→ SAM RequestResponse WillSupply',
    '→ SAM StatusChange Loaned',
    '← RAM Received',
    '← RAM ShippedReturn',
    '→ SAM StatusChange LoanCompleted',
  ])
})

test('a facility’s line is borrowed out of system: both go home', async () => {
  const lender = await desk.library('WILLSUPPLY LOANED:60')
  const line = await desk.begin({
    kind: 'facility',
    title: 'Chess openings',
    facilityLibraryId: desk.facility,
    facilityLine: 'list 7, line 3',
  })
  const linked = await borrowOut(desk.iso.office, {
    requestId: line,
    lenders: [lender.libraryId],
    actor: colleague,
    role: 'assistant',
  })
  assert.ok(linked.ok)
  const loan = linked.value.requestId
  await desk.does(loan, 'send')
  await desk.does(loan, 'receive')
  assert.equal(await desk.cannot(loan, 'route'), 'for-facility')
  await desk.sendAway(desk.facility, { dueOn: desk.day(30) })
  await desk.does(line, 'cameBack')
  await desk.sendAway(lender.libraryId)
  assert.deepEqual(await desk.events(line), [
    'takeIn new',
    'borrowOut gathering',
    'arrive ready',
    'ship sent',
    'cameBack closed',
  ])
  assert.deepEqual((await desk.events(loan)).slice(4), [
    'shipped shipped',
    'receive received',
    'handToFacility out',
    'comeBack back',
    'sendHome returned',
    'ownerConfirms closed',
  ])
  assert.deepEqual(await desk.wire(loan, lender), plainLoan)
  for (const { body } of lender.peer.received) assert.doesNotMatch(body, /list 7|North Gate/)
})
