// A lender with many pieces, held against the split of all its subsets.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fewestCents } from '../../src/domain/returns/few.ts'
import type { Pair } from '../../src/domain/returns/large/choice.ts'
import { Pool } from '../../src/domain/returns/large/pool.ts'
import { proveByCases } from '../../src/domain/returns/large/prove.ts'
import { alonePrice } from '../../src/domain/returns/greedy.ts'
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
]

test('cases by sums and by pairs find the cheapest plan and prove it', async () => {
  let branched = 0
  for (const wish of wishes)
    for (let seed = 1; seed <= 12; seed++)
      for (const unit of unitsOf({ ...wish, seed })) {
        const cheapest = totalCents(fewestCents(unit))
        const apart = sum(unit.pieces, (piece) => Math.min(...unit.routes.map((_, at) => alonePrice(unit, piece, at))))
        const { bound, found } = await proveByCases(unit, [], apart + 1, withoutModels)
        const cents = found ? sum(found, (one) => one.cents) : Infinity
        assert.equal(cents, cheapest, JSON.stringify({ ...wish, seed }))
        assert.equal(bound, cheapest, JSON.stringify({ ...wish, seed }))
        branched++
      }
  assert.ok(branched > 20)
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
