// A barcode as a short number that cannot be read back: what a browser is given for the hour without a line.
import { readBarcode } from '../values/library-barcode.ts'

/** The same for a number with or without hyphens, in any case, and for what a Codabar reader adds. */
export const plainCode = (code: string): string => readBarcode(code).replaceAll(/[-\s]/g, '').toUpperCase()

/** 53 bits (cyrb53, public domain): among thousands of codes two alike are not to be expected. */
export function hashCode(code: string, salt: string): string {
  let first = 0xdeadbeef
  let second = 0x41c6ce57
  for (const letter of `${salt}|${plainCode(code)}`) {
    const unit = letter.codePointAt(0) ?? 0
    first = Math.imul(first ^ unit, 2654435761)
    second = Math.imul(second ^ unit, 1597334677)
  }
  first = Math.imul(first ^ (first >>> 16), 2246822507) ^ Math.imul(second ^ (second >>> 13), 3266489909)
  second = Math.imul(second ^ (second >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909)
  return (4294967296 * (2097151 & second) + (first >>> 0)).toString(36)
}

/** What may be a patron’s card is never kept, not even as a mark. */
export const mayBeCard = (code: string): boolean => /^2\d{13}$/.test(plainCode(code))
/** The library a 14-digit barcode was printed for. */
export const institutionOf = (code: string): string | null =>
  /^3\d{13}$/.test(plainCode(code)) ? plainCode(code).slice(1, 5) : null
