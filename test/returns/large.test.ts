// A lender with many pieces, held against the split of all its subsets.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LargeMember } from '../../src/domain/returns/coupled/large-member.ts'
import type { Offer } from '../../src/domain/returns/coupled/member.ts'
import { Multipliers } from '../../src/domain/returns/coupled/prices.ts'
import { fewestCents } from '../../src/domain/returns/few.ts'
import type { Pair } from '../../src/domain/returns/large/choice.ts'
import { converge } from '../../src/domain/returns/large/converge.ts'
import type { Cut } from '../../src/domain/returns/large/cuts.ts'
import { Pool } from '../../src/domain/returns/large/pool.ts'
import { Cases } from '../../src/domain/returns/large/prove.ts'
import { searchPackages } from '../../src/domain/returns/large/search.ts'
import { alonePrice, greedyPlan } from '../../src/domain/returns/greedy.ts'
import { commonDays, parcelCents, sum, totalCents } from '../../src/domain/returns/parcel.ts'
import { problemOf, type Unit } from '../../src/domain/returns/problem.ts'
import type { Tools } from '../../src/domain/returns/tools.ts'
import { Chance } from '../../src/domain/values/chance.ts'
import { makeInstance, type Wish } from '../../src/lab/returns/make-instance.ts'
import { instanceOf } from './planned.ts'

/** Whole-number models are never settled: only cases by sums and pairs are left. */
const withoutModels: Tools = {
  solve: () => Promise.resolve({ kind: 'stopped', bound: -Infinity, values: null }),
  secondsLeft: () => 60,
}

const wishes: readonly Omit<Wish, 'seed'>[] = [
  { items: 13, lenders: 1 },
  { items: 13, lenders: 1, weights: 'heavy' },
  { items: 12, lenders: 1, weights: 'edges', demands: 0.5 },
  { items: 12, lenders: 1, demands: 1, adversarial: true },
  { items: 13, lenders: 1, leaveBy: 'each', weights: 'mixed' },
]

test('cases by sums and by pairs find the cheapest plan and prove it', async () => {
  let branched = 0
  for (const wish of wishes)
    for (let seed = 1; seed <= 12; seed++)
      for (const unit of unitsOf({ ...wish, seed })) {
        const cheapest = totalCents(fewestCents(unit))
        const apart = sum(unit.pieces, (piece) => Math.min(...unit.routes.map((_, at) => alonePrice(unit, piece, at))))
        const cases = new Cases(unit, [], apart + 1)
        await cases.goOn(withoutModels)
        assert.equal(totalCents(cases.found ?? []), cheapest, JSON.stringify({ ...wish, seed }))
        assert.equal(cases.bound, cheapest, JSON.stringify({ ...wish, seed }))
        branched++
      }
  assert.ok(branched > 20)
})

test('whoever says that these are all packages that matter leaves none out, however early the time ended', () => {
  let said = 0
  for (const seed of [3, 6]) {
    const problem = problemOf(
      instanceOf(makeInstance({ seed, items: 20, lenders: 1, dayFees: true, weights: 'mixed' })),
    )
    const unit = problem.units.toSorted((a, b) => b.pieces.length - a.pieces.length)[0]
    const greedy = greedyPlan(problem)?.filter((parcel) => parcel.unit === unit)
    assert.ok(unit && unit.pieces.length > 14 && greedy)
    const prices = new Multipliers(problem, { open: new Set(), closed: new Set() })
    const proven = (goOn: () => boolean): { least: number; member: LargeMember } => {
      const member = new LargeMember(unit, greedy, () => false)
      return { least: member.prove(prices, goOn), member }
    }
    const keys = (offers: readonly Offer[]): Set<string> =>
      new Set(offers.map(({ pieces, route, day }) => `${pieces.join(' ')} ${route} ${day}`))
    const whole = proven(() => true)
    const all = whole.member.offers(0, prices, () => true)
    assert.ok(all.isAll)
    for (let looks = 0; looks < 200; looks += 7) {
      let left = looks
      const early = proven(() => --left >= 0)
      assert.ok(early.least <= whole.least + 1e-6)
      const { offers, isAll } = early.member.offers(whole.least - early.least, prices, () => true)
      if (!isAll) continue
      said++
      assert.deepEqual(keys(all.offers).difference(keys(offers)), new Set(), `seed ${seed}, ${looks} looks`)
    }
  }
  assert.ok(said > 4)
})

