// Whether a mail speaks of a thing that came and belongs to nobody: by its barcode or ISBN, its title, or who sent it.
import { readIsbn } from '../values/standard-numbers.ts'
import { tellingWordsInOrder } from './likeness.ts'

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

/** A letter taken apart once, to be held against many things. */
export interface LetterRead {
  readonly codes: ReadonlySet<string>
  readonly isbns: ReadonlySet<string>
  readonly words: readonly string[]
  readonly tellsMistake: boolean
  readonly library: Letter['library']
  readonly from: string
  readonly senderWords: readonly string[]
}
export function readLetter({ words: all, from, library }: Letter): LetterRead {
  const words = beginningOf(all)
  const codes = new Set((words.replaceAll(/(?<=\d)[ -](?=\d)/g, '').match(/[0-9A-Za-z-]+/g) ?? []).map(plain))
  return {
    codes,
    isbns: new Set([...codes].flatMap((one) => readIsbn(one)?.bare ?? [])),
    words: tellingWordsInOrder(words),
    tellsMistake: tellsMistake(words),
    library,
    from,
    senderWords: tellingWordsInOrder(`${from} ${library?.name ?? ''}`),
  }
}

/** A partner may send a whole book: no more than this is read, and what it quotes comes last. */
export const mostRead = 20_000
function beginningOf(words: string): string {
  if (words.length <= mostRead) return words
  // Far beyond that not even quotes are looked for.
  const lines = words.slice(0, 20 * mostRead).split('\n')
  const tail = lines.findIndex((line) => beginsQuote.test(line))
  const [own, quoted] = tail === -1 ? [lines, []] : [lines.slice(0, tail), lines.slice(tail)]
  const isQuoted = (line: string): boolean => line.startsWith('>')
  return [...own.filter((line) => !isQuoted(line)), ...own.filter(isQuoted), ...quoted].join('\n').slice(0, mostRead)
}
const beginsQuote = /^(?:on .{6,120} wrote:\s*$|-{2,} ?(?:original|forwarded) message ?-{2,})/i

/** Why it may be meant; none: nothing says so. */
export function spokenOf(thing: Unclaimed, letter: LetterRead): readonly string[] {
  const number = thing.code !== null && hasCode(letter, thing.code)
  const title = thing.title !== null && hasTitle(letter, thing.title)
  const sender = isFrom(thing, letter)
  // That the same library wrote says little, unless nothing else is known of the thing or the mail tells of a mistake.
  const isEnough = number || title || (sender && ((thing.code ?? thing.title) === null || letter.tellsMistake))
  if (!isEnough) return []
  return [
    ...(number ? ['its number stands in it'] : []),
    ...(title ? ['its title stands in it'] : []),
    ...(sender ? [`from ${letter.library?.name ?? letter.from}`] : []),
  ]
}

const plain = (text: string): string => text.replaceAll(/[-\s]/g, '').toUpperCase()
const shortestCode = 6
function hasCode({ codes, isbns }: LetterRead, code: string): boolean {
  const isbn = readIsbn(code)
  if (isbn?.addsUp) return isbns.has(isbn.bare)
  const bare = plain(code)
  return bare.length >= shortestCode && codes.has(bare)
}

/** Its telling words one after the other. A title of one word is too common to say anything. */
function hasTitle({ words }: LetterRead, title: string): boolean {
  const wanted = tellingWordsInOrder(title)
  if (new Set(wanted).size < 2) return false
  return words.some((_, at) => wanted.every((word, n) => words[at + n] === word))
}

function isFrom(thing: Unclaimed, { senderWords, library }: LetterRead): boolean {
  if (thing.libraryId !== null && thing.libraryId === library?.id) return true
  const kept = tellingWordsInOrder(thing.sender ?? '')
  return kept.length > 0 && kept.every((word) => senderWords.includes(word))
}

const tellsMistake = (words: string): boolean =>
  /\b(by mistake|mistakenly|in error|wrong (?:book|item|library|address|piece|package)|wrongly|mix-?up|mixed up|should not have (?:been )?sent|misdirected|mis-?sent)\b/i.test(
    words,
  )
