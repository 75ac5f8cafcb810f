// What bad input gets: the real connector asks the make-believe WorldShare, and each thing that is wrong is a sentence of
// its own that names the setting or record to look at; nothing is half made.
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { createOclcClient } from '../../src/connectors/worldshare/client.ts'
import { checkWorldshare } from '../../src/connectors/worldshare/health.ts'
import { createRequests, type NetworkRequests } from '../../src/connectors/worldshare/requests.ts'
import type { WorldshareSettings } from '../../src/connectors/worldshare/settings.ts'
import type { Order } from '../../src/connectors/worldshare/wire/document.ts'
import { worldshareReader, type WorldshareAssumed } from '../../src/domain/assumptions/worldshare.ts'
import { addFault, type FaultKind } from '../../src/lab/worldshare/faults.ts'
import { openWorldshare, type Emulator } from '../../src/lab/worldshare/worldshare.ts'
import { settingsAt } from '../worldshare-answers.ts'

const wall = Date.UTC(2026, 10, 16, 15)
const order: Order = {
  reference: 'B-26-000001-K',
  service: 'loan',
  lenders: [148456],
  title: 'Winter engines',
  citation: { oclc: '9990000105' },
  neededBy: '2027-01-15',
  maxCostCents: 1500,
  currency: 'USD',
  copyrightCompliance: null,
  patronCode: null,
  note: null,
}
const blank = { attention: '', address1: '', address2: '', locality: '', region: '', country: '', postal: '' }

interface Wrong {
  readonly what: string
  readonly settings?: Partial<WorldshareSettings>
  readonly assumed?: Partial<WorldshareAssumed>
  readonly secret?: string
  readonly before?: (there: Emulator) => void
  readonly order?: Partial<Order>
  readonly says: RegExp
}
const fault =
  (kind: FaultKind, where: string, ms = 0) =>
  (there: Emulator): void =>
    void addFault(there.lab, { kind, where, times: 99, chance: 1, ms })

const wrongs: readonly Wrong[] = [
  {
    what: 'a wrong key',
    settings: { clientId: 'nobodysKey' },
    says: /^OCLC does not accept our WSKey: check “WSKey client id”, its secret and whether it has expired;.*\(Connections, WorldShare\)/,
  },
  {
    what: 'a wrong secret',
    secret: 'another',
    says: /^OCLC does not accept our WSKey: check “WSKey client id”, its secret/,
  },
  {
    what: 'an expired key',
    settings: { keyExpiresOn: '2026-11-15' },
    before: ({ lab }) => {
      for (const key of lab.state.keys) key.expiresAt = wall - 86_400_000
    },
    says: /“WSKey valid until” says it ended on 2026-11-15\. Ask OCLC for a new key and enter it/,
  },
  {
    what: 'a registry id that is not the key’s',
    settings: { registryId: 999_999 },
    says: /Our WSKey lacks one of these scopes, or may not act for our registry id: .*context:999999/,
  },
  {
    what: 'a lender that is no supplier (30005)',
    order: { lenders: [100752] },
    says: /A lender of the string does not supply in WorldShare: take it off/,
  },
  {
    what: 'a lender WorldShare does not know (30004)',
    order: { lenders: [1] },
    says: /does not know a lender of the string: check the registry id in the library’s record/,
  },
  {
    what: 'a lender string longer than WorldShare takes (30002)',
    assumed: { lenderStringMost: 40 },
    order: { lenders: Array.from({ length: 31 }, () => 148456) },
    says: /Too much or too many for WorldShare: .*the number of lenders \(lenderStringMost\)/,
  },
  {
    what: 'a lender string longer than our setting',
    order: { lenders: Array.from({ length: 31 }, () => 148456) },
    says: /WorldShare takes \d+ lenders at most; the string has more/,
  },
  {
    what: 'a missing delivery address (30000)',
    settings: { deliveryAddress: blank },
    says: /WorldShare misses something: fill in the delivery address \(Connections, WorldShare\)/,
  },
  {
    what: 'a missing billing address (30000)',
    settings: { billingAddress: blank },
    says: /WorldShare misses something: fill in the billing address \(Connections, WorldShare\)/,
  },
  {
    what: 'a needed-by day that has passed (30002)',
    order: { neededBy: '2026-10-01' },
    says: /Too much or too many for WorldShare: the needed-by day \(the request\)/,
  },
  {
    what: 'a page of a proxy',
    before: fault('maintenance', '/rs'),
    says: /A web page came in place of WorldShare’s answer \(HTTP 503\): maintenance, a proxy, or the address in the settings/,
  },
  {
    what: 'a page of a proxy in place of the token service',
    before: fault('maintenance', '/token'),
    says: /OCLC’s token service has an error of its own \(HTTP 503\)/,
  },
  {
    what: 'clocks further apart than a token lives',
    before: fault('skew', 'POST /rs', 2 * 3_600_000),
    says: /does not accept our token, nor a new one: Our clock is 120 minutes behind that of WorldShare: set the clock of this server right \(Connections, WorldShare\)/,
  },
]

for (const wrong of wrongs)
  test(`${wrong.what}: a sentence of its own, and nothing half made`, async (t) => {
    const { requests, there } = await connected(t, wrong)
    wrong.before?.(there)
    const work = requests.make({ ...order, ...wrong.order }, { again: false, sure: false })
    await assert.rejects(work, { message: wrong.says })
    assert.deepEqual(there.lab.state.requests, [])
  })

test('each sentence is another’s', () => {
  const said = wrongs.map((one) => one.says.source)
  assert.equal(new Set(said).size, said.length)
})

test('a clock an hour off is said when the connection is tested; requests are made all the same', async (t) => {
  const { requests, there, check } = await connected(t, {})
  const clock = async () => (await check()).find((one) => one.what === 'Clock')
  assert.equal((await clock())?.isWell, true)
  fault('skew', '*', 3_600_000)(there)
  assert.deepEqual(await clock(), {
    what: 'Clock',
    isWell: false,
    sentence: 'Our clock is 60 minutes behind that of WorldShare: set the clock of this server right.',
  })
  await requests.make(order, { again: false, sure: false })
  assert.equal(there.lab.state.requests.length, 1)
})

interface Connected {
  readonly requests: NetworkRequests
  readonly there: Emulator
  readonly check: () => ReturnType<typeof checkWorldshare>
}
async function connected(t: TestContext, wrong: Partial<Wrong>): Promise<Connected> {
  const there = await openWorldshare({ wall: () => wall })
  t.after(() => there.close())
  const assumed = worldshareReader({ requestsBase: `${there.url}/rs`, requestForm: 'B', ...wrong.assumed })
  const settings = settingsAt(there.url, wrong.settings)
  const client = createOclcClient({
    connection: () => ({ settings, keySecret: wrong.secret ?? 'demoSecret' }),
    assumed,
    now: () => new Date(wall),
    keeper: { begin: () => Promise.resolve(1), end: () => Promise.resolve() },
  })
  return {
    requests: createRequests(client, () => settings, assumed),
    there,
    check: () =>
      checkWorldshare({
        client,
        patrons: { tryOut: () => Promise.resolve() },
        settings,
        assumed,
        today: '2026-11-16',
      }),
  }
}
