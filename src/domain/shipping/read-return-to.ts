// “Return to: Annex, 12 Main St, Geneva NY 14456”: an address that a note names for the way home, where it clearly is one.
import { addressFrom } from './address-from.ts'

export interface ReturnToRead {
  /** Null: none is named. */
  readonly returnTo: readonly string[] | null
  /** The note without it. */
  readonly rest: string
}

const named =
  /(?<before>\b(?:return|send|ship|mail|deliver)(?:ed|s|ing)?\b[^.;!?\n]{0,60}?)(?:\bto\b(?: (?:the )?(?:following |this |our )?(?:different |new )?address)?|\baddress\b(?: is)?)\s*:?\s+(?<address>[^!?•*]{8,220}?\b\d{5}(?:-\d{4})?)(?![\d-])(?:,?\s+(?:USA?|U\.S\.A?\.?|United States)\b)?/gi
const street = /(?:^|\s)(?:\d+[a-z]?(?:-\d+)?\s+\S+|p\.?\s?o\.?\s?box\s+\d+)/i

export function readReturnTo(text: string): ReturnToRead {
  for (const found of text.matchAll(named)) {
    const { before = '', address = '' } = found.groups ?? {}
    if (/\b(?:not|never|don['’]t|if|unless|only|questions?|bills?|invoices?)\b/i.test(before)) continue
    const lines = linesOf(address)
    const read = addressFrom(lines)
    if (
      read.postcode === undefined ||
      lines.length > 7 ||
      !lines
        .slice(0, -1)
        .concat(read.lines ?? [])
        .some((one) => street.test(one))
    )
      continue
    // A sentence inside it means that the ZIP code belongs to something else.
    if (lines.some((one) => one.length > 60 || sentenceInside.test(one))) continue
    const [whole] = found
    const end = found.index + whole.length
    return { returnTo: lines, rest: `${text.slice(0, found.index)}${before} ~ ${text.slice(end)}` }
  }
  return { returnTo: null, rest: text }
}
const sentenceInside = /\b(?:please|return|insured?|do not|due|renewals?|by (?:ups|fedex|usps)|via|only|must)\b/i

/** The lines of an address as it is written in one line or in several. */
export const linesOf = (written: string): readonly string[] =>
  written
    .split(/[,;\n\r|]+|\s{2,}/)
    .map((one) => one.trim().replace(/\.$/, ''))
    .filter((one) => one !== '')
    // “Geneva, NY 14456” is one line.
    .reduce<readonly string[]>(
      (lines, one) =>
        /^[A-Z]{2}\.?\s+\d{5}(?:-\d{4})?$/i.test(one) && lines.length > 1
          ? [...lines.slice(0, -1), `${lines.at(-1)}, ${one}`]
          : [...lines, one],
      [],
    )
