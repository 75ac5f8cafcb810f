// Chance that falls the same way every time: a number follows from the words it is drawn for (FNV-1a, then mulberry32).
export interface Chance {
  /** From 0 up to 1. */
  number(): number
  between(least: number, most: number): number
  happens(probability: number): boolean
  pick<T>(from: readonly T[]): T
}

export function chance(words: string): Chance {
  let state = 2_166_136_261
  for (const character of words) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16_777_619)
  const number = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    number,
    between: (least, most) => least + Math.floor(number() * (most - least + 1)),
    happens: (probability) => number() < probability,
    pick(from) {
      const drawn = from[Math.floor(number() * from.length)]
      if (drawn === undefined) throw new Error(`nothing to draw from: ${words}`)
      return drawn
    },
  }
}
