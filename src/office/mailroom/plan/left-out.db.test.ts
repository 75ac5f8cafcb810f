// Pieces without a day to go: far off they are planned, beyond what is planned they stand beside it, and the rest is begun.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planView } from '../../../contract/plan.ts'
import { todayView } from '../../../contract/desk.ts'
import { buildInstance } from '../../../domain/shipping/plan/build-instance.ts'
import { addClosure } from '../../../store/closures.ts'
import { backPiece } from '../../../../test/planning.ts'
import { at, makeWorld, type World } from '../../../../test/world.ts'
import { loadFacts } from './load-facts.ts'
import { packingDays } from './packing-days.ts'

const tuesday = '2026-11-24'
const planOf = async (world: World) => planView.parse((await world.ask('assistant', 'GET', '/plan')).body)
const packagesOf = ({ days }: Awaited<ReturnType<typeof planOf>>) =>
  days.flatMap(({ on, packages }) => packages.map((one) => [on, one.pieces.map((each) => each.pieceId)]))
const beginToday = async (world: World, digest: string) =>
  (await world.ask('assistant', 'POST', '/plan/begin', { on: tuesday, digest })).status

test('barred for four months by its lender’s terms: planned for the day after, alone; the others go in their time', async (t) => {
  const world = await makeWorld(t)
  const barred = { notArriving: [{ from: tuesday, until: '2027-03-24' }] }
  const far = await backPiece(world, { weightOz: 20, terms: barred })
  const near = await backPiece(world, { weightOz: 20 })
  const prompt = await backPiece(world, { lender: world.libraries.hillcrest, terms: { promptly: true } })
  const plan = await planOf(world)
  assert.deepEqual(packagesOf(plan), [
    [tuesday, [prompt]],
    ['2026-12-01', [near]],
    ['2027-03-22', [far]],
  ])
  assert.deepEqual(plan.unplanned, [])
  assert.ok(plan.days.length < 100, 'not every day until then')
  assert.equal(await beginToday(world, plan.digest), 200)
})

test('what a lender bars for one piece and keeps no other here parts nothing', async (t) => {
  const world = await makeWorld(t)
  const terms = { notArriving: [{ from: '2026-12-24', until: '2027-01-03' }] }
  const pieces = [await backPiece(world, { weightOz: 20, terms }), await backPiece(world, { weightOz: 20 })]
  const [[, together] = []] = packagesOf(await planOf(world))
  assert.deepEqual(new Set([together].flat()), new Set(pieces))
})

test('its lender closed for longer than is planned: beside the plan with the rule and its mend, and the rest is begun', async (t) => {
  const world = await makeWorld(t)
  const { office, libraries } = world
  const prompt = await backPiece(world, { lender: libraries.hillcrest, weightOz: 20, terms: { promptly: true } })
  const before = await planOf(world)
  const stuck = await backPiece(world, { weightOz: 20 })
  await office.store.transact((tx) =>
    addClosure(tx, libraries.tallgrass, { startsOn: tuesday, endsOn: '2028-06-30', reason: 'Rebuilt' }),
  )
  const plan = await planOf(world)
  assert.deepEqual(packagesOf(plan), [[tuesday, [prompt]]])
  assert.deepEqual(plan.unplanned.map(({ pieceId, why, mend, libraryId }) => [pieceId, why, mend, libraryId]), [
    [stuck, ['Tallgrass Regional is closed through Fri 30 Jun 2028.'], 'closings', libraries.tallgrass],
  ]) // oxfmt-ignore
  assert.deepEqual(plan.totals, before.totals, 'price and savings leave it out')
  assert.deepEqual((await packingDays(office)).map((one) => one.on), [tuesday]) // oxfmt-ignore
  assert.equal(todayView.parse((await world.ask('assistant', 'GET', '/today')).body).table.leftOut, 1)
  assert.equal(await beginToday(world, plan.digest), 200)
})

test('barred by its terms for longer than is planned', async (t) => {
  const world = await makeWorld(t)
  await backPiece(world, { terms: { notArriving: [{ from: tuesday, until: '2028-06-30' }] } })
  const { unplanned, days } = await planOf(world)
  assert.deepEqual(
    unplanned.map(({ why, mend }) => [why, mend]),
    [[['By its lender’s terms it may not arrive before Sat 1 Jul 2028.'], 'terms']],
  )
  assert.deepEqual(days.flatMap((one) => one.packages), []) // oxfmt-ignore
})

