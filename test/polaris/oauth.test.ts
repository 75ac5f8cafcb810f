// Log-in to the staff interface by OAuth: connector and make-believe Polaris over HTTP, with both sets of what the vendor's
// papers leave open.
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { createPolaris } from '../../src/connectors/polaris/polaris.ts'
import { polarisSettings } from '../../src/connectors/polaris/settings.ts'
import { triesInMemory } from '../../src/connectors/polaris/staff-account.ts'
import { polarisReader, type PolarisAssumed } from '../../src/domain/assumptions/polaris.ts'
import { realClock } from '../../src/lab/clock.ts'
import { Polaris } from '../../src/lab/polaris/polaris.ts'
import { openPolaris } from '../../src/lab/polaris/server.ts'
import { defaultSettings } from '../../src/lab/polaris/settings.ts'
import { identityClient } from '../../src/lab/polaris/staff/identity.ts'
import { ConnectorError } from '../../src/office/ports.ts'
import { z } from 'zod'

async function byOauth(t: TestContext, assume: Partial<PolarisAssumed>, oauthSecret: string = identityClient.secret) {
  const assumed = polarisReader(assume)
  const there = new Polaris({ settings: { ...defaultSettings, assumed }, clock: realClock })
  const running = await openPolaris(there, 0, '127.0.0.1')
  t.after(() => running.close())
  const settings = polarisSettings.parse({
    papiAddress: `${running.url}/PAPIService/REST`,
    staffAddress: `${running.url}/Polaris.ApplicationServices/api`,
    accessId: defaultSettings.accessId,
    domain: 'FLDOMAIN',
    user: 'illstaff',
    branchId: 3,
    userId: 799,
    workstationId: 1205,
    staffLogIn: 'oauth',
    identity: { tokenAddress: `${running.url}/identity/token`, clientId: identityClient.id },
  })
  const kept: string[] = []
  const clock = { now: new Date() }
  const polaris = createPolaris({
    connection: () => ({ settings, accessKey: defaultSettings.accessKey, password: 'notarealpassword', oauthSecret }),
    assumed,
    keeper: {
      begin: (call) => Promise.resolve(kept.push(call.body)),
      end: (_, { body }) => Promise.resolve(void kept.push(body)),
      looked: (call, { body }) => Promise.resolve(void kept.push(call.body, body)),
      earlier: () => Promise.resolve([]),
      holding: () => Promise.resolve([]),
    },
    tries: triesInMemory(),
    now: () => clock.now,
  })
  const ask = () =>
    polaris.staff.call({ name: 'Item statuses', method: 'GET', parts: ['itemstatuses'], shape: z.unknown() })
  const askedFor = (name: string) => there.log.lines.filter((one) => one.name === name).length
  return { there, ask, askedFor, kept, clock, settings }
}
const refusal = (work: Promise<unknown>): Promise<ConnectorError> =>
  work.then(
    () => assert.fail('it was let in'),
    (error: unknown) => (error instanceof ConnectorError ? error : assert.fail(String(error))),
  )

for (const [grant, calls] of [
  ['client_credentials', 'pas'],
  ['password', 'bearer'],
] as const)
  test(`${grant}, then ${calls}: one log-in for many calls, and no secret is kept`, async (t) => {
    const it = await byOauth(t, { oauthGrant: grant, oauthCalls: calls })
    await Promise.all([it.ask(), it.ask(), it.ask()])
    await it.ask()
    assert.equal(it.askedFor('identity provider'), 1)
    assert.equal(it.askedFor('authentication/staffuser'), 1)
    const [token] = it.there.state.tokens
    assert.ok(token)
    for (const secret of [identityClient.secret, 'notarealpassword', token.token])
      assert.ok(!it.kept.some((text) => text.includes(secret)), secret)

    // Purged there: one new log-in, and the call goes through.
    it.there.state.tokens = []
    await it.ask()
    assert.equal(it.askedFor('identity provider'), 2)
  })

test('the Bearer’s own hour ends it, where calls go by it', async (t) => {
  const it = await byOauth(t, { oauthCalls: 'bearer' })
  await it.ask()
  it.clock.now = new Date(it.clock.now.getTime() + 55 * 60_000)
  await it.ask()
  assert.equal(it.askedFor('identity provider'), 2)
})

test('a wrong client secret: two log-ins, and no third within five minutes', async (t) => {
  const it = await byOauth(t, {}, 'wrong')
  assert.match((await refusal(it.ask())).message, /^The identity provider refused: check its address, the client id/)
  await refusal(it.ask())
  assert.match((await refusal(it.ask())).message, /^Two log-ins to Polaris failed within five minutes/)
  assert.equal(it.askedFor('identity provider'), 2)
  assert.equal(it.askedFor('authentication/staffuser'), 0)
  it.clock.now = new Date(it.clock.now.getTime() + 6 * 60_000)
  assert.match((await refusal(it.ask())).message, /^The identity provider refused/)
})

test('a Bearer the staff interface does not take counts the same', async (t) => {
  const it = await byOauth(t, {})
  it.there.faults.add({ kind: 'unauthorized', on: 'authentication/staffuser' })
  await refusal(it.ask())
  await refusal(it.ask())
  assert.match((await refusal(it.ask())).message, /^Two log-ins/)
})

test('without an identity provider it is said which setting lacks', () => {
  const read = polarisSettings.safeParse({
    papiAddress: 'https://polaris.example.org/PAPIService/REST',
    accessId: 'A',
    domain: 'D',
    user: 'U',
    branchId: 3,
    userId: 1,
    workstationId: 1,
    staffLogIn: 'oauth',
  })
  assert.deepEqual(
    read.error?.issues.map((one) => [one.path.join('.'), one.message]),
    [['identity', 'is needed for log-in by OAuth']],
  )
})
