import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { settleEffect } from '../../src/office/effects/settle-effect.ts'
import { colleague } from '../iso18626/iso-office.ts'
import { isoDesk, patron, type IsoDesk } from './iso-desk.ts'
import { plainLoan } from './iso-wire.ts'

let desk: IsoDesk
before(async () => {
  desk = await isoDesk()
})
after(() => desk.close())

test('the patron cancels after shipping: in and straight back', async () => {
  const lender = await desk.library('WILLSUPPLY LOANED')
  const loan = await desk.begin({ title: 'Basin', lenders: [lender.libraryId] })
  await desk.does(loan, 'send')
  await desk.does(loan, 'cancel', {}, patron)
  await desk.does(loan, 'receive')
  await desk.sendAway(lender.libraryId)
  assert.deepEqual(await desk.events(loan), [
    'takeIn new',
    'send sent',
    'asked sent',
    'willSupply sent',
    'shipped shipped',
    'cancel shipped',
    'receive back',
    'sendHome returned',
    'ownerConfirms closed',
  ])
  assert.deepEqual(await desk.wire(loan, lender), plainLoan)
  assert.equal((await desk.look(loan)).facts.request.outcome, 'cancelled')
})

test('it came, but the lender’s word of it never did', async () => {
  const lender = await desk.library('WILLSUPPLY WAIT:1d LOANED')
  const loan = await desk.begin({ title: 'Feeder', lenders: [lender.libraryId] })
  await desk.does(loan, 'send')
  const { peer } = lender
  const ourDoor = peer.ourUrl
  peer.ourUrl = 'http://127.0.0.1:9/'
  await desk.days(1)
  peer.ourUrl = ourDoor
  assert.equal((await desk.look(loan)).state, 'sent')
  await desk.does(loan, 'receive', { dueOn: desk.day(21) })
  await desk.does(loan, 'comeBack')
  await desk.sendAway(lender.libraryId)
  assert.deepEqual(await desk.events(loan), [
    'takeIn new',
    'send sent',
    'asked sent',
    'willSupply sent',
    'receive received',
    'comeBack back',
    'sendHome returned',
    'ownerConfirms closed',
  ])
  assert.deepEqual(await desk.wire(loan, lender), [
    '→ request New',
    '← SAM RequestResponse WillSupply',
    '→ RAM Received',
    '→ RAM ShippedReturn',
    '← SAM StatusChange LoanCompleted',
  ])
})

test('it came before the lender said so: it will not hear of it, a colleague lets it be, the word comes late', async () => {
  const lender = await desk.library('WILLSUPPLY WAIT:2d LOANED:30')
  const loan = await desk.begin({ title: 'Spillway', lenders: [lender.libraryId] })
  await desk.does(loan, 'send')
  await desk.does(loan, 'receive')
  const told = (await desk.look(loan)).effects.find((one) => one.name === 'lender.tellReceived')
  assert.deepEqual(
    [told?.state, told?.error],
    ['given_up', 'The partner’s system did not take the message: there this is not possible now.'],
  )
  assert.ok(
    (
      await settleEffect(desk.iso.office, {
        effectId: told?.id ?? 0,
        how: 'skip',
        actor: colleague,
        reason: 'They ship first and say so later.',
      })
    ).ok,
  )
  await desk.days(2)
  const { facts, state } = await desk.look(loan)
  assert.deepEqual([state, facts.request.dueOn], ['received', desk.day(30)])
  await desk.does(loan, 'comeBack')
  await desk.sendAway(lender.libraryId)
  assert.deepEqual((await desk.events(loan)).slice(4), [
    'receive received',
    'shipped received',
    'comeBack back',
    'sendHome returned',
    'ownerConfirms closed',
  ])
})

test('presumed home after 30 days; the lender’s Overdue reopens it, and it is found', async () => {
  const lender = await desk.library('WILLSUPPLY LOANED NO-CHECKIN')
  const { peer } = lender
  const loan = await desk.begin({ title: 'Guard gate', lenders: [lender.libraryId] })
  await desk.does(loan, 'send')
  await desk.does(loan, 'receive')
  await desk.does(loan, 'comeBack')
  await desk.sendAway(lender.libraryId)
  await desk.days(29)
  assert.equal((await desk.look(loan)).state, 'returned')
  await desk.days(2)
  const closed = (await desk.look(loan)).facts.request
  assert.deepEqual([closed.state, closed.outcome, closed.presumedHome], ['closed', 'filled', true])
  const theirs = peer.transactions[0]?.id ?? ''
  await peer.send(theirs, { reason: 'StatusChange', status: 'Overdue', dueDate: peer.lending(theirs).dueAt })
  const again = (await desk.look(loan)).facts.request
  assert.deepEqual([again.state, again.outcome, again.questionTo], ['returned', null, 'lender'])
  await desk.does(loan, 'tellLender', { note: 'We sent it on the second. Is it on your shelf?' })
  await peer.send(theirs, { reason: 'StatusChange', status: 'LoanCompleted' })
  assert.deepEqual((await desk.events(loan)).slice(4), [
    'shipped shipped',
    'receive received',
    'comeBack back',
    'sendHome returned',
    'presumeHome closed',
    'reopen returned',
    'tellLender returned',
    'ownerConfirms closed',
  ])
  assert.deepEqual(await desk.wire(loan, lender), [
    '→ request New',
    '← SAM RequestResponse WillSupply',
    '← SAM StatusChange Loaned',
    '→ RAM Received',
    '→ RAM ShippedReturn',
    '← SAM StatusChange Overdue',
    '→ RAM Notification',
    '← SAM StatusChange LoanCompleted',
  ])
  const { facts } = await desk.look(loan)
  assert.deepEqual(
    [facts.request.outcome, facts.request.presumedHome, facts.request.questionTo],
    ['filled', false, null],
  )
})

test('their system is down for an hour: the same bytes go again, and are acted on once', async () => {
  const lender = await desk.library('DOWN:1h WILLSUPPLY LOANED')
  const { peer } = lender
  const loan = await desk.begin({ title: 'Change bridge', lenders: [lender.libraryId] })
  await desk.does(loan, 'send')
  for (const minutes of [1, 5, 15]) await desk.minutes(minutes)
  assert.deepEqual([(await desk.look(loan)).state, (await desk.look(loan)).entries], ['sent', ['waiting']])
  await desk.minutes(60)
  assert.deepEqual(
    peer.received.map((one) => one.outcome),
    ['down', 'down', 'down', 'down', 'acted on'],
  )
  assert.equal(new Set(peer.received.map((one) => one.body)).size, 1)
  peer.fault('CUT')
  await desk.does(loan, 'receive')
  await desk.minutes(1)
  const arrived = peer.received.filter((one) => one.message?.what === 'Received')
  assert.deepEqual(
    arrived.map((one) => one.outcome),
    ['acted on', 'replay'],
  )
  assert.equal(arrived[0]?.body, arrived[1]?.body)
  assert.deepEqual(
    [...peer.ledger.values()].map((one) => one.actedOn),
    [1, 1],
  )
  assert.deepEqual((await desk.events(loan)).slice(1), [
    'send sent',
    'asked sent',
    'willSupply sent',
    'shipped shipped',
    'receive received',
  ])
  assert.deepEqual(await desk.wire(loan, lender), [
    '→ request New',
    '← SAM RequestResponse WillSupply',
    '← SAM StatusChange Loaned',
    '→ RAM Received',
  ])
})
