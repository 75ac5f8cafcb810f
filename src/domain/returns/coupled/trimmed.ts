// A plan for a unit of many pieces from packages known for it, in the room its days have: one package after the other, each
// without the pieces that have left already, and what is then left piece by piece.
import { parcelCents } from '../parcel.ts'
import { minutesFor, type Minutes } from '../problem.ts'
import type { Member, Offer } from './member.ts'

/** A package of which less than this part is left is not worth its first pound. */
const leastPart = 0.5

/** Null when a piece finds no room. `left` is the minutes that a day has for it. */
export function trimmedPlan(
  member: Member,
  offers: readonly Offer[],
  minutes: Minutes,
  left: (day: number) => number,
): Offer[] | null {
  const { unit } = member
  const used = new Map<number, number>()
  const waiting = new Set(unit.pieces.keys())
  const hasRoom = (day: number, items: number): boolean =>
    (used.get(day) ?? 0) + minutesFor(minutes, items) <= left(day)
  const plan: Offer[] = []
  const take = (one: Offer): void => {
    plan.push(one)
    used.set(one.day, (used.get(one.day) ?? 0) + minutesFor(minutes, one.pieces.length))
    for (const at of one.pieces) waiting.delete(at)
  }
  for (const offer of offers) {
    const pieces = offer.pieces.filter((at) => waiting.has(at))
    if (pieces.length < offer.pieces.length * leastPart || !hasRoom(offer.day, pieces.length)) continue
    const cents = parcelCents(
      unit,
      pieces.flatMap((at) => unit.pieces[at] ?? []),
      offer.route,
    )
    if (cents < Infinity) take({ ...offer, pieces, cents })
  }
  for (const at of waiting) {
    const [cheapest] = eachDayAlone(member, at)
      .filter(({ day }) => hasRoom(day, 1))
      .toSorted((a, b) => a.cents - b.cents)
    if (!cheapest) return null
    take(cheapest)
  }
  return plan
}

/** The piece by itself on each of its days, the cheapest way. */
function eachDayAlone(member: Member, at: number): Offer[] {
  const { unit } = member
  const piece = unit.pieces[at]
  if (!piece) return []
  const byDay = new Map<number, Offer>()
  piece.spans.forEach(({ first, last }, route) => {
    const cents = parcelCents(unit, [piece], route)
    if (cents === Infinity) return
    for (const day of unit.routes[route]?.days.slice(first, last + 1) ?? [])
      if (cents < (byDay.get(day)?.cents ?? Infinity))
        byDay.set(day, { member, pieces: [at], route, day, cents, extra: 0 })
  })
  return [...byDay.values()]
}
