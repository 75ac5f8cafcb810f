import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { objectionsOfSchema } from '../../src/lab/peer/pair.ts'
import { patron } from './iso-desk.ts'
import { plainLoan } from './iso-wire.ts'
import { twoOffices, type TwoOffices } from './two-offices.ts'

let two: TwoOffices
before(async () => {
  two = await twoOffices()
})
after(() => two.close())

test('the first lender ships after we moved on; the second is withdrawn', async () => {
  const { north, south } = two
  const slow = await two.ask({ title: 'Aqueduct', lenders: two.lenders.slice(0, 2) })
  await south.does(slow.theirs, 'willSupply')
  await south.does(slow.theirs, 'arrive', { barcode: '33000000005001' })
  two.toNorth.isShut = true
  await south.sendAway(two.borrower)
  await two.north.does(slow.ours, 'noAnswer')
  const next = { ...slow, theirs: await two.latest() }
  assert.deepEqual(await two.stand(slow), ['sent', 'shipped'])
  two.toNorth.isShut = false
  await two.minutes(1)
  await two.minutes(5)
  assert.deepEqual(await two.stand(slow), ['shipped', 'shipped'])
  assert.deepEqual(await two.stand(next), ['shipped', 'closed cancelled'])
  assert.deepEqual((await north.look(slow.ours)).entries, ['shipped', 'withdrawn'])
  await north.does(slow.ours, 'receive')
  await north.does(slow.ours, 'comeBack')
  await north.sendAway(two.lenders[0])
  await south.does(slow.theirs, 'cameBack')
  assert.deepEqual(await two.stand(slow), ['closed filled', 'closed filled'])
  assert.deepEqual((await north.events(slow.ours)).slice(3), [
    'willSupply sent',
    'noAnswer sent',
    'asked sent',
    'shipped shipped',
    'cancelled shipped',
    'receive received',
    'comeBack back',
    'sendHome returned',
    'ownerConfirms closed',
  ])
  assert.deepEqual(await south.events(slow.theirs), [
    'takeIn new',
    'willSupply pulling',
    'arrive ready',
    'ship shipped',
    'tooLateToCancel shipped',
    'borrowerReceived shipped',
    'saysReturning returning',
    'cameBack closed',
  ])
  assert.deepEqual(await south.events(next.theirs), ['takeIn new', 'cancelled closed'])
  assert.deepEqual(await two.crossed(slow), [
    '→ request New',
    '← SAM RequestResponse WillSupply',
    '→ RAM Cancel',
    '← SAM StatusChange Loaned',
    '← SAM CancelResponse Loaned N',
    '→ RAM Received',
    '→ RAM ShippedReturn',
    '← SAM StatusChange LoanCompleted',
  ])
  assert.deepEqual(await two.crossed(next), ['→ request New', '→ RAM Cancel', '← SAM CancelResponse Cancelled Y'])
})

test('cancelled before it left; cancelled by the patron after: in and straight back', async () => {
  const { north, south } = two
  const early = await two.ask({ title: 'Basin' })
  await south.does(early.theirs, 'willSupply')
  await north.does(early.ours, 'cancel')
  assert.deepEqual(await two.stand(early), ['closed cancelled', 'closed cancelled'])
  assert.deepEqual(await two.crossed(early), [
    '→ request New',
    '← SAM RequestResponse WillSupply',
    '→ RAM Cancel',
    '← SAM CancelResponse Cancelled Y',
  ])
  const late = await two.ask({ title: 'Weigh lock' })
  await two.lends(late.theirs)
  await north.does(late.ours, 'cancel', {}, patron)
  await north.does(late.ours, 'receive')
  await north.sendAway(two.lenders[0])
  await south.does(late.theirs, 'cameBack')
  assert.deepEqual(await two.stand(late), ['closed cancelled', 'closed filled'])
  assert.deepEqual((await north.events(late.ours)).slice(4), [
    'shipped shipped',
    'cancel shipped',
    'receive back',
    'sendHome returned',
    'ownerConfirms closed',
  ])
  assert.deepEqual(await two.crossed(late), plainLoan)
})

