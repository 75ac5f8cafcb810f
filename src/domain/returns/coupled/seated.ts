// A legal plan at once where minutes are scarce: one unit after the other takes what is cheapest in the room its days still
// have. One that finds none drives others out, who come again, and its days become dearer. Then each is moved where that
// is cheaper. It needs prices the units only nearly agree on, so that it is there when time is short.
import type { Tools } from '../tools.ts'
import { holdsAllOnce } from './choose.ts'
import type { Member } from './member.ts'
import type { Plan } from './neighbourhood.ts'
import { daysOf } from './room.ts'
import { Seats, type Seating } from './seats.ts'

/** So often is each unit driven out at most, on average. */
const mostTurns = 30

/** Null when there is no room for all this way. */
export async function seatedPlan(seating: Seating, tools: Tools): Promise<Plan | null> {
  const { problem, members, goOn } = seating
  if (!problem.minutes) return null
  const seats = new Seats(seating, problem.minutes, tools)
  const asLinear = Map.groupBy(seating.agreed.used, ({ member }) => member)
  const isWhole = (member: Member): boolean => holdsAllOnce(member, asLinear.get(member) ?? [])
  for (const member of members) if (isWhole(member)) seats.take(member, asLinear.get(member) ?? [])
  const waiting = members
    .filter((member) => !seats.plan.has(member))
    .toSorted((a, b) => Number(a.isExact) - Number(b.isExact) || freedom(a) - freedom(b))
  const driven = new Map<Member, number>()
  for (let turns = members.length * mostTurns; waiting.length > 0; turns--) {
    const next = waiting.shift()
    if (!next || turns <= 0 || !goOn()) return null
    if (await seats.seat(next)) continue
    const days = seats.narrowDays(next)
    const all = new Set(next.unit.pieces.flatMap((piece) => [...daysOf(next.unit, piece)]))
    const seldomFirst = (a: Member, b: Member): number => (driven.get(a) ?? 0) - (driven.get(b) ?? 0)
    const inTheWay = new Set([...seats.on(days).toSorted(seldomFirst), ...seats.on(all).toSorted(seldomFirst)])
    for (const other of inTheWay) {
      seats.leave(other)
      waiting.push(other)
      driven.set(other, (driven.get(other) ?? 0) + 1)
      if (!goOn() || (await seats.seat(next))) break
    }
    if (!seats.plan.has(next)) return null
  }
  while (goOn() && (await seats.move(members)));
  while (goOn() && (await seats.closeDays()));
  while (goOn() && (await seats.move(members)));
  return seats.plan
}

const freedom = ({ unit }: Member): number => Math.min(...unit.pieces.map((piece) => daysOf(unit, piece).size))
