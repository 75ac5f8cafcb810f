import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backPiece, built, planner, planOf } from '../../../../test/planning.ts'
import { makeWorld } from '../../../../test/world.ts'
import { absencesFrom } from '../../../store/absences.ts'
import { parcelById, piecesIn } from '../../../store/parcels.ts'
import { firstPossible } from '../../../domain/shipping/plan/first-possible.ts'
import { nameSubstitute, planAbsence } from '../../calendar/absences.ts'
import { beginPackages } from './begin.ts'
import { packingDays } from './packing-days.ts'
import { savings } from './savings.ts'
import type { PlanWish } from '../../../domain/shipping/plan/plan-facts.ts'
import { wishesOf } from '../../../store/mailing-plan.ts'
import { priceOf, unwish, wishFor } from './wishes.ts'
import { lastWords } from './words.ts'

const tuesday = '2026-11-24'

test('pieces for one lender wait for each other; the plan is kept, and made anew when something changes', async (t) => {
  const world = await makeWorld(t)
  const thread = planner(t)
  const first = await backPiece(world, { weightOz: 20 })
  const alone = await planOf(world.office, thread)
  assert.equal(alone.plan.packages.length, 1)
  assert.equal((await planOf(world.office, thread)).plan.id, alone.plan.id, 'nothing changed')
  const second = await backPiece(world, { weightOz: 20 })
  const both = await planOf(world.office, thread)
  assert.notEqual(both.plan.id, alone.plan.id)
  assert.deepEqual(
    both.plan.packages.map((one) => [one.date, one.items.toSorted()]),
    [['2026-12-01', [String(first), String(second)].toSorted()]],
  )
  assert.equal(both.plan.plan_cents, 557, '43 oz with the reused mailer: three pounds')
  assert.equal(both.plan.alone_cents, 2 * 487)
  assert.equal(both.plan.as_it_comes_cents, 557, 'both came today')
  assert.ok(both.plan.is_optimal && both.plan.bound_cents === 557)
})

test('a wish has its price, is kept, changes the plan, and can be taken back', async (t) => {
  const world = await makeWorld(t)
  const thread = planner(t)
  const [one, two] = [await backPiece(world, { weightOz: 20 }), await backPiece(world, { weightOz: 20 })]
  const wish = { pieceIds: [one], wish: { kind: 'alone' } } as const
  const price = await priceOf(world.office, thread, wish)
  assert.deepEqual(price.ok && price.value, { beforeCents: 557, afterCents: 2 * 487 })
  assert.equal((await planOf(world.office, thread)).plan.plan_cents, 557, 'asking keeps nothing')

  assert.ok((await wishFor(world.office, thread, wish)).ok)
  assert.equal((await planOf(world.office, thread)).plan.plan_cents, 2 * 487)
  assert.ok((await unwish(world.office, thread, { pieceIds: [one], kind: 'alone', service: null })).ok)
  assert.equal((await planOf(world.office, thread)).plan.plan_cents, 557)

  const pinned = await wishFor(world.office, thread, { pieceIds: [one, two], wish: { kind: 'pin', on: '2026-11-25' } })
  assert.ok(pinned.ok)
  assert.deepEqual(
    pinned.value.plan.packages.map((each) => each.date),
    ['2026-11-25'],
  )
  const held = await wishFor(world.office, thread, {
    pieceIds: [one],
    wish: { kind: 'hold', on: '2026-12-10', reason: 'the patron comes for it again' },
  })
  assert.ok(held.ok)
  assert.deepEqual(
    held.value.plan.packages.map((each) => each.date),
    ['2026-11-25', '2026-12-10'],
  )
  const forbidden = await wishFor(world.office, thread, {
    pieceIds: [two],
    wish: { kind: 'forbid', service: 'library_mail' },
  })
  assert.ok(forbidden.ok && forbidden.value.plan.packages.some((each) => each.service === 'media_mail'))
})

