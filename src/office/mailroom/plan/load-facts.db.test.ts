import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backPiece, built, itemOf } from '../../../../test/planning.ts'
import { colleague } from '../../../../test/world-requests.ts'
import { makeWorld } from '../../../../test/world.ts'
import { packingDays } from './packing-days.ts'
import { addToParcel, closeParcel, collectParcel, openParcel } from '../parcels.ts'
import { learntFrom } from '../library-facts.ts'
import { buildInstance } from '../../../domain/shipping/plan/build-instance.ts'
import { loadFacts } from './load-facts.ts'

// The world's clock stands at Tuesday 24 November 2026, nine o'clock at the office; Thursday is Thanksgiving.

test('a piece that came back goes to its lender by mail, within five working days', async (t) => {
  const world = await makeWorld(t)
  const piece = await backPiece(world)
  const { instance } = await built(world.office)
  const item = itemOf(await built(world.office), piece)
  assert.equal(instance.horizon.start, '2026-11-24')
  assert.equal(item.lender, String(world.libraries.tallgrass))
  assert.equal(item.leaveBy, '2026-12-01')
  assert.deepEqual(item.services, [
    'library_mail',
    'media_mail',
    'ground_advantage',
    'flat_rate_medium',
    'flat_rate_large',
    'ups_ground',
  ])
  const mail = instance.services.find((one) => one.id === 'library_mail')
  assert.ok(mail?.noDispatchDates.includes('2026-11-26'), 'no mail on Thanksgiving')
  assert.deepEqual(instance.office.closedWeekdays, [6, 7])
})

test('what the lender asks makes it go at once, or by its own day', async (t) => {
  const world = await makeWorld(t)
  const { db } = world.office.store
  const cases = {
    promptly: await backPiece(world, { terms: { promptly: true } }),
    insured: await backPiece(world, { terms: { insuredCents: 20_000 } }),
    overdue: await backPiece(world, { dueOn: '2026-11-23' }),
    recalled: await backPiece(world),
  }
  await db
    .updateTable('request')
    .set({ recalled_at: world.clock.now() })
    .where('id', 'in', (inner) => inner.selectFrom('piece').select('request_id').where('id', '=', cases.recalled))
    .execute()
  const soon = await backPiece(world, { dueOn: '2026-11-24' })
  const now = await built(world.office)
  for (const [name, id] of Object.entries(cases)) assert.equal(itemOf(now, id).leaveBy, '2026-11-24', name)
  assert.equal(itemOf(now, cases.insured).insuredValueCents, 20_000)
  assert.equal(
    itemOf(now, soon).leaveBy,
    '2026-11-25',
    'checked in by then, sent within two days, but not on a holiday of the post',
  )
  assert.ok(itemOf(now, soon).dueOn > '2027-01-01', 'how fast it goes does not matter')

  await db
    .updateTable('library')
    .set({ due_means: 'in_their_hands' })
    .where('id', '=', world.libraries.tallgrass)
    .execute()
  assert.equal(itemOf(await built(world.office), soon).dueOn, '2026-11-24', 'there by then')
})

test('the calendar has the day of the plan, for what waits and for what is in a package', async (t) => {
  const world = await makeWorld(t)
  const { office, libraries } = world
  const waits = await backPiece(world, { dueOn: '2026-11-30' })
  await office.store.db
    .updateTable('library')
    .set({ due_means: 'in_their_hands' })
    .where('id', '=', libraries.tallgrass)
    .execute()
  const leaveBy = async () => itemOf(await built(office), waits).leaveBy
  const days = async () =>
    (await packingDays(office)).map((one) => [one.on, one.library, one.count, ...(one.isPlanned ? ['planned'] : [])])
  assert.equal(await leaveBy(), '2026-11-25', 'five days in the mail, as is usual')
  assert.deepEqual(await days(), [['2026-11-25', 'Tallgrass Regional', 1]])
  await office.store.db.updateTable('library').set({ way_days: 3 }).where('id', '=', libraries.tallgrass).execute()
  assert.equal(await leaveBy(), '2026-11-27', 'three, as the office has set it for the library')
  assert.deepEqual(await days(), [['2026-11-27', 'Tallgrass Regional', 1]])
  const parcel = await openParcel(office, libraries.tallgrass)
  assert.ok(parcel.ok)
  assert.ok((await addToParcel(office, parcel.value.id, { pieceId: waits })).ok)
  await office.store.db.updateTable('parcel').set({ planned_on: '2026-11-25' }).execute()
  assert.deepEqual(await days(), [['2026-11-25', 'Tallgrass Regional', 1, 'planned']])
  // What the plan leaves out has no day: nobody knows for how much it goes home insured.
  await backPiece(world, { lender: libraries.hillcrest, terms: { printed: 'Return insured.' } })
  await backPiece(world, { lender: libraries.hillcrest, terms: { onlyBy: ['courier'] } })
  assert.equal((await days()).length, 1)
})

