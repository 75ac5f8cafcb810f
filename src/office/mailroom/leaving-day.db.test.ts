import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backPiece, built } from '../../../test/planning.ts'
import { fields, rows, setTerms, twoPackages } from '../../../test/two-packages.ts'
import { at } from '../../../test/world.ts'
import { parcelPaper } from './parcel-papers.ts'
import { collectAll } from './parcels.ts'
import { loadFacts } from './plan/load-facts.ts'

// Today is Tuesday 24 November 2026; Thursday is Thanksgiving.
const [today, tomorrow] = ['2026-11-24', '2026-11-25']

async function plannedFor(on: string, ...[t]: Parameters<typeof twoPackages>) {
  const two = await twoPackages(t)
  await two.world.office.store.db.updateTable('parcel').set({ planned_on: on, service: 'library_mail' }).execute()
  return two
}

test('packed the evening before: on the list, at the price and with the collection of the day it leaves', async (t) => {
  const { world, pack, ask } = await plannedFor(tomorrow, t)
  const rates = { service: 'library_mail', from: tomorrow, rows: '1,1.11\n2,2.22\n3,3.33', source: 'Our own' }
  assert.equal((await world.ask('administrator', 'POST', '/shipping/rates', rates)).status, 200)
  assert.equal(rows((await ask('GET', '/packing')).body).length, 2, 'called while nothing is left for today')
  assert.deepEqual(
    fields((await ask('GET', `/packing/${pack.hillcrest}`)).body, 'leavesOn', 'postage.cents', 'postage.table'),
    [tomorrow, 222, tomorrow],
  )
  for (const id of [pack.tallgrass, pack.hillcrest])
    assert.equal((await ask('POST', `/packages/${id}/close`, {})).status, 200)
  const dayOf = async (on: string) =>
    fields((await ask('GET', `/shipping-day?on=${on}`)).body, 'carriers.0.cents', 'later')
  assert.deepEqual(await dayOf(today), [undefined, [{ on: tomorrow, packages: 2 }]])
  assert.deepEqual(await dayOf(tomorrow), [333 + 222, []])
  const manifest = async (on: string) =>
    (await ask('GET', `/shipping-day/manifest?on=${on}&carrier=usps&form=csv`)).status
  assert.deepEqual([await manifest(today), await manifest(tomorrow)], [404, 200])

  assert.equal(await collectAll(world.office), 0, 'the libraries hear nothing today')
  world.clock.advance(86_400_000)
  assert.equal(await collectAll(world.office), 2)
  assert.deepEqual(await dayOf(tomorrow), [333 + 222, []])
})

test('closed for a later day, it stays with the office when the carrier is handed its packages, and is put right at that day’s price', async (t) => {
  const { world, pack, ask } = await plannedFor(tomorrow, t)
  const rates = { service: 'library_mail', from: tomorrow, rows: '1,1.11\n2,2.22\n3,3.33', source: 'Our own' }
  assert.equal((await world.ask('administrator', 'POST', '/shipping/rates', rates)).status, 200)
  await ask('POST', `/packages/${pack.hillcrest}/close`, {})
  const kept = async () => fields((await ask('GET', `/packages/${pack.hillcrest}`)).body, 'leavesOn', 'postageCents')
  assert.deepEqual(await kept(), [tomorrow, 222])
  assert.equal((await ask('PUT', `/packing/${pack.hillcrest}/weight`, { weight: '3 lb' })).status, 200)
  assert.deepEqual(await kept(), [tomorrow, 333])
  world.clock.advance(86_400_000)
  assert.deepEqual(await kept(), [null, 333], 'now it goes with the others')
})

