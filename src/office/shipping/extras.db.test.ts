// UPS above 100 dollars: left out of the plan until the office keys the fee of its contract, then planned, packed and priced.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { packView } from '../../contract/packing.ts'
import { planView, rateTableView } from '../../contract/plan.ts'
import { backPiece } from '../../../test/planning.ts'
import { makeWorld, type World } from '../../../test/world.ts'

const tables = z.object({ tables: z.array(rateTableView) })
const told = z.object({ data: z.object({ code: z.string(), sentence: z.string(), field: z.string().optional() }) })
const contract = {
  includedCents: 10_000,
  value: { kind: 'per_hundred', cents: 170, leastCents: 510, upToCents: 500_000, isOfWhole: true },
  signatureCents: 700,
}
const ups = { service: 'ups_ground', from: '2025-12-22' }

const planOf = async (world: World) => planView.parse((await world.ask('assistant', 'GET', '/plan')).body)
const upsTable = async (world: World) =>
  tables
    .parse((await world.ask('assistant', 'GET', '/shipping/rates')).body)
    .tables.find((one) => one.service === ups.service)

test('a lender who wants it back by UPS, insured for 500, gets it so once the fee is keyed', async (t) => {
  const world = await makeWorld(t)
  const key = (extras: unknown, role: 'administrator' | 'librarian' = 'administrator') =>
    world.ask(role, 'PUT', '/shipping/rates/extras', { ...ups, extras })
  const pieceId = await backPiece(world, { weightOz: 20, terms: { onlyBy: ['ups'], insuredCents: 50_000 } })
  assert.deepEqual(
    (await planOf(world)).unplanned.map((one) => one.why),
    [['UPS Ground has no fee for a declared value of $500.00: an administrator keys it in Settings, Shipping, Rate tables.']], // oxfmt-ignore
  )
  const built = await upsTable(world)
  assert.deepEqual([built?.id, built?.extras], [null, null])
  assert.equal((await key(contract, 'librarian')).status, 403)
  const low = await key({ ...contract, value: { ...contract.value, upToCents: 10_000 } })
  assert.deepEqual([low.status, told.parse(low.body).data.field], [400, 'upTo'])

  assert.equal((await key(contract)).status, 200)
  const keyed = await upsTable(world)
  assert.deepEqual([keyed?.extras, keyed?.firstCents, keyed?.doubt], [contract, built?.firstCents, built?.doubt])
  const plan = await planOf(world)
  const [planned] = plan.days.flatMap((one) => one.packages)
  // Two pounds to the farthest zone, and five started hundreds at 1.70.
  assert.deepEqual([planned?.service, planned?.cents, plan.unplanned.length], ['ups_ground', 1873 + 850, 0])

  const begun = await world.ask('assistant', 'POST', '/plan/begin', { on: planned?.on, digest: plan.digest })
  const [parcel] = z.array(z.object({ id: z.number() })).parse(begun.body)
  const packed = packView.parse((await world.ask('assistant', 'GET', `/packing/${parcel?.id}`)).body)
  assert.deepEqual([packed.pieces[0]?.pieceId, packed.postage?.cents, packed.toKey, packed.broken], [pieceId, 2723, null, []]) // oxfmt-ignore
  const closed = await world.ask('assistant', 'POST', `/packages/${parcel?.id}/close`, {})
  assert.equal(closed.status, 200)
  const kept = await world.office.store.db.selectFrom('parcel').selectAll().executeTakeFirstOrThrow()
  assert.deepEqual([kept.service, kept.postage_cents, kept.insured_cents], ['ups_ground', 2723, 50_000])
})

test('the fees go with their table; two values in a package are charged together; what goes too high says so', async (t) => {
  const world = await makeWorld(t)
  const terms = { onlyBy: ['ups'], insuredCents: 20_000 }
  await backPiece(world, { weightOz: 10, terms })
  await backPiece(world, { weightOz: 10, terms })
  const brackets = { kind: 'brackets', brackets: [{ upToCents: 40_000, feeCents: 600 }] }
  const key = (extras: unknown) => world.ask('administrator', 'PUT', '/shipping/rates/extras', { ...ups, extras })
  await key({ ...contract, value: brackets })
  const together = (await planOf(world)).days.flatMap((one) => one.packages)
  assert.deepEqual(together.map((one) => [one.pieces.length, one.cents]), [[2, 1873 + 600]]) // oxfmt-ignore
  await key({ ...contract, value: { ...brackets, brackets: [{ upToCents: 39_999, feeCents: 600 }] } })
  const apart = (await planOf(world)).days.flatMap((one) => one.packages)
  assert.deepEqual(apart.map((one) => one.pieces.length), [1, 1]) // oxfmt-ignore

  const table = await upsTable(world)
  await world.ask('administrator', 'DELETE', `/shipping/rates/${table?.id}`)
  assert.equal((await upsTable(world))?.id, null, 'the program’s own is there again')
  assert.equal((await planOf(world)).unplanned.length, 2)
})

test('fees taken away again leave no copy of the program’s table; a table of the office’s own stays', async (t) => {
  const world = await makeWorld(t)
  const key = (extras: unknown) => world.ask('administrator', 'PUT', '/shipping/rates/extras', { ...ups, extras })
  const rows = async () => (await world.office.store.db.selectFrom('rate_table').select('extras').execute()).length
  assert.equal((await key(null)).status, 200)
  assert.equal(await rows(), 0)
  await key(contract)
  assert.equal(await rows(), 1)
  await key(null)
  assert.deepEqual([await rows(), (await upsTable(world))?.id], [0, null])

  const own = { ...ups, source: 'our contract', rows: '1,9.00\n2,9.50' }
  assert.ok((await world.ask('administrator', 'POST', '/shipping/rates', own)).status < 300)
  await key(contract)
  await key(null)
  assert.deepEqual([(await upsTable(world))?.firstCents, (await upsTable(world))?.extras], [900, null])
})
