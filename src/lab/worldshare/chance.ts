/** Numbers from 0 to 1 that follow from seed and text alone (FNV-1a, then mulberry32). */
export function drawer(seed: number, text: string): () => number {
  let state = 2_166_136_261 ^ seed
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16_777_619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** One of these by weight. */
export function pick<T>(draw: () => number, lots: readonly (readonly [weight: number, what: T])[]): T | undefined {
  let left = draw() * lots.reduce((sum, [weight]) => sum + weight, 0)
  for (const [weight, what] of lots) {
    left -= weight
    if (left < 0) return what
  }
  return lots.at(-1)?.[1]
}
