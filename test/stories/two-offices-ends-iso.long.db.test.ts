import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { objectionsOfSchema } from '../../src/lab/peer/pair.ts'
import { settleEffect } from '../../src/office/effects/settle-effect.ts'
import { borrowOut } from '../../src/office/facilities/borrow-out.ts'
import { colleague } from '../iso18626/iso-office.ts'
import type { IsoDesk } from './iso-desk.ts'
import { plainLoan } from './iso-wire.ts'
import { twoOffices, type TwoOffices } from './two-offices.ts'

let two: TwoOffices
before(async () => {
  two = await twoOffices()
})
after(() => two.close())

/** A colleague lets be what could not be told; answers what it was and why. */
async function letBe(desk: IsoDesk, requestId: number): Promise<string> {
  const step = (await desk.look(requestId)).effects.find((one) => one.state === 'given_up')
  const order = { effectId: step?.id ?? 0, how: 'skip', actor: colleague, reason: 'Told by telephone.' } as const
  assert.ok((await settleEffect(desk.iso.office, order)).ok)
  return `${step?.name ?? ''}: ${step?.error ?? ''}`
}

test('presumed home after 30 days; their Overdue reopens it, and it is found on the shelf', async () => {
  const { north, south } = two
  const loan = await two.ask({ title: 'Guard gate' })
  await two.lends(loan.theirs, south.day(42))
  await north.does(loan.ours, 'receive')
  await north.does(loan.ours, 'comeBack')
  two.toSouth.isShut = true
  await north.sendAway(two.lenders[0])
  for (let tries = 0; tries < 12; tries += 1) await two.minutes(360)
  two.toSouth.isShut = false
  assert.match(await letBe(north, loan.ours), /^lender\.tellReturned: /)
  await two.days(30)
  assert.deepEqual(await two.stand(loan), ['closed filled', 'shipped'])
  await two.days(14)
  assert.deepEqual(await two.stand(loan), ['returned', 'shipped'])
  await north.does(loan.ours, 'tellLender', { note: 'We sent it on the second. Is it on your shelf?' })
  await south.does(loan.theirs, 'cameBack')
  assert.deepEqual(await two.stand(loan), ['closed filled', 'closed filled'])
  assert.deepEqual((await north.events(loan.ours)).slice(5), [
    'receive received',
    'comeBack back',
    'sendHome returned',
    'presumeHome closed',
    'reopen returned',
    'tellLender returned',
    'ownerConfirms closed',
  ])
  assert.deepEqual(await south.events(loan.theirs), [
    'takeIn new',
    'willSupply pulling',
    'arrive ready',
    'ship shipped',
    'borrowerReceived shipped',
    'overdue shipped',
    'borrowerNote shipped',
    'cameBack closed',
  ])
  assert.deepEqual(await two.crossed(loan), [
    '→ request New',
    '← SAM RequestResponse WillSupply',
    '← SAM StatusChange Loaned',
    '→ RAM Received',
    '→ RAM ShippedReturn (not heard)',
    '← SAM StatusChange Overdue',
    '→ RAM Notification',
    '← SAM StatusChange LoanCompleted',
  ])
})

test('a lent book is lost, billed later, and found after paying', async () => {
  const { north, south } = two
  const loan = await two.ask({ title: 'Basins' })
  await two.lends(loan.theirs)
  await north.does(loan.ours, 'receive')
  await north.does(loan.ours, 'lose', { reason: 'lost' })
  await south.does(loan.theirs, 'saysLost')
  await two.days(14)
  await south.does(loan.theirs, 'charge', { amountCents: 4500 })
  await two.days(20)
  await north.does(loan.ours, 'paid')
  await south.does(loan.theirs, 'paid')
  assert.deepEqual(await two.stand(loan), ['closed lost', 'closed lost'])
  await north.does(loan.ours, 'found')
  await north.sendAway(two.lenders[0])
  assert.equal(
    await letBe(north, loan.ours),
    'lender.tellReturned: The partner’s system did not take the message: there this is not possible now.',
  )
  await south.does(loan.theirs, 'cameBackAnyway')
  await south.does(loan.theirs, 'refunded')
  await north.does(loan.ours, 'ownerConfirms')
  await north.does(loan.ours, 'refunded')
  assert.deepEqual((await north.events(loan.ours)).slice(3), [
    'willSupply sent',
    'shipped shipped',
    'receive received',
    'lose lost',
    'paid closed',
    'found back',
    'sendHome returned',
    'ownerConfirms closed',
    'refunded closed',
  ])
  assert.deepEqual(await south.events(loan.theirs), [
    'takeIn new',
    'willSupply pulling',
    'arrive ready',
    'ship shipped',
    'borrowerReceived shipped',
    'borrowerNote shipped',
    'saysLost lost',
    'charge lost',
    'paid closed',
    'borrowerNote closed',
    'cameBackAnyway closed',
    'refunded closed',
  ])
  assert.deepEqual(await two.crossed(loan), [
    '→ request New',
    '← SAM RequestResponse WillSupply',
    '← SAM StatusChange Loaned',
    '→ RAM Received',
    '→ RAM Notification',
    '← SAM StatusChange CompletedWithoutReturn',
    '→ RAM Notification',
    '→ RAM ShippedReturn (not taken)',
  ])
  assert.deepEqual(await two.stand(loan), ['closed filled', 'closed lost'])
  for (const { facts } of [await north.look(loan.ours), await south.look(loan.theirs)])
    assert.deepEqual([facts.request.settled, facts.pieces[0]?.place], ['refunded', 'owner'])
})

