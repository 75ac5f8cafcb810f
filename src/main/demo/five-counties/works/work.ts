// How a work of the make-believe office is written down: real books and articles, in the words of their title pages.
import type { Citation } from '../../../../store/column-types.ts'

export interface BookWork {
  readonly title: string
  readonly citation: Citation
}
export const book = (title: string, author: string, year: number, publisher: string, isbn?: string): BookWork => ({
  title,
  citation: { author, year: String(year), publisher, ...(isbn === undefined ? {} : { isbn }) },
})
/** In several volumes. */
export const set = (
  title: string,
  author: string,
  year: number,
  publisher: string,
  volumes: number,
): BookWork & { readonly volumes: number } => ({
  title,
  citation: { author, year: String(year), publisher, volume: `1-${volumes}` },
  volumes,
})
/** An article: its journal’s name with the ISSN stands in the journals’ list. */
export const article = (
  title: string,
  author: string,
  journal: readonly [name: string, issn: string],
  year: number,
  volume: string,
  issue: string,
  pages: string,
): BookWork => ({
  title: journal[0],
  citation: { article: title, articleAuthor: author, year: String(year), issn: journal[1], volume, issue, pages },
})
