// A borrowed piece that comes to stay gets its barcode for the ILS: from then on it goes by that one, whatever becomes
// of the pattern.
import { barcodeFrom } from '../policies/ils-barcode.ts'
import type { Change } from './table.ts'

export const barcodeGiven: Change = {
  words: 'the barcode by the office’s pattern, where it has one',
  set: ({ policy, details, request, entry }) => {
    const { ilsBarcode: pattern } = policy
    if (pattern === '' || details['use'] === false) return {}
    const matter = { number: request.number, theirs: entry?.supplierNumber ?? null }
    return { eachBarcode: (piece, pieces) => barcodeFrom(pattern, { ...matter, piece, pieces }) }
  },
}
