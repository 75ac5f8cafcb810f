// A system that is away, one that is used up, what is silenced, and what happens here meanwhile.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays } from '../../src/domain/values/days.ts'
import { today } from '../../src/office/context.ts'
import { compareNow } from '../../src/office/differences/compare.ts'
import { comparedOf } from '../../src/office/differences/compared.ts'
import { sweep } from '../../src/office/differences/recheck.ts'
import { openCount } from '../../src/office/differences/list.ts'
import { itemByBarcode } from '../../src/lab/polaris/world.ts'
import { at } from '../world.ts'
import { compared, received, seen, twoSystems } from '../two-systems.ts'

test('a system is away: its part is not compared, its differences stay; silenced until a day; then all agree', async (t) => {
  const it = await twoSystems(t)
  const { world } = it
  const one = await received(it, 'Winter engines')
  const item = itemByBarcode(it.polaris, one.number)
  assert.ok(item)
  item.statusId = 2
  one.there.status = 'SHIPPED'
  const first = await compared(it)
  assert.deepEqual(first.map((each) => each.kind).toSorted(), ['itemElsewhere', 'notReceivedThere'])
  const whole = (await comparedOf(world.office.store.db)).polaris

  item.statusId = 4
  one.there.status = 'RECEIVED'
  it.polaris.faults.add({ kind: 'maintenance', on: '', ms: 1 })
  world.clock.advance(3_600_000)
  const second = await compared(it)
  assert.deepEqual(
    second.map((each) => each.kind),
    ['itemElsewhere'],
    'WorldShare has been asked, Polaris has not',
  )
  const kept = await comparedOf(world.office.store.db)
  assert.equal(kept.polaris?.at, whole?.at)
  assert.notEqual(kept.polaris?.problem, null)
  assert.equal(kept.worldshare?.problem, null)
  assert.ok((kept.worldshare?.at ?? '') > (kept.polaris?.at ?? ''))

  it.polaris.faults.clear()
  assert.deepEqual(await compared(it), [])
  const gone = await world.office.store.db.selectFrom('difference').select(['kind', 'gone_at']).execute()
  assert.ok(gone.length === 2 && gone.every((row) => row.gone_at !== null))
  world.days(40)
  await sweep(world.office)
  assert.deepEqual(await world.office.store.db.selectFrom('difference').select('id').execute(), [])
})

test('silenced for one request or a whole kind, with reason and end; the desk counts what is not', async (t) => {
  const it = await twoSystems(t)
  const { world } = it
  const one = await received(it, 'Slow canals')
  one.there.status = 'SHIPPED'
  const found = await seen(it, 'notReceivedThere', one.id)
  assert.equal(await openCount(world.office), 1)
  assert.equal(at((await world.ask('assistant', 'GET', '/today')).body, 'differences'), 1)
  const silence = { kind: found.kind, requestId: one.id, reason: 'The lender’s system is slow', until: '2020-01-01' }
  const past = await world.ask('assistant', 'POST', '/differences/silences', silence)
  assert.deepEqual([past.status, at(past.body, 'data.field')], [400, 'until'])
  const until = addDays(today(world.office), 5)
  const done = await world.ask('assistant', 'POST', '/differences/silences', { ...silence, until })
  assert.equal(done.status, 200)
  assert.equal(await openCount(world.office), 0)
  const list = (await world.ask('assistant', 'GET', '/differences')).body
  assert.deepEqual(at(list, 'differences.0.silence.reason'), 'The lender’s system is slow')
  world.days(6)
  assert.equal(await openCount(world.office), 1, 'the day is over')
  await world.ask('assistant', 'POST', '/differences/silences', {
    ...silence,
    requestId: undefined,
    until: addDays(today(world.office), 1),
  })
  assert.equal(await openCount(world.office), 0)
  const again = (await world.ask('assistant', 'GET', '/differences')).body
  assert.equal(at(again, 'differences.0.silence.isWholeKind'), true)
  const id = Number(at(again, 'differences.0.silence.id'))
  assert.equal((await world.ask('assistant', 'DELETE', `/differences/silences/${id}`)).status, 200)
  assert.equal(await openCount(world.office), 1)
})

test('what happens here while it is compared is no difference; compare now answers at once and once', async (t) => {
  const it = await twoSystems(t)
  const { world } = it
  const one = await received(it, 'Meanwhile')
  it.polaris.faults.add({ kind: 'delay', on: 'GET', ms: 300 })
  const begun = compareNow(world.office)
  assert.ok(begun)
  assert.equal(compareNow(world.office), null)
  const refused = await world.ask('assistant', 'POST', '/differences/compare')
  assert.deepEqual([refused.status, at(refused.body, 'data.code')], [409, 'compare-running'])
  await world.act(one.id, 'route')
  await begun.whole
  assert.deepEqual((await world.office.store.db.selectFrom('difference').selectAll().execute()).length, 0)
  it.polaris.faults.clear()
  const started = await world.ask('assistant', 'POST', '/differences/compare')
  assert.equal(started.status, 200)
  for (let tries = 0; tries < 100; tries += 1) {
    const { body } = await world.ask('assistant', 'GET', '/differences')
    if (at(body, 'run.endedAt') !== null) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  assert.fail('it did not end')
})

test('more calls than one comparison may make: the rest is left as it was', async (t) => {
  const it = await twoSystems(t, { fields: { callsPerComparison: 1, compareAtOnce: 1 } })
  await received(it, 'One')
  await received(it, 'Two')
  await compared(it)
  const { polaris } = await comparedOf(it.world.office.store.db)
  assert.match(polaris?.problem ?? '', /1 calls of one comparison/)
  assert.equal(polaris?.asked, 0)
})
