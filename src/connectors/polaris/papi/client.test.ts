import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { z } from 'zod'
import { staffToken, Status, talk, type Answers } from '../../../../test/polaris-answers.ts'
import { ConnectorError } from '../../../office/ports.ts'
import type { Polaris } from '../polaris.ts'
import { PapiRefusal } from './errors.ts'
import { signatureOf } from './sign.ts'

const shape = z.looseObject({})
const basic = (polaris: Polaris) =>
  polaris.papi.call({
    name: 'PatronBasicDataGet',
    method: 'GET',
    isProtected: false,
    parts: ['patron', '21234', 'basicdata'],
    by: 'staff',
    shape,
  })
const search = (polaris: Polaris) =>
  polaris.papi.call({
    name: 'PatronSearch',
    method: 'GET',
    isProtected: true,
    parts: ['search', 'patrons', 'boolean'],
    query: { q: 'PATN=O’Brien & "Sons"' },
    by: 'staff',
    shape,
  })
async function trouble(work: Promise<unknown>): Promise<ConnectorError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof ConnectorError, String(error))
  return error
}
const found: Answers = { 'GET /patron/21234/basicdata': { PAPIErrorCode: 0 } }

test('signed as the server sees it; the staff’s token is a header for a patron, a path segment when protected', async (t) => {
  const { polaris, asked, settings } = await talk(t, {
    ...found,
    'GET /search/patrons/boolean': { PAPIErrorCode: 3 },
  })
  await basic(polaris)
  await search(polaris)
  const [, patron, searched] = asked
  assert.equal(patron?.headers['x-papi-accesstoken'], staffToken.AccessToken)
  assert.ok(searched?.url.includes(`/1033/100/1/${staffToken.AccessToken}/search/patrons`))
  assert.equal(searched?.headers['x-papi-accesstoken'], undefined)
  const origin = new URL(settings.papiAddress).origin
  const common = { accessKey: 'key-of-the-office', hash: 'sha1', method: 'GET' } as const
  for (const one of [patron, searched])
    assert.equal(
      one?.headers.authorization,
      `PWS ILLDEMO:${signatureOf({ ...common, address: origin + one?.url, date: String(one?.headers['polarisdate']), secret: staffToken.AccessSecret })}`,
    )
})

test('a site that signs the plain address under another name, with SHA-256', async (t) => {
  const { polaris, asked } = await talk(
    t,
    { 'GET /search/patrons/boolean': { PAPIErrorCode: 1 } },
    {
      settings: { signedAddress: 'https://inside.example.org/PAPIService/REST' },
      assumed: { hashedUri: 'plain', keyedHash: 'sha256' },
    },
  )
  await search(polaris)
  const address = `https://inside.example.org/PAPIService/REST/protected/v1/1033/100/1/${staffToken.AccessToken}/search/patrons/boolean?q=PATN=O’Brien & "Sons"`
  const date = String(asked[1]?.headers['polarisdate'])
  assert.equal(
    asked[1]?.headers.authorization,
    `PWS ILLDEMO:${signatureOf({ accessKey: 'key-of-the-office', hash: 'sha256', method: 'GET', address, date, secret: staffToken.AccessSecret })}`,
  )
})

test('one log-in serves all, is renewed before it ends, and asked for once more at a 401', async (t) => {
  const { polaris, asked, clock } = await talk(t, {
    ...found,
    'POST /authenticator/staff': { PAPIErrorCode: 0, ...staffToken, AuthExpDate: '2026-11-25T09:05:00' },
  })
  const logIns = () => asked.filter((one) => one.path === '/authenticator/staff').length
  await Promise.all([basic(polaris), basic(polaris), basic(polaris)])
  assert.equal(logIns(), 1)
  clock.now = new Date('2026-11-25T13:54:00Z')
  await basic(polaris)
  assert.equal(logIns(), 1)
  clock.now = new Date('2026-11-25T13:56:00Z')
  await basic(polaris)
  assert.equal(logIns(), 2)

  const purged = await talk(t, {
    'GET /patron/21234/basicdata': [
      () => {
        throw new Status(401)
      },
      { PAPIErrorCode: 0 },
    ],
  })
  await basic(purged.polaris)
  assert.equal(purged.asked.length, 4)
})

test('never a third log-in within five minutes of two that failed', async (t) => {
  const { polaris, asked, clock } = await talk(t, {
    ...found,
    'POST /authenticator/staff': [
      { PAPIErrorCode: -8001, ErrorMessage: '' },
      { PAPIErrorCode: -8001, ErrorMessage: '' },
      { PAPIErrorCode: 0, ...staffToken },
    ],
  })
  for (const _ of [1, 2]) {
    const no = await trouble(basic(polaris))
    assert.deepEqual([no.kind, no.retry], ['bad-credentials', false])
    clock.now = new Date(clock.now.getTime() + 60_000)
  }
  const locked = await trouble(Promise.all([basic(polaris), search(polaris)]))
  assert.match(locked.message, /A third would lock the account: none is tried for \d minutes/)
  assert.equal(asked.length, 2)
  clock.now = new Date('2026-11-24T14:10:01Z')
  await basic(polaris)
  assert.equal(asked.filter((one) => one.path === '/authenticator/staff').length, 3)
})