test('cases go on where they stopped when there is time again', async () => {
  let most = 0
  for (let seed = 1; seed <= 6; seed++)
    for (const unit of unitsOf({ seed, items: 13, lenders: 1, weights: 'heavy' })) {
      const cheapest = totalCents(fewestCents(unit))
      const cases = new Cases(unit, [], cheapest + 500)
      let turns = 0
      for (; turns < 400 && cases.bound < cheapest; turns++) {
        let looks = 12
        await cases.goOn({ ...withoutModels, secondsLeft: () => (looks-- > 0 ? 60 : 0) })
        assert.ok(cases.bound <= cheapest)
      }
      assert.equal(cases.bound, cheapest)
      most = Math.max(most, turns)
    }
  assert.ok(most > 1, `at most ${most} turns`)
})

test('a bound under what is counted in windows is not above a plan that keeps it', () => {
  let looked = 0
  for (let seed = 1; seed <= 30; seed++)
    for (const unit of unitsOf({ seed, items: 13, lenders: 1, leaveBy: 'each', weights: 'mixed' })) {
      const chance = new Chance(seed)
      const cheapest = fewestCents(unit)
      const all = new Pool(unit, () => true)
      const leaving = cheapest.map(({ pieces, route }) => {
        const windows = all.windowsFor(
          pieces.map((piece) => unit.pieces.indexOf(piece)),
          route,
        )
        return windows[chance.below(windows.length)] ?? -1
      })
      const cuts = [...new Set(leaving)].flatMap((window): Cut[] => {
        const count = leaving.filter((one) => one === window).length
        return [
          { kind: 'packages', of: 0, window, sign: 1, least: count },
          { kind: 'packages', of: 0, window, sign: -1, least: -count },
        ]
      })
      const { bound, isDone } = converge(new Pool(unit, () => true, cuts), () => true)
      assert.ok(isDone && bound <= totalCents(cheapest) + 0.01, JSON.stringify({ seed }))
      looked++
    }
  assert.ok(looked > 8)
})

test('what is insured does not make the search look everywhere', () => {
  for (let seed = 1; seed <= 12; seed++)
    for (const { pieces, routes } of unitsOf({ seed, items: 40, lenders: 1, weights: 'mixed', demands: 0.3 })) {
      const [route] = routes
      if (!route || pieces.length < 20) continue
      const worths = pieces.map(({ oz, value, signature }) => 40 + 4.4 * oz + 0.012 * value + (signature ? 100 : 0))
      const wanted = { least: 1e-4, most: 6, keepsBest: true, mostSteps: 20_000, goOn: () => true }
      const { isWhole } = searchPackages({ route, pieces, worths, pairs: [], charge: 0, ...wanted })
      assert.ok(isWhole, JSON.stringify({ seed }))
    }
})

test('packages are sought with what must travel together, and without what must not', () => {
  for (let seed = 1; seed <= 12; seed++)
    for (const unit of unitsOf({ seed, items: 11, lenders: 1, demands: 0.5 }).slice(0, 1)) {
      const chance = new Chance(seed)
      const pairs = Array.from({ length: 3 }, (): Pair => {
        const one = chance.whole(0, unit.pieces.length - 2)
        return { one, other: chance.whole(one + 1, unit.pieces.length - 1), isTogether: chance.isLucky(0.5) }
      })
      const found = new Pool(unit, () => true, [], pairs).within(1e9, 1e6, () => true)
      const sets = (found ?? []).map(({ places, route }) => `${route}: ${places.join(' ')}`)
      assert.deepEqual(sets.toSorted(), legal(unit, pairs).toSorted(), JSON.stringify({ seed, pairs }))
    }
})

/** Every package there is, by looking at all subsets. */
function legal(unit: Unit, pairs: readonly Pair[]): string[] {
  const all = [...unit.pieces.keys()]
  return Array.from({ length: (1 << all.length) - 1 }, (_, set) =>
    all.filter((place) => ((set + 1) >> place) & 1),
  ).flatMap((places) =>
    [...unit.routes.keys()].flatMap((route) => {
      const pieces = places.flatMap((place) => unit.pieces[place] ?? [])
      const keeps = pairs.every(({ one, other, isTogether }) =>
        isTogether
          ? places.includes(one) === places.includes(other)
          : !(places.includes(one) && places.includes(other)),
      )
      const isLegal = parcelCents(unit, pieces, route) < Infinity && commonDays(unit, pieces, route).length > 0
      return keeps && isLegal ? [`${route}: ${places.join(' ')}`] : []
    }),
  )
}

function unitsOf(wish: Wish): readonly Unit[] {
  return problemOf(instanceOf(makeInstance(wish))).units.filter(
    ({ pieces, routes }) =>
      pieces.length > 4 &&
      pieces.every((piece) =>
        routes.some((_, route) => alonePrice({ lender: 0, routes, pieces }, piece, route) < Infinity),
      ),
  )
}
