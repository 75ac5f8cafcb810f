import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { objectionsOfSchema } from '../../src/lab/peer/pair.ts'
import { requestRow } from '../../src/store/requests/find.ts'
import { isoOffice, wire, type IsoOffice } from './iso-office.ts'

let iso: IsoOffice
beforeEach(async () => {
  iso = await isoOffice()
})
afterEach(() => iso.close())

/** What a borrower has heard from us, in short. */
const heard = (peer: {
  received: readonly {
    outcome: string
    message: { what: string; status?: string | undefined; answer?: string | undefined } | undefined
  }[]
}): string[] =>
  peer.received
    .filter((one) => one.outcome === 'acted on')
    .map(({ message }) => [message?.what, message?.status, message?.answer].filter(Boolean).join(' '))

async function lend(id: number, dueOn = '2026-04-10'): Promise<void> {
  await iso.act(id, 'willSupply')
  await iso.act(id, 'arrive', { barcode: `390000000000${id}` })
  await iso.ship(id, undefined, dueOn)
  await iso.settle()
}

test('one of ours is lent, renewed, recalled, and comes back', async () => {
  const { peer } = await iso.partner('US-BORR')
  const { sent } = await peer.request(
    {
      title: 'Locks and dams',
      author: 'Whitford',
      isbn: '9780000000019',
      maximumCost: { currency: 'USD', cents: 1500 },
      needBefore: new Date('2026-05-01T03:59:59Z'),
      note: 'Any copy will do.',
      patronId: 'P-77',
    },
    { scenario: 'RECEIVE RENEW ON:Recalled RETURN' },
  )
  assert.equal(sent.outcome, 'OK')
  const id = await iso.latest()
  const row = await requestRow(iso.database.store.db, id)
  assert.deepEqual(
    [row?.kind, row?.service, row?.title, row?.needed_by, row?.max_cost_cents, row?.currency],
    ['lending', 'loan', 'Locks and dams', '2026-04-30', 1500, 'USD'],
  )
  assert.deepEqual(row?.citation, { author: 'Whitford', isbn: '9780000000019' })
  assert.doesNotMatch(JSON.stringify(row), /P-77/)
  await lend(id)
  let look = await iso.look(id)
  assert.equal(look.state, 'shipped')
  assert.notEqual(look.facts.request.renewalAskedAt, null)
  await iso.act(id, 'renew', { dueOn: '2026-05-08' })
  await iso.settle()
  await iso.act(id, 'recall', { dueOn: '2026-03-20' })
  await iso.settle()
  look = await iso.look(id)
  assert.equal(look.state, 'returning')
  await iso.act(id, 'cameBack')
  await iso.settle()
  assert.deepEqual(heard(peer), [
    'RequestResponse WillSupply',
    'StatusChange Loaned',
    'RenewResponse Loaned Y',
    'StatusChange Recalled',
    'StatusChange LoanCompleted',
  ])
  assert.equal(peer.borrowing(peer.transactions[0]?.id ?? '').dueAt?.toISOString(), '2026-03-21T03:59:59.000Z')
  assert.deepEqual(peer.complaints, [])
  look = await iso.look(id)
  assert.deepEqual([look.state, look.facts.request.outcome], ['closed', 'filled'])
})

