import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { planView, shippingView } from '../../contract/plan.ts'
import { backPiece } from '../../../test/planning.ts'
import { makeWorld } from '../../../test/world.ts'

const told = z.object({ data: z.object({ code: z.string(), sentence: z.string() }) })
const rates = z.object({ warnings: z.array(z.string()), notes: z.array(z.string()).optional() })

test('the plan as the screen gets it: what a package costs, why it goes then, and its price by itself', async (t) => {
  const world = await makeWorld(t)
  await backPiece(world, { weightOz: 20 })
  await backPiece(world, { weightOz: 20, terms: { onlyBy: ['courier'] } })
  const view = planView.parse((await world.ask('assistant', 'GET', '/plan')).body)
  assert.deepEqual(view.totals.planCents, 487)
  const [planned] = view.days.flatMap((one) => one.packages)
  assert.deepEqual(
    [planned?.on, planned?.cents, planned?.arrivesOn],
    ['2026-12-01', 487, '2026-12-07'],
    'no mail on Sunday',
  )
  assert.match(planned?.why ?? '', /here since Tue 24 Nov: leaves by Tue 1 Dec/)
  assert.match(view.unplanned[0]?.why.join(' ') ?? '', /The lender says “/)
  assert.equal(view.rates.from, '2026-07-12')
  assert.match(view.rates.doubt ?? '', /95 percent/)
})

test('insured for nobody knows how much: left out of the plan and named, by a code or in words, until it is said', async (t) => {
  const world = await makeWorld(t)
  const { db } = world.office.store
  const worded = await backPiece(world, { terms: { printed: 'Return insured.' } })
  const coded = await backPiece(world)
  await backPiece(world, { terms: { printed: 'Insurance not required.' } })
  const requestOf = (pieceId: number) => db.selectFrom('piece').select('request_id').where('id', '=', pieceId)
  const entryOf = (pieceId: number) =>
    db.updateTable('lender_string_entry').where('request_id', '=', requestOf(pieceId))
  await entryOf(coded)
    .set({ conditions: ['Insured'] })
    .execute()
  const view = async () => planView.parse((await world.ask('assistant', 'GET', '/plan')).body)
  const before = await view()
  assert.deepEqual(
    before.amountMissing.map((one) => one.pieceId).toSorted((a, b) => a - b),
    [worded, coded].toSorted((a, b) => a - b),
  )
  assert.deepEqual([before.unplanned.length, before.days.flatMap((one) => one.packages).length], [0, 1])

  await entryOf(coded)
    .set({ terms: JSON.stringify({ insuredCents: 20_000 }) })
    .execute()
  const after = await view()
  assert.deepEqual(after.amountMissing.map((one) => one.pieceId), [worded]) // oxfmt-ignore
  assert.ok(after.days.flatMap((one) => one.packages).some((one) => one.pieces.some((each) => each.pieceId === coded)))
})

test('rate tables are an administrator’s; bad rows are refused by their line, old tables are warned of', async (t) => {
  const world = await makeWorld(t)
  const table = { service: 'courier', from: '2026-11-24', source: 'their letter', rows: '1,2.00\n2,x' }
  assert.equal((await world.ask('librarian', 'POST', '/shipping/rates', table)).status, 403)
  const refused = await world.ask('administrator', 'POST', '/shipping/rates', table)
  assert.equal(refused.status, 400)
  assert.match(told.parse(refused.body).data.sentence, /^Line 2: the price must be/)
  const added = await world.ask('administrator', 'POST', '/shipping/rates', { ...table, rows: '1,2.00\n3,3.00' })
  assert.deepEqual(rates.parse(added.body).notes, ['2 lb is missing: the service carries no more than 1 lb.'])
  assert.deepEqual(rates.parse(added.body).warnings, [])
  world.clock.advance(300 * 86_400_000)
  assert.match(
    rates.parse((await world.ask('assistant', 'GET', '/shipping/rates')).body).warnings[0] ?? '',
    /newest rate table/,
  )
})

test('settings that could plan nothing are refused, others are kept', async (t) => {
  const world = await makeWorld(t)
  const now = shippingView.parse((await world.ask('librarian', 'GET', '/shipping')).body)
  const none = { ...now, services: now.services.map((one) => ({ ...one, isUsed: false })) }
  const refused = await world.ask('librarian', 'PUT', '/shipping', none)
  assert.match(told.parse(refused.body).data.sentence, /choose at least one/)
  const kept = await world.ask('librarian', 'PUT', '/shipping', { ...now, holdDays: 3 })
  assert.equal(shippingView.parse(kept.body).holdDays, 3)
})

test('days of Library Mail set in Settings, Shipping: for the plan and for the day a patron must bring it back', async (t) => {
  const world = await makeWorld(t)
  await backPiece(world, { weightOz: 20 })
  const now = shippingView.parse((await world.ask('librarian', 'GET', '/shipping')).body)
  const services = now.services.map((one) => (one.id === 'library_mail' ? { ...one, transitDays: 9 } : one))
  assert.equal((await world.ask('librarian', 'PUT', '/shipping', { ...now, services })).status, 200)
  const view = planView.parse((await world.ask('assistant', 'GET', '/plan')).body)
  const [planned] = view.days.flatMap((one) => one.packages)
  assert.deepEqual([planned?.service, planned?.transit.days, planned?.arrivesOn], ['library_mail', 9, '2026-12-10'])
  assert.equal(world.office.policy().mailDays, 9)
})
