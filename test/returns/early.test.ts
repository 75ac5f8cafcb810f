// Plans to begin from: with scarce minutes where the careful person's plan finds no room, and days that are closed or changed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { earlyPlan } from '../../src/domain/returns/coupled/early.ts'
import { betterDays } from '../../src/domain/returns/coupled/open-days.ts'
import { Multipliers, OnlyDays } from '../../src/domain/returns/coupled/prices.ts'
import { SmallMember } from '../../src/domain/returns/coupled/small-member.ts'
import { greedyPlan } from '../../src/domain/returns/greedy.ts'
import { sum } from '../../src/domain/returns/parcel.ts'
import { minutesFor, problemOf } from '../../src/domain/returns/problem.ts'
import { makeInstance } from '../../src/lab/returns/make-instance.ts'
import { instanceOf } from './planned.ts'

test('with scarce minutes early packages find room where late ones do not', () => {
  let found = 0
  for (const seed of [8, 9, 10, 11, 12, 2000]) {
    const problem = problemOf(instanceOf(makeInstance({ seed, items: 400, lenders: 90, minutes: 0.45 })))
    const { minutes } = problem
    const unhurried = greedyPlan({ ...problem, minutes: null })
    assert.ok(minutes && unhurried)
    const early = earlyPlan(minutes, unhurried)
    if (!early || greedyPlan(problem)) continue
    found++
    assert.equal(new Set(early.flatMap(({ pieces }) => pieces)).size, early.flatMap(({ pieces }) => pieces).length)
    assert.equal(early.flatMap(({ pieces }) => pieces).length, problem.units.flatMap(({ pieces }) => pieces).length)
    for (const [day, own] of Map.groupBy(early, (parcel) => parcel.day)) {
      const taken: number = sum(own, ({ pieces }) => minutesFor(minutes, pieces.length))
      assert.ok(taken <= minutes.on(day), `day ${day} takes ${taken} minutes`)
    }
  }
  assert.ok(found > 1, `only ${found} of them`)
})

test('changing one open day after another never makes the days dearer, and mostly cheaper', () => {
  let cheaper = 0
  for (let seed = 1; seed <= 12; seed++) {
    const problem = problemOf(instanceOf(makeInstance({ seed, items: 40, lenders: 12, dayFees: 'high' })))
    const members = problem.units.filter(({ pieces }) => pieces.length < 12).map((unit) => new SmallMember(unit, false))
    const prices = new Multipliers(problem, { open: new Set(), closed: new Set() })
    const cost = (open: ReadonlySet<string>): number => {
      const only = new OnlyDays(prices, open)
      const fees = [...open].reduce((total, key) => total + (prices.fees.get(key)?.fee ?? 0), 0)
      return fees + members.reduce((total, member) => total + member.evaluate(only), 0)
    }
    const all = new Set(prices.fees.keys())
    const better = cost(betterDays(members, prices, all, () => true))
    assert.ok(better <= cost(all))
    if (better < cost(all)) cheaper++
  }
  assert.ok(cheaper > 6, `only ${cheaper} of them`)
})