test('terms say by what it goes, and in what', async (t) => {
  const world = await makeWorld(t)
  const ups = await backPiece(world, { terms: { onlyBy: ['ups'] } })
  const never = await backPiece(world, { terms: { neverBy: ['usps'] } })
  const own = await backPiece(world, { terms: { ownPackaging: true } })
  const signed = await backPiece(world, { terms: { signature: true } })
  const elsewhere = await backPiece(world, { terms: { returnTo: ['Annex', '5 Dock St'] } })
  const closed = await backPiece(world, { terms: { notArriving: [{ from: '2026-12-15', until: '2027-01-05' }] } })
  const now = await built(world.office)
  assert.deepEqual(itemOf(now, ups).services, ['ups_ground'])
  assert.deepEqual(itemOf(now, never).services, ['ups_ground'])
  assert.ok(itemOf(now, own).solo)
  assert.ok(itemOf(now, own).services?.every((one) => one.endsWith('+own')))
  const box = now.instance.containers.find((one) => one.id === 'own_packaging')
  assert.ok(box?.services.length && box.services.every((one) => one.endsWith('+own')), 'nothing else goes in it')
  assert.ok(itemOf(now, signed).signature && !itemOf(now, signed).services?.includes('ups_ground'))
  assert.notEqual(itemOf(now, elsewhere).lender, itemOf(now, signed).lender)
  const lender = now.instance.lenders.find((one) => one.id === itemOf(now, closed).lender)
  assert.deepEqual(lender?.blackouts, [{ from: '2026-12-15', to: '2027-01-05' }])
})

test('both ends and the content decide on Library Mail', async (t) => {
  const world = await makeWorld(t)
  const { db } = world.office.store
  const game = await backPiece(world, { citation: { material: 'game' } })
  const book = await backPiece(world)
  const before = await built(world.office)
  assert.ok(itemOf(before, book).services?.includes('library_mail'))
  assert.ok(!itemOf(before, game).services?.some((one) => /^(library|media)_mail/.test(one)))
  await db.updateTable('library').set({ is_institution: false }).where('id', '=', world.libraries.tallgrass).execute()
  const services = itemOf(await built(world.office), book).services
  assert.ok(services?.includes('media_mail') && !services.includes('library_mail'))
})

test('what we lend and what we return to one library are one address; it leaves on the next packing day', async (t) => {
  const world = await makeWorld(t)
  const back = await backPiece(world)
  const requestId = await world.lending('ready')
  const lent = await world.office.store.db
    .selectFrom('piece')
    .select('id')
    .where('request_id', '=', requestId)
    .executeTakeFirstOrThrow()
  const now = await built(world.office)
  assert.equal(itemOf(now, lent.id).lender, itemOf(now, back).lender)
  assert.equal(itemOf(now, lent.id).leaveBy, '2026-11-24')
})

test('weights: the scale’s, else as learnt at an earlier visit, else guessed; what it was too big for is left out', async (t) => {
  const world = await makeWorld(t)
  const { db } = world.office.store
  const scale = await backPiece(world, { weightOz: 33 })
  const learnt = await backPiece(world)
  const guessed = await backPiece(world, { citation: { material: 'video' } })
  await db.updateTable('piece').set({ partner_barcode: 'T-1' }).where('id', '=', learnt).execute()
  await db
    .insertInto('item_measure')
    .values({
      library_id: world.libraries.tallgrass,
      barcode: 'T-1',
      weight_oz: 41,
      too_big_for: ['reused_mailer', 'padded_mailer'],
      learnt_at: world.clock.now(),
    })
    .execute()
  const now = await built(world.office)
  assert.deepEqual(
    [scale, learnt, guessed].map((id) => itemOf(now, id).weightOz),
    [33, 41, 5],
  )
  const allowed = itemOf(now, learnt).services ?? []
  const mailer = now.instance.containers.find((one) => one.id === 'reused_mailer')
  assert.ok(allowed.length > 0 && allowed.every((one) => !mailer?.services.includes(one)))
  assert.ok(itemOf(now, scale).services?.some((one) => mailer?.services.includes(one)))
})

test('closed days, the week’s minutes, and after hours the next staffed day', async (t) => {
  const world = await makeWorld(t)
  const { db } = world.office.store
  await backPiece(world)
  await db
    .insertInto('library_closure')
    .values([
      { library_id: null, starts_on: '2026-11-27', ends_on: '2026-11-27', reason: null },
      { library_id: world.libraries.tallgrass, starts_on: '2026-12-04', ends_on: '2026-12-06', reason: null },
    ])
    .execute()
  const morning = await built(world.office)
  assert.deepEqual(morning.instance.office.closedDates, ['2026-11-27'])
  // What would come on Sunday comes on Monday, when they are open.
  assert.deepEqual(morning.instance.lenders[0]?.blackouts, [{ from: '2026-12-04', to: '2026-12-05' }])
  assert.equal(morning.instance.office.handling?.minutesByDate.get('2026-11-24'), undefined)
  world.clock.advance(4.5 * 3_600_000)
  assert.equal((await built(world.office)).instance.office.handling?.minutesByDate.get('2026-11-24'), 30)
  world.clock.advance(3_600_000)
  assert.equal((await built(world.office)).instance.horizon.start, '2026-11-25')
})

