// The connector and the emulator read the same papers, each for itself: here they talk over HTTP, in both sets of
// assumptions. What one of them misread shows.
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { createOclcClient } from '../../src/connectors/worldshare/client.ts'
import { createHoldings } from '../../src/connectors/worldshare/holdings.ts'
import { InDoubt } from '../../src/connectors/over-http/call.ts'
import { createRequests } from '../../src/connectors/worldshare/requests.ts'
import type { Order } from '../../src/connectors/worldshare/wire/document.ts'
import { worldshareReader } from '../../src/domain/assumptions/worldshare.ts'
import { addFault } from '../../src/lab/worldshare/faults.ts'
import { openWorldshare, type Emulator } from '../../src/lab/worldshare/worldshare.ts'
import { ConnectorError } from '../../src/office/ports.ts'
import { settingsAt } from '../worldshare-answers.ts'

const wall = Date.UTC(2026, 10, 16, 15)
const sets = ['value', 'other'] as const
type SetName = (typeof sets)[number]

async function open(t: TestContext, set: SetName): Promise<Emulator> {
  const emulator = await openWorldshare({ wall: () => wall, set })
  t.after(() => emulator.close())
  return emulator
}

/** The office's own connector, for the library of this key. */
function office(emulator: Emulator, set: SetName, key: { id: string; secret: string; institution: number }) {
  const assumed = worldshareReader({ requestsBase: `${emulator.url}/rs`, requestForm: 'B' }, set)
  const settings = settingsAt(emulator.url, {
    registryId: key.institution,
    clientId: key.id,
    usesIfm: true,
    namesPatron: true,
    timeoutSeconds: 1,
  })
  const client = createOclcClient({
    connection: () => ({ settings, keySecret: key.secret }),
    assumed,
    now: () => new Date(wall),
    keeper: { begin: () => Promise.resolve(1), end: () => Promise.resolve() },
  })
  return {
    assumed,
    requests: createRequests(client, () => settings, assumed),
    holdings: createHoldings(client, () => settings),
  }
}

const us = { id: 'demoWSKeyClientId', secret: 'demoSecret', institution: 128807 }
const them = { id: 'lenderWSKeyClientId', secret: 'lenderSecret', institution: 148456 }

const order = (reference: string, lenders: readonly number[] = [148456]): Order => ({
  reference,
  service: 'loan',
  lenders,
  title: 'Winter engines',
  citation: { author: 'Halloran, Tess', oclc: '9990000105', isbn: '9780000001054' },
  neededBy: '2027-01-15',
  maxCostCents: 1500,
  currency: 'USD',
  copyrightCompliance: null,
  patronCode: 'P-17',
  note: 'The second edition will do',
})

