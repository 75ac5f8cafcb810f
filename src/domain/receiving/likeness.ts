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
export const tellingWords = (title: string): readonly string[] => [...new Set(tellingWordsInOrder(title))]
/** As often as they are said. */
export const tellingWordsInOrder = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2 && !smallWords.has(word))

/** From 0, nothing in common, to 1: every telling word of the shorter one stands in the other. */
export function likenessOf(one: string, other: string, isSame = (a: string, b: string): boolean => a === b): number {
  const [a, b] = [tellingWords(one), tellingWords(other)]
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length === 0) return 0
  return short.filter((word) => long.some((another) => isSame(word, another))).length / short.length
}

/** The same word but for one letter more, less, wrong or swapped with its neighbor; short words are not like others. */
export function isSpelledLike(one: string, other: string): boolean {
  if (one === other) return true
  if (Math.min(one.length, other.length) < 5 || Math.abs(one.length - other.length) > 1) return false
  let at = 0
  while (one.charAt(at) === other.charAt(at)) at += 1
  const [a, b] = [one.slice(at), other.slice(at)]
  const isSwapped = a.charAt(0) === b.charAt(1) && a.charAt(1) === b.charAt(0) && a.slice(2) === b.slice(2)
  return isSwapped || a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1)
}

/** One word in common is chance, unless it is the whole title of both. */
export function isLikeTitle(one: string, other: string): boolean {
  const [a, b] = [tellingWords(one), tellingWords(other)]
  const least = Math.min(a.length, b.length)
  return likenessOf(one, other) === 1 && (least > 1 || a.length === b.length)
}
