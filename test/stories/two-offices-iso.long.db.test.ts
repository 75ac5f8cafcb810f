import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { objectionsOfSchema } from '../../src/lab/peer/pair.ts'
import { ils } from './iso-desk.ts'
import { twoOffices, type TwoOffices } from './two-offices.ts'

let two: TwoOffices
before(async () => {
  two = await twoOffices()
})
after(() => two.close())

test('a loan from one of our offices to the other: renewed, recalled, home', async () => {
  const { north, south } = two
  const loan = await two.ask({ title: 'Drumlins', pickupLibraryId: north.member })
  await two.lends(loan.theirs, south.day(28))
  await north.does(loan.ours, 'receive', { barcode: 'N-1' })
  await north.does(loan.ours, 'route')
  await north.does(loan.ours, 'checkedOut', {}, ils)
  await north.does(loan.ours, 'renew')
  await south.does(loan.theirs, 'renew', { dueOn: south.day(49) })
  assert.equal((await north.look(loan.ours)).facts.request.dueOn, north.day(49))
  await two.days(10)
  await south.does(loan.theirs, 'recall', { dueOn: south.day(7) })
  assert.equal(await north.cannot(loan.ours, 'renew'), 'recalled')
  assert.equal((await north.look(loan.ours)).facts.request.dueOn, north.day(7))
  await north.does(loan.ours, 'comeBack')
  await north.sendAway(two.lenders[0])
  assert.deepEqual(await two.stand(loan), ['returned', 'returning'])
  await south.does(loan.theirs, 'cameBack')
  assert.deepEqual(await two.stand(loan), ['closed filled', 'closed filled'])
  assert.deepEqual(await north.events(loan.ours), [
    'takeIn new',
    'send sent',
    'asked sent',
    'willSupply sent',
    'shipped shipped',
    'receive received',
    'route routed',
    'checkedOut out',
    'renew out',
    'renewed out',
    'recall out',
    'comeBack back',
    'sendHome returned',
    'ownerConfirms closed',
  ])
  assert.deepEqual(await south.events(loan.theirs), [
    'takeIn new',
    'willSupply pulling',
    'arrive ready',
    'ship shipped',
    'borrowerReceived shipped',
    'renewalAsked shipped',
    'renew shipped',
    'recall shipped',
    'saysReturning returning',
    'cameBack closed',
  ])
  assert.deepEqual(await two.crossed(loan), [
    '→ request New',
    '← SAM RequestResponse WillSupply',
    '← SAM StatusChange Loaned',
    '→ RAM Received',
    '→ RAM Renew',
    '← SAM RenewResponse Loaned Y',
    '← SAM StatusChange Recalled',
    '→ RAM ShippedReturn',
    '← SAM StatusChange LoanCompleted',
  ])
})

test('no more time is given', async () => {
  const { north, south } = two
  const loan = await two.ask({ title: 'Eskers' })
  await two.lends(loan.theirs)
  await north.does(loan.ours, 'receive')
  await north.does(loan.ours, 'renew')
  await south.does(loan.theirs, 'refuseRenewal', { note: 'A reader here waits for it.' })
  assert.equal((await north.events(loan.ours)).at(-1), 'notRenewed received')
  assert.deepEqual((await two.crossed(loan)).slice(-2), ['→ RAM Renew', '← SAM RenewResponse Loaned N'])
  assert.equal((await south.look(loan.theirs)).facts.request.dueOn, (await north.look(loan.ours)).facts.request.dueOn)
})

test('a copy: sent, a page is missing, sent again; it closes at both ends by itself', async () => {
  const { north, south } = two
  const copy = await two.ask({
    title: 'Annals of weighing',
    citation: { article: 'On boats', volume: '7', pages: '1-9' },
    service: 'copy',
    copyrightCompliance: 'ccl',
  })
  await south.does(copy.theirs, 'willSupply')
  await south.does(copy.theirs, 'scanned')
  await south.does(copy.theirs, 'send')
  assert.deepEqual(await two.stand(copy), ['here', 'sent'])
  await north.does(copy.ours, 'askResend', { note: 'Page 4 is missing.' })
  await south.does(copy.theirs, 'resend', { note: 'With page 4.' })
  await north.does(copy.ours, 'copyCame')
  await north.does(copy.ours, 'deliver')
  await two.days(15)
  assert.deepEqual(await two.stand(copy), ['closed filled', 'closed filled'])
  assert.deepEqual((await north.events(copy.ours)).slice(3), [
    'willSupply sent',
    'copyCame here',
    'askResend sent',
    'lenderNote sent',
    'copyCame here',
    'deliver delivered',
    'close closed',
  ])
  assert.deepEqual(await south.events(copy.theirs), [
    'takeIn new',
    'willSupply pulling',
    'scanned scanned',
    'send sent',
    'borrowerNote sent',
    'resend sent',
    'close closed',
  ])
  assert.deepEqual(await two.crossed(copy), [
    '→ request New',
    '← SAM RequestResponse WillSupply',
    '← SAM StatusChange CopyCompleted',
    '→ RAM Notification',
    '← SAM Notification CopyCompleted',
  ])
})

