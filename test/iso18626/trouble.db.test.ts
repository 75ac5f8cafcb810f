import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { objectionsOfSchema } from '../../src/lab/peer/pair.ts'
import { isoOffice, wire, type IsoOffice } from './iso-office.ts'

let iso: IsoOffice
const states = (effects: readonly { name: string; state: string }[]): string[] =>
  effects.filter((one) => one.state !== 'done').map((one) => `${one.name} ${one.state}`)
beforeEach(async () => {
  iso = await isoOffice()
})
afterEach(() => iso.close())

test('a partner that is down for an hour gets the message once, later', async () => {
  const lender = await iso.partner('US-LEND', { scenario: 'WILLSUPPLY' })
  lender.peer.fault('DOWN', '1h')
  const id = await iso.borrow([lender])
  await iso.act(id, 'send')
  await iso.settle()
  assert.deepEqual((await iso.look(id)).entries, ['waiting'])
  for (const minutes of [1, 5, 15, 60]) await iso.later(minutes)
  const look = await iso.look(id)
  assert.deepEqual(look.entries, ['promised'])
  const bodies = new Set(lender.peer.received.map((one) => one.body))
  assert.equal(bodies.size, 1, 'the same words each time')
  assert.deepEqual(
    [lender.peer.received.filter((one) => one.outcome === 'acted on').length, lender.peer.complaints],
    [1, []],
  )
})

for (const fault of ['TIMEOUT', 'CUT'] as const) {
  test(`${fault} once: the same words again, acted on once`, async () => {
    await iso.close()
    iso = await isoOffice({ timeoutMs: 150 })
    const lender = await iso.partner('US-LEND', { scenario: `${fault}:1 WILLSUPPLY` })
    const id = await iso.borrow([lender])
    await iso.act(id, 'send')
    await iso.settle()
    await iso.later(1)
    const look = await iso.look(id)
    assert.deepEqual(look.entries, ['promised'])
    assert.deepEqual(
      lender.peer.received.map((one) => one.outcome),
      ['acted on', 'replay'],
    )
    assert.deepEqual(lender.peer.complaints, [])
    assert.deepEqual(states(look.effects), [])
  })

  test(`${fault} twice: the lender is asked where it stands`, async () => {
    await iso.close()
    iso = await isoOffice({ timeoutMs: 150 })
    const lender = await iso.partner('US-LEND', { scenario: `${fault}:2 WAIT:1h WILLSUPPLY` })
    const id = await iso.borrow([lender])
    await iso.act(id, 'send')
    await iso.settle()
    assert.deepEqual((await iso.look(id)).entries, ['waiting'])
    await iso.later(1)
    const look = await iso.look(id)
    assert.deepEqual(
      lender.peer.received.map((one) => one.message?.what),
      ['New', 'New', 'StatusRequest'],
    )
    assert.deepEqual(look.entries, ['asked'], 'it has our request, it says')
    assert.deepEqual(states(look.effects), [])
    assert.deepEqual(lender.peer.complaints, [])
  })
}

test('a status request that is never answered becomes a card', async () => {
  await iso.close()
  iso = await isoOffice({ timeoutMs: 150 })
  const lender = await iso.partner('US-LEND', { scenario: 'WILLSUPPLY' })
  const id = await iso.borrow([lender])
  await iso.act(id, 'send')
  await iso.settle()
  lender.peer.fault('TIMEOUT', 2)
  await iso.act(id, 'askStatus')
  await iso.settle()
  await iso.later(1)
  assert.deepEqual(states((await iso.look(id)).effects), ['lender.askStatus given_up'])
})

test('a lender that takes no request is passed over; its error is told in words', async () => {
  const deaf = await iso.partner('US-DEAF', { scenario: 'ERROR:UnrecognisedDataValue' })
  const next = await iso.partner('US-NEXT', { scenario: 'LOANED' })
  const id = await iso.borrow([deaf, next])
  await iso.act(id, 'send')
  await iso.settle()
  const look = await iso.look(id)
  assert.deepEqual(look.entries, ['failed', 'shipped'])
  assert.match(look.effects[0]?.error ?? '', /does not accept what stands in it/)
})

test('every message twice: acted on once, answered the same', async () => {
  const lender = await iso.partner('US-LEND', { scenario: 'DUPLICATE RECEIVED WILLSUPPLY LOANED' })
  const id = await iso.borrow([lender])
  await iso.act(id, 'send')
  await iso.settle()
  const look = await iso.look(id)
  assert.deepEqual(look.actions, ['takeIn', 'send', 'asked', 'logged', 'willSupply', 'shipped'])
  assert.deepEqual(lender.peer.complaints, [])
  for (const { tries } of lender.peer.sent) assert.equal(tries[0]?.answer, tries[1]?.answer)
})

test('what a lender’s system says when asked moves nothing, but a colleague is told when it is further than we knew', async () => {
  const lender = await iso.partner('US-LEND', { scenario: 'WILLSUPPLY' })
  const id = await iso.borrow([lender])
  await iso.act(id, 'send')
  await iso.settle()
  const number = lender.peer.transactions[0]?.id ?? ''
  await lender.peer.send(number, { reason: 'StatusRequestResponse', status: 'Loaned' })
  await iso.settle()
  const look = await iso.look(id)
  assert.equal(look.state, 'sent')
  assert.deepEqual([look.facts.request.questionTo, look.facts.request.question], ['staff', 'other'])
})

test('the lender calls it overdue, then gives more time unasked', async () => {
  const lender = await iso.partner('US-LEND', { scenario: 'LOANED' })
  const id = await iso.borrow([lender])
  await iso.act(id, 'send')
  await iso.settle()
  await iso.act(id, 'receive')
  const number = lender.peer.transactions[0]?.id ?? ''
  await lender.peer.send(number, { reason: 'StatusChange', status: 'Overdue' })
  await lender.peer.send(number, {
    reason: 'StatusChange',
    status: 'Loaned',
    dueDate: new Date('2026-05-05T12:00:00Z'),
  })
  await iso.settle()
  const look = await iso.look(id)
  assert.deepEqual(
    [look.facts.request.dueOn, look.facts.request.renewals, look.facts.request.overdueToldAt],
    ['2026-05-05', 1, null],
  )
  assert.equal(look.actions.at(-1), 'renewed')
})

test('a contradictory answer to a cancel moves nothing and is shown to a colleague', async () => {
  const lender = await iso.partner('US-LEND', { scenario: 'WILLSUPPLY CANCEL-NO' })
  const id = await iso.borrow([lender])
  await iso.act(id, 'send')
  await iso.settle()
  await lender.peer.send(lender.peer.transactions[0]?.id ?? '', {
    reason: 'CancelResponse',
    answer: 'N',
    status: 'Cancelled',
  })
  const look = await iso.look(id)
  assert.deepEqual(
    [look.state, look.facts.request.questionTo, look.actions.slice(-2)],
    ['sent', 'staff', ['lenderNote', 'ask']],
  )
})

test('everything said in these tests is valid by the schema of 1.2', (t) => {
  assert.ok(wire.length > 40, `${wire.length} messages`)
  assert.deepEqual(objectionsOfSchema(t, wire), [])
})
