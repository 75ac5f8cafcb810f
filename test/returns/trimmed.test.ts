// A large unit's plan from packages known for it: every piece once, in the room there is, at what trimmed packages cost.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holdsAllOnce } from '../../src/domain/returns/coupled/choose.ts'
import { LargeMember } from '../../src/domain/returns/coupled/large-member.ts'
import type { Offer } from '../../src/domain/returns/coupled/member.ts'
import { daysOf } from '../../src/domain/returns/coupled/room.ts'
import { trimmedPlan } from '../../src/domain/returns/coupled/trimmed.ts'
import { commonDays, parcelCents, sum } from '../../src/domain/returns/parcel.ts'
import { greedyPlan } from '../../src/domain/returns/greedy.ts'
import { minutesFor, problemOf } from '../../src/domain/returns/problem.ts'
import { makeInstance } from '../../src/lab/returns/make-instance.ts'
import { instanceOf } from './planned.ts'

function made(seed: number) {
  const problem = problemOf(instanceOf(makeInstance({ seed, items: 40, lenders: 1, minutes: 4 })))
  const { minutes } = problem
  const unit = problem.units.toSorted((a, b) => b.pieces.length - a.pieces.length)[0]
  const parcels = greedyPlan({ ...problem, minutes: null })?.filter((parcel) => parcel.unit === unit)
  assert.ok(minutes && unit && parcels)
  const member = new LargeMember(unit, [], () => false)
  const offers = parcels.map(({ pieces, route, day }): Offer => ({
    member,
    pieces: pieces.map((piece) => unit.pieces.indexOf(piece)),
    route,
    day,
    cents: parcelCents(unit, pieces, route),
    extra: 0,
  }))
  return { minutes, member, offers }
}

test('known packages are taken whole where there is room, each piece once', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const { minutes, member, offers } = made(seed)
    assert.deepEqual(
      trimmedPlan(member, [...offers, ...offers], minutes, () => 100_000),
      offers,
    )
  }
})

test('in scarce room packages are trimmed, what is left goes piece by piece, and nothing goes over', () => {
  let alone = 0
  for (let seed = 1; seed <= 10; seed++) {
    const { minutes, member, offers } = made(seed)
    const { unit } = member
    const left = (day: number): number => minutesFor(minutes, 1) * (day % 3) * 4
    const plan = trimmedPlan(member, offers, minutes, left)
    if (!plan) continue
    assert.ok(holdsAllOnce(member, plan))
    for (const [day, own] of Map.groupBy(plan, (one) => one.day))
      assert.ok(sum(own, ({ pieces }) => minutesFor(minutes, pieces.length)) <= left(day))
    for (const { pieces, route, day, cents } of plan) {
      const own = pieces.flatMap((at) => unit.pieces[at] ?? [])
      assert.equal(cents, parcelCents(unit, own, route))
      assert.ok(commonDays(unit, own, route).includes(day))
    }
    alone += plan.filter(({ pieces }) => pieces.length === 1).length
  }
  assert.ok(alone > 10, `only ${alone} alone`)
})

test('a piece without room makes no plan', () => {
  const { minutes, member, offers } = made(1)
  const [first] = member.unit.pieces
  assert.ok(first)
  const days = daysOf(member.unit, first)
  assert.equal(
    trimmedPlan(member, offers, minutes, (day) => (days.has(day) ? 0 : 100_000)),
    null,
  )
})
