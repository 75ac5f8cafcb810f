// What ties lenders together, unit by unit: what a unit is said to cost at any prices, and which rules about its packages
// hold, against all of its packages.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkPlan } from '../../src/domain/returns-check/check.ts'
import { LargeMember } from '../../src/domain/returns/coupled/large-member.ts'
import { eachPackageOf, Multipliers } from '../../src/domain/returns/coupled/prices.ts'
import { SmallMember } from '../../src/domain/returns/coupled/small-member.ts'
import { cheapestCover } from '../../src/domain/returns/large/cheapest-cover.ts'
import { commonDays, parcelCents } from '../../src/domain/returns/parcel.ts'
import { problemOf, type Unit } from '../../src/domain/returns/problem.ts'
import { isBestInOne, piecesIn, subsetsOf } from '../../src/domain/returns/subsets.ts'
import { makeInstance } from '../../src/lab/returns/make-instance.ts'
import { instanceOf, plan } from './planned.ts'

const setsOf = (unit: Unit): number[] => Array.from({ length: 2 ** unit.pieces.length - 1 }, (_, at) => at + 1)

test('the cheapest cover is the cheapest of all splits', () => {
  const packages = fc.array(
    fc.record({ set: fc.integer({ min: 1, max: 63 }), extra: fc.integer({ min: 0, max: 30 }) }),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(packages, fc.integer({ min: 0, max: 60 }), (sets, limit) => {
      const best = Array.from({ length: 64 }, (_, at) => (at === 0 ? 0 : Infinity))
      for (let all = 1; all < 64; all++)
        for (const { set, extra } of sets)
          if ((all & set) === set) best[all] = Math.min(best[all] ?? 0, (best[all ^ set] ?? 0) + extra)
      const offered = sets.map(({ set, extra }) => ({
        places: [0, 1, 2, 3, 4, 5].filter((place) => (set & (1 << place)) !== 0),
        extra,
      }))
      const { chosen, cents, isExact } = cheapestCover(6, offered, limit)
      assert.ok(isExact)
      const least = best[63] ?? Infinity
      assert.equal(cents, least <= limit ? least : Infinity)
      if (!chosen) return
      assert.deepEqual(
        chosen.flatMap((at) => offered[at]?.places ?? []).toSorted((a, b) => a - b),
        [0, 1, 2, 3, 4, 5],
      )
      assert.equal(
        chosen.reduce((sum, at) => sum + (offered[at]?.extra ?? 0), 0),
        cents,
      )
    }),
    { seed: 23 },
  )
})

test('where one package is said to be best, no two that could leave on one day are cheaper', () => {
  let [yes, no] = [0, 0]
  for (let seed = 1; seed <= 40; seed++) {
    const wish = { seed, items: 9, lenders: 2, dayFees: true, weights: seed % 2 ? 'ordinary' : 'heavy' } as const
    for (const unit of problemOf(instanceOf(makeInstance(wish))).units)
      for (const route of unit.routes.keys()) {
        const cents = (set: number): number => parcelCents(unit, piecesIn(unit, set), route)
        const isCheaperInTwo = setsOf(unit).some(
          (one) =>
            commonDays(unit, piecesIn(unit, one), route).length > 0 &&
            setsOf(unit).some(
              (part) => (part & one) === part && part !== one && cents(part) + cents(one ^ part) < cents(one),
            ),
        )
        const subsets = subsetsOf(unit)
        const own = subsets.routes[route]
        assert.ok(own)
        assert.equal(isBestInOne(subsets, own), !isCheaperInTwo)
        if (isCheaperInTwo) no++
        else yes++
      }
  }
  assert.ok(yes > 20 && no > 5)
})

test('a large unit is proven to cost what all its splits say, at any prices of fees and minutes', () => {
  const portions: fc.Arbitrary<Iterator<number, number>> = fc.infiniteStream(fc.integer({ min: 0, max: 200 }))
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), portions, (seed, cents) => {
      const wish = { seed, items: 9, lenders: 1, days: 9, dayFees: 'everywhere', minutes: 1, demands: 0.3 } as const
      const problem = problemOf(instanceOf(makeInstance(wish)))
      for (const unit of problem.units) {
        const small = new SmallMember(unit, true)
        const byPackage = unit.routes.keys().find((route) => small.isBestInOne(route))
        const prices = new Multipliers(problem, { open: new Set(), closed: new Set() })
        for (const day of prices.perMinute.keys()) prices.perMinute.set(day, cents.next().value / 20)
        // A share of a package and shares of its pieces are the same where it is one piece.
        if (unit.pieces.length > 1 && byPackage !== undefined)
          for (const dayFee of prices.fees.values()) dayFee.perMinute = cents.next().value / 30
        else
          for (const { shares } of prices.fees.values())
            for (const { index } of unit.pieces) {
              const share = cents.next().value
              shares.set(index, share)
              if (unit.pieces.length === 1) shares.set(eachPackageOf(unit), share)
            }
        const least = small.prove(prices)
        const large = new LargeMember(unit, [], () => false)
        const proven = large.prove(prices, () => true)
        assert.ok(proven <= least + 1e-6 && proven > least - 0.1, `${proven} of ${least}`)
        const whole = large.whole()
        assert.ok(whole)
        assert.deepEqual(
          whole.flatMap(({ pieces }) => pieces).toSorted((a, b) => a - b),
          unit.pieces.map((_, at) => at),
        )
        let paid = 0
        for (const one of whole) {
          const service = unit.routes[one.route]?.service ?? -1
          paid += one.cents + prices.handling(service, one.day, one.pieces.length)
          for (const at of one.pieces) paid += prices.share(service, one.day, unit.pieces[at]?.index ?? -1)
        }
        assert.ok(Math.abs(paid - least) < 1e-4, `${paid} of ${least}`)
      }
    }),
    { numRuns: 60, seed: 23 },
  )
})

for (const [seed, wish] of [
  [60, { items: 60, lenders: 15, dayFees: 'everywhere' }],
  [60, { items: 60, lenders: 15, dayFees: 'high' }],
  [1060, { items: 60, lenders: 15, dayFees: 'everywhere', minutes: 1.5 }],
] as const)
  test(`fees of the day are proven: ${wish.dayFees} (${seed})`, async () => {
    const instance = instanceOf(makeInstance({ seed, ...wish }))
    const planned = await plan(instance)
    assert.ok(planned.kind === 'planned')
    assert.equal(checkPlan(instance, planned).totalCents, planned.totalCents)
    assert.ok(planned.isOptimal, `${planned.totalCents} and the bound ${planned.lowerBoundCents}`)
  })
