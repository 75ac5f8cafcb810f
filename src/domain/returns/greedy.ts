// The plan a careful person makes: wait for the earliest last day, then send all there is. The planner begins here and
// comes back here when time runs out.
import { commonDays, parcelCents, sum, type Parcel } from './parcel.ts'
import type { Piece, Problem, Unit } from './problem.ts'

/** The greedy plan; null when it does not find room in the days' minutes, neither late nor early. */
export function greedyPlan(problem: Problem): readonly Parcel[] | null {
  return planned(problem, false) ?? (problem.minutes ? planned(problem, true) : null)
}

function planned(problem: Problem, isEarly: boolean): readonly Parcel[] | null {
  const used = new Map<number, number>()
  const open = new Set<string>()
  const parcels: Parcel[] = []
  for (const { unit, pieces } of byDeadline(problem)) {
    const left = new Set(pieces)
    for (const piece of pieces) {
      if (!left.has(piece)) continue
      const parcel = bestFor(problem, unit, piece, left, used, open, isEarly)
      if (!parcel) return null
      parcels.push(parcel)
      for (const one of parcel.pieces) left.delete(one)
      used.set(parcel.day, (used.get(parcel.day) ?? 0) + minutesFor(problem, parcel.pieces.length))
      open.add(wayOf(parcel))
    }
  }
  return parcels
}

const minutesFor = ({ minutes }: Problem, count: number): number =>
  minutes ? minutes.perPackage + count * minutes.perItem : 0

const wayOf = ({ unit, route, day }: Parcel): string => `${unit.routes[route]?.service} ${day}`

const lastDay = (unit: Unit, { spans }: Piece): number =>
  Math.max(
    ...spans.map(({ first, last }, route) => (first <= last ? (unit.routes[route]?.days[last] ?? 0) : -Infinity)),
  )

function byDeadline({ units }: Problem): { unit: Unit; pieces: Piece[] }[] {
  return units
    .map((unit) => ({ unit, pieces: unit.pieces.toSorted((a, b) => lastDay(unit, a) - lastDay(unit, b)) }))
    .toSorted((a, b) => firstDeadline(a) - firstDeadline(b))
}

const firstDeadline = ({ unit, pieces }: { unit: Unit; pieces: Piece[] }): number =>
  pieces[0] ? lastDay(unit, pieces[0]) : 0

/** The package with the piece that is cheapest for each piece in it, as late (or as early) as it may leave. */
function bestFor(
  problem: Problem,
  unit: Unit,
  piece: Piece,
  left: ReadonlySet<Piece>,
  used: ReadonlyMap<number, number>,
  open: ReadonlySet<string>,
  isEarly: boolean,
): Parcel | null {
  let best: Parcel | null = null
  let least = Infinity
  unit.routes.forEach((way, route) => {
    const days = commonDays(unit, [piece], route)
    for (const day of isEarly ? days : days.toReversed()) {
      const room = problem.minutes ? problem.minutes.on(day) - (used.get(day) ?? 0) : Infinity
      const pieces = filled(problem, unit, piece, left, route, day, room)
      if (!pieces) continue
      const parcel: Parcel = { unit, pieces, route, day }
      const cents = parcelCents(unit, pieces, route) + (open.has(wayOf(parcel)) ? 0 : way.dayFee)
      if (cents / pieces.length < least) {
        least = cents / pieces.length
        best = parcel
      }
      break
    }
  })
  return best
}

function filled(
  problem: Problem,
  unit: Unit,
  piece: Piece,
  left: ReadonlySet<Piece>,
  route: number,
  day: number,
  room: number,
): Piece[] | null {
  const pieces = [piece]
  if (minutesFor(problem, 1) > room || parcelCents(unit, pieces, route) === Infinity) return null
  const alone = sum([...left], (one) => (one === piece ? 0 : 1)) === 0
  if (alone || piece.solo) return pieces
  for (const other of left) {
    if (other === piece || other.solo || !commonDays(unit, [other], route).includes(day)) continue
    if (minutesFor(problem, pieces.length + 1) > room) break
    if (isWorthIt(unit, pieces, other, route)) pieces.push(other)
  }
  return pieces
}

function isWorthIt(unit: Unit, pieces: readonly Piece[], other: Piece, route: number): boolean {
  const together = parcelCents(unit, [...pieces, other], route)
  const byItself = Math.min(...unit.routes.map((_, index) => alonePrice(unit, other, index)))
  return together < Infinity && together <= parcelCents(unit, pieces, route) + byItself
}

export function alonePrice(unit: Unit, piece: Piece, route: number): number {
  const span = piece.spans[route]
  return span && span.first <= span.last ? parcelCents(unit, [piece], route) : Infinity
}
