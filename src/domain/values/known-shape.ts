// Codes that show by themselves that they are whole: ours, library barcodes, ISBNs.
import { readStrangerNumber } from '../receiving/stranger-number.ts'
import { readSupplyCode } from '../supplies/supply.ts'
import { readBarcode } from './library-barcode.ts'
import { readNumber, readPieceNumber } from './request-number.ts'
import { readIsbn } from './standard-numbers.ts'

/** Whether a code has the shape of one we know, so that it is no rest of a longer one. */
export const hasKnownShape = (code: string): boolean =>
  readNumber(code) !== null ||
  readPieceNumber(code) !== null ||
  readSupplyCode(code) !== null ||
  readIsbn(code)?.addsUp === true ||
  readStrangerNumber(code) !== null ||
  /^(?:P\d{7}|[23]\d{13})$/i.test(readBarcode(code))
