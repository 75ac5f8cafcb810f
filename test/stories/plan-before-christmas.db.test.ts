// The week before Christmas: half the lenders are closed over the holidays, the office itself for a week.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPlan } from '../../src/domain/returns-check/check.ts'
import { addDays } from '../../src/domain/values/days.ts'
import { addLibrary } from '../../src/store/libraries.ts'
import { closeParcel } from '../../src/office/mailroom/parcels.ts'
import { beginPackages } from '../../src/office/mailroom/plan/begin.ts'
import { backPiece, planner, planOf } from '../planning.ts'
import { colleague } from '../world-requests.ts'
import { makeWorld } from '../world.ts'

const address = { lines: ['1 Main Street'], city: 'Anywhere', region: 'NY' }
const holidays = { startsOn: '2026-12-19', endsOn: '2027-01-04' }

test('nothing arrives at a closed door, nothing is late that need not be, and what can travel together does', async (t) => {
  const world = await makeWorld(t, { at: '2026-12-15T14:00:00Z' })
  const { store } = world.office
  const lenders: number[] = []
  await store.transact(async (tx) => {
    for (let n = 0; n < 8; n += 1)
      lenders.push(await addLibrary(tx, { kind: 'partner', name: `Lender ${n}`, address, way_days: 5 }, []))
    const closed = lenders.filter((_, index) => index % 2 === 0)
    await tx
      .insertInto('library_closure')
      .values([
        ...closed.map((id) => ({
          library_id: id,
          starts_on: holidays.startsOn,
          ends_on: holidays.endsOn,
          reason: null,
        })),
        { library_id: null, starts_on: '2026-12-24', ends_on: '2027-01-01', reason: 'between the years' },
      ])
      .execute()
  })
  for (const [index, lender] of lenders.entries())
    for (let n = 0; n < 2; n += 1) await backPiece(world, { lender, weightOz: 18 + index * 3 + n, dueOn: '2027-01-10' })
  const recalled = await backPiece(world, { lender: lenders[1] ?? 0, terms: { promptly: true }, weightOz: 15 })
  const thread = planner(t)
  const { plan, built } = await planOf(world.office, thread)

  assert.equal(checkPlan(built.instance, { packages: plan.packages, unplanned: [] }).broken.length, 0)
  assert.equal(plan.packages.flatMap((one) => one.items).length, 17)
  for (const one of plan.packages) {
    const isClosed = lenders.indexOf(Number(one.lender)) % 2 === 0
    const arrival = addDays(
      one.date,
      built.instance.lenders.find((each) => each.id === one.lender)?.transitDays.get(one.service) ?? 0,
    )
    assert.ok(one.date < '2026-12-24' || one.date > '2027-01-01', 'the office is closed between the years')
    if (isClosed) assert.ok(arrival > holidays.endsOn, `${one.lender} is closed on ${arrival}`)
    else assert.ok(one.date <= '2026-12-22', 'nothing waits longer than five working days')
  }
  assert.equal(plan.packages.find((one) => one.items.includes(String(recalled)))?.date, '2026-12-15')
  assert.ok(plan.plan_cents < plan.alone_cents)
  assert.ok(plan.bound_cents <= plan.plan_cents)

  const begun = await beginPackages(world.office, thread, { on: '2026-12-15', digest: plan.digest })
  assert.ok(begun.ok && begun.value.length >= 1)
  for (const { id } of begun.value) {
    const sent = await closeParcel(world.office, { parcelId: id, actor: colleague })
    assert.ok(sent.ok, sent.ok ? '' : sent.sentence)
  }
  const next = await planOf(world.office, thread)
  assert.ok(!next.plan.packages.some((one) => one.items.includes(String(recalled))), 'it has left')
})
