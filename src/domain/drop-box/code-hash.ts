// A barcode as a mark: what a browser is given for the hour without a line, so that no list of our codes lies open in it.
// It hides nothing from somebody who means to know: the salt is in the same browser, and there are few enough barcodes to
// try them all. What then comes out is where a barcode goes; of patrons the table holds nothing.
import { readBarcode } from '../values/library-barcode.ts'

/** The same for a number with or without hyphens, in any case, and for what a Codabar reader adds. */
export const plainCode = (code: string): string => readBarcode(code).replaceAll(/[-\s]/g, '').toUpperCase()

/** SHA-256 of a text, in hexadecimal; whoever asks brings it, the server and the browser each their own. */
export type Sha256 = (text: string) => string

/** 96 bits of it: among thousands of codes two alike are not to be expected. */
export const markOf = (code: string, salt: string, sha256: Sha256): string =>
  sha256(`${salt}|${plainCode(code)}`).slice(0, 24)

/** What may be a patron’s card is never kept, not even as a mark. */
export const mayBeCard = (code: string): boolean => /^2\d{13}$/.test(plainCode(code))
/** The library a 14-digit barcode was printed for. */
export const institutionOf = (code: string): string | null =>
  /^3\d{13}$/.test(plainCode(code)) ? plainCode(code).slice(1, 5) : null
