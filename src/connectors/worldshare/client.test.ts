import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { keySecret, talk, tokenSaid, type Said, type Talk } from '../../../test/worldshare-answers.ts'
import { ConnectorError } from '../../office/ports.ts'
import { failureCodes } from './failures.ts'

const read = ({ client, assumed }: Talk, waits = false) =>
  client.call({
    name: 'Read request',
    method: 'GET',
    service: 'requests',
    url: `${assumed('requestsBase')}/requests/1`,
    mayMiss: true,
    waits,
  })
const create = ({ client, assumed }: Talk) =>
  client.call({
    name: 'Create request',
    method: 'POST',
    service: 'requests',
    url: `${assumed('requestsBase')}/requests`,
    body: { illRequest: { item: { title: 'A made-up title' } } },
    reference: 'B-26-000001-K',
  })
const one = 'GET /rs/requests/1'
const make = 'POST /rs/requests'
const well: Said = { body: { response: { illRequest: { requestId: 1 } } } }
const unknownToken: Said = {
  status: 401,
  body: { code: { type: 'http', value: '401' }, message: 'No valid authentication credentials found in request' },
}

async function trouble(work: Promise<unknown>): Promise<ConnectorError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof ConnectorError, String(error))
  return error
}

test('one token serves all callers, names scopes and institution, and is renewed before its end', async (t) => {
  const it = await talk(t, { [one]: well, 'POST /token': [tokenSaid('tk_first'), tokenSaid('tk_second')] })
  await Promise.all([read(it), read(it), read(it)])
  const [token, ...reads] = it.asked
  assert.equal(token?.headers.authorization, `Basic ${btoa(`demoWSKeyClientId:${keySecret}`)}`)
  assert.equal(
    token?.body,
    'grant_type=client_credentials&scope=resource-sharing:create-requests%20resource-sharing:read-requests%20resource-sharing:search-requests%20resource-sharing:manage-requests%20context:128807',
  )
  assert.deepEqual(
    reads.map((asked) => [asked.headers.authorization, asked.headers.accept]),
    Array.from({ length: 3 }, () => ['Bearer tk_first', 'application/json']),
  )
  // 1199 seconds, as a string: fourteen minutes are well, fifteen and a half are not.
  it.clock.now = new Date('2026-11-24T15:14:00Z')
  await read(it)
  it.clock.now = new Date('2026-11-24T15:15:30Z')
  await read(it)
  assert.deepEqual(it.asked.filter((asked) => asked.path === '/token').length, 2)
  assert.equal(it.asked.at(-1)?.headers.authorization, 'Bearer tk_second')
})

test('an end told only with a blank between day and time is understood', async (t) => {
  const blank = { body: { access_token: 'tk_blank', expires_at: '2026-11-24 15:30:00Z' } }
  const it = await talk(t, { [one]: well, 'POST /token': [blank, tokenSaid('tk_later')] })
  await read(it)
  it.clock.now = new Date('2026-11-24T15:24:00Z')
  await read(it)
  assert.equal(it.asked.at(-1)?.headers.authorization, 'Bearer tk_blank')
  it.clock.now = new Date('2026-11-24T15:26:00Z')
  await read(it)
  assert.equal(it.asked.at(-1)?.headers.authorization, 'Bearer tk_later')
})

test('one new token after a 401, not a second', async (t) => {
  const it = await talk(t, {
    [one]: [unknownToken, well, unknownToken, unknownToken],
    'POST /token': [tokenSaid('tk_a'), tokenSaid('tk_b'), tokenSaid('tk_c')],
  })
  assert.equal((await read(it)).status, 200)
  assert.equal(it.asked.at(-1)?.headers.authorization, 'Bearer tk_b')
  const error = await trouble(read(it))
  assert.equal(error.kind, 'bad-credentials')
  assert.match(error.message, /Connections, WorldShare/)
  assert.equal(it.lines().length, 4)
})

const atToken: readonly (readonly [string, Said, ConnectorError['kind'], RegExp])[] = [
  [
    'a key nobody knows',
    { status: 401, body: { message: "WSKey 'x' is invalid" } },
    'bad-credentials',
    /WSKey client id/,
  ],
  [
    'a scope the key lacks',
    { status: 403, body: { message: 'Forbidden' } },
    'bad-credentials',
    /manage-requests context:128807/,
  ],
  ['an error of its own', { status: 500, body: {} }, 'unreachable', /token service/],
  [
    'a sign-in page of a proxy',
    { body: '<html><body>Sign in</body></html>' },
    'unreadable-answer',
    /Address of the token service/,
  ],
  ['a line that breaks', { body: { access_token: 'tk_0123456789' }, cutAt: 10 }, 'unreachable', /token service/],
]
for (const [what, said, kind, words] of atToken)
  test(`token: ${what}`, async (t) => {
    const error = await trouble(create(await talk(t, { 'POST /token': said })))
    assert.equal(error.kind, kind)
    assert.match(error.message, words)
    assert.notEqual(error.name, 'InDoubt', 'no token, no call: nothing is in doubt')
  })

