// The cheapest way to split each set into packages, when every set's price as one package is known: subset dynamic
// programming over 3 to the power of n pairs, exact.
export interface Partition {
  /** For each set, the least that its pieces cost. */
  readonly best: Float64Array
  /** For each set, the package of its lowest piece in a cheapest split. */
  readonly taken: Int32Array
}

export function cheapestPartition(price: Float64Array, into?: Partition): Partition {
  const best = into?.best ?? new Float64Array(price.length)
  const taken = into?.taken ?? new Int32Array(price.length)
  best[0] = 0
  for (let set = 1; set < price.length; set++) {
    const low = set & -set
    const rest = set ^ low
    let least = Infinity
    let choice = set
    for (let others = rest; ; others = (others - 1) & rest) {
      const cents = (price[others | low] ?? Infinity) + (best[rest ^ others] ?? Infinity)
      if (cents < least) {
        least = cents
        choice = others | low
      }
      if (others === 0) break
    }
    best[set] = least
    taken[set] = choice
  }
  return { best, taken }
}

export function packagesOf({ taken }: Partition, all: number): number[] {
  const packages: number[] = []
  for (let left = all; left !== 0; left ^= taken[left] ?? left) packages.push(taken[left] ?? left)
  return packages
}
