// The cheapest choice among packages such that every piece of a unit is in exactly one.
import { ModelBuilder, type Answer, type Model } from '../solver.ts'

export interface Coverable {
  readonly places: readonly number[]
  readonly cents: number
}

export function coverModel(pieces: number, packages: readonly Coverable[]): Model {
  const builder = new ModelBuilder()
  for (let place = 0; place < pieces; place++) builder.row(1, 1)
  for (const { places, cents } of packages) {
    builder.column(cents)
    for (const place of places) builder.entry(place, 1)
  }
  return builder.whole(null)
}

/** Null also where what the solver had when it was stopped does not hold every piece once. */
export function coveredBy<T extends Coverable>(
  pieces: number,
  packages: readonly T[],
  answer: Answer,
): readonly T[] | null {
  const values = answer.kind === 'infeasible' ? null : answer.values
  if (!values) return null
  const chosen = packages.filter((_, index) => (values[index] ?? 0) > 0.5)
  const places = chosen.flatMap((one) => one.places)
  return places.length === pieces && new Set(places).size === pieces ? chosen : null
}
