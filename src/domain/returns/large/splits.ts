// Where a linear model leaves fractions: what makes two cases of it, of which every real plan is in one.
import { sum } from '../parcel.ts'
import type { Pair } from './choice.ts'
import { weightIn, type Cut } from './cuts.ts'
import type { Pool, Used } from './pool.ts'

/** Two pieces of which the linear model puts about half together. */
export function mostDoubtful(pool: Pool, pairs: readonly Pair[]): Omit<Pair, 'isTogether'> | null {
  const count = pool.unit.pieces.length
  const shares = new Float64Array(count * count)
  for (const { candidate, share } of pool.used())
    for (const [at, one] of candidate.places.entries())
      for (const other of candidate.places.slice(at + 1))
        shares[one * count + other] = (shares[one * count + other] ?? 0) + share
  let [place, most] = [-1, 0.01]
  for (const [at, share] of shares.entries()) if (doubt(share) > most) [place, most] = [at, doubt(share)]
  const [one, other] = [Math.floor(place / count), place % count]
  return place < 0 || pairs.some((pair) => pair.one === one && pair.other === other) ? null : { one, other }
}

/** The two cases around a fraction; null when all that is counted is whole. */
export function casesBelow(
  pool: Pool,
  cuts: readonly Cut[],
  shares: readonly Used[],
  windows: readonly number[],
): (readonly Cut[])[] | null {
  const used = shares.flatMap(({ candidate: { places, route }, share }, at) => {
    const rate = pool.unit.routes[route]?.rate
    const oz = places.reduce((total, place) => total + (pool.unit.pieces[place]?.oz ?? 0), 0)
    return rate ? [{ rate, count: places.length, oz, share, window: windows[at] ?? -1 }] : []
  })
  const containers = new Set(used.map(({ rate, count, oz }) => rate.container(count, oz)))
  const pounds = new Set(used.map(({ rate, count, oz }) => rate.pounds(count, oz)))
  const probe = (kind: Cut['kind'], of: number, window: number | null = null): Cut => ({
    kind,
    of,
    window,
    sign: 1,
    least: 0,
  })
  const leaving = [...new Set(windows)]
  const probes = [
    [probe('packages', 0)],
    [...containers].map((of) => probe('container', of)),
    [probe('pounds', 0)],
    leaving.map((window) => probe('packages', 0, window)),
    leaving.flatMap((window) => [...containers].map((of) => probe('container', of, window))),
    [...pounds].map((of) => probe('heavy', of)),
  ]
  for (const alike of probes) {
    const [most] = alike
      .map((cut) => ({
        cut,
        sum: sum(used, ({ rate, count, oz, share, window }) => share * weightIn(cut, rate, count, oz, window)),
      }))
      .toSorted((a, b) => doubt(b.sum) - doubt(a.sum))
    if (!most || doubt(most.sum) < 0.01) continue
    const above = Math.ceil(most.sum)
    return [
      [...cuts, { ...most.cut, least: above }],
      [...cuts, { ...most.cut, sign: -1, least: 1 - above }],
    ]
  }
  return null
}

/** For each package the window in which it leaves: as few as can be, those first that most may leave in. */
export function inFewWindows(pool: Pool, shares: readonly Used[]): number[] {
  const fitting = shares.map(({ candidate: { places, route }, windows }) =>
    windows.length > 0 ? windows : pool.windowsFor(places, route),
  )
  const chosen = shares.map(() => -1)
  while (chosen.includes(-1)) {
    const most = new Map<number, number>()
    for (const [at, { share }] of shares.entries())
      if (chosen[at] === -1) for (const window of fitting[at] ?? []) most.set(window, (most.get(window) ?? 0) + share)
    const [best] = [...most].reduce((a, b) => (b[1] > a[1] + 1e-9 ? b : a))
    for (const [at, own] of fitting.entries()) if (chosen[at] === -1 && own.includes(best)) chosen[at] = best
  }
  return chosen
}

const doubt = (number: number): number => Math.abs(number - Math.round(number))
