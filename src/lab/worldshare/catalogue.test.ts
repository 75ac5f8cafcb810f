import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { borrowerKey, clientOf, openEmulator, send, tokenFor } from './client.testing.ts'
import { at, textOf, type Json } from './state.ts'

const emulator = await openEmulator()
after(() => emulator.close())
const client = await clientOf(emulator, borrowerKey)
const base = '/worldcat/search/v2'
const get = (path: string) => client.call('GET', `${base}${path}`)

test('who holds it, the nearest first, in one state, in pages', async () => {
  const answer = await get('/bibs-holdings?oclcNumber=9990000101&heldInState=US-NY&lat=42.87&lon=-76.98&limit=3')
  assert.equal(answer.status, 200)
  const record = first(at(answer.body, 'briefRecords'))
  assert.equal(at(record, 'oclcNumber'), '9990000101')
  const held = list(at(record, 'institutionHolding.briefHoldings'))
  assert.equal(held.length, 3)
  assert.ok(Number(at(record, 'institutionHolding.totalHoldingCount')) > 3)
  assert.ok(held.every((one) => at(one, 'state') === 'NY' && typeof at(one, 'registryId') === 'number'))
  assert.equal(typeof at(held[0], 'address.lat'), 'string')
  assert.ok(held.every((one, n) => n === 0 || Number(at(one, 'distance')) >= Number(at(held[n - 1], 'distance'))))
  const next = await get('/bibs-holdings?oclcNumber=9990000101&heldInState=US-NY&lat=42.87&lon=-76.98&limit=3&offset=3')
  const rest = list(at(first(at(next.body, 'briefRecords')), 'institutionHolding.briefHoldings'))
  assert.notDeepEqual(rest[0], held[0])
})

test('a radius in kilometres is smaller than the same in miles', async () => {
  const count = async (unit: string): Promise<number> => {
    const answer = await get(`/bibs-holdings?oclcNumber=9990000105&lat=42.87&lon=-76.98&distance=120&unit=${unit}`)
    return Number(at(first(at(answer.body, 'briefRecords')), 'institutionHolding.totalHoldingCount'))
  }
  assert.ok((await count('K')) < (await count('M')))
})

test('symbols, all editions, a title nobody holds, a number nobody has', async () => {
  const all = await get('/bibs-summary-holdings?oclcNumber=9990000102&holdingsAllEditions=true')
  const one = await get('/bibs-summary-holdings?oclcNumber=9990000102')
  assert.ok(Number(at(all.body, 'totalHoldingCount')) > Number(at(one.body, 'totalHoldingCount')))
  const symbols = await get('/bibs-holdings?isbn=978-0-00-000101-6&heldBySymbol=XFL,XHV')
  assert.ok(list(at(first(at(symbols.body, 'briefRecords')), 'institutionHolding.briefHoldings')).length <= 2)
  const none = await get('/bibs-holdings?oclcNumber=9990000116')
  assert.equal(at(first(at(none.body, 'briefRecords')), 'institutionHolding.totalHoldingCount'), 0)
  assert.deepEqual((await get('/bibs-holdings?oclcNumber=5')).body, { numberOfRecords: 0 })
})

const refused: readonly (readonly [string, number, Json])[] = [
  [
    '/bibs-holdings?oclcNumber=abc',
    400,
    {
      type: 'INVALID_QUERY_PARAMETER_VALUE',
      title: 'Validation Failure',
      detail: 'oclcNumber must be a positive whole number',
    },
  ],
  ['/brief-bibs', 400, { type: 'MISSING_QUERY_PARAMETER', title: 'Validation Failure', detail: 'q is required' }],
]
for (const [path, status, body] of refused) {
  test(`${path} is ${status}`, async () => {
    const answer = await get(path)
    assert.equal(answer.status, status)
    assert.deepEqual(answer.body, body)
  })
}

const bad = [
  'limit=51',
  'limit=0',
  'offset=-1',
  'heldInState=NY',
  'lat=91&lon=0',
  'heldBySymbol=A,B,C,D,E,F',
  'unit=X&lat=1&lon=1',
]
for (const query of bad) {
  test(`bibs-holdings does not take ${query}`, async () => {
    const answer = await get(`/bibs-holdings?oclcNumber=9990000101&${query}`)
    assert.equal(at(answer.body, 'type'), 'INVALID_QUERY_PARAMETER_VALUE')
  })
}

test('404, 405, 406, and 403 without the scope', async () => {
  assert.equal((await get('/brief-bibs/123')).status, 404)
  const method = await client.call('POST', `${base}/bibs-holdings`, { body: {} })
  assert.equal(method.status, 405)
  assert.equal(at(method.body, 'title'), 'NOT_ALLOWED')
  const accept = { headers: { accept: 'application/xml' } }
  assert.equal((await client.call('GET', `${base}/brief-bibs?q=ti:ferry`, accept)).status, 406)
  const token = await tokenFor(emulator, borrowerKey, 'resource-sharing')
  const headers = { authorization: `Bearer ${textOf(at(token.body, 'access_token'))}` }
  assert.equal((await send(`${emulator.url}${base}/brief-bibs?q=ti:ferry`, 'GET', headers)).status, 403)
})

test('titles are found by index and number', async () => {
  const count = async (q: string): Promise<Json | undefined> =>
    at((await get(`/brief-bibs?q=${encodeURIComponent(q)}`)).body, 'numberOfRecords')
  assert.equal(await count('ti:ferry'), 2)
  const full = await get('/bibs?q=no:9990000104')
  assert.equal(at(first(at(full.body, 'bibRecords')), 'title.mainTitles') !== undefined, true)
  assert.equal(await count('ti:"winter engines" au:Halloran'), 2)
  assert.equal(await count('bn:9780000001016'), 1)
  assert.equal(await count('no:9990000104'), 1)
  assert.equal(await count('kw:nothinglikeit'), 0)
  assert.equal(at((await get('/brief-bibs/9990000101/other-editions')).body, 'numberOfRecords'), 1)
})

test('the registry gives a name, the policies a supplier', async () => {
  const registry = await client.call('GET', '/oclc-config/institution/data/148456')
  assert.equal(at(registry.body, 'content.institution.nameLocation.institutionName'), 'Harrow Valley Library')
  assert.equal((await client.call('GET', '/oclc-config/institution/data/1')).status, 404)
  const policies = await send(
    `${emulator.url}/illpolicies/institutionsearch?q=supplier:N&wskey=demoWSKeyClientId`,
    'GET',
    {},
  )
  assert.equal(at(policies.body, 'totalResults'), '2')
})

const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])
const first = (value: Json | undefined): Json | undefined => list(value)[0]