test('what the carrier has before its day has left', async (t) => {
  const { world, pack, ask } = await plannedFor(tomorrow, t)
  await ask('POST', `/packages/${pack.hillcrest}/close`, {})
  await ask('POST', `/packages/${pack.hillcrest}/collect`)
  const number = async (on: string) => at((await ask('GET', `/shipping-day?on=${on}`)).body, 'carriers.0.parcels.0.id')
  assert.deepEqual([await number(today), await number(tomorrow)], [pack.hillcrest, undefined])
  const sheet = await parcelPaper(world.office, pack.hillcrest, 'crate')
  assert.ok(sheet.ok && 'under' in sheet.value)
  assert.match(String(sheet.value.under[0]), /24 Nov/)
})

test('packed after its day, it leaves the day it is packed', async (t) => {
  const { world, pack, ask } = await plannedFor('2026-11-23', t)
  await ask('POST', `/packages/${pack.hillcrest}/close`, {})
  const count = async (on: string) => rows(at((await ask('GET', `/shipping-day?on=${on}`)).body, 'carriers')).length
  assert.deepEqual([await count('2026-11-23'), await count(today)], [0, 1])
  assert.equal(await collectAll(world.office), 1)
})

test('leaves today instead: only where nothing is broken that the plan waited for, on a day it is taken', async (t) => {
  const { world, pack, ask } = await plannedFor('2026-11-27', t)
  const hurry = async (id: number) => {
    const { status, body } = await ask('POST', `/packing/${id}/leaves-today`)
    return status === 200 ? at(body, 'leavesOn') : at(body, 'data.sentence')
  }
  const days = async (service: string) => {
    const { body } = await ask('PUT', `/packing/${pack.hillcrest}/way`, { service })
    return [at(body, 'leavesOn'), at(body, 'broken')]
  }
  // By mail it would be there about Sunday 29 November, by UPS on Saturday.
  await world.office.store.db
    .insertInto('library_closure')
    .values({ library_id: world.libraries.hillcrest, starts_on: '2026-11-27', ends_on: '2026-11-30', reason: null })
    .execute()
  assert.deepEqual(await days('library_mail'), ['2026-11-27', []], 'there about 2 December')
  assert.match(
    String(await hurry(pack.hillcrest)),
    /^Hillcrest Seminary is closed on .*, when it is expected there\. It leaves on Fri 27 Nov, as planned\.$/,
  )
  await setTerms(world, pack.ids[0], { notArriving: [{ from: '2026-11-27', until: '2026-11-30' }] })
  assert.match(String(await hurry(pack.tallgrass)), /The lender says .* as planned\.$/)
  await setTerms(world, pack.ids[0], {})
  assert.equal(await hurry(pack.tallgrass), today)
  world.clock.advance(2 * 86_400_000)
  assert.match(String(await hurry(pack.hillcrest)), /^Library Mail does not go today\./)
})

test('a package is not closed so that it arrives while its library is closed', async (t) => {
  const { world, pack, ask } = await plannedFor(today, t)
  await world.office.store.db
    .insertInto('library_closure')
    .values({ library_id: world.libraries.hillcrest, starts_on: '2026-11-27', ends_on: '2027-01-03', reason: null })
    .execute()
  const closed = await ask('POST', `/packages/${pack.hillcrest}/close`, {})
  assert.match(
    String(at(closed.body, 'data.sentence')),
    /^Hillcrest Seminary is closed on .*The package stays as it is\.$/,
  )
  assert.equal((await ask('POST', `/packages/${pack.tallgrass}/close`, {})).status, 200)
})

test('what must leave today goes into no package of tomorrow', async (t) => {
  const { world } = await plannedFor(tomorrow, t)
  const [prompt, free] = [await backPiece(world, { terms: { promptly: true } }), await backPiece(world)]
  const joins = async () => (await loadFacts(world.office, world.office.store.db)).joins.map((one) => one.pieceId)
  assert.deepEqual(await joins(), [free])
  assert.ok((await built(world.office)).instance.items.some((one) => one.id === String(prompt)))
  await world.office.store.db.updateTable('parcel').set({ planned_on: today }).execute()
  assert.deepEqual(await joins(), [prompt, free])
})