test('no wish goes against a lender’s condition, and one kept before gives way to it', async (t) => {
  const world = await makeWorld(t)
  const thread = planner(t)
  const prompt = await backPiece(world, { terms: { promptly: true } })
  const due = await backPiece(world, { dueOn: tuesday })
  const free = await backPiece(world)
  const said = async (pieceId: number, on: string, reason?: string): Promise<string> => {
    const wish = reason === undefined ? ({ kind: 'pin', on } as const) : ({ kind: 'hold', on, reason } as const)
    const answer = await wishFor(world.office, thread, { pieceIds: [pieceId], wish })
    return answer.ok ? 'kept' : answer.sentence
  }
  assert.match(await said(prompt, '2026-11-25'), /wants it back promptly/)
  assert.match(await said(due, '2026-12-03', 'we like it'), /for its due date it leaves by Wed 25 Nov/)
  assert.match(await said(free, '2026-11-26'), /Nothing that may carry it leaves on Thu 26 Nov/)
  assert.match(await said(free, '2026-11-23'), /Choose Tue 24 Nov or a later day/)
  assert.match(await said(free, '2026-12-08'), /longer than 5 working days: hold it with a reason/)
  assert.equal(await said(free, '2026-12-08', 'an exhibition'), 'kept')
  await world.office.store.db
    .updateTable('request')
    .set({ recalled_at: world.clock.now() })
    .where('id', 'in', (inner) => inner.selectFrom('piece').select('request_id').where('id', '=', free))
    .execute()
  const { plan, built } = await planOf(world.office, thread)
  assert.equal(plan.packages.find((one) => one.items.includes(String(free)))?.date, tuesday)
  assert.equal(built.pieces.find((one) => one.piece.id === free)?.window.overruled?.kind, 'hold')
})

test('the packages of the day are begun with all in them that goes, and the next plan leaves them alone', async (t) => {
  const world = await makeWorld(t)
  const thread = planner(t)
  const prompt = await backPiece(world, { weightOz: 20, terms: { promptly: true } })
  const { plan } = await planOf(world.office, thread)
  const stale = await beginPackages(world.office, thread, { on: tuesday, digest: 'another' })
  assert.ok(!stale.ok && stale.code === 'plan-changed')
  const begun = await beginPackages(world.office, thread, { on: tuesday, digest: plan.digest })
  assert.ok(begun.ok)
  const [parcel] = begun.value
  const row = await parcelById(world.office.store.db, parcel?.id ?? 0)
  assert.deepEqual(
    [row?.state, row?.service, row?.container, row?.planned_on, row?.estimated_oz],
    ['open', 'library_mail', 'reused_mailer', tuesday, 23],
  )
  assert.deepEqual(
    (await piecesIn(world.office.store.db, parcel?.id ?? 0)).map((one) => one.pieceId),
    [prompt],
  )
  const next = await planOf(world.office, thread)
  assert.equal(next.plan.packages.length, 0)
  const second = await backPiece(world, { weightOz: 90, terms: { promptly: true } })
  const after = await planOf(world.office, thread)
  assert.deepEqual(
    after.plan.packages.map((one) => one.items),
    [[String(second)]],
  )
  const more = await beginPackages(world.office, thread, { on: tuesday, digest: after.plan.digest })
  assert.ok(more.ok && more.value[0]?.id !== parcel?.id, 'what was begun keeps what it holds')
})

test('more than the minutes allow still leaves, and the plan says so', async (t) => {
  const world = await makeWorld(t)
  const { libraries } = world
  for (const lender of [libraries.tallgrass, libraries.hillcrest, libraries.tallgrass, libraries.hillcrest])
    for (let n = 0; n < 3; n += 1)
      await backPiece(world, { lender, terms: { ownPackaging: true, promptly: true }, weightOz: 30 })
  const { plan } = await planOf(world.office, planner(t))
  assert.equal(plan.packages.length, 12)
  assert.ok(plan.packages.every((one) => one.date === tuesday))
  assert.equal(plan.has_minutes, false)
})

