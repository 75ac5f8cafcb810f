// Small instances of every kind: what the planner says is held against trying everything, and against the check.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { checkPlan } from '../../src/domain/returns-check/check.ts'
import { makeInstance, type Wish } from '../../src/lab/returns/make-instance.ts'
import { cheapestByForce } from './brute-force.ts'
import { instanceOf, plan } from './planned.ts'

const wishes: fc.Arbitrary<Wish> = fc.record(
  {
    seed: fc.integer({ min: 0, max: 1_000_000 }),
    items: fc.integer({ min: 1, max: 6 }),
    lenders: fc.integer({ min: 1, max: 3 }),
    days: fc.integer({ min: 1, max: 12 }),
    dayFees: fc.constantFrom(false, true, 'everywhere' as const, 'high' as const),
    minutes: fc.constantFrom(0.1, 0.2, 0.35, 0.5, 1),
    demands: fc.constantFrom(0, 0.5, 1),
    weights: fc.constantFrom('ordinary' as const, 'heavy' as const, 'edges' as const),
    adversarial: fc.boolean(),
    leaveBy: fc.boolean(),
  },
  { requiredKeys: ['seed', 'items', 'lenders', 'days'] },
)

export async function holdsAgainstForce(numRuns: number, seed: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(wishes, async (wish) => {
      const instance = instanceOf(makeInstance(wish))
      const cheapest = cheapestByForce(instance)
      const planned = await plan(instance)
      if (planned.kind !== 'planned') {
        assert.equal(planned.kind, 'infeasible')
        assert.equal(cheapest, Infinity, planned.sentence)
        return
      }
      const verdict = checkPlan(instance, planned)
      assert.deepEqual(verdict.broken, [])
      assert.equal(verdict.totalCents, cheapest)
      assert.deepEqual([planned.totalCents, planned.lowerBoundCents, planned.isOptimal], [cheapest, cheapest, true])
    }),
    { numRuns, seed },
  )
}