const atCall: readonly (readonly [string, Said, string, string, boolean])[] = [
  ['500', { status: 500 }, 'ConnectorError', 'InDoubt', true],
  ['502 with a page', { status: 502, body: '<html>Bad gateway</html>' }, 'ConnectorError', 'InDoubt', true],
  ['200 with a page', { body: '<!DOCTYPE html><html></html>' }, 'ConnectorError', 'InDoubt', true],
  ['half an answer', { body: well.body ?? '', cutAt: 20 }, 'ConnectorError', 'InDoubt', true],
  ['half a document', { body: '{"response":{"illRequest":{"requ' }, 'ConnectorError', 'InDoubt', true],
  ['no answer in time', { silent: true }, 'ConnectorError', 'InDoubt', true],
  ['429', { status: 429 }, 'ConnectorError', 'ConnectorError', true],
  ['403', { status: 403 }, 'ConnectorError', 'ConnectorError', false],
  ['404', { status: 404 }, 'NotThere', 'NotThere', false],
  ['302', { status: 302 }, 'ConnectorError', 'ConnectorError', false],
]
for (const [what, said, whenRead, whenMade, retry] of atCall)
  test(`${what}: a look is tried again, a create is in doubt only where it may have been done`, async (t) => {
    const it = await talk(t, { [one]: said, [make]: said }, { settings: { timeoutSeconds: 1 } })
    const looked = await trouble(read(it))
    it.clock.now = new Date('2026-11-24T15:04:00Z')
    const made = await trouble(create(it))
    assert.deepEqual([looked.name, made.name], [whenRead, whenMade])
    assert.deepEqual([looked.retry, made.retry], [retry, retry])
  })

test('nobody listening: it cannot have been done', async (t) => {
  const gone = createServer()
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve))
  const at = gone.address()
  await new Promise((resolve) => gone.close(resolve))
  assert.ok(typeof at === 'object' && at !== null)
  const it = await talk(t, {}, { assumed: { requestsBase: `http://127.0.0.1:${at.port}` } })
  const error = await trouble(create(it))
  assert.deepEqual([error.name, error.kind, error.retry], ['ConnectorError', 'unreachable', true])
  assert.ok(error.message.includes(`127.0.0.1:${at.port}: check the address`), error.message)
})

const failed = (failureCode: number, fieldName: string, status = 400): Said => ({
  status,
  body: {
    response: {
      error: { message: 'There was an error.', detail: [{ failureCode, fieldName }], instance: '97f4da43-80d1' },
      illRequest: {},
    },
  },
})
const codes: readonly (readonly [number, string, RegExp])[] = [
  [30000, 'requester.requesterBilling.address.address1', /billing address/],
  [30001, 'requester.serviceType', /loan or copy/],
  [30002, 'requester.supplierInfo.institutions', /registry id.*lenderStringMost/],
  [30004, 'requester.supplierInfo.institutions', /registry id in the library’s record/],
  [30005, 'requester.supplierInfo.institutions', /does not supply/],
  [30007, 'item.oclcNumber', /OCLC number/],
  [140001, '', /requestForm/],
  [140002, '', /could not write/],
  [140003, '', /does not allow this step/],
  [140004, 'needed', /needed-by day/],
  [140005, '', /scopeManage/],
  [140006, '', /inside WorldShare/],
]
test('every failure code has its line here', () => {
  assert.deepEqual(
    codes.map(([code]) => String(code)),
    Object.keys(failureCodes),
  )
})
for (const [code, name, words] of codes)
  test(`failure ${code} names what to change, and OCLC’s number of it`, async (t) => {
    const error = await trouble(create(await talk(t, { [make]: failed(code, name) })))
    assert.match(error.message, words)
    assert.match(error.message, /97f4da43-80d1/)
    assert.equal(error.name === 'InDoubt', code === 140002 || code === 140006)
  })

