// Units seated one after the other where minutes are scarce: the plan is legal wherever there is one to be found so, it is not
// dearer than before after units are moved and days closed, and it stands by what the linear model takes whole.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Member, Offer } from '../../src/domain/returns/coupled/member.ts'
import { costOf, isLegal, type Plan } from '../../src/domain/returns/coupled/neighbourhood.ts'
import { LargeMember } from '../../src/domain/returns/coupled/large-member.ts'
import { Multipliers } from '../../src/domain/returns/coupled/prices.ts'
import { seatedPlan } from '../../src/domain/returns/coupled/seated.ts'
import { Seats, type Seating } from '../../src/domain/returns/coupled/seats.ts'
import { SmallMember } from '../../src/domain/returns/coupled/small-member.ts'
import { greedyPlan } from '../../src/domain/returns/greedy.ts'
import { problemOf, type Problem } from '../../src/domain/returns/problem.ts'
import { makeInstance, type Wish } from '../../src/lab/returns/make-instance.ts'
import { instanceOf, tools } from './planned.ts'

const problemFor = (wish: Wish): Problem => problemOf(instanceOf(makeInstance(wish)))

function seatingOf(problem: Problem, used: readonly Offer[] = []): Seating {
  const members = problem.units.map((unit): Member =>
    unit.pieces.length <= 12 ? new SmallMember(unit, true) : new LargeMember(unit, [], () => false),
  )
  const prices = new Multipliers(problem, { open: new Set(), closed: new Set() })
  const agreed = { prices, used }
  return { problem, members, agreed, open: new Set(), offersOf: () => [], goOn: () => true }
}

const offersIn = (plan: Plan): Offer[] => [...plan.values()].flat()

test('where a careful person finds no room, units still find seats', async () => {
  let found = 0
  for (const seed of [2, 5, 8, 9, 10, 11, 12, 16]) {
    const problem = problemFor({ seed, items: 120, lenders: 60, dayFees: true, minutes: 0.4 })
    if (greedyPlan(problem)) continue
    const plan = await seatedPlan(seatingOf(problem), tools)
    if (!plan) continue
    found++
    assert.ok(isLegal(problem, plan))
    assert.equal(plan.size, problem.units.length)
  }
  assert.ok(found > 4, `only ${found} of them`)
})

test('moving units and closing days makes a plan cheaper and keeps it legal', async () => {
  for (const seed of [1, 5, 8, 18, 19]) {
    const problem = problemFor({ seed, items: 60, lenders: 25, dayFees: 'high', minutes: 1 })
    const { minutes } = problem
    assert.ok(minutes)
    const seating = seatingOf(problem)
    const seats = new Seats(seating, minutes, tools)
    for (const member of seating.members) assert.ok(await seats.seat(member))
    const first = costOf(problem, seats.plan)
    await seats.closeDays()
    const closed = costOf(problem, seats.plan)
    await seats.move(seating.members)
    const moved = costOf(problem, seats.plan)
    assert.ok(isLegal(problem, seats.plan))
    assert.ok(closed < first, `seed ${seed}: ${closed} is not less than ${first}`)
    assert.ok(moved <= closed)
  }
})

test('a unit begins as the linear model has it, and gives way where others find no room', async () => {
  const problem = problemFor({ seed: 4, items: 40, lenders: 14, minutes: 1 })
  const plan = await seatedPlan(seatingOf(problem), tools)
  assert.ok(plan)
  const again = await seatedPlan(seatingOf(problem), tools)
  assert.ok(again)
  assert.deepEqual(costOf(problem, again), costOf(problem, plan))
  const seating = seatingOf(problem)
  const known = offersIn(plan).map((one) => ({
    ...one,
    member: seating.members.find(({ unit }) => unit === one.member.unit) ?? one.member,
  }))
  const begun = await seatedPlan({ ...seating, agreed: { ...seating.agreed, used: known } }, tools)
  assert.ok(begun)
  assert.ok(costOf(problem, begun) <= costOf(problem, plan))
})

test('no time is no plan, and minutes nobody needs bar nothing', async () => {
  const problem = problemFor({ seed: 5, items: 30, lenders: 9, minutes: 1 })
  assert.equal(await seatedPlan({ ...seatingOf(problem), goOn: () => false }, tools), null)
  const { minutes } = problem
  assert.ok(minutes)
  const quick: Problem = { ...problem, minutes: { perPackage: 0, perItem: 0, on: () => 0 } }
  const plan = await seatedPlan(seatingOf(quick), tools)
  assert.ok(plan && isLegal(quick, plan))
})
