// Where the library's WorldShare wants a patron record, it is found or made by a code before the request: once for each
// patron, whatever breaks, in both sets of assumptions; and nobody there learns more than the code.
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { settleEffect } from '../../src/office/effects/settle-effect.ts'
import { worldshareAssumptions } from '../../src/domain/assumptions/worldshare.ts'
import { makeBorn } from '../../src/lab/worldshare/born.ts'
import { addFault } from '../../src/lab/worldshare/faults.ts'
import { nowOf } from '../../src/lab/worldshare/lab.ts'
import { openWorldshare as openThere } from '../../src/lab/worldshare/worldshare.ts'
import { at } from '../../src/lab/worldshare/state.ts'
import { byHand } from '../../src/connectors/by-hand/carrier.ts'
import { worldshareSecret } from '../../src/connectors/worldshare/settings.ts'
import { runNextEffect } from '../../src/office/effects/effect-runner.ts'
import { openWorldshare, type WorldshareHere } from '../../src/main/worldshare.ts'
import { keepPatron } from '../../src/store/patrons.ts'
import { makeWorld } from '../world.ts'
import { colleague } from '../world-requests.ts'
import { settingsAt } from '../worldshare-answers.ts'

const secret = {
  card: '21999000007777',
  name: 'Zephyrine Quatrefoil',
  email: 'zephyrine@quatrefoil.example',
  phone: '315-555-0142',
}
const hidden = [secret.card, ...secret.name.split(' '), secret.email, secret.phone]

async function office(t: TestContext, set: 'value' | 'other', keepsPatronRecords = true) {
  const there = await openThere({ set })
  t.after(() => there.close())
  there.lab.state.settings.paceMs = 10 ** 12
  there.lab.state.settings.needsPatron = true
  let here: WorldshareHere | null = null
  const world = await makeWorld(t, {
    at: new Date().toISOString(),
    carriers: {
      partner: (channel) => (channel === 'worldshare' && here?.isOn() ? here.carrier : byHand),
      ils: () => byHand,
    },
  })
  here = openWorldshare({ office: world.office, kept: world.settings, secret: (name) => world.secrets.get(name) })
  await world.secrets.keep(worldshareSecret, 'demoSecret')
  const path = set === 'value' ? 'idaas/scim/v2' : 'scim/v2'
  const assumed = {
    ...Object.fromEntries(Object.entries(worldshareAssumptions).map(([key, row]) => [key, row[set]])),
    requestsBase: `${there.url}/rs`,
    requestForm: 'B',
    patronBase: `${there.url}/${path}`,
  }
  const fields = {
    ...settingsAt(there.url),
    clientId: 'demoWSKeyClientId',
    keepsPatronRecords,
    assumed,
    timeoutSeconds: 1,
  }
  const read = here.connection.read(fields)
  assert.ok(read.ok, JSON.stringify(read))
  await world.settings.changeConnection('worldshare', { isOn: true, fields: read.fields }, world.clock.now())
  const { transact, db } = world.office.store
  const patronId = await transact(async (tx) => {
    const tallgrass = world.libraries.tallgrass
    await tx.updateTable('library').set({ channel: 'worldshare' }).where('id', '=', tallgrass).execute()
    await tx
      .insertInto('library_symbol')
      .values({ library_id: tallgrass, scheme: 'OCLC-REGISTRY', symbol: '148456' })
      .execute()
    const library = await tx.selectFrom('library').select('id').where('kind', '=', 'member').executeTakeFirstOrThrow()
    return keepPatron(tx, { ...secret, library_id: library.id, seen_at: world.clock.now() })
  })
  const work = async (): Promise<void> => {
    world.clock.advance(3 * 60_000)
    while (await runNextEffect(world.office));
  }
  return {
    there,
    here,
    world,
    code: `P${patronId}`,
    work,
    async borrow(title: string): Promise<number> {
      const citation = { oclc: '9990000105', author: 'Halloran, Tess' }
      const id = await world.borrowing('sent', { title, citation, patronId, lenders: [world.libraries.tallgrass] })
      await work()
      return id
    },
    steps: (id: number) => db.selectFrom('effect').selectAll().where('request_id', '=', id).orderBy('id').execute(),
    breaks: (kind: 'half' | 'timeout-after' | 'timeout-before' | 'duplicate'): void =>
      void addFault(there.lab, { kind, where: `POST /${path}/Users$`, times: 1, chance: 1, ms: 0 }),
  }
}

