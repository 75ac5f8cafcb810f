// The sets of pieces that may leave together by one route: one window for all days with the same pieces.
import type { Unit } from '../problem.ts'

export interface Window {
  readonly route: number
  /** Days with the same pieces, ascending. */
  readonly days: readonly number[]
  /** Places in the unit's pieces. */
  readonly places: readonly number[]
}

export function windowsOf(unit: Unit): Window[] {
  return unit.routes.flatMap((way, route) => {
    const days = way.days.map((day, at) => ({
      day,
      places: [...unit.pieces.keys()].filter((place) => {
        const span = unit.pieces[place]?.spans[route]
        return span !== undefined && span.first <= at && at <= span.last
      }),
    }))
    return [...Map.groupBy(days, ({ places }) => places.join(' ')).values()].flatMap((same): Window[] => {
      const places = same[0]?.places ?? []
      return places.length === 0 ? [] : [{ route, days: same.map(({ day }) => day), places }]
    })
  })
}

/** Without the windows whose pieces may all leave in another: enough where all days cost the same. */
export function widestWindows(windows: readonly Window[]): Window[] {
  const sets = windows.map(({ places }) => new Set(places))
  return windows.filter((window, index) =>
    windows.every(
      (other, at) =>
        at === index ||
        other.route !== window.route ||
        other.places.length <= window.places.length ||
        !window.places.every((place) => sets[at]?.has(place)),
    ),
  )
}
