// What the search has settled so far of each piece: in the package or left out. Pairs say what the one makes of the other.
/** Two pieces, by their places, that must travel together, or must not. */
export interface Pair {
  readonly one: number
  readonly other: number
  readonly isTogether: boolean
}

export class Choice {
  readonly #settled: (boolean | undefined)[]
  readonly #partners: readonly (readonly { readonly place: number; readonly isTogether: boolean }[])[]

  constructor({ pieces, pairs }: { readonly pieces: readonly unknown[]; readonly pairs: readonly Pair[] }) {
    this.#settled = pieces.map(() => undefined)
    this.#partners = pieces.map((_, place) =>
      pairs.flatMap(({ one, other, isTogether }) =>
        one === place ? [{ place: other, isTogether }] : other === place ? [{ place: one, isTogether }] : [],
      ),
    )
  }

  mayTake(at: number): boolean {
    for (const { place, isTogether } of this.#partners[at] ?? []) if (this.#settled[place] === !isTogether) return false
    return true
  }

  mayLeave(at: number): boolean {
    for (const { place, isTogether } of this.#partners[at] ?? [])
      if (isTogether && this.#settled[place] === true) return false
    return true
  }

  set(at: number, isTaken: boolean): void {
    this.#settled[at] = isTaken
  }

  clear(at: number): void {
    this.#settled[at] = undefined
  }
}

export function keepsPairs(pairs: readonly Pair[], places: readonly number[]): boolean {
  return pairs.every(({ one, other, isTogether }) =>
    isTogether ? places.includes(one) === places.includes(other) : !places.includes(one) || !places.includes(other),
  )
}

/** Without the places whose partner is not there; pairs by where the places stand. */
export function pairsAmong(
  pairs: readonly Pair[],
  places: readonly number[],
): { readonly places: readonly number[]; readonly pairs: readonly Pair[] } {
  if (pairs.length === 0) return { places, pairs }
  let kept = places
  for (let before = -1; before !== kept.length;) {
    before = kept.length
    const now = kept
    kept = now.filter((place) =>
      pairs.every(
        ({ one, other, isTogether }) =>
          !isTogether || (one !== place && other !== place) || (now.includes(one) && now.includes(other)),
      ),
    )
  }
  const at = (place: number): number => kept.indexOf(place)
  return {
    places: kept,
    pairs: pairs
      .filter(({ one, other }) => kept.includes(one) && kept.includes(other))
      .map(({ one, other, isTogether }) => ({ one: at(one), other: at(other), isTogether })),
  }
}
