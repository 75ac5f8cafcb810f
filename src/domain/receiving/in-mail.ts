// Whether a mail speaks of a thing that came and belongs to nobody: by its barcode or ISBN, its title, or who sent it.
import { readIsbn } from '../values/standard-numbers.ts'
import { tellingWords } from './likeness.ts'

export interface Unclaimed {
  readonly code: string | null
  readonly title: string | null
  readonly libraryId: number | null
  readonly sender: string | null
}
export interface Letter {
  /** Subject and text. */
  readonly words: string
  readonly from: string
  /** Whose address it came from. */
  readonly library: { readonly id: number; readonly name: string } | null
}

/** Why it may be meant; none: nothing says so. */
export function spokenOf(thing: Unclaimed, letter: Letter): readonly string[] {
  const number = thing.code !== null && hasCode(letter.words, thing.code)
  const title = thing.title !== null && hasTitle(letter.words, thing.title)
  const sender = isFrom(thing, letter)
  // That the same library wrote says little, unless nothing else is known of the thing or the mail tells of a mistake.
  const isEnough = number || title || (sender && ((thing.code ?? thing.title) === null || tellsMistake(letter.words)))
  if (!isEnough) return []
  return [
    ...(number ? ['its number stands in it'] : []),
    ...(title ? ['its title stands in it'] : []),
    ...(sender ? [`from ${letter.library?.name ?? letter.from}`] : []),
  ]
}

const shortestCode = 6
function hasCode(words: string, code: string): boolean {
  const plain = (text: string): string => text.replaceAll(/[-\s]/g, '').toUpperCase()
  const said = (words.replaceAll(/(?<=\d)[ -](?=\d)/g, '').match(/[0-9A-Za-z-]+/g) ?? []).map(plain)
  const isbn = readIsbn(code)
  if (isbn?.addsUp) return said.some((one) => readIsbn(one)?.bare === isbn.bare)
  const bare = plain(code)
  return bare.length >= shortestCode && said.includes(bare)
}

/** Its telling words one after the other. A title of one word is too common to say anything. */
function hasTitle(words: string, title: string): boolean {
  const [said, wanted] = [listed(words), listed(title)]
  if (new Set(wanted).size < 2) return false
  return said.some((_, at) => wanted.every((word, n) => said[at + n] === word))
}
const listed = (text: string): readonly string[] =>
  text.split(/[^\p{L}\p{N}\p{M}]+/u).flatMap((word) => tellingWords(word))

function isFrom(thing: Unclaimed, { from, library }: Letter): boolean {
  if (thing.libraryId !== null && thing.libraryId === library?.id) return true
  const [said, kept] = [listed(`${from} ${library?.name ?? ''}`), listed(thing.sender ?? '')]
  return kept.length > 0 && kept.every((word) => said.includes(word))
}

const tellsMistake = (words: string): boolean =>
  /\b(by mistake|mistakenly|in error|wrong (?:book|item|library|address|piece|package)|wrongly|mix-?up|mixed up|should not have (?:been )?sent|misdirected|mis-?sent)\b/i.test(
    words,
  )
