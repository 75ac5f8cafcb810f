import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entriesOf, posts, scene, second, stateOf, us, first } from '../../test/worldshare-office.ts'
import { at } from '../../test/world.ts'
import { colleague } from '../../test/world-requests.ts'
import { settleEffect } from '../office/effects/settle-effect.ts'
import { cards } from '../office/worklist/cards.ts'
import { exchangesOf } from '../store/exchanges.ts'
import { networkRequestsOf } from '../store/network-requests.ts'

test('one request carries the whole string; the network moves through it; what we say goes there', async (t) => {
  const it = await scene(t)
  const { world, here, network } = it
  const id = await world.borrowing('sent', { citation: { oclc: '780941515' } })
  assert.equal(posts(it).length, 0, 'nothing leaves before the grace is over')
  await it.work()
  const [made, ...more] = posts(it)
  assert.equal(more.length, 0)
  assert.match(made?.body ?? '', /"institutions":\[\{"institutionId":148456\},\{"institutionId":116402\}\]/)
  assert.match(made?.body ?? '', /"referenceId":"B-26-000001-.\.1"/)
  assert.deepEqual(await entriesOf(it, id), ['asked', 'waiting'])

  await here.poll()
  network.say(231200418, 'SUBMITTED', { currentInstitutionId: second })
  it.minutes(31)
  assert.equal((await here.poll()).changed, 1)
  await it.work()
  assert.equal(posts(it).length, 1, 'the second lender is asked by the network')
  assert.deepEqual(await entriesOf(it, id), ['refused', 'asked'])

  const page = await world.ask('assistant', 'GET', `/requests/${id}`)
  assert.equal(at(page.body, 'network.0.shown'), 'Submitted')
  assert.equal(at(page.body, 'network.0.movesOn.lastDay'), '2026-12-01')
  network.say(231200418, 'SHIPPED', { dueDate: '2027-01-20T00:00:00.000+0000' })
  it.minutes(31)
  await here.poll()
  assert.equal(await stateOf(it, id), 'shipped')
  await world.act(id, 'receive')
  await it.work()
  assert.match(network.steps.at(-1) ?? '', /^RECEIVE 231200418 .*receivedDate/)

  const [record] = await networkRequestsOf(world.office.store.db, id)
  assert.deepEqual([record?.number, record?.lenders, record?.status], ['231200418', ['1', '2'], 'shipped'])
  const kept = await exchangesOf(world.office.store.db, id)
  assert.deepEqual(
    kept.map((one) => [one.protocol, one.kind, one.answer_status]),
    [
      ['worldshare', 'Create request', 200],
      ['worldshare', 'Step RECEIVE', 200],
    ],
  )
  assert.ok(!JSON.stringify(kept).includes('secret-of-the-key'))
})

test('unfilled there: nobody on the string would; cancelled by us: the network is told and says so', async (t) => {
  const it = await scene(t)
  const { world, here, network } = it
  const unfilled = await world.borrowing('sent')
  await it.work()
  network.say(231200418, 'UNFILLED')
  await here.poll()
  assert.equal(await stateOf(it, unfilled), 'unfilled')
  assert.deepEqual(await entriesOf(it, unfilled), ['refused', 'refused'])

  const cancelled = await world.borrowing('sent')
  await it.work()
  await world.act(cancelled, 'cancel')
  await it.work()
  assert.match(network.steps.at(-1) ?? '', /^CANCEL 231200419/)
  assert.equal(await stateOf(it, cancelled), 'closed')
})

test('the line breaks after it was made: found by our number, not made twice', async (t) => {
  const it = await scene(t)
  it.network.breaksNext = true
  const id = await it.world.borrowing('sent')
  await it.work()
  assert.equal(posts(it).length, 1)
  assert.deepEqual(await entriesOf(it, id), ['asked', 'waiting'])
  assert.equal((await networkRequestsOf(it.world.office.store.db, id))[0]?.number, '231200418')
})

test('what is wrong with our settings is a card that names it, and uses up no lender; then it is tried again', async (t) => {
  const it = await scene(t)
  it.network.failsWith = 30000
  const id = await it.world.borrowing('sent')
  await it.work()
  assert.deepEqual(await entriesOf(it, id), ['waiting', 'waiting'])
  const [card] = await cards(it.world.office, id)
  assert.match(card?.why ?? '', /billing address \(Connections, WorldShare\)/)
  assert.ok(card?.keys.some((one) => one.does === 'again'))
  it.network.failsWith = null
  const effectId = card?.effectId ?? 0
  assert.ok((await settleEffect(it.world.office, { effectId, how: 'again', actor: colleague })).ok)
  await it.work()
  assert.deepEqual(await entriesOf(it, id), ['asked', 'waiting'])
})

test('lending: taken in; will supply is Considering; yes goes out only when the package is closed', async (t) => {
  const it = await scene(t)
  const { world, here, network } = it
  network.put(300000001)
  network.put(300000002, {}, { borrower: 777, lenders: [us] })
  network.put(300000003, {}, { borrower: first, lenders: [second, us] })
  // The first look says why it found nothing, if so.
  assert.deepEqual(
    [(await here.poll()).changed, world.logged],
    [2, []],
    'one where another is asked first is not ours yet',
  )
  const rows = await world.office.store.db
    .selectFrom('request as r')
    .innerJoin('library as l', 'l.id', 'r.borrower_library_id')
    .select(['r.id', 'r.source_key', 'r.title', 'l.name'])
    .orderBy('r.id')
    .execute()
  assert.deepEqual(
    rows.map((one) => [one.source_key, one.title, one.name]),
    [
      ['300000001', 'Canal Songs', 'Tallgrass Regional'],
      ['300000002', 'Canal Songs', 'WorldShare library 777'],
    ],
  )
  const id = rows[0]?.id ?? 0
  await world.act(id, 'willSupply')
  await it.work()
  await world.act(id, 'arrive')
  await it.work()
  assert.deepEqual(
    network.steps.map((one) => one.split(' ')[0]),
    ['CONSIDER'],
  )
  network.say(300000001, 'SUBMITTED', { currentInstitutionId: second })
  it.minutes(31)
  await here.poll()
  const moved = await world.office.store.db
    .selectFrom('request')
    .select(['state', 'outcome'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  assert.deepEqual(moved, { state: 'closed', outcome: 'moved_on' })

  await world.act(rows[1]?.id ?? 0, 'no', { reason: 'NonCirculating' })
  await it.work()
  assert.match(network.steps.at(-1) ?? '', /^NO 300000002 .*"reasonUnfilled":"NON_CIRCULATING"/)
})
