// Our numbers on paper and in mail: a letter, the year, a running number and a check character, such as
// B-26-004217-K. The check is ISO 7064 MOD 37,36 over letter and digits without hyphens.
import type { Kind } from '../lifecycle/facts.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
export type NumberLetter = 'B' | 'L' | 'F'
export const letterOf = (kind: Kind): NumberLetter => (kind === 'borrowing' ? 'B' : kind === 'lending' ? 'L' : 'F')

/** The check character of a text of digits and capital letters (ISO 7064, MOD 37,36, hybrid system). */
export function checkCharacter(text: string): string {
  let product = 36
  for (const character of text) {
    const sum = (product + alphabet.indexOf(character)) % 36 || 36
    product = (sum * 2) % 37
  }
  return alphabet.charAt((37 - product) % 36)
}

/** The number as it is stored: 'B26004217K'. `year` is the full year, `running` at most 999,999. */
export function makeNumber(letter: NumberLetter, year: number, running: number): string {
  const body = `${letter}${String(year % 100).padStart(2, '0')}${String(running).padStart(6, '0')}`
  return body + checkCharacter(body)
}

/** The last number of a year: six digits stand for it on paper. */
export const lastRunning = 999_999

/** As people read it: 'B-26-004217-K'. */
export const writeNumber = (number: string): string =>
  `${number.slice(0, 1)}-${number.slice(1, 3)}-${number.slice(3, 9)}-${number.slice(9)}`

/** Reads a number with or without hyphens or blanks, in any case; null when it is none or its check character is wrong. */
export function readNumber(text: string): string | null {
  const bare = text.replaceAll(/[-\s]/g, '').toUpperCase()
  return /^[BLF]\d{8}[0-9A-Z]$/.test(bare) && checkCharacter(bare.slice(0, 9)) === bare.slice(9) ? bare : null
}

/** A text with every number of ours in it as it is stored, however it was typed: people write what the card or the strap shows. */
export const plainNumbers = (text: string): string =>
  text.replaceAll(
    /(?<![0-9A-Z])[BLF][-\s]?\d{2}[-\s]?\d{6}[-\s]?[0-9A-Z](?![0-9A-Z])/gi,
    (one) => readNumber(one) ?? one,
  )

/** A lender-string entry's number on the wire: the request's and the entry's, 'B-26-004217-K.2'. */
export const writeEntryNumber = (number: string, n: number): string => `${writeNumber(number)}.${n}`

/** Reads an entry's number on the wire; null when it is none of ours. */
export function readEntryNumber(text: string): { readonly number: string; readonly n: number } | null {
  const match = /^(.+)\.(\d{1,4})$/.exec(text.trim())
  const number = match?.[1] === undefined ? null : readNumber(match[1])
  return number === null ? null : { number, n: Number(match?.[2]) }
}

/** Reads what the strap of one piece of a set says, 'B-26-004217-K-2': the request's number and the piece's. */
export function readPieceNumber(text: string): { readonly number: string; readonly n: number } | null {
  const match = /^(.+)-(\d{1,4})$/.exec(text.trim())
  const number = match?.[1] === undefined || readNumber(text) !== null ? null : readNumber(match[1])
  return number === null ? null : { number, n: Number(match?.[2]) }
}

/** The letter a number begins with. */
export function letterFrom(number: string): NumberLetter {
  const letter = number.slice(0, 1)
  if (letter === 'B' || letter === 'L' || letter === 'F') return letter
  throw new Error(`${number} is no number of a request`)
}
