// A request made in WorldShare itself, Not Reviewed, becomes one of ours and goes on as the one it is there.
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { outsideOffice, reader, type Outside } from '../outside-office.ts'
import { at } from '../world.ts'
import { cards } from '../../src/office/worklist/cards.ts'
import { settle, submit } from '../../src/lab/worldshare/moves.ts'
import { settleEffect } from '../../src/office/effects/settle-effect.ts'
import { colleague } from '../world-requests.ts'

const requests = ({ world }: Outside) =>
  world.office.store.db
    .selectFrom('request as r')
    .leftJoin('request_patron as l', 'l.request_id', 'r.id')
    .leftJoin('patron as p', 'p.id', 'l.patron_id')
    .leftJoin('library as k', 'k.id', 'r.pickup_library_id')
    .select(['r.id', 'r.title', 'r.state', 'r.source', 'r.service', 'r.citation', 'r.needed_by', 'p.card', 'k.code'])
    .orderBy('r.id')
    .execute()

async function born(t: TestContext, options: Parameters<typeof outsideOffice>[1] = {}) {
  const it = await outsideOffice(t, options)
  const made = await it.tellNetwork('born', { patron: reader, pickup: 'Ithaca Falls Library' })
  await it.worldshare.poll()
  const number = at(made, 'requestId')
  assert.ok(typeof number === 'number')
  const [one, ...more] = await requests(it)
  assert.ok(one && more.length === 0, it.world.logged.join('\n'))
  return { it, number, one }
}

async function send(it: Outside, id: number): Promise<void> {
  await it.world.act(id, 'setLenders', { lenders: [it.world.libraries.tallgrass] })
  await it.world.act(id, 'send')
  await it.work()
}
async function shipped(it: Outside): Promise<void> {
  for (let n = 0; n < 12 && (await requests(it))[0]?.state !== 'shipped'; n += 1) {
    it.minutes(31)
    await it.worldshare.poll()
  }
  assert.equal((await requests(it))[0]?.state, 'shipped', it.world.logged.join('\n'))
}
const there = (it: Outside) => it.network.lab.state.requests

for (const [what, options] of [
  ['as we take it', {}],
  ['named otherwise', { set: 'other', own: { reviewSentByAction: true } }],
] as const)
  test(`it is taken in with its patron, sent as the one it is, received in it; no second one is made (${what})`, async (t) => {
    const { it, number, one } = await born(t, options)
    assert.deepEqual([one.state, one.source, one.card, one.code], ['new', 'network', reader, 'ITH'])
    assert.ok(one.needed_by)
    assert.ok(one.citation['oclc'])
    it.minutes(31)
    await it.worldshare.poll()
    assert.equal((await requests(it)).length, 1, 'the same again makes no second one')

    await send(it, one.id)
    assert.deepEqual(
      there(it).map((request) => [request.id, request.lenders.map((turn) => turn.id)]),
      [[number, [148456]]],
    )
    assert.notEqual(there(it)[0]?.status, 'REVIEW')
    await shipped(it)
    await it.world.act(one.id, 'receive')
    await it.work()
    assert.deepEqual(
      there(it).map((request) => [request.id, request.status]),
      [[number, 'RECEIVED']],
    )
  })

test('tried again after a crash between: it has left review, nothing is sent twice', async (t) => {
  const { it, one } = await born(t)
  await it.tellNetwork('faults', { kind: 'timeout-after', where: 'PUT /rs', times: 1, ms: 50 })
  await send(it, one.id)
  assert.deepEqual(it.network.lab.state.faults, [], 'the fault has struck')
  it.minutes(10)
  await it.work()
  assert.equal(there(it).length, 1)
  assert.equal(there(it)[0]?.history.filter((line) => line.what === 'SUBMIT').length, 1)
  const effects = await it.world.office.store.db.selectFrom('effect').select(['name', 'state']).execute()
  assert.deepEqual(
    effects.filter((effect) => effect.name === 'lender.ask').map((effect) => effect.state),
    ['done'],
  )
})

test('no action for it: a card says what to press there; what lenders then say is heard', async (t) => {
  const { it, number, one } = await born(t, { own: { reviewSentByAction: false } })
  await send(it, one.id)
  const [card] = await cards(it.world.office, one.id)
  assert.match(
    card?.why ?? '',
    new RegExp(`Open request ${number} in WorldShare \\(New For Review\\), put the lenders`),
  )
  assert.equal(there(it)[0]?.status, 'REVIEW')
  // Somebody presses Send Request there.
  const request = there(it)[0]
  assert.ok(request)
  submit(it.network.lab, request, [148456], it.world.clock.now().getTime())
  settle(it.network.lab, request, it.world.clock.now().getTime(), { who: 128807, what: 'pressed' })
  const effectId = card?.effectId ?? 0
  assert.ok((await settleEffect(it.world.office, { effectId, how: 'done', actor: colleague })).ok)
  await shipped(it)
  assert.equal(there(it).length, 1)
})

test('our own code names the patron of an earlier request; one nobody knows is written down, not lost', async (t) => {
  const { it, one } = await born(t)
  await it.tellNetwork('born', { patron: `B${one.id}`, title: 'Second' })
  await it.tellNetwork('born', { patron: '999', title: 'Third' })
  await it.tellNetwork('born', { title: 'Fourth' })
  it.minutes(31)
  await it.worldshare.poll()
  assert.deepEqual(
    (await requests(it))
      .slice(1)
      .map((row) => [row.title, row.card])
      .toSorted(([a], [b]) => (a ?? '').localeCompare(b ?? '')),
    [
      ['Fourth', null],
      ['Second', reader],
      ['Third', null],
    ],
  )
  const notes = await it.world.office.store.db.selectFrom('note').select('text').execute()
  assert.match(JSON.stringify(notes), /WorldShare has it for 999\. .*card/i)
})

test('while the library system is away nothing is lost: it comes with the next search', async (t) => {
  const it = await outsideOffice(t, {
    polaris: { papiAddress: 'http://127.0.0.1:9/PAPIService/REST', timeoutSeconds: 1 },
  })
  await it.tellNetwork('born', { patron: reader })
  await it.worldshare.poll()
  assert.equal((await requests(it)).length, 0)
  await it.changePolaris({})
  await it.changePolaris({ papiAddress: `${it.polarisUrl}/PAPIService/REST` })
  it.minutes(31)
  await it.worldshare.poll()
  assert.deepEqual(
    (await requests(it)).map((row) => row.card),
    [reader],
  )
})

test('cancelled there before we sent it: over here too', async (t) => {
  const { it, number, one } = await born(t)
  await it.tellNetwork('act', { id: number, who: 128807, action: 'actionCancel' })
  it.minutes(31)
  await it.worldshare.poll()
  assert.equal((await requests(it))[0]?.state, 'closed')
  assert.ok(one)
})
