// How much two titles have in common, as somebody at the table compares a title page with a strap.
const smallWords = new Set([
  'the',
  'and',
  'der',
  'die',
  'das',
  'les',
  'los',
  'las',
  'for',
  'from',
  'with',
  'vol',
  'volume',
])

/** The words of a title that say something: folded, without articles and the like. */
export const tellingWords = (title: string): readonly string[] => [
  ...new Set(
    title
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2 && !smallWords.has(word)),
  ),
]

/** From 0, nothing in common, to 1: every telling word of the shorter one stands in the other. */
export function likenessOf(one: string, other: string): number {
  const [a, b] = [tellingWords(one), tellingWords(other)]
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length === 0) return 0
  return short.filter((word) => long.includes(word)).length / short.length
}

/** One word in common is chance, unless it is the whole title of both. */
export function isLikeTitle(one: string, other: string): boolean {
  const [a, b] = [tellingWords(one), tellingWords(other)]
  const least = Math.min(a.length, b.length)
  return likenessOf(one, other) === 1 && (least > 1 || a.length === b.length)
}