test('the same failure as XML, several fields at once, and a code nobody knows', async (t) => {
  const xml = `<?xml version="1.0"?><illResponse><responses><error><detail><failureCode>30000</failureCode><fieldName>needed</fieldName></detail><detail><failureCode>30000</failureCode><fieldName>item.title</fieldName></detail></error></responses></illResponse>`
  const it = await talk(t, { [make]: [{ status: 400, body: xml }, failed(30999, 'item.pages')] })
  const both = await trouble(create(it))
  assert.match(both.message, /needed-by day.*citation/)
  assert.match((await trouble(create(it))).message, /code 30999.*citation/)
})

test('asked to wait, it waits as long as it was told; then longer each time', async (t) => {
  const it = await talk(t, {
    [one]: [{ status: 429, headers: { 'retry-after': '120' } }, { status: 429 }, { status: 429 }, well],
  })
  await trouble(read(it))
  it.clock.now = new Date('2026-11-24T15:01:59Z')
  assert.equal((await trouble(read(it))).kind, 'busy')
  assert.equal(it.lines().length, 1, 'nothing is sent while it waits')
  it.clock.now = new Date('2026-11-24T15:02:00Z')
  await trouble(read(it))
  it.clock.now = new Date('2026-11-24T15:02:59Z')
  assert.equal((await trouble(read(it))).kind, 'busy')
  assert.equal(it.lines().length, 2)
  it.clock.now = new Date('2026-11-24T15:03:00Z')
  await trouble(read(it))
  it.clock.now = new Date('2026-11-24T15:05:00Z')
  assert.equal((await read(it)).status, 200)
})

test('after three failures in a row it is left alone for a while', async (t) => {
  const it = await talk(t, { [one]: { status: 500 } })
  for (let n = 0; n < 3; n += 1) assert.equal((await trouble(read(it))).kind, 'unreachable')
  const alone = await trouble(read(it))
  assert.equal(alone.kind, 'busy')
  assert.equal(
    alone.message,
    'WorldShare failed several times in a row and is tried again in 10 seconds; Test tries at once. The last time: it had an error of its own (HTTP 500).',
  )
  assert.equal(it.lines().length, 3)
  it.clock.now = new Date('2026-11-24T15:00:11Z')
  assert.equal((await trouble(read(it))).kind, 'unreachable')
})

test('a person’s Test passes while it is left alone, and one that works ends it', async (t) => {
  const it = await talk(t, { [one]: [{ status: 500 }, { status: 500 }, { status: 500 }, well] })
  for (let n = 0; n < 3; n += 1) await trouble(read(it))
  assert.equal((await trouble(read(it))).kind, 'busy')
  const tested = {
    name: 'Read request',
    method: 'GET',
    service: 'requests',
    url: `${it.assumed('requestsBase')}/requests/1`,
    isTest: true,
  } as const
  assert.equal((await it.client.call(tested)).status, 200)
  assert.equal((await read(it)).status, 200)
})

test('looking by itself leaves a fifth of the hour’s calls to people; an hour later there are as many again', async (t) => {
  const it = await talk(t, { [one]: well }, { settings: { callsPerHour: 10 } })
  for (let n = 0; n < 8; n += 1) await read(it, true)
  assert.equal((await trouble(read(it, true))).kind, 'busy')
  await read(it)
  await read(it)
  assert.equal((await trouble(read(it))).kind, 'busy')
  it.clock.now = new Date('2026-11-24T16:00:01Z')
  assert.equal((await read(it, true)).status, 200)
})

test('kept for staff: what writes, and what went wrong; never a key or a token', async (t) => {
  const it = await talk(t, {
    [make]: { body: { response: { illRequest: { requestId: 7 } }, access_token: 'tk_12345', note: keySecret } },
    [one]: [well, failed(30001, 'x')],
  })
  await create(it)
  await read(it)
  await trouble(read(it))
  assert.deepEqual(
    it.kept.map((kept) => [kept.kind, kept.reference, kept.answer?.status]),
    [
      ['Create request', 'B-26-000001-K', 200],
      ['Read request', null, 400],
    ],
  )
  const all = JSON.stringify(it.kept)
  assert.match(all, /A made-up title/)
  for (const secret of [keySecret, 'tk_12345', 'Basic ', 'Bearer ']) assert.ok(!all.includes(secret), secret)
})

test('where a wrong scope is 401 and an unknown number 400, as in the other set', async (t) => {
  const it = await talk(t, { [one]: failed(30001, 'requestId') }, { assumed: { unknownRequestStatus: 400 } })
  assert.equal((await trouble(read(it))).name, 'NotThere')
})
