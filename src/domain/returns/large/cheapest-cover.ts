// The cheapest choice among packages such that every piece is in exactly one, by the sets that can be covered: for units
// whose packages cost little more than their pieces are worth, few sets are worth remembering.

/** More pieces than bits of a number are not looked at. */
export const mostCovered = 31

/** Of sets that end before the same piece so many are remembered, the cheapest. */
const mostSets = 20_000

interface Step {
  readonly cents: number
  readonly at: number
  readonly from: Step | null
}

/** Which of the packages, if any cost at most the limit together; where not all was remembered, `isExact` is false. */
export function cheapestCover(
  pieces: number,
  packages: readonly { readonly places: readonly number[]; readonly extra: number }[],
  limit: number,
): { readonly chosen: readonly number[] | null; readonly cents: number; readonly isExact: boolean } {
  const all = 2 ** pieces - 1
  const byFirst = Array.from({ length: pieces }, (): { set: number; cents: number; at: number }[] => [])
  for (const [at, { places, extra }] of packages.entries())
    byFirst[places[0] ?? 0]?.push({ set: places.reduce((set, place) => set | (1 << place), 0), cents: extra, at })
  for (const own of byFirst) own.sort((a, b) => a.cents - b.cents)
  const reached = Array.from({ length: pieces }, () => new Map<number, Step>())
  reached[0]?.set(0, { cents: 0, at: -1, from: null })
  let best: Step | null = null
  let least = limit
  let isExact = true
  for (const [first, steps] of reached.entries()) {
    if (steps.size > mostSets) isExact = false
    for (const [set, step] of cheapestOf(steps))
      for (const one of byFirst[first] ?? []) {
        const cents = step.cents + one.cents
        if (cents > least) break
        if ((one.set & set) !== 0) continue
        const next = set | one.set
        if (next === all) {
          least = cents
          best = { cents, at: one.at, from: step }
          continue
        }
        const following = reached[lowestNot(next)]
        const known = following?.get(next)
        if (known && known.cents <= cents) continue
        following?.set(next, { cents, at: one.at, from: step })
      }
    steps.clear()
  }
  const chosen: number[] = []
  for (let step: Step | null = best; step && step.at >= 0; step = step.from) chosen.push(step.at)
  return { chosen: best ? chosen : null, cents: best?.cents ?? Infinity, isExact }
}

function cheapestOf(steps: ReadonlyMap<number, Step>): Iterable<[number, Step]> {
  if (steps.size <= mostSets) return steps
  return [...steps].toSorted((a, b) => a[1].cents - b[1].cents).slice(0, mostSets)
}

const lowestNot = (set: number): number => 31 - Math.clz32(~set & -~set)