test('the rate table of its only carrier ends before they are open again, or before it can leave', async (t) => {
  const world = await makeWorld(t)
  const terms = { onlyBy: ['ups'], notArriving: [{ from: tuesday, until: '2027-01-20' }] }
  await backPiece(world, { terms })
  const free = await backPiece(world, { lender: world.libraries.hillcrest, terms: { promptly: true } })
  const { facts } = await loadFacts(world.office, world.office.store.db)
  const tables = facts.tables.map((one) => (one.service === 'ups_ground' ? { ...one, until: '2026-12-31' } : one))
  const { unplanned, instance } = buildInstance({ ...facts, tables })
  assert.deepEqual(instance.items.map((one) => one.id), [String(free)]) // oxfmt-ignore
  assert.deepEqual(unplanned.map(({ why, mend }) => [why, mend]), [
    [['By its lender’s terms it may not arrive before Thu 21 Jan 2027.', 'UPS Ground has no prices after Thu 31 Dec.'], 'rates'],
  ]) // oxfmt-ignore
})

test('kept by a person for later than is planned: said so', async (t) => {
  const world = await makeWorld(t)
  const piece = await backPiece(world, { dueOn: '2029-01-20' })
  const wish = { kind: 'hold', on: '2028-06-30', reason: 'an exhibition' }
  const held = await world.ask('assistant', 'POST', '/plan/wishes', { pieceIds: [piece], wish })
  assert.match(JSON.stringify(held.body), /It is kept for Fri 30 Jun 2028, later than is planned\./)
})

test('a postal zone without prices leaves one piece out, and not all of them', async (t) => {
  const world = await makeWorld(t)
  await backPiece(world, { terms: { onlyBy: ['ups'] } })
  const free = await backPiece(world, { lender: world.libraries.hillcrest, terms: { promptly: true } })
  const { facts } = await loadFacts(world.office, world.office.store.db)
  const libraries = facts.libraries.map((one) => ({ ...one, zone: 9 }))
  const { unplanned, instance } = buildInstance({ ...facts, libraries })
  assert.deepEqual([unplanned.length, instance.items.map((one) => one.id)], [1, [String(free)]])
})

test('a library abroad: no domestic service is planned or offered; by hand its package is closed, without a service', async (t) => {
  const world = await makeWorld(t)
  const { office, libraries } = world
  const { db } = office.store
  const near = await backPiece(world, { lender: libraries.hillcrest, weightOz: 20, terms: { promptly: true } })
  const pieceId = await backPiece(world, { weightOz: 20 })
  const address = { lines: ['1 Brock St'], city: 'Kingston', region: 'ON', postcode: 'K7L 1S1', country: 'CA' }
  await db
    .updateTable('library')
    .set({ address: JSON.stringify(address) })
    .where('id', '=', libraries.tallgrass)
    .execute()
  const plan = await planOf(world)
  assert.deepEqual(packagesOf(plan), [[tuesday, [near]]])
  assert.deepEqual(plan.unplanned.map((one) => [one.pieceId, one.why[0]]), [
    [pieceId, 'Domestic services do not reach Canada: it goes another way, chosen by hand at Pack.'],
  ]) // oxfmt-ignore
  const ask = (method: 'GET' | 'POST' | 'PUT', path: string, body?: object) =>
    world.ask('assistant', method, path, body)
  const opened = await ask('POST', '/packages', { libraryId: libraries.tallgrass })
  const parcelId = Number(at(opened.body, 'id'))
  assert.equal((await ask('POST', `/packages/${parcelId}/pieces`, { pieceId })).status, 200)
  const desk = (await ask('GET', `/packing/${parcelId}`)).body
  assert.deepEqual([at(desk, 'services'), at(desk, 'service'), at(desk, 'broken')], [[], null, []])
  assert.equal(at(desk, 'address.2'), 'CA')
  const refused = await ask('POST', `/packages/${parcelId}/close`, { service: 'library_mail' })
  assert.match(String(at(refused.body, 'data.sentence')), /Domestic services do not reach Canada/)
  assert.equal((await ask('POST', `/packages/${parcelId}/close`, {})).status, 200)
})