test('a table that ends within the days planned makes two services, each on its own days', async (t) => {
  const world = await makeWorld(t)
  await backPiece(world)
  await world.office.store.db
    .insertInto('rate_table')
    .values({
      service: 'library_mail',
      starts_on: '2026-12-01',
      ends_on: null,
      charges: JSON.stringify({ kind: 'per_lb', cents: [430, 500] }),
      source: 'the counter',
      doubt: null,
      added_at: world.clock.now(),
    })
    .execute()
  const { instance } = await built(world.office)
  const [old, next] = ['2026-11-24', '2026-12-01'].map((day) =>
    instance.services.find((one) => one.id === `library_mail@${day}`),
  )
  assert.ok(old?.noDispatchDates.includes('2026-12-01') && !old.noDispatchDates.includes('2026-11-30'))
  assert.ok(next?.noDispatchDates.includes('2026-11-30') && !next.noDispatchDates.includes('2026-12-01'))
  assert.equal(next?.maxGrossOz, 32, 'a gap in the rows ends what it carries')
})

test('a piece that nothing may carry is left out, with the rule in words', async (t) => {
  const world = await makeWorld(t)
  const game = await backPiece(world, { citation: { material: 'game' }, terms: { onlyBy: ['courier'] } })
  const heavy = await backPiece(world, { weightOz: 900 })
  const now = await built(world.office)
  assert.equal(now.instance.items.length, 0)
  const why = new Map(now.unplanned.map((one) => [one.piece.id, one.why.join(' ')]))
  assert.match(why.get(game) ?? '', /“Return by Library courier”\. The courier does not stop there/s)
  assert.match(
    why.get(heavy) ?? '',
    /^It weighs 56 lb 4 oz, and one person here lifts 50 lb at most: .* two lift it\.$/,
  )
})

test('left out for want of a table, or of a fee in the tables there are: the sentence says which', async (t) => {
  const world = await makeWorld(t)
  await backPiece(world, { terms: { insuredCents: 20_000 } })
  const { facts } = await loadFacts(world.office, world.office.store.db)
  const services = facts.settings.services.map((one) => ({ ...one, isUsed: one.id === 'library_mail' }))
  const why = (tables: typeof facts.tables) =>
    buildInstance({ ...facts, settings: { ...facts.settings, services }, tables }).unplanned[0]?.why.join(' ') ?? ''
  assert.equal(why(facts.tables), '')
  assert.match(why([]), /^There is no rate table in force for Library Mail/)
  const none = { includedCents: 0, value: { kind: 'brackets', brackets: [] }, signatureCents: null } as const
  const later = facts.tables
    .filter((one) => one.service === 'library_mail')
    .map((one) => ({ ...one, from: '2026-12-01', extras: none }))
  assert.match(why(later), /Library Mail has no fee for a value of \$200\.00: an administrator keys it/)
})

test('days on the way come from packages that the other side said it has; what was only presumed says nothing', async (t) => {
  const world = await makeWorld(t)
  const { db } = world.office.store
  for (const action of ['ownerConfirms', 'ownerConfirms', 'ownerConfirms', 'presumeHome']) {
    const requestId = await world.borrowing('back')
    const piece = await db
      .selectFrom('piece')
      .select('id')
      .where('request_id', '=', requestId)
      .executeTakeFirstOrThrow()
    const parcel = await openParcel(world.office, world.libraries.tallgrass)
    assert.ok(parcel.ok && (await addToParcel(world.office, parcel.value.id, { pieceId: piece.id })).ok)
    assert.ok(
      (await closeParcel(world.office, { parcelId: parcel.value.id, actor: colleague, service: 'library_mail' })).ok,
    )
    assert.ok((await collectParcel(world.office, parcel.value.id)).ok)
    world.clock.advance((action === 'presumeHome' ? 31 : 3) * 86_400_000)
    await world.act(requestId, action)
  }
  const waiting = await backPiece(world)
  const now = await built(world.office)
  const lender = now.instance.lenders.find((one) => one.id === itemOf(now, waiting).lender)
  assert.equal(lender?.transitDays.get('library_mail'), 3)
  assert.equal(now.pieces[0]?.library.learnt[0]?.count, 3)
})

test('days on the way are learnt from three packages on; four in five took no longer', () => {
  const ways = [3, 4, 9, 5, 4].map((days) => ({ service: 'library_mail', days }))
  const five = { days: 5, count: 5 }
  const both = [{ service: 'library_mail', ...five }, { service: 'media_mail', ...five }] // oxfmt-ignore
  assert.deepEqual(learntFrom(ways), both, 'Media Mail is the same class of mail')
  assert.deepEqual(learntFrom([{ service: 'ups_ground', days: 2 }]), [{ service: 'ups_ground', days: 2, count: 1 }])
})
