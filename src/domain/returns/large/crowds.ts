// Pieces that only certain windows can carry: whatever those pieces need, the packages of these windows must have room for.
import type { Unit } from '../problem.ts'
import type { Window } from './windows.ts'

export interface Crowd {
  /** By their index. */
  readonly windows: readonly number[]
  readonly places: readonly number[]
}

/** For every two pieces the windows of both, with all the pieces that have no other. */
export function crowdsOf({ pieces }: Unit, windows: readonly Window[], most: number): Crowd[] {
  const own = pieces.map((_, place) =>
    windows.reduce((set, window, index) => (window.places.includes(place) ? set | (1n << BigInt(index)) : set), 0n),
  )
  const sets = new Set<bigint>()
  for (const one of new Set(own)) for (const other of new Set(own)) sets.add(one | other)
  sets.add((1n << BigInt(windows.length)) - 1n)
  const crowds = [...sets].map((set): Crowd => ({
    windows: [...windows.keys()].filter((index) => (set >> BigInt(index)) & 1n),
    places: [...pieces.keys()].filter((place) => ((own[place] ?? 0n) & ~set) === 0n),
  }))
  return crowds
    .filter(({ places }) => isConnected(places.map((place) => own[place] ?? 0n)))
    .toSorted((a, b) => b.places.length / b.windows.length - a.places.length / a.windows.length)
    .slice(0, most)
}

/** What falls into parts that share no window says no more than its parts. */
function isConnected([first, ...others]: readonly bigint[]): boolean {
  let reached = first ?? 0n
  let left = others
  for (let before = -1; before !== left.length;) {
    before = left.length
    left = left.filter((one) => {
      if ((one & reached) === 0n) return true
      reached |= one
      return false
    })
  }
  return left.length === 0 && first !== undefined
}