test('cancelling crosses with shipping: too late, it comes unwanted', async () => {
  const { north, south } = two
  const loan = await two.ask({ title: 'Waste weir' })
  two.toNorth.isShut = true
  await two.lends(loan.theirs)
  await north.does(loan.ours, 'cancel')
  two.toNorth.isShut = false
  for (let round = 0; round < 3; round += 1) await two.minutes(5)
  assert.deepEqual(await two.stand(loan), ['shipped', 'shipped'])
  assert.equal((await north.look(loan.ours)).facts.request.unwanted, true)
  await north.does(loan.ours, 'receive')
  await north.sendAway(two.lenders[0])
  await south.does(loan.theirs, 'cameBack')
  assert.deepEqual(await two.stand(loan), ['closed cancelled', 'closed filled'])
  assert.deepEqual((await north.events(loan.ours)).slice(3), [
    'cancel sent',
    'shipped shipped',
    'receive back',
    'sendHome returned',
    'ownerConfirms closed',
  ])
  assert.deepEqual(await south.events(loan.theirs), [
    'takeIn new',
    'willSupply pulling',
    'arrive ready',
    'ship shipped',
    'tooLateToCancel shipped',
    'borrowerReceived shipped',
    'saysReturning returning',
    'cameBack closed',
  ])
  assert.deepEqual(await two.crossed(loan), [
    '→ request New',
    '→ RAM Cancel',
    '← SAM RequestResponse WillSupply',
    '← SAM StatusChange Loaned',
    '← SAM CancelResponse Loaned N',
    '→ RAM Received',
    '→ RAM ShippedReturn',
    '← SAM StatusChange LoanCompleted',
  ])
})

test('it came without word; the word comes late and brings the due date', async () => {
  const { north, south } = two
  const loan = await two.ask({ title: 'Feeder' })
  await south.does(loan.theirs, 'willSupply')
  two.toNorth.isShut = true
  await south.does(loan.theirs, 'arrive', { barcode: '33000000005002' })
  await south.sendAway(two.borrower, { dueOn: south.day(28) })
  await north.does(loan.ours, 'receive')
  assert.deepEqual(await two.stand(loan), ['received', 'shipped'])
  assert.equal((await north.look(loan.ours)).facts.request.dueOn, null)
  two.toNorth.isShut = false
  await two.minutes(1)
  assert.equal((await north.look(loan.ours)).facts.request.dueOn, north.day(28))
  assert.deepEqual((await north.events(loan.ours)).slice(3), [
    'willSupply sent',
    'receive received',
    'shipped received',
  ])
  assert.deepEqual(await two.crossed(loan), [
    '→ request New',
    '← SAM RequestResponse WillSupply',
    '→ RAM Received',
    '← SAM StatusChange Loaned',
  ])
})

test('where does it stand, an answer please, and once more on their terms', async () => {
  const { north, south } = two
  const first = await two.ask({ title: 'Tumblehome' })
  await north.does(first.ours, 'askStatus')
  await north.does(first.ours, 'remind')
  await south.does(first.theirs, 'askAgainLater', { retryReason: 'OnLoan', retryAfter: south.day(7) })
  assert.deepEqual(await two.stand(first), ['unfilled', 'closed not_supplied'])
  assert.equal(await north.cannot(first.ours, 'retry'), 'retry-time')
  await two.days(7)
  await north.does(first.ours, 'retry')
  const again = { ...first, theirs: await two.latest() }
  await south.does(again.theirs, 'willSupply')
  await north.does(again.ours, 'remind')
  await south.does(again.theirs, 'arrive', { barcode: '33000000005003' })
  await south.sendAway(two.borrower)
  await north.does(again.ours, 'receive')
  await north.does(again.ours, 'askStatus')
  assert.deepEqual(await two.stand(again), ['received', 'shipped'])
  assert.deepEqual((await north.events(first.ours)).slice(3), [
    'askStatus sent',
    'statusTold sent',
    'remind sent',
    'retryPossible unfilled',
    'retry sent',
    'asked sent',
    'willSupply sent',
    'remind sent',
    'willSupply sent',
    'shipped shipped',
    'receive received',
    'askStatus received',
    'statusTold received',
  ])
  assert.deepEqual(await south.events(first.theirs), [
    'takeIn new',
    'statusAsked new',
    'reminded new',
    'askAgainLater closed',
  ])
  assert.deepEqual(await south.events(again.theirs), [
    'takeIn new',
    'willSupply pulling',
    'reminded pulling',
    'arrive ready',
    'ship shipped',
    'borrowerReceived shipped',
    'statusAsked shipped',
  ])
  assert.deepEqual(await two.crossed(first), [
    '→ request New',
    '→ RAM StatusRequest',
    '← SAM StatusRequestResponse RequestReceived',
    '→ request Reminder',
    '← SAM RequestResponse RetryPossible',
  ])
  assert.deepEqual(await two.crossed(again), [
    '→ request Retry',
    '← SAM RequestResponse WillSupply',
    '→ request Reminder',
    '← SAM RequestResponse WillSupply',
    '← SAM StatusChange Loaned',
    '→ RAM Received',
    '→ RAM StatusRequest',
    '← SAM StatusRequestResponse Loaned',
  ])
})

test('everything said is valid by the schema of 1.2', (t) => {
  const said = two.said()
  assert.ok(said.length > 40, `${said.length} messages`)
  assert.deepEqual(objectionsOfSchema(t, said), [])
})
