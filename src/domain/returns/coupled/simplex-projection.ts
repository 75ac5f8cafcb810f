/** Lowers all shares by the same amount, none below 0, until together they are no more than the fee. */
export function ontoSimplex(shares: Map<number, number>, fee: number): void {
  if (fee <= 0) {
    for (const item of shares.keys()) shares.set(item, 0)
    return
  }
  const positive = [...shares.values()].filter((share) => share > 0).toSorted((a, b) => b - a)
  let total = 0
  let cut = 0
  for (const [index, share] of positive.entries()) {
    total += share
    const candidate = (total - fee) / (index + 1)
    if (candidate >= share) break
    cut = Math.max(0, candidate)
  }
  if (cut <= 0) return
  for (const [item, share] of shares) shares.set(item, Math.max(0, share - cut))
}
