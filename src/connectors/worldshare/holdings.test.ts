import assert from 'node:assert/strict'
import { test } from 'node:test'
import { talk, type Asked, type Said } from '../../../test/worldshare-answers.ts'
import { ConnectorError } from '../../office/ports.ts'
import { checkWorldshare, keyFinding } from './health.ts'
import { createHoldings } from './holdings.ts'

const path = 'GET /worldcat/search/v2/bibs-holdings'
interface Row {
  readonly oclcSymbol: string
  readonly registryId: number
  readonly illStatus: string
  readonly address: object
}
const library = (n: number, lat = '42.10'): Row => ({
  oclcSymbol: `L${String(n).padStart(2, '0')}`,
  registryId: 1000 + n,
  illStatus: n % 5 === 0 ? 'N' : 'S',
  address: { city: 'Elmford', state: 'NY', country: 'US', lat, lon: '-77.00' },
})
const said = (rows: readonly Row[], total: number): Said => ({
  body: {
    numberOfRecords: 1,
    briefRecords: [{ oclcNumber: '318877925', institutionHolding: { totalHoldingCount: total, briefHoldings: rows } }],
  },
})
const all = Array.from({ length: 120 }, (_, n) => library(n))
const paged = ({ query }: Asked): Said => {
  const from = Number(query.get('offset'))
  return said(all.slice(from, from + Number(query.get('limit'))), all.length)
}

test('page by page until no more is wanted, with token, state and number as a string', async (t) => {
  const it = await talk(t, { [path]: paged })
  const found = await createHoldings(it.client, () => it.settings).find(
    { oclcNumber: '318877925' },
    { state: 'US-NY' },
    110,
  )
  assert.equal(found.total, 120)
  assert.equal(found.holders.length, 110)
  assert.equal(found.holders.filter((one) => !one.supplies).length, 22)
  const asked = it.asked.filter((one) => one.path !== '/token')
  assert.deepEqual(
    asked.map(({ query }) => [
      query.get('offset'),
      query.get('limit'),
      query.get('heldInState'),
      query.get('oclcNumber'),
    ]),
    [
      ['0', '50', 'US-NY', '318877925'],
      ['50', '50', 'US-NY', '318877925'],
      ['100', '10', 'US-NY', '318877925'],
    ],
  )
  assert.match(it.asked[0]?.body ?? '', /wcapi:view_institution_holdings/)
})

test('nearest first, with miles', async (t) => {
  const rows = [library(1, '44.10'), library(2, '42.20'), library(3, '43.00')]
  const it = await talk(t, { [path]: said(rows, 3) })
  const near = { lat: 42.1, lon: -77, miles: 200 }
  const { holders } = await createHoldings(it.client, () => it.settings).find({ isbn: '9780000000002' }, { near })
  assert.deepEqual(
    holders.map((one) => [one.symbol, Math.round(one.miles ?? -1)]),
    [
      ['L02', 7],
      ['L03', 62],
      ['L01', 138],
    ],
  )
  assert.equal(it.asked[1]?.query.get('distance'), '200')
})

test('symbols become registry ids, five at a time', async (t) => {
  const it = await talk(t, {
    [path]: ({ query }) =>
      said(
        all.filter((one) => query.get('heldBySymbol')?.split(',').includes(one.oclcSymbol)),
        5,
      ),
  })
  const symbols = ['L01', 'L02', 'L03', 'L04', 'L05', 'L06', 'ZZZ']
  const ids = await createHoldings(it.client, () => it.settings).registryIds({ oclcNumber: '1' }, symbols)
  assert.deepEqual(
    [...ids],
    [1, 2, 3, 4, 5, 6].map((n) => [`L0${n}`, 1000 + n]),
  )
  assert.equal(it.lines().length, 2)
})

test('an unknown record is held by nobody; part of an answer counts; a bad question says why', async (t) => {
  const it = await talk(t, {
    [path]: [
      { status: 404, body: { type: 'NOT_FOUND' } },
      { ...said([library(1)], 1), status: 206 },
      { status: 400, body: { title: 'Validation Failure', detail: 'oclcNumber must be a positive whole number' } },
    ],
  })
  const { find } = createHoldings(it.client, () => it.settings)
  assert.deepEqual(await find({ oclcNumber: '1' }), { total: 0, holders: [] })
  assert.equal((await find({ oclcNumber: '1' })).holders.length, 1)
  await assert.rejects(
    find({ oclcNumber: '-1' }),
    (error) => error instanceof ConnectorError && /positive whole/.test(error.message),
  )
})

test('is it connected? each service for itself', async (t) => {
  const it = await talk(t, { 'GET /rs/requests/0': { status: 404 }, [path]: { status: 403 } })
  const found = await checkWorldshare({
    client: it.client,
    patrons: { tryOut: () => Promise.resolve() },
    settings: it.settings,
    assumed: it.assumed,
    today: '2026-11-24',
  })
  assert.deepEqual(
    found.map((one) => [one.what, one.isWell]),
    [
      ['Requests', true],
      ['Holdings', false],
      ['Clock', false],
      ['WSKey', false],
    ],
  )
})

const keys: readonly (readonly [string | null, boolean, RegExp])[] = [
  [null, false, /not been entered/],
  ['2026-11-23', false, /ended on/],
  ['2026-11-24', false, /today/],
  ['2026-12-24', false, /in 30 days/],
  ['2026-12-25', true, /valid until/],
]
for (const [on, isWell, words] of keys)
  test(`a key valid until ${on}`, () => {
    const finding = keyFinding(on, '2026-11-24')
    assert.equal(finding.isWell, isWell)
    assert.match(finding.sentence, words)
  })