for (const set of ['value', 'other'] as const) {
  test(`one record for a patron, by code alone, before the first request (${set})`, async (t) => {
    const it = await office(t, set)
    await it.borrow('Canal songs')
    await it.borrow('More canal songs')
    const { requests, patrons } = it.there.lab.state
    assert.equal(patrons.length, 1)
    assert.deepEqual(
      requests.map((one) => [at(one.document, 'patron.userId'), at(one.document, 'patron.ppid')]),
      [0, 1].map(() => [it.code, patrons[0]?.id]),
    )
    const calls = it.there.log.lines.map((line) => line.path)
    assert.equal(calls.filter((path) => path.endsWith('/Users/.search')).length, 1, 'known from then on')
    assert.equal(calls.filter((path) => path.endsWith('/Users')).length, 1)
    const left = it.there.log.lines.map((line) => `${line.path} ${line.query} ${line.requestBody}`)
    for (const words of left) for (const word of hidden) assert.ok(!words.includes(word), `${words} tells ${word}`)
    assert.ok(JSON.stringify(patrons[0]?.document).includes(it.code))
    const found = await it.here.connection.check()
    assert.ok(found.some((one) => one.what === 'Patron records' && one.isWell))
  })

  // Called twice on its way, a second record is kept off by what is unique there.
  for (const kind of set === 'value'
    ? (['half', 'timeout-after', 'duplicate'] as const)
    : (['half', 'timeout-after'] as const))
    test(`made, and the answer lost (${kind}): still one record and one request (${set})`, async (t) => {
      const it = await office(t, set)
      it.breaks(kind)
      await it.borrow('Canal songs')
      for (let n = 0; n < 4 && it.there.lab.state.requests.length === 0; n += 1) await it.work()
      assert.equal(it.there.lab.state.patrons.length, 1)
      assert.equal(it.there.lab.state.requests.length, 1)
    })
}

test('a record an earlier office made is found, not made again', async (t) => {
  const it = await office(t, 'value')
  await it.borrow('Canal songs')
  await it.world.office.store.db.deleteFrom('network_patron').execute()
  await it.borrow('More canal songs')
  assert.equal(it.there.lab.state.patrons.length, 1)
  assert.equal(it.there.lab.state.requests.length, 2)
})

test('a request made in WorldShare for the patron behind our code is one for them here', async (t) => {
  const it = await office(t, 'value')
  await it.borrow('Canal songs')
  assert.ok(makeBorn(it.there.lab, { borrower: 128807, title: 'Asked there', patron: it.code }, nowOf(it.there.lab)))
  it.world.clock.advance(31 * 60_000)
  await it.here.poll()
  const born = await it.world.office.store.db
    .selectFrom('request as r')
    .innerJoin('request_patron as l', 'l.request_id', 'r.id')
    .select('l.patron_id')
    .where('r.title', '=', 'Asked there')
    .execute()
  assert.deepEqual(
    born.map((one) => `P${one.patron_id}`),
    [it.code],
  )
})

test('where a second record would not be refused, a try that is in doubt is a card before it is made again', async (t) => {
  const it = await office(t, 'other')
  it.breaks('timeout-before')
  const id = await it.borrow('Canal songs')
  for (let n = 0; n < 3; n += 1) await it.work()
  const asked = (await it.steps(id)).find((one) => one.state === 'with_person')
  assert.match(asked?.error ?? '', /^Is it there\?.*patron record P\d+/)
  assert.deepEqual([it.there.lab.state.patrons.length, it.there.lab.state.requests.length], [0, 0])
  it.there.lab.state.faults = []
  const again = await settleEffect(it.world.office, { effectId: asked?.id ?? 0, how: 'again', actor: colleague })
  assert.ok(again.ok, JSON.stringify(again))
  await it.work()
  assert.deepEqual([it.there.lab.state.patrons.length, it.there.lab.state.requests.length], [1, 1])
})

test('without the setting nothing is made, and the refusal names the setting', async (t) => {
  const it = await office(t, 'value', false)
  const id = await it.borrow('Canal songs')
  assert.deepEqual([it.there.lab.state.patrons.length, it.there.lab.state.requests.length], [0, 0])
  const [step] = await it.steps(id)
  assert.match(step?.error ?? '', /A patron record must stand in WorldShare/)
})
