// Pieces that wait to be sent, and what a test says about them.
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { buildInstance, type Built } from '../src/domain/shipping/plan/build-instance.ts'
import type { Item } from '../src/domain/returns-format/instance.ts'
import { loadFacts } from '../src/office/mailroom/plan/load-facts.ts'
import { currentPlan, type CurrentPlan } from '../src/office/mailroom/plan/keep-plan.ts'
import { createPlanner, type PlanningThread } from '../src/main/workers/planner.ts'
import type { Office } from '../src/office/context.ts'
import type { Json } from '../src/store/column-types.ts'
import type { World } from './world.ts'

/** A planner that ends with the test. */
export function planner(t: Pick<TestContext, 'after'>): PlanningThread {
  const made = createPlanner()
  t.after(() => made.close())
  return made
}

export interface Waiting {
  readonly lender?: number
  readonly dueOn?: string
  readonly terms?: { [term: string]: Json }
  readonly weightOz?: number
  readonly citation?: { [field: string]: string }
}
/** A borrowed piece that is back and waits to go home; answers its id. */
export async function backPiece(
  world: World,
  { lender, dueOn, terms, weightOz, citation }: Waiting = {},
): Promise<number> {
  const { db } = world.office.store
  const requestId = await world.borrowing('back', {
    ...(lender === undefined ? {} : { lenders: [lender] }),
    ...(citation === undefined ? {} : { citation }),
  })
  const piece = await db.selectFrom('piece').select('id').where('request_id', '=', requestId).executeTakeFirstOrThrow()
  await db
    .updateTable('request')
    .set({ due_on: dueOn ?? '2027-01-20' })
    .where('id', '=', requestId)
    .execute()
  if (terms)
    await db
      .updateTable('lender_string_entry')
      .set({ terms: JSON.stringify(terms) })
      .where('request_id', '=', requestId)
      .execute()
  if (weightOz !== undefined)
    await db
      .updateTable('piece')
      .set({ weight_oz: weightOz, weight_from: 'scale' })
      .where('id', '=', piece.id)
      .execute()
  return piece.id
}

export async function built(office: Office): Promise<Built> {
  return buildInstance((await loadFacts(office, office.store.db)).facts)
}
export function itemOf({ instance }: Built, pieceId: number): Item {
  const item = instance.items.find((one) => one.id === String(pieceId))
  assert.ok(item, `piece ${pieceId} is not in the instance`)
  return item
}
export async function planOf(office: Office, thread: PlanningThread): Promise<CurrentPlan> {
  const plan = await currentPlan(office, thread)
  assert.ok(plan.ok, plan.ok ? '' : plan.sentence)
  return plan.value
}
