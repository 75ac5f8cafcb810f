// What packages must cost at least by the tally, and the plans that filling and shuffling find, held against the split of all
// subsets.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fewestCents } from '../../src/domain/returns/few.ts'
import { alonePrice } from '../../src/domain/returns/greedy.ts'
import { planByTally } from '../../src/domain/returns/large/by-tally.ts'
import { crowdsOf } from '../../src/domain/returns/large/crowds.ts'
import { holdOf, type Trade } from '../../src/domain/returns/large/holds.ts'
import { finer, kindsOf, type Kind } from '../../src/domain/returns/large/kinds.ts'
import { shuffled } from '../../src/domain/returns/large/shuffle.ts'
import { tallyOf, type Ground } from '../../src/domain/returns/large/tally.ts'
import { tightened } from '../../src/domain/returns/large/tighten.ts'
import { widestWindows, windowsOf } from '../../src/domain/returns/large/windows.ts'
import { commonDays, parcelCents, sum, totalCents } from '../../src/domain/returns/parcel.ts'
import { problemOf, type Unit } from '../../src/domain/returns/problem.ts'
import type { Solve } from '../../src/domain/returns/solver.ts'
import { Chance } from '../../src/domain/values/chance.ts'
import { makeInstance, type Wish } from '../../src/lab/returns/make-instance.ts'
import { instanceOf, tools } from './planned.ts'

const wishes: readonly Omit<Wish, 'seed'>[] = [
  { items: 11, lenders: 1 },
  { items: 11, lenders: 1, weights: 'edges', demands: 0.5 },
  { items: 11, lenders: 1, demands: 1, adversarial: true },
]

/** Small lenders of every kind; `why` says which. */
function* lenders(): Generator<{ unit: Unit; ground: Ground; cheapest: number; chance: Chance; why: string }> {
  for (const wish of wishes)
    for (let seed = 1; seed <= 6; seed++)
      for (const unit of unitsOf({ ...wish, seed })) {
        const windows = widestWindows(windowsOf(unit))
        const ground = { unit, windows, crowds: crowdsOf(unit, windows, 400) }
        const cheapest = totalCents(fewestCents(unit))
        yield { unit, ground, cheapest, chance: new Chance(seed), why: JSON.stringify({ ...wish, seed }) }
      }
}

test('no plan costs less than the tally, however fine its kinds are and whatever pieces are said to weigh', async () => {
  let looked = 0
  for (const { unit, ground, cheapest, chance, why } of lenders()) {
    let kinds = kindsOf(unit)
    for (let round = 0; round < 2; round++) {
      const holds = Array.from({ length: round }, () => holdOf(ground, weightsOf(unit, chance), tradesOf(chance)))
      const { draft } = tallyOf(ground, { kinds, holds, needed: new Set(), most: Infinity })
      assert.ok((await tightened(draft, tools)) <= cheapest + 0.01, why)
      const answer = await tools.solve(draft.whole(), 300)
      assert.ok(answer.kind === 'solved', why)
      assert.ok(Math.ceil(answer.objective - 0.01) <= cheapest, why)
      kinds = kinds.flatMap((kind) => finer(unit, kind, oneOf(kind.sizes, chance), oneOf(kind.covers, chance)))
    }
    looked++
  }
  assert.ok(looked > 8)
})

test('no package of a kind holds more of a weight than is said of it', () => {
  let looked = 0
  for (const { unit, ground, chance, why } of lenders()) {
    const weights = weightsOf(unit, chance)
    const hold = holdOf(ground, weights, tradesOf(chance))
    const kinds = kindsOf(unit).flatMap((kind) =>
      finer(unit, kind, oneOf(kind.sizes, chance), oneOf(kind.covers, chance)),
    )
    for (const [window, { route, places }] of ground.windows.entries())
      for (let set = 1; set < 1 << places.length; set++) {
        const own = places.filter((_, at) => (set >> at) & 1)
        const pieces = own.flatMap((place) => unit.pieces[place] ?? [])
        if (parcelCents(unit, pieces, route) === Infinity) continue
        const isSigned = pieces.some(({ signature }) => signature)
        const weight = sum(own, (place) => weights[place] ?? 0)
        const fitting = kinds.filter((kind) => kind.route === route && holds(kind, pieces))
        assert.ok(fitting.length > 0, why)
        for (const kind of fitting) assert.ok(hold.heldBy({ window, isSigned, kind }) >= weight, why)
        looked++
      }
  }
  assert.ok(looked > 1000)
})

test('shuffling never says less than its plan costs', () => {
  for (const { unit, ground, cheapest, why } of lenders()) {
    const boxes = [...ground.windows, ...ground.windows]
    const begin = unit.pieces.map((_, place) => boxes.findIndex(({ places }) => places.includes(place)))
    const found = shuffled({ unit, boxes, begin, hot: 250, steps: 20_000, seed: 1, least: 0, goOn: () => true })
    assert.ok(found.cents >= cheapest, why)
  }
})

test('what filling the tally finds is a plan, and what it proves is true, whatever plan is known before', async () => {
  let proven = 0
  for (const { unit, cheapest, why } of lenders())
    for (const upper of [Infinity, cheapest + 1, cheapest]) {
      // Time that passes with every look at the clock, of which the solver needs none.
      let left = 1
      const solve: Solve = (model) => tools.solve(model, 60)
      const { parcels, bound } = await planByTally(unit, upper, { solve, secondsLeft: () => (left -= 0.005) })
      assert.ok(bound <= cheapest, why)
      if (bound === cheapest) proven++
      if (upper === Infinity) assert.ok(parcels, why)
      if (!parcels) continue
      const places = parcels.flatMap(({ pieces }) => pieces.map((piece) => unit.pieces.indexOf(piece)))
      assert.deepEqual(
        places.toSorted((a, b) => a - b),
        [...unit.pieces.keys()],
        why,
      )
      for (const { pieces, route, day } of parcels) assert.ok(commonDays(unit, pieces, route).includes(day), why)
      assert.ok(totalCents(parcels) >= cheapest && totalCents(parcels) < upper, why)
    }
  assert.ok(proven > 8, `${proven} were proven`)
})

const weightsOf = (unit: Unit, chance: Chance): number[] => unit.pieces.map(() => chance.pick(0, 1, 10, 400, 1000))

const tradesOf = (chance: Chance): Trade[] => [
  { perPiece: 0, perValue: 0 },
  { perPiece: chance.whole(0, 300), perValue: chance.next() / 10 },
]

function oneOf<T>(all: readonly T[], chance: Chance): T {
  const one = all[chance.below(all.length)]
  assert.ok(one)
  return one
}

const holds = ({ oz, count, value }: Kind, pieces: Unit['pieces']): boolean =>
  sum(pieces, (piece) => piece.oz) <= oz && pieces.length <= count && sum(pieces, (piece) => piece.value) <= value

function unitsOf(wish: Wish): Unit[] {
  return problemOf(instanceOf(makeInstance(wish))).units.filter(
    (unit) =>
      unit.pieces.length > 4 &&
      unit.pieces.every((piece) => unit.routes.some((_, route) => alonePrice(unit, piece, route) < Infinity)),
  )
}
