// What packages must cost at least by the tally, and the plans that shuffling finds, held against the split of all subsets.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fewestCents } from '../../src/domain/returns/few.ts'
import { alonePrice } from '../../src/domain/returns/greedy.ts'
import { shuffled } from '../../src/domain/returns/large/shuffle.ts'
import { tallyOf } from '../../src/domain/returns/large/tally.ts'
import { planByTally } from '../../src/domain/returns/large/by-tally.ts'
import { commonDays, totalCents } from '../../src/domain/returns/parcel.ts'
import { problemOf, type Unit } from '../../src/domain/returns/problem.ts'
import { makeInstance, type Wish } from '../../src/lab/returns/make-instance.ts'
import { instanceOf, tools } from './planned.ts'

const wishes: readonly Omit<Wish, 'seed'>[] = [
  { items: 11, lenders: 1 },
  { items: 11, lenders: 1, weights: 'edges', demands: 0.5 },
  { items: 11, lenders: 1, demands: 1, adversarial: true },
]

test('no plan costs less than the tally, and shuffling never says less than its plan costs', async () => {
  let looked = 0
  for (const wish of wishes)
    for (let seed = 1; seed <= 6; seed++)
      for (const unit of unitsOf({ ...wish, seed })) {
        const why = JSON.stringify({ ...wish, seed })
        const cheapest = totalCents(fewestCents(unit))
        const tally = tallyOf(unit)
        const answer = await tools.solve(tally.model, 30)
        assert.equal(answer.kind, 'solved', why)
        if (answer.kind === 'solved') assert.ok(Math.ceil(answer.objective - 0.01) <= cheapest, why)
        const boxes = tally.windows.flatMap((window) => [window, window])
        const begin = unit.pieces.map((_, place) => boxes.findIndex(({ places }) => places.includes(place)))
        const found = shuffled({ unit, boxes, begin, steps: 20_000, seed, least: 0, goOn: () => true })
        assert.ok(found.cents >= cheapest, why)
        // Time that passes with every look at the clock.
        let left = 1
        const { parcels, bound } = await planByTally(unit, Infinity, { ...tools, secondsLeft: () => (left -= 0.01) })
        assert.ok(bound <= cheapest && parcels, why)
        const places = parcels.flatMap(({ pieces }) => pieces.map((piece) => unit.pieces.indexOf(piece)))
        assert.deepEqual(
          places.toSorted((a, b) => a - b),
          [...unit.pieces.keys()],
          why,
        )
        for (const { pieces, route, day } of parcels) assert.ok(commonDays(unit, pieces, route).includes(day), why)
        assert.ok(totalCents(parcels) >= cheapest, why)
        looked++
      }
  assert.ok(looked > 8)
})

function unitsOf(wish: Wish): Unit[] {
  return problemOf(instanceOf(makeInstance(wish))).units.filter(
    (unit) =>
      unit.pieces.length > 4 &&
      unit.pieces.every((piece) => unit.routes.some((_, route) => alonePrice(unit, piece, route) < Infinity)),
  )
}
