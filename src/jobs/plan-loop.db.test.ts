import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { backPiece, planner } from '../../test/planning.ts'
import { makeWorld } from '../../test/world.ts'
import { close } from '../office/directory/closures.ts'
import { changesChannel } from '../store/announce.ts'
import { newestPlan } from '../store/mailing-plan.ts'
import { startPlanLoop } from './plan-loop.ts'

test('soon after a piece comes back, or a closing is keyed, the plan is made anew', async (t) => {
  const world = await makeWorld(t)
  const { db } = world.office.store
  const loop = startPlanLoop(world.office, planner(t))
  const deafen = await world.office.store.listen(changesChannel, loop.wake, loop.wake)
  t.after(async () => {
    await deafen()
    await loop.stop()
  })
  const until = async (holds: (plan: Awaited<ReturnType<typeof newestPlan>>) => boolean): Promise<void> => {
    for (const began = Date.now(); !holds(await newestPlan(db)); await sleep(50))
      assert.ok(Date.now() - began < 20_000, 'no new plan')
  }
  await until((plan) => plan?.packages.length === 0)
  await backPiece(world)
  await until((plan) => plan?.packages[0]?.date === '2026-12-01')
  const closed = { startsOn: '2026-11-30', endsOn: '2026-12-04', reason: null }
  assert.ok((await close(world.office, null, closed)).ok)
  await until((plan) => plan !== undefined && plan.packages[0]?.date !== '2026-12-01')
})
