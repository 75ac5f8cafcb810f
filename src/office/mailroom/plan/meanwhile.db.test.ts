import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backPiece, planner, planOf } from '../../../../test/planning.ts'
import { makeWorld } from '../../../../test/world.ts'
import { colleague } from '../../../../test/world-requests.ts'
import { putWish, wishesOf } from '../../../store/mailing-plan.ts'
import type { Office } from '../../context.ts'
import { undoGesture } from '../../undo/undo-gesture.ts'
import { addToParcel, closeParcel, collectAll, removeFromParcel } from '../parcels.ts'
import { beginPackages } from './begin.ts'
import { currentPlan } from './keep-plan.ts'
import { wishFor } from './wishes.ts'

// What happens to a piece while the plan is being made, or between the plan and its packages.

test('a wish made while the plan is solved is kept; one for a piece that is gone goes', async (t) => {
  const world = await makeWorld(t)
  const { office } = world
  const { db, transact } = office.store
  const made_at = world.clock.now()
  const wishAlone = (piece_id: number) =>
    transact((tx) => putWish(tx, { piece_id, kind: 'alone', service: null, on_day: null, reason: null, made_at }))
  const gone = await backPiece(world)
  await wishAlone(gone)
  await backPiece(world)
  const thread = planner(t)
  let late = 0
  const slow: typeof thread = {
    ...thread,
    async plan(instance, seconds) {
      if (late === 0) {
        late = await backPiece(world)
        await wishAlone(late)
        await db.updateTable('piece').set({ place: 'owner' }).where('id', '=', gone).execute()
      }
      return thread.plan(instance, seconds)
    },
  }
  assert.ok((await currentPlan(office, slow)).ok)
  assert.deepEqual(
    (await wishesOf(db, [gone, late])).map((one) => one.piece_id),
    [late],
  )
})

test('a wish for a piece outlasts its package until the carrier has it: taken out, it counts again', async (t) => {
  const world = await makeWorld(t)
  const { office } = world
  const thread = planner(t)
  const piece = await backPiece(world, { terms: { promptly: true } })
  const wishes = async () => (await wishesOf(office.store.db, [piece])).map((one) => one.kind)
  assert.ok((await wishFor(office, thread, { pieceIds: [piece], wish: { kind: 'alone' } })).ok)
  const { plan } = await planOf(office, thread)
  const begun = await beginPackages(office, thread, { on: '2026-11-24', digest: plan.digest })
  assert.ok(begun.ok)
  const parcelId = begun.value[0]?.id ?? 0
  await planOf(office, thread)
  assert.deepEqual(await wishes(), ['alone'])
  const closed = await closeParcel(office, { parcelId, actor: colleague })
  assert.ok(closed.ok)
  await planOf(office, thread)
  assert.deepEqual(await wishes(), ['alone'], 'closed')
  assert.ok((await undoGesture(office, closed.value.gesture, 'colleague')).ok)
  assert.ok((await removeFromParcel(office, parcelId, piece)).ok)
  assert.deepEqual(await wishes(), ['alone'], 'out')
  assert.deepEqual((await planOf(office, thread)).loaded.facts.pieces[0]?.wishes, [{ kind: 'alone' }])
  assert.ok((await addToParcel(office, parcelId, { pieceId: piece })).ok)
  assert.ok((await closeParcel(office, { parcelId, actor: colleague })).ok)
  await collectAll(office)
  await backPiece(world)
  await planOf(office, thread)
  assert.deepEqual(await wishes(), [])
})

test('a piece that is not ready any more is not begun, and nothing of that day is', async (t) => {
  const world = await makeWorld(t)
  const { office } = world
  const thread = planner(t)
  await backPiece(world, { terms: { promptly: true } })
  const other = await backPiece(world, { lender: world.libraries.hillcrest, terms: { promptly: true } })
  const { plan } = await planOf(office, thread)
  const { store } = office
  const meanwhile: Office = {
    ...office,
    store: {
      ...store,
      async transact(work) {
        await store.db.updateTable('piece').set({ place: 'lost' }).where('id', '=', other).execute()
        return store.transact(work)
      },
    },
  }
  const begun = await beginPackages(meanwhile, thread, { on: '2026-11-24', digest: plan.digest })
  assert.equal(begun.ok ? '' : begun.code, 'plan-changed')
  assert.deepEqual(await store.db.selectFrom('parcel').select('id').execute(), [])
})

test('two packages of a day for one library are two, and an open one that is empty is taken once', async (t) => {
  const world = await makeWorld(t)
  const thread = planner(t)
  for (const weightOz of [30, 30]) await backPiece(world, { weightOz, terms: { promptly: true, ownPackaging: true } })
  const { plan } = await planOf(world.office, thread)
  assert.equal(
    (await world.ask('assistant', 'POST', '/packages', { libraryId: world.libraries.tallgrass })).status,
    201,
  )
  const begun = await beginPackages(world.office, thread, { on: '2026-11-24', digest: plan.digest })
  assert.ok(begun.ok)
  const inside = await world.office.store.db.selectFrom('parcel_piece').select('parcel_id').execute()
  assert.deepEqual(
    inside.map((one) => one.parcel_id).toSorted((a, b) => a - b),
    begun.value.map((one) => one.id).toSorted((a, b) => a - b),
  )
  assert.equal(new Set(begun.value.map((one) => one.id)).size, 2)
})
