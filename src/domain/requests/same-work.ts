// Whether two requests want the same thing: the same work, and for a copy the same part of it.
import { readIsbn, readIssn, readOclc } from '../values/standard-numbers.ts'

export interface Work {
  readonly service: 'loan' | 'copy'
  readonly title: string
  readonly citation: Readonly<Record<string, string>>
}

export function isSameWork(a: Work, b: Work): boolean {
  if (a.service !== b.service) return false
  if (!isSameTitle(a, b)) return false
  if (differ(a, b, 'volume')) return false
  if (a.service === 'loan') return true
  return !['issue', 'pages', 'article'].some((field) => differ(a, b, field))
}

/** One number in common decides; else title and, where both name one, a shared word of the author's name. */
function isSameTitle(a: Work, b: Work): boolean {
  for (const numberOf of [isbnOf, issnOf, oclcOf]) {
    const [one, other] = [numberOf(a), numberOf(b)]
    if (one !== null && one === other) return true
  }
  if (plainTitle(a.title) !== plainTitle(b.title)) return false
  const [one, other] = [words(a.citation['author']), words(b.citation['author'])]
  return one.length === 0 || other.length === 0 || one.some((word) => other.includes(word))
}

export const isbnOf = (work: Work): string | null => readIsbn(work.citation['isbn'] ?? '')?.bare ?? null
export const issnOf = (work: Work): string | null => readIssn(work.citation['issn'] ?? '')?.bare ?? null
export const oclcOf = (work: Work): string | null => readOclc(work.citation['oclc'] ?? '')

export const plainTitle = (title: string): string => plain(title).replace(/^(the|a|an) /, '')
const words = (text: string | undefined): readonly string[] =>
  plain(text ?? '')
    .split(' ')
    .filter((word) => word.length > 2)

/** Both say which, and say different things; a request that names no volume may mean any. */
const differ = (a: Work, b: Work, field: string): boolean => {
  const [one, other] = [plain(a.citation[field] ?? ''), plain(b.citation[field] ?? '')]
  return one !== '' && other !== '' && one !== other
}
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
