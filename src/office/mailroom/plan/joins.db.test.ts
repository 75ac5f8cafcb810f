import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backPiece, built, itemOf } from '../../../../test/planning.ts'
import { at, makeWorld } from '../../../../test/world.ts'
import { candidatesOf } from '../../../domain/returns-check/candidates.ts'
import { usualCarriers } from '../../../domain/calendar/carriers.ts'
import { changeCarrierDays, changeVanDays } from '../../shipping/carrier-days.ts'
import { addToParcel, openParcel } from '../parcels.ts'
import { loadFacts } from './load-facts.ts'

// The world's clock stands at Tuesday 24 November 2026, nine o'clock at the office; Thursday is Thanksgiving.

test('what comes for a library whose package is open is not planned by itself, as long as it fits', async (t) => {
  const world = await makeWorld(t)
  const { office, libraries } = world
  const first = await backPiece(world, { weightOz: 20 })
  const empty = await openParcel(office, libraries.tallgrass)
  assert.ok(empty.ok)
  const parcelId = empty.value.id
  assert.deepEqual((await loadFacts(office, office.store.db)).joins, [], 'nothing is in it yet')
  assert.ok((await addToParcel(office, parcelId, { pieceId: first })).ok)
  const second = await backPiece(world, { weightOz: 20 })
  const heavy = await backPiece(world, { weightOz: 700 })
  const alone = await backPiece(world, { terms: { ownPackaging: true } })
  const elsewhere = await backPiece(world, { lender: libraries.hillcrest })
  const loaded = await loadFacts(office, office.store.db)
  assert.deepEqual(loaded.joins, [{ pieceId: second, parcelId }])
  assert.deepEqual(
    loaded.facts.pieces.map((one) => one.id),
    [heavy, alone, elsewhere],
  )

  const view = await world.ask('assistant', 'GET', '/plan')
  assert.equal(at(view.body, 'begun.0.joins.0.pieceId'), second)
  const put = (pieceId: number) => world.ask('assistant', 'POST', '/plan/put-in', { parcelId, pieceIds: [pieceId] })
  assert.equal(at((await put(heavy)).body, 'data.code'), 'piece-fits-not')
  assert.equal(at((await put(second)).body, 'pieces'), 1)
  assert.equal(at((await world.ask('assistant', 'GET', `/packing/${parcelId}`)).body, 'pieces.length'), 2)
  assert.equal(at((await put(second)).body, 'data.code'), 'piece-fits-not')
})

test('van and courier leave on the days of their calendars, the van where it stops', async (t) => {
  const world = await makeWorld(t)
  const { office, libraries } = world
  const { db } = office.store
  const piece = await backPiece(world)
  const days = async () => {
    const { instance } = await built(office)
    const { candidates } = candidatesOf(instance)(itemOf(await built(office), piece))
    const of = (service: string) => candidates.filter((one) => one.service === service).map((one) => one.date)
    return { van: of('van'), courier: of('courier') }
  }
  await db.updateTable('library').set({ by_courier: true }).where('id', '=', libraries.tallgrass).execute()
  assert.deepEqual((await days()).courier, ['2026-11-24', '2026-11-25', '2026-11-30', '2026-12-01'])
  const { courier, van } = usualCarriers
  await changeCarrierDays(office, { van, courier: { ...courier, dates: ['2026-11-25'] } })
  assert.deepEqual((await days()).courier, ['2026-11-24', '2026-11-30', '2026-12-01'])

  await db.updateTable('library').set({ kind: 'member' }).where('id', '=', libraries.tallgrass).execute()
  assert.deepEqual((await days()).van, ['2026-11-24', '2026-11-25', '2026-11-27', '2026-11-30', '2026-12-01'])
  assert.ok((await changeVanDays(office, libraries.tallgrass, ['wed', 'fri'])).ok)
  assert.deepEqual((await days()).van, ['2026-11-25', '2026-11-27'])
  await changeCarrierDays(office, { courier, van: { ...van, weekdays: ['mon', 'wed'] } })
  assert.deepEqual((await days()).van, ['2026-11-25'])
})