test('a set of three pieces goes and comes in one package', async () => {
  const { north, south } = two
  const loan = await two.ask({ title: 'A history in three volumes', citation: { volume: '1-3' } })
  await south.does(loan.theirs, 'willSupply')
  await south.does(loan.theirs, 'found', { pieces: 3 })
  for (const { id, n } of (await south.look(loan.theirs)).facts.pieces)
    await south.does(loan.theirs, 'arrive', { pieceId: id, barcode: `3300000000600${n}` })
  await south.sendAway(two.borrower)
  assert.deepEqual(await two.stand(loan), ['shipped', 'shipped'])
  assert.deepEqual(
    (await north.look(loan.ours)).facts.pieces.map((one) => one.partnerBarcode),
    ['33000000006001', null, null],
  )
  await north.does(loan.ours, 'receive')
  await north.does(loan.ours, 'comeBack')
  await north.sendAway(two.lenders[0])
  await south.does(loan.theirs, 'cameBack')
  assert.deepEqual(await two.stand(loan), ['closed filled', 'closed filled'])
  assert.deepEqual(
    (await north.look(loan.ours)).facts.pieces.map((one) => one.place),
    ['owner', 'owner', 'owner'],
  )
  assert.deepEqual((await north.events(loan.ours)).slice(3), [
    'willSupply sent',
    'shipped shipped',
    'receive received',
    'comeBack back',
    'sendHome back',
    'sendHome back',
    'sendHome returned',
    'ownerConfirms closed',
  ])
  assert.deepEqual(await south.events(loan.theirs), [
    'takeIn new',
    'willSupply pulling',
    'found coming',
    'arrive coming',
    'arrive coming',
    'arrive ready',
    'ship ready',
    'ship ready',
    'ship shipped',
    'borrowerReceived shipped',
    'saysReturning returning',
    'cameBack closed',
  ])
  assert.deepEqual(await two.crossed(loan), plainLoan)
})

test('a facility’s line is borrowed out of system: both go home', async () => {
  const { north, south } = two
  const line = await north.begin({
    kind: 'facility',
    title: 'Chess openings',
    facilityLibraryId: north.facility,
    facilityLine: 'list 7, line 3',
  })
  const order = { requestId: line, lenders: [two.lenders[0]], actor: colleague, role: 'assistant' } as const
  const linked = await borrowOut(north.iso.office, order)
  assert.ok(linked.ok)
  await north.does(linked.value.requestId, 'send')
  const loan = { ours: linked.value.requestId, theirs: await two.latest() }
  await two.lends(loan.theirs, south.day(60))
  await north.does(loan.ours, 'receive')
  await north.sendAway(north.facility, { dueOn: north.day(30) })
  await north.does(line, 'cameBack')
  await north.sendAway(two.lenders[0])
  await south.does(loan.theirs, 'cameBack')
  assert.deepEqual(await two.stand(loan), ['closed filled', 'closed filled'])
  assert.deepEqual((await north.events(line)).slice(1), [
    'borrowOut gathering',
    'arrive ready',
    'ship sent',
    'cameBack closed',
  ])
  assert.deepEqual(await two.crossed(loan), plainLoan)
})

test('their system is down for an hour, then an answer is lost: the same bytes again, acted on once', async () => {
  const { north, south } = two
  two.toSouth.isShut = true
  const ours = await north.begin({ title: 'Change bridge', lenders: [two.lenders[0]] })
  const before = two.toSouth.posts.length
  await north.does(ours, 'send')
  for (const minutes of [1, 5, 15]) await two.minutes(minutes)
  two.toSouth.isShut = false
  two.toSouth.loses = 1
  await two.minutes(60)
  const loan = { ours, theirs: await two.latest() }
  assert.deepEqual(await two.stand(loan), ['sent', 'new'])
  assert.deepEqual((await north.look(ours)).entries, ['waiting'])
  await two.minutes(180)
  assert.deepEqual((await north.look(ours)).entries, ['asked'])
  const posts = two.toSouth.posts.slice(before)
  assert.deepEqual(
    posts.map((one) => one.end),
    ['shut', 'shut', 'shut', 'shut', 'answer lost', 'answered'],
  )
  assert.equal(new Set(posts.map((one) => one.body)).size, 1)
  assert.deepEqual(await north.events(ours), ['takeIn new', 'send sent', 'asked sent'])
  assert.deepEqual(await south.events(loan.theirs), ['takeIn new'])
  assert.deepEqual(await two.crossed(loan), ['→ request New'])
})

test('everything said is valid by the schema of 1.2', (t) => {
  const said = two.said()
  assert.ok(said.length > 40, `${said.length} messages`)
  assert.deepEqual(objectionsOfSchema(t, said), [])
})