test('a log-in without an answer counts as one that failed', async (t) => {
  const { polaris, asked } = await talk(t, { 'POST /authenticator/staff': (_, response) => response.destroy() }, {})
  for (const _ of [1, 2, 3]) await trouble(basic(polaris))
  assert.equal(asked.length, 2)
})

test('a clock that is wrong is said with the minutes', async (t) => {
  const { polaris, clock } = await talk(t, {
    ...found,
    'POST /authenticator/staff': (_, response) => {
      response.setHeader('date', 'Tue, 24 Nov 2026 14:48:00 GMT')
      throw new Status(401)
    },
  })
  const no = await trouble(basic(polaris))
  assert.match(no.message, /^Our clock is 43 minutes behind that of Polaris/)
  clock.now = new Date('2026-11-24T14:46:00Z')
  assert.match((await trouble(basic(polaris))).message, /does not accept our signature/)
})

test('0 and every positive number are success, a negative one is a sentence that says where to look', async (t) => {
  const { polaris } = await talk(t, {
    'GET /patron/21234/basicdata': [
      { PAPIErrorCode: 17 },
      { PAPIErrorCode: -3508 },
      { PAPIErrorCode: -5 },
      { PAPIErrorCode: -77777 },
    ],
  })
  await basic(polaris)
  const no = await trouble(basic(polaris))
  assert.ok(no instanceof PapiRefusal && no.code === -3508)
  assert.equal(
    no.message,
    'The workstation is not known to Polaris: check branch, user and workstation in the settings. (-3508)',
  )
  assert.deepEqual([(await trouble(basic(polaris))).kind, no.retry], ['busy', false])
  assert.match((await trouble(basic(polaris))).message, /a code we do not know/)
})

const strange: readonly [string, Answers[string], ConnectorError['kind'], boolean][] = [
  ['a proxy’s page', '<html><h1>Welcome</h1></html>', 'unreadable-answer', true],
  ['half an answer', '{"PAPIErrorCode":0,"Patr', 'unreadable-answer', true],
  ['JSON of somebody else', { ok: true }, 'unreadable-answer', true],
  ['a broken line', (_, response) => response.destroy(), 'unreachable', true],
  ['no answer', () => new Promise(() => {}), 'unreachable', true],
  [
    'too many calls',
    () => {
      throw new Status(429)
    },
    'busy',
    true,
  ],
  [
    'a proxy’s error',
    () => {
      throw new Status(502, '<html>')
    },
    'unreachable',
    true,
  ],
  [
    'not permitted',
    () => {
      throw new Status(403)
    },
    'bad-credentials',
    false,
  ],
  [
    'another version',
    () => {
      throw new Status(404)
    },
    'refused',
    false,
  ],
]
for (const [name, answer, kind, retry] of strange)
  test(`${name}: ${kind}`, async (t) => {
    const { polaris } = await talk(t, { 'GET /patron/21234/basicdata': answer }, { settings: { timeoutSeconds: 1 } })
    const no = await trouble(basic(polaris))
    assert.deepEqual([no.kind, no.retry], [kind, retry])
  })

async function pays(t: TestContext, answer: Answers[string]) {
  const { polaris, kept } = await talk(t, { 'PUT /patron/21234': answer })
  const no = await trouble(
    polaris.papi.call({
      name: 'PatronUpdate',
      method: 'PUT',
      isProtected: false,
      parts: ['patron', '21234'],
      by: 'staff',
      body: { Password: 'very "secret"', EmailAddress: 'ada@readers.example' },
      reference: 'B260000014',
      shape,
    }),
  )
  return { no, kept: kept.at(-1) }
}

test('of a change without answer nobody knows; it is kept before it leaves, without secrets', async (t) => {
  const { no, kept } = await pays(t, (_, response) => response.destroy())
  assert.equal(no.name, 'InDoubt')
  assert.deepEqual(
    [kept?.reference, kept?.kind, kept?.status, kept?.answer],
    ['B260000014', 'PatronUpdate', null, null],
  )
  assert.match(kept?.body ?? '', /^PUT http.*\n\n\{"Password":"••••••","EmailAddress":"ada@readers.example"\}$/)

  const second = await talk(t, { ...found, 'GET /search/patrons/boolean': { PAPIErrorCode: 0 } })
  await search(second.polaris)
  const all = JSON.stringify(second.kept)
  for (const secret of ['notarealpassword', 'key-of-the-office', staffToken.AccessToken, staffToken.AccessSecret])
    assert.ok(!all.includes(secret), secret)
  assert.ok(all.includes('AuthenticateStaffUser') && all.includes('/••••••/search/patrons'))
})

test('nobody there: it was not done, and that is written down', async (t) => {
  const { polaris, kept } = await talk(t, {}, { settings: { papiAddress: 'http://127.0.0.1:2/PAPIService/REST' } })
  const no = await trouble(basic(polaris))
  assert.deepEqual([no.kind, no.name, kept[0]?.status], ['unreachable', 'ConnectorError', 0])
})