test('no, with a reason', async () => {
  const { peer } = await iso.partner('US-BORR')
  await peer.request({ title: 'Not ours' }, { scenario: 'WAIT:1ms' })
  await iso.act(await iso.latest(), 'no', { reason: 'NotHeld', note: 'We never had it.' })
  await iso.settle()
  assert.deepEqual(heard(peer), ['RequestResponse Unfilled'])
  assert.match(peer.received[0]?.body ?? '', /ReasonUnfilledList-V1\.0">NotHeld</)
  assert.match(peer.received[0]?.body ?? '', /We never had it\./)
  assert.deepEqual(peer.complaints, [])
})

test('conditions taken, and declined', async () => {
  const { peer } = await iso.partner('US-BORR')
  await peer.request({ title: 'Fragile' }, { scenario: 'ACCEPT RECEIVE' })
  const one = await iso.latest()
  await iso.act(one, 'condition', { conditions: ['LibraryUseOnly', 'NoReproduction'], costCents: 1500 })
  await iso.settle()
  assert.equal((await iso.look(one)).state, 'pulling')
  assert.equal((await iso.look(one)).actions.at(-1), 'accepted')

  await peer.request({ title: 'Fragile too' }, { scenario: 'DECLINE' })
  const two = await iso.latest()
  await iso.act(two, 'condition', { costCents: 9900 })
  await iso.settle()
  const look = await iso.look(two)
  assert.deepEqual([look.state, look.facts.request.outcome], ['closed', 'cancelled'])
  assert.ok(heard(peer).includes('CancelResponse Cancelled Y'))
  assert.deepEqual(peer.complaints, [])
})

test('a note while conditions are open is a note, unless it accepts', async () => {
  const { peer } = await iso.partner('US-BORR')
  const { id } = await peer.request({ title: 'Fragile' }, { scenario: 'WAIT:1ms' })
  const request = await iso.latest()
  await iso.act(request, 'condition', { costCents: 500 })
  await iso.settle()
  await peer.act(id, 'Notification', 'We cannot accept this before Monday.')
  assert.equal((await iso.look(request)).actions.at(-1), 'borrowerNote')
  await peer.act(id, 'Notification', '#ReShareLoanConditionAgreeResponse#')
  assert.equal((await iso.look(request)).state, 'pulling')
})

test('a cancel is agreed to before shipping, and too late after', async () => {
  const { peer } = await iso.partner('US-BORR')
  await peer.request({ title: 'Early' }, { scenario: 'ON:WillSupply CANCEL' })
  const early = await iso.latest()
  await iso.act(early, 'willSupply')
  await iso.settle()
  assert.deepEqual(
    [(await iso.look(early)).state, (await iso.look(early)).facts.request.outcome],
    ['closed', 'cancelled'],
  )

  await peer.request({ title: 'Late' }, { scenario: 'ON:Loaned CANCEL RECEIVE' })
  const late = await iso.latest()
  await lend(late)
  assert.equal((await iso.look(late)).state, 'shipped')
  assert.ok(heard(peer).includes('CancelResponse Loaned N'))
  assert.deepEqual(peer.complaints, [])
})

for (const how of ['RETRY', 'RETRY:SAMEID']) {
  test(`ask again: ${how}`, async () => {
    const { peer } = await iso.partner('US-BORR')
    const { id } = await peer.request({ title: 'Dear' }, { scenario: `${how} RECEIVE` })
    const first = await iso.latest()
    await iso.act(first, 'askAgainLater', { retryReason: 'CostExceedsMaxCost', costCents: 2000 })
    await iso.settle()
    const second = await iso.latest()
    assert.notEqual(second, first)
    const row = await requestRow(iso.database.store.db, second)
    assert.deepEqual([row?.max_cost_cents, row?.state], [2000, 'new'])
    await lend(second)
    assert.deepEqual(heard(peer), [
      'RequestResponse RetryPossible',
      'RequestResponse WillSupply',
      'StatusChange Loaned',
    ])
    assert.deepEqual(peer.complaints, [])
    if (how === 'RETRY')
      assert.equal((await peer.retry(id)).errorType, undefined, 'the first attempt still ended with ask again')
  })
}

test('a retry too early, or of what did not end so, is refused', async () => {
  const { peer } = await iso.partner('US-BORR')
  const { id } = await peer.request({ title: 'Out' }, { scenario: 'WAIT:1ms' })
  assert.deepEqual(
    [(await peer.retry(id)).errorType, (await peer.retry(id)).errorValue],
    ['UnrecognisedDataValue', 'requestType'],
  )
  await iso.act(await iso.latest(), 'askAgainLater', { retryReason: 'OnLoan', retryAfter: '2026-03-05' })
  await iso.settle()
  assert.equal((await peer.retry(id)).errorValue, 'requestType')
  iso.clock.advance(3 * 86_400_000)
  assert.equal((await peer.retry(id)).outcome, 'OK')
})

test('a reminder opens nothing; once answered, the answer is told again', async () => {
  const { peer } = await iso.partner('US-BORR')
  const { id } = await peer.request({ title: 'Slow' }, { scenario: 'WAIT:1ms' })
  const request = await iso.latest()
  assert.equal((await peer.remind(id)).outcome, 'OK')
  await iso.settle()
  assert.equal(await iso.latest(), request)
  assert.deepEqual(heard(peer), [])
  await iso.act(request, 'willSupply')
  await iso.settle()
  assert.equal((await peer.remind(id)).outcome, 'OK')
  await iso.settle()
  assert.deepEqual(heard(peer), ['RequestResponse WillSupply', 'RequestResponse WillSupply'])
  assert.deepEqual(peer.complaints, [])
})

test('where it stands, when asked', async () => {
  const { peer } = await iso.partner('US-BORR')
  const { id } = await peer.request({ title: 'Where' }, { scenario: 'WAIT:1ms' })
  const request = await iso.latest()
  await peer.act(id, 'StatusRequest')
  await iso.settle()
  await lend(request)
  await peer.act(id, 'StatusRequest')
  await iso.later(45 * 24 * 60)
  await iso.act(request, 'overdue')
  await iso.settle()
  await peer.act(id, 'StatusRequest')
  await iso.settle()
  await iso.act(request, 'cameBack')
  await peer.act(id, 'StatusRequest')
  await iso.settle()
  assert.deepEqual(
    heard(peer).filter((one) => one.startsWith('StatusRequestResponse')),
    ['RequestReceived', 'Loaned', 'Overdue', 'LoanCompleted'].map((one) => `StatusRequestResponse ${one}`),
  )
  assert.deepEqual(peer.complaints, [])
})

test('a loan or a copy: taken in as a loan, answered with a copy', async () => {
  const { peer } = await iso.partner('US-BORR')
  await peer.request(
    { title: 'Annals', titleOfComponent: 'On locks', serviceType: 'CopyOrLoan', copyright: 'US-CCG' },
    { scenario: 'WAIT:1ms' },
  )
  const id = await iso.latest()
  const row = await requestRow(iso.database.store.db, id)
  assert.deepEqual([row?.service, row?.either_service, row?.copyright_compliance], ['loan', true, 'ccg'])
  await iso.act(id, 'answerWithCopy')
  await iso.act(id, 'willSupply')
  await iso.act(id, 'scanned')
  await iso.act(id, 'send')
  await iso.settle()
  assert.deepEqual(heard(peer), ['RequestResponse WillSupply', 'StatusChange CopyCompleted'])
  assert.deepEqual(peer.complaints, [])
})

test('lost, billed, settled without return', async () => {
  const { peer } = await iso.partner('US-BORR')
  await peer.request({ title: 'Gone' }, { scenario: 'RECEIVE' })
  const id = await iso.latest()
  await lend(id)
  await iso.act(id, 'lose', { reason: 'lost' })
  await iso.act(id, 'paid')
  await iso.settle()
  assert.equal(heard(peer).at(-1), 'StatusChange CompletedWithoutReturn')
  assert.deepEqual(peer.complaints, [])
})

test('our answer is lost twice: a colleague sees a card, and may send it once more', async () => {
  await iso.close()
  iso = await isoOffice({ timeoutMs: 150 })
  const { peer } = await iso.partner('US-BORR')
  await peer.request({ title: 'Silent' }, { scenario: 'WAIT:1ms' })
  const id = await iso.latest()
  peer.fault('TIMEOUT', 2)
  await iso.act(id, 'willSupply')
  await iso.settle()
  await iso.later(1)
  const told = (await iso.look(id)).effects.find((one) => one.name === 'borrower.tellWillSupply')
  assert.equal(told?.state, 'given_up')
  assert.match(told?.error ?? '', /no answer twice/)
  assert.equal(new Set(peer.received.map((one) => one.body)).size, 1)
})

test('what a borrower says twice at once is done once', async () => {
  const { peer } = await iso.partner('US-BORR')
  await peer.request({ title: 'Twice' }, { scenario: 'DUPLICATE RECEIVE RETURN' })
  const id = await iso.latest()
  await lend(id)
  const look = await iso.look(id)
  assert.deepEqual(
    look.actions.filter((one) => ['takeIn', 'borrowerReceived', 'saysReturning'].includes(one)),
    ['takeIn', 'borrowerReceived', 'saysReturning'],
  )
  assert.deepEqual(peer.complaints, [])
  const body = peer.sent.at(-1)?.body ?? ''
  const answers = await Promise.all(Array.from({ length: 8 }, async () => (await iso.post(body)).text()))
  assert.deepEqual([...new Set(answers)], [peer.sent.at(-1)?.confirmation])
})

test('everything said in these tests is valid by the schema of 1.2', (t) => {
  assert.ok(wire.length > 80, `${wire.length} messages`)
  assert.deepEqual(objectionsOfSchema(t, wire), [])
})