test('savings are counted from what really left', async (t) => {
  const world = await makeWorld(t)
  const { db } = world.office.store
  const pieces = [await backPiece(world, { weightOz: 20 }), await backPiece(world, { weightOz: 20 })]
  const parcel = await db
    .insertInto('parcel')
    .values({
      number: 'P2600001',
      library_id: world.libraries.tallgrass,
      state: 'collected',
      service: 'library_mail',
      gross_oz: 43,
      postage_cents: 557,
      rated_on: tuesday,
      created_at: world.clock.now(),
      closed_at: world.clock.now(),
      collected_at: world.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('parcel_piece')
    .values(pieces.map((id) => ({ parcel_id: parcel.id, piece_id: id })))
    .execute()
  assert.deepEqual(await savings(world.office), [
    { month: '2026-11', packages: 1, pieces: 2, paidCents: 557, aloneCents: 974 },
  ])
  // Not weighed, it was priced by what it should weigh; without that nothing is known to be saved.
  await db.updateTable('parcel').set({ gross_oz: null, estimated_oz: 43 }).execute()
  assert.equal((await savings(world.office))[0]?.aloneCents, 974)
  await db.updateTable('parcel').set({ estimated_oz: null }).execute()
  assert.equal((await savings(world.office))[0]?.aloneCents, 557)
})

test('the same wish made twice at once is kept once, and a pin beside a hold leaves one of them', async (t) => {
  const world = await makeWorld(t)
  const { office } = world
  const thread = planner(t)
  const pieceIds = [await backPiece(world, { weightOz: 20 }), await backPiece(world, { weightOz: 20 })]
  const kept = async () => (await wishesOf(office.store.db, pieceIds)).map((one) => one.kind)
  const atOnce = async (...wishes: readonly PlanWish[]): Promise<void> => {
    const answers = await Promise.all(
      wishes.map((wish, index) =>
        wishFor(office, thread, { pieceIds: index % 2 === 0 ? pieceIds : pieceIds.toReversed(), wish }),
      ),
    )
    assert.ok(answers.every((one) => one.ok))
  }
  const pin: PlanWish = { kind: 'pin', on: '2026-11-25' }
  const hold: PlanWish = { kind: 'hold', on: '2026-12-10', reason: 'wanted again' }
  for (const wish of [pin, { kind: 'alone' }, { kind: 'forbid', service: 'media_mail' }] as const) {
    await atOnce(wish, wish, wish)
    assert.deepEqual((await kept()).filter((one) => one === wish.kind), [wish.kind, wish.kind]) // oxfmt-ignore
  }
  await atOnce(hold, pin)
  assert.equal((await kept()).filter((one) => one === 'pin' || one === 'hold').length, 2)
})

test('nothing is packed while nobody is at the desk; who stands in makes it a packing day again', async (t) => {
  const world = await makeWorld(t)
  const { office } = world
  const thread = planner(t)
  await backPiece(world)
  const days = async () => (await planOf(office, thread)).plan.packages.map((one) => one.date)
  const calendar = async () => (await packingDays(office)).map((one) => one.on)
  assert.deepEqual(await days(), ['2026-12-01'], 'the office’s own five working days')
  const away = { startsOn: '2026-11-30', endsOn: '2026-12-04', kind: 'leave', substitute: null } as const
  assert.ok((await planAbsence(office, away)).ok)
  assert.deepEqual(await days(), ['2026-12-08'], 'five days on which somebody is there')
  assert.deepEqual(await calendar(), await days())
  const [absence] = await absencesFrom(office.store.db, tuesday)
  assert.ok(absence && (await nameSubstitute(office, absence.id, 'Kit')).ok)
  assert.deepEqual(await days(), ['2026-12-01'])
})

test('where nothing gets there by a piece’s last day, plan, words and calendar have the first day after it', async (t) => {
  const world = await makeWorld(t)
  const { office } = world
  const piece = await backPiece(world, { terms: { notArriving: [{ from: '2026-11-25', until: '2026-12-08' }] } })
  const { plan, loaded } = await planOf(office, planner(t))
  const days = plan.packages.map((one) => one.date)
  assert.deepEqual(days, ['2026-12-04'])
  assert.deepEqual((await packingDays(office)).map((one) => one.on), days) // oxfmt-ignore
  const now = await built(office)
  const [first] = now.pieces
  assert.ok(first)
  assert.equal(
    lastWords(first, loaded.facts, firstPossible(now).get(piece)),
    'here since Tue 24 Nov: leaves by Tue 1 Dec; nothing gets there then, Fri 4 Dec is the first day',
  )
})
