// Words a staff page puts over its columns or before its values, and which of ours they are.

export const normal = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

export type Headings<F extends string> = { readonly [name in F]: readonly string[] }

/** Which of ours a heading is; null for one we have no use for. */
export function headingReader<F extends string>(
  headings: Headings<F>,
  fields: readonly F[],
): (text: string) => F | null {
  const known = new Map<string, F>()
  for (const field of fields) for (const word of headings[field]) known.set(normal(word), field)
  return (text) => known.get(normal(text)) ?? null
}

/** Titles are the same, or one is the beginning of the other: pages cut long ones, and drop what follows a colon. */
export function isSameTitle(ours: string, theirs: string, how: 'whole' | 'alike'): boolean {
  const [a, b] = [normal(ours), normal(theirs.replace(/(…|\.\.\.)\s*$/, ''))]
  if (a === b) return true
  if (how === 'whole' || a === '' || b === '') return false
  if (a.startsWith(b) || b.startsWith(a)) return true
  const words = new Set(a.split(' ').filter((word) => word.length > 3))
  const shared = b.split(' ').filter((word) => words.has(word)).length
  return words.size > 0 && shared >= Math.ceil(Math.min(words.size, 4) / 2)
}
