// The card-holders of the make-believe Polaris that stand for libraries and facilities: by code or first symbol.
import { barcodeCheckDigit } from '../../../domain/values/library-barcode.ts'
import { symbolsOf, listLibraries } from '../../../store/libraries.ts'
import type { Db } from '../../../store/open.ts'

export interface Institution {
  readonly libraryId: number
  /** As the office names it to the library system. */
  readonly symbol: string
  readonly name: string
  readonly card: string
}

const cardOf = (libraryId: number): string => {
  const thirteen = `29999${String(libraryId).padStart(8, '0')}`
  return thirteen + barcodeCheckDigit(thirteen)
}

export async function institutionsOf(db: Db): Promise<ReadonlyMap<number, Institution>> {
  const found = new Map<number, Institution>()
  for (const { library } of await listLibraries(db)) {
    if (library.kind === 'member') continue
    const symbol = library.code ?? (await symbolsOf(db, library.id))[0]?.symbol ?? library.name
    found.set(library.id, { libraryId: library.id, symbol, name: library.name, card: cardOf(library.id) })
  }
  return found
}
