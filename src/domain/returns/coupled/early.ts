// A plan for tight minutes: the packages of a careful person who has time enough, each on the first day with room for it, the
// earliest last day first. Where there is none, a package makes room on a later day, or its pieces leave one by one.
import { commonDays, parcelCents, type Parcel } from '../parcel.ts'
import { minutesFor, type Minutes, type Piece, type Unit } from '../problem.ts'

interface Placed {
  readonly unit: Unit
  readonly pieces: readonly Piece[]
  /** Its days, and the cheapest route on each. */
  readonly routes: ReadonlyMap<number, number>
  readonly minutes: number
  readonly lastDay: number
}

/** Null when the days have no room this way either. */
export function earlyPlan(minutes: Minutes, parcels: readonly Parcel[]): readonly Parcel[] | null {
  const days = new Days(minutes)
  const waiting = parcels.map(({ unit, pieces }) => placeable(minutes, unit, pieces))
  for (const one of waiting.toSorted((a, b) => a.lastDay - b.lastDay)) {
    if (days.place(one)) continue
    if (one.pieces.length === 1) return null
    for (const piece of one.pieces) if (!days.place(placeable(minutes, one.unit, [piece]))) return null
  }
  return days.parcels()
}

function placeable(minutes: Minutes, unit: Unit, pieces: readonly Piece[]): Placed {
  const cheapest = new Map<number, { route: number; cents: number }>()
  for (const [route, way] of unit.routes.entries()) {
    const cents = parcelCents(unit, pieces, route)
    if (cents === Infinity) continue
    for (const day of commonDays(unit, pieces, route))
      if (cents + way.dayFee < (cheapest.get(day)?.cents ?? Infinity))
        cheapest.set(day, { route, cents: cents + way.dayFee })
  }
  const routes = new Map([...cheapest].toSorted(([a], [b]) => a - b).map(([day, { route }]) => [day, route]))
  return { unit, pieces, routes, minutes: minutesFor(minutes, pieces.length), lastDay: Math.max(...routes.keys()) }
}

class Days {
  readonly #minutes: Minutes
  readonly #left = new Map<number, number>()
  readonly #on = new Map<number, Set<Placed>>()

  constructor(minutes: Minutes) {
    this.#minutes = minutes
  }

  place(one: Placed): boolean {
    const day = this.#firstWithRoom(one)
    if (day !== null) this.#put(one, day)
    return day !== null || this.#makeRoom(one)
  }

  parcels(): Parcel[] {
    return [...this.#on].flatMap(([day, own]) =>
      [...own].map(({ unit, pieces, routes }) => ({ unit, pieces, route: routes.get(day) ?? 0, day })),
    )
  }

  #makeRoom(one: Placed): boolean {
    for (const day of one.routes.keys())
      for (const other of this.#on.get(day) ?? []) {
        if (this.#leftOn(day) + other.minutes < one.minutes) continue
        const instead = this.#firstWithRoom(other)
        if (instead === null) continue
        this.#on.get(day)?.delete(other)
        this.#left.set(day, this.#leftOn(day) + other.minutes)
        this.#put(other, instead)
        this.#put(one, day)
        return true
      }
    return false
  }

  #firstWithRoom({ routes, minutes }: Placed): number | null {
    for (const day of routes.keys()) if (this.#leftOn(day) >= minutes) return day
    return null
  }

  #leftOn(day: number): number {
    return this.#left.get(day) ?? this.#minutes.on(day)
  }

  #put(one: Placed, day: number): void {
    this.#left.set(day, this.#leftOn(day) - one.minutes)
    const own = this.#on.get(day)
    if (own) own.add(one)
    else this.#on.set(day, new Set([one]))
  }
}
