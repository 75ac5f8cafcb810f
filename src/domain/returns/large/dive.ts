// A good plan quickly: the package the linear model likes most is taken, the rest is looked at anew, until so few pieces
// are left that every split can be tried.
import { fewestCents } from '../few.ts'
import { totalCents, commonDays, type Parcel } from '../parcel.ts'
import type { Unit } from '../problem.ts'
import type { Candidate } from './candidate.ts'
import { Pool } from './pool.ts'

const fewLeft = 14

export function dive(unit: Unit, known: readonly Candidate[], goOn: () => boolean): Parcel[] | null {
  let left = unit
  const taken: Parcel[] = []
  let likely = known.map(({ places, route }) => ({ pieces: places.flatMap((at) => unit.pieces[at] ?? []), route }))
  while (left.pieces.length > fewLeft) {
    if (!goOn()) return null
    const pool = new Pool(left, () => true)
    const places = new Map(left.pieces.map((piece, place) => [piece, place]))
    likely = likely.filter(({ pieces }) => pieces.every((piece) => places.has(piece)))
    for (const { pieces, route } of likely)
      pool.add(
        pieces.flatMap((piece) => places.get(piece) ?? []).toSorted((a, b) => a - b),
        route,
      )
    for (let round = 0; round < 6; round++) {
      pool.solve(goOn)
      if (pool.generate(goOn).added === 0) break
    }
    pool.solve(goOn)
    const best = pool
      .used()
      .reduce<{ candidate: Candidate; share: number } | null>(
        (most, one) => (most && most.share >= one.share ? most : one),
        null,
      )
    if (!best) return null
    const { candidate } = best
    const pieces = candidate.places.flatMap((at) => left.pieces[at] ?? [])
    taken.push({ unit, pieces, route: candidate.route, day: commonDays(unit, pieces, candidate.route).at(-1) ?? 0 })
    const { pieces: before } = left
    likely = pool.candidates.map(({ places: at, route }) => ({
      pieces: at.flatMap((place) => before[place] ?? []),
      route,
    }))
    left = { ...left, pieces: before.filter((piece) => !pieces.includes(piece)) }
  }
  const rest = fewestCents(left).map((parcel) => ({ ...parcel, unit }))
  const plan = [...taken, ...rest]
  return Number.isFinite(totalCents(plan)) ? plan : null
}
