// What a piece weighs before anybody has put it on the scale: by what it is and how many pages it has.
import { isMaterial, type Material } from '../requests/materials.ts'

/** Ounces of a usual piece of its kind, for want of pages. */
// oxfmt-ignore
const usual: Readonly<Record<Material, number>> = {
  book: 20, large_print: 26, reference: 48, textbook: 56, magazine: 10, newspaper: 8, video: 5, sound_recording: 5,
  audiobook: 8, game: 6, music: 14, map: 6, thesis: 40, microform: 6, other: 20,
}
/** Boards, spine and jacket; then the leaves. A book of 320 pages in octavo weighs about 20 oz. */
const boardsOz = 5
const pagesPerOz = 21
const heaviestGuess = 160

/** Ounces, at least 1. `pages` as a catalog says it: "xii, 320 p.". */
export function guessOz(citation: Readonly<Record<string, string>>): number {
  const said = citation['material'] ?? ''
  const material = isMaterial(said) ? said : 'book'
  const pages = ['book', 'large_print', 'reference', 'textbook', 'thesis'].includes(material)
    ? pagesIn(citation['extent'] ?? citation['pages'] ?? '')
    : null
  if (pages === null) return usual[material]
  return Math.min(heaviestGuess, Math.round(boardsOz + pages / pagesPerOz))
}

/** The largest count of pages named; null when none is. */
function pagesIn(extent: string): number | null {
  const counts = [...extent.matchAll(/(\d{2,4})\s*(?:p\b|pp\b|pages?\b|leaves\b)/gi)].map(([, count]) => Number(count))
  return counts.length === 0 ? null : Math.max(...counts)
}