for (const set of sets) {
  test(`a loan from asking to home, both sides by the connector (${set})`, async (t) => {
    const emulator = await open(t, set)
    const borrower = office(emulator, set, us)
    const lender = office(emulator, set, them)
    const { assumed } = borrower
    const made = await borrower.requests.make(order('B-26-000001-K'), { again: false, sure: false })

    const [asked] = await lender.requests.search({ lender: 148456, editedSince: new Date(wall - 60_000) })
    assert.equal(asked?.number, made.number)
    assert.equal(asked.borrower, 128807)
    assert.equal(asked.maxCostCents, 1500)
    assert.equal(asked.borrowerNote, 'The second edition will do')
    assert.equal(asked.currentLender, 148456)
    assert.equal(asked.respondBy?.toISOString(), '2026-11-20T15:00:00.000Z')
    assert.equal(asked.citation['oclc'], '9990000105')

    const step = (
      who: typeof lender,
      ...[name, said]: [Parameters<typeof lender.requests.step>[1], Parameters<typeof lender.requests.step>[2]]
    ) => who.requests.step(made.number, name, said, 'B-26-000001-K')
    await step(lender, 'consider', {})
    await step(lender, 'conditional', { conditions: ['Library use only'], note: 'Please say yes' })
    const conditional = await borrower.requests.read(made.number)
    assert.equal(conditional?.status, assumed('statusConditional'))
    assert.equal(conditional.condition, 'Library use only')
    await step(borrower, 'conditionalYes', { note: 'Yes' })
    await step(lender, 'ship', { on: '2026-11-16', dueOn: '2026-12-20', chargeCents: 1000, usesIfm: true })
    const shipped = await borrower.requests.read(made.number)
    assert.equal(shipped?.status, assumed('statusShipped'))
    assert.deepEqual([shipped.shippedOn, shipped.dueOn, shipped.chargeCents], ['2026-11-16', '2026-12-20', 1000])
    await step(borrower, 'receive', { on: '2026-11-19' })
    assert.deepEqual(emulator.lab.state.requests[0]?.billed, { currency: 'USD', amount: 10 })
    await step(borrower, 'renew', { newDueOn: '2027-01-20' })
    assert.equal((await lender.requests.read(made.number))?.newDueOn, '2027-01-20')
    await step(lender, 'renewYes', { newDueOn: '2027-01-18' })
    assert.equal((await borrower.requests.read(made.number))?.dueOn, '2027-01-18')
    await step(borrower, 'return', { on: '2027-01-10' })
    await step(lender, 'complete', {})
    assert.equal((await borrower.requests.read(made.number))?.status, 'CLOSED')
  })

  test(`no, and nobody left: the reason is heard (${set})`, async (t) => {
    const emulator = await open(t, set)
    const borrower = office(emulator, set, us)
    const lender = office(emulator, set, them)
    const made = await borrower.requests.make(order('B-26-000002-F'), { again: false, sure: false })
    await lender.requests.step(made.number, 'no', { reason: 'NonCirculating' }, '')
    const after = await borrower.requests.read(made.number)
    assert.equal(after?.status, borrower.assumed('statusUnfilled'))
    assert.equal(after.reason, borrower.assumed('reasonNonCirculating'))
    assert.equal((await lender.requests.read(made.number))?.status, 'CLOSED')
  })

  test(`made once, whatever is lost on the way (${set})`, async (t) => {
    const emulator = await open(t, set)
    const { requests } = office(emulator, set, us)
    const count = (): number => emulator.lab.state.requests.length
    await requests.make(order('B-26-000003-A'), { again: false, sure: false })
    for (const [kind, reference] of [
      ['half', 'B-26-000004-5'],
      ['timeout-after', 'B-26-000005-0'],
      ['wrong-type', 'B-26-000006-V'],
    ] as const) {
      const before = count()
      addFault(emulator.lab, { kind, where: 'POST /rs/requests', times: 1, chance: 1, ms: 0 })
      await requests.make(order(reference), { again: false, sure: false })
      assert.equal(count(), before + 1, kind)
    }
    const before = count()
    addFault(emulator.lab, { kind: 'timeout-before', where: 'POST /rs/requests', times: 1, chance: 1, ms: 0 })
    await assert.rejects(requests.make(order('B-26-000007-Q'), { again: false, sure: false }), InDoubt)
    await requests.make(order('B-26-000007-Q'), { again: true, sure: false })
    assert.equal(count(), before + 1)
  })

  test(`a token that is not believed any more is renewed once (${set})`, async (t) => {
    const emulator = await open(t, set)
    const { requests } = office(emulator, set, us)
    await requests.make(order('B-26-000008-L'), { again: false, sure: false })
    emulator.lab.state.tokens = []
    assert.equal((await requests.search({ borrower: 128807 })).length, 1)
  })

  test(`too many lenders, an unknown one, one that does not supply: refused with a sentence (${set})`, async (t) => {
    const emulator = await open(t, set)
    const { requests } = office(emulator, set, us)
    for (const lenders of [[100752], [1], Array.from({ length: 21 }, () => 148456)]) {
      const work = requests.make(order('B-26-000009-G', lenders), { again: false, sure: false })
      await assert.rejects(work, (error) => error instanceof ConnectorError && error.kind === 'refused')
    }
    assert.equal(emulator.lab.state.requests.length, 0)
  })
}

test('who has it, as the connector reads it', async (t) => {
  const emulator = await open(t, 'value')
  const { holdings } = office(emulator, 'value', us)
  const found = await holdings.find({ oclcNumber: '9990000101' }, { state: 'US-NY' }, 50)
  assert.equal(found.holders.length, found.total)
  assert.ok(found.holders.some((one) => one.supplies))
})
