// A piece that is in two packages of a choice stays in one of them, and no plan becomes dearer by that.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { holdsAllOnce } from '../../src/domain/returns/coupled/choose.ts'
import { LargeMember } from '../../src/domain/returns/coupled/large-member.ts'
import type { Offer } from '../../src/domain/returns/coupled/member.ts'
import { withoutRepeats } from '../../src/domain/returns/coupled/without-repeats.ts'
import { commonDays, parcelCents, sum } from '../../src/domain/returns/parcel.ts'
import { problemOf, type Unit } from '../../src/domain/returns/problem.ts'
import { makeInstance } from '../../src/lab/returns/make-instance.ts'
import { instanceOf } from './planned.ts'

const problem = problemOf(instanceOf(makeInstance({ seed: 9, items: 18, lenders: 1, days: 9, demands: 0.4 })))
const unit = largest(problem.units)
const { pieces: all, routes } = unit
const member = new LargeMember(unit, [], () => false)

function largest(units: readonly Unit[]): Unit {
  const [first] = units.toSorted((a, b) => b.pieces.length - a.pieces.length)
  assert.ok(first && first.pieces.length > 8)
  return first
}

function offerOf(places: readonly number[], route: number): Offer[] {
  const own = places.flatMap((at) => all[at] ?? [])
  const [day] = commonDays(unit, own, route)
  const cents = parcelCents(unit, own, route)
  return day === undefined || cents === Infinity ? [] : [{ member, pieces: places, route, day, cents, extra: 0 }]
}
const some = fc.record({
  places: fc.uniqueArray(fc.nat(all.length - 1), { minLength: 1, maxLength: 5 }),
  route: fc.nat(routes.length - 1),
})

test('every piece that was held is held once, in legal packages, for no more', () =>
  fc.assert(
    fc.property(fc.array(some, { maxLength: 12 }), (wanted) => {
      const chosen = wanted.flatMap(({ places, route }) =>
        offerOf(
          places.toSorted((a, b) => a - b),
          route,
        ),
      )
      const left = withoutRepeats(chosen)
      const held = left.flatMap(({ pieces }) => pieces)
      assert.equal(new Set(held).size, held.length)
      assert.deepEqual(new Set(held), new Set(chosen.flatMap(({ pieces }) => pieces)))
      assert.ok(sum(left, ({ cents }) => cents) <= sum(chosen, ({ cents }) => cents))
      for (const { pieces, route, day, cents } of left) {
        const own = pieces.flatMap((at) => all[at] ?? [])
        assert.equal(cents, parcelCents(unit, own, route))
        assert.ok(commonDays(unit, own, route).includes(day))
      }
    }),
    { numRuns: 300, seed: 7 },
  ))

test('what holds every piece once stays as it is', () => {
  const chosen = all.flatMap((_, at) => routes.flatMap((__, route) => offerOf([at], route)).slice(0, 1))
  assert.ok(holdsAllOnce(member, chosen))
  assert.deepEqual(withoutRepeats(chosen), chosen)
})
