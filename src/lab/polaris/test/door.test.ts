import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setUp } from './scratch-client.ts'

const branches = '/public/v1/1033/100/1/organizations/branch'
const patron = '/public/v1/1033/100/1/patron/21234000002105'
const staff = { Domain: 'FLDOMAIN', Username: 'illstaff', Password: 'notarealpassword' }
const authenticator = '/protected/v1/1033/100/1/authenticator/staff'

test('who is not let in, and how it is told', async () => {
  const { client } = setUp()
  await client.signIn()
  const at = (minutes: number): string => new Date(Date.parse('2026-11-24T14:05:00Z') + minutes * 60_000).toUTCString()
  const cases: readonly (readonly [string, Promise<Response>, number])[] = [
    ['signed', client.send('GET', branches), 200],
    ['29 minutes early', client.send('GET', branches, { date: at(-29) }), 200],
    ['29 minutes late', client.send('GET', branches, { date: at(29) }), 200],
    ['31 minutes early', client.send('GET', branches, { date: at(-31) }), 401],
    ['31 minutes late', client.send('GET', branches, { date: at(31) }), 401],
    ['a date in another form', client.send('GET', branches, { date: '2026-11-24T14:05:00Z' }), 401],
    ['another address hashed', client.send('GET', branches, { hashed: 'http://localhost/elsewhere' }), 401],
    ['another id', client.send('GET', branches, { headers: { authorization: 'PWS OTHER:abcd=' } }), 401],
    ['no PWS', client.send('GET', branches, { headers: { authorization: 'Basic abcd' } }), 401],
    ['patron with PIN', client.send('GET', patron, { secret: '1234' }), 200],
    ['patron with wrong PIN', client.send('GET', patron, { secret: '9999' }), 401],
    ['patron without secret', client.send('GET', patron), 401],
    ['staff secret without token', client.send('GET', patron, { secret: client.secret }), 401],
    ['unknown patron', client.send('GET', `${patron}9`, { secret: '1234' }), 401],
    [
      'unknown token',
      client.send('GET', `/protected/v1/1033/100/1/${'x'.repeat(32)}/patron/barcode`, { secret: client.secret }),
      401,
    ],
    ['unknown address', client.send('GET', '/public/v1/1033/100/1/nothing'), 404],
    ['another method', client.send('DELETE', branches), 405],
    ['capital letters', client.send('GET', branches.replace('organizations', 'ORGANIZATIONS')), 200],
  ]
  for (const [what, response, expected] of cases) {
    const { status, headers } = await response
    assert.equal(status, expected, what)
    if (expected === 401) assert.equal(headers.get('www-authenticate'), 'PWS realm="Polaris API"', what)
  }
})

test('PolarisDate or Date, plain or encoded address', async () => {
  const { client } = setUp()
  const sent = `${client.host}/PAPIService/REST/public/v1/1033/100/1/search/bibs/boolean?q=TI%3Dlantern%20AND%20AU%3DHalvorsen`
  const path = sent.slice(`${client.host}/PAPIService/REST`.length)
  for (const hashed of [sent, decodeURIComponent(sent), sent.replaceAll('%3D', '%3d')]) {
    assert.equal((await client.send('GET', path, { hashed })).status, 200, hashed)
  }
  const date = new Date('2026-11-24T14:05:00Z').toUTCString()
  assert.equal((await client.send('GET', branches, { headers: { polarisdate: '', date } })).status, 200)
  assert.equal((await client.send('GET', branches, { headers: { polarisdate: '' } })).status, 401)
})

test('protected calls over plain HTTP only where that is allowed; a proxy may speak for its caller', async () => {
  const { client } = setUp({ settings: { needsHttps: true, externalHostname: 'papi.example.org' } })
  const url = `https://papi.example.org/PAPIService/REST${authenticator}`
  assert.equal((await client.send('POST', authenticator, { body: staff, hashed: url })).status, 403)
  const headers = { 'x-forwarded-proto': 'https' }
  assert.equal((await client.send('POST', authenticator, { body: staff, hashed: url, headers })).status, 200)
})

test('three failures in five minutes lock an account for a while', async () => {
  const { client, clock } = setUp()
  const tell = async (password: string): Promise<unknown> =>
    (await client.json('POST', authenticator, { body: { ...staff, Password: password } }))['PAPIErrorCode']
  assert.deepEqual([await tell('a'), await tell('b'), await tell('c')], [-8001, -8001, -8001])
  assert.equal(await tell('notarealpassword'), -8004)
  clock.advance(6 * 60_000)
  assert.equal(await tell('notarealpassword'), 0)
})

test('tokens end after a day', async () => {
  const { client, clock } = setUp()
  await client.signIn()
  const path = `/protected/v1/1033/100/1/${client.token}/patron/barcode?patronid=356956`
  assert.equal((await client.send('GET', path, { secret: client.secret })).status, 200)
  clock.advance(25 * 3_600_000)
  assert.equal((await client.send('GET', path, { secret: client.secret })).status, 401)
})

test('XML out of order is refused, or its late part dropped', async () => {
  const body = '<AuthenticationData><Username>illstaff</Username><Domain>FLDOMAIN</Domain></AuthenticationData>'
  assert.equal((await setUp().client.send('POST', authenticator, { body })).status, 400)
  const dropped = await setUp({ own: { xmlOrder: 'dropped' } }).client.send('POST', authenticator, { body })
  assert.match(await dropped.text(), /<PAPIErrorCode>-8001</)
})
