// What a unit costs at least, from any prices or from other open days, is never more than what it costs.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { floorAt, onOpenDays, type Floor } from '../../src/domain/returns/coupled/floor.ts'
import { Multipliers } from '../../src/domain/returns/coupled/prices.ts'
import { SmallMember } from '../../src/domain/returns/coupled/small-member.ts'
import { commonDays, parcelCents, sum, type Parcel } from '../../src/domain/returns/parcel.ts'
import { problemOf } from '../../src/domain/returns/problem.ts'
import { makeInstance } from '../../src/lab/returns/make-instance.ts'
import { instanceOf, tools } from './planned.ts'

const halves = fc.infiniteStream(fc.boolean())
const portions: fc.Arbitrary<Iterator<number, number>> = fc.infiniteStream(fc.integer({ min: 0, max: 300 }))

const onDays = ({ cents, lessWhenOpen }: Floor, isOpen: (opening: string) => boolean): number =>
  cents - sum([...lessWhenOpen], ([key, less]) => (isOpen(key) ? less.cents : 0))

test('a floor holds on any choice of days', () =>
  fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), halves, portions, async (seed, luck, cents) => {
      const wish = { seed, items: 9, lenders: 3, days: 9, dayFees: true, demands: 0.3 }
      const problem = problemOf(instanceOf(makeInstance(wish)))
      const prices = new Multipliers(problem, { open: new Set(), closed: new Set() })
      for (const { shares } of prices.fees.values())
        for (const { pieces } of problem.units) for (const { index } of pieces) shares.set(index, cents.next().value)
      for (const unit of problem.units) {
        const [first, second] = [0, 1].map(() => new Set([...prices.fees.keys()].filter(() => luck.next().value)))
        assert.ok(first && second)
        const isOpen = (opening: string): boolean => first.has(opening)
        const cheapest = await onOpenDays(problem, unit, isOpen, tools)
        const other = await onOpenDays(problem, unit, (opening) => second.has(opening), tools)
        const atPrices = floorAt(problem, unit, new SmallMember(unit, false).prove(prices), prices)
        if (!cheapest.parcels) continue
        const paid = sum(cheapest.parcels, ({ pieces, route }: Parcel) => parcelCents(unit, pieces, route))
        for (const { pieces, route, day } of cheapest.parcels) {
          assert.ok(commonDays(unit, pieces, route).includes(day))
          const way = unit.routes[route]
          assert.ok(way && (way.dayFee === 0 || first.has(`${way.service} ${day}`)))
        }
        assert.equal(onDays(cheapest.floor, isOpen), paid)
        for (const floor of [atPrices, other.floor]) assert.ok(onDays(floor, isOpen) <= paid + 1e-6)
      }
    }),
    { numRuns: 40, seed: 20 },
  ))