test('two libraries refuse, the third fills', async () => {
  const { north, south } = two
  const first = await two.ask({ title: 'Towpath', lenders: two.lenders })
  await south.does(first.theirs, 'no', { reason: 'NotOnShelf' })
  const second = { ...first, theirs: await two.latest() }
  await south.does(second.theirs, 'no', { reason: 'OnLoan' })
  const third = { ...first, theirs: await two.latest() }
  await two.lends(third.theirs)
  for (const refused of [first, second]) {
    assert.deepEqual(await two.stand(refused), ['shipped', 'closed not_supplied'])
    assert.deepEqual(await two.crossed(refused), ['→ request New', '← SAM RequestResponse Unfilled'])
    assert.deepEqual(await south.events(refused.theirs), ['takeIn new', 'no closed'])
  }
  assert.deepEqual(await two.stand(third), ['shipped', 'shipped'])
  assert.deepEqual(await two.crossed(third), [
    '→ request New',
    '← SAM RequestResponse WillSupply',
    '← SAM StatusChange Loaned',
  ])
  assert.deepEqual(await north.events(first.ours), [
    'takeIn new',
    'send sent',
    'asked sent',
    'notSupplied sent',
    'asked sent',
    'notSupplied sent',
    'asked sent',
    'willSupply sent',
    'shipped shipped',
  ])
  assert.deepEqual(
    (await north.look(first.ours)).facts.entries.map((one) => one.reason),
    ['NotOnShelf', 'OnLoan', null],
  )
})

test('the conditions of one are declined, those of the next accepted', async () => {
  const { north, south } = two
  const dear = await two.ask({ title: 'Packet boat', lenders: two.lenders.slice(0, 2) })
  await south.does(dear.theirs, 'condition', { costCents: 1500 })
  assert.deepEqual(await two.stand(dear), ['conditional', 'conditional'])
  await north.does(dear.ours, 'decline', { note: 'Too dear for us.' })
  const strict = { ...dear, theirs: await two.latest() }
  assert.deepEqual(await two.stand(dear), ['sent', 'closed cancelled'])
  await south.does(strict.theirs, 'condition', { conditions: ['LibraryUseOnly'] })
  await north.does(strict.ours, 'accept')
  assert.deepEqual(await two.stand(strict), ['sent', 'pulling'])
  await south.does(strict.theirs, 'arrive', { barcode: '33000000009001' })
  await south.sendAway(two.borrower)
  assert.deepEqual(await two.stand(strict), ['shipped', 'shipped'])
  assert.deepEqual((await north.events(dear.ours)).slice(3), [
    'condition conditional',
    'decline sent',
    'asked sent',
    'cancelled sent',
    'condition conditional',
    'accept sent',
    'shipped shipped',
  ])
  assert.deepEqual(await south.events(dear.theirs), ['takeIn new', 'condition conditional', 'cancelled closed'])
  assert.deepEqual(await south.events(strict.theirs), [
    'takeIn new',
    'condition conditional',
    'accepted pulling',
    'arrive ready',
    'ship shipped',
  ])
  assert.deepEqual(await two.crossed(dear), [
    '→ request New',
    '← SAM RequestResponse WillSupply',
    '→ RAM Cancel',
    '← SAM CancelResponse Cancelled Y',
  ])
  assert.deepEqual(await two.crossed(strict), [
    '→ request New',
    '← SAM RequestResponse WillSupply',
    '→ RAM Notification',
    '← SAM StatusChange Loaned',
  ])
})

test('everything said is valid by the schema of 1.2', (t) => {
  const said = two.said()
  assert.ok(said.length > 40, `${said.length} messages`)
  assert.deepEqual(objectionsOfSchema(t, said), [])
})
