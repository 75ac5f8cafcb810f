// What every part of laying down Polaris' records works with.
import type { OpenMatter, OpenPiece } from '../../../store/demo-world.ts'
import type { CopySeed } from '../seeds.ts'
import type { Institution } from './institutions.ts'
import type { PolarisRecords } from './polaris-records.ts'

/** The branch of Polaris in which the office works. */
export const officeBranch = 'FRV'
export const institutionCode = 4

/** One open request with what its story has left behind. */
export interface Matter extends OpenMatter {
  readonly pieces: readonly OpenPiece[]
  /** Steps done in the library system, by name; each with its piece, where it has one. */
  readonly steps: readonly { readonly name: string; readonly pieceId: number | null }[]
}
export interface Laying {
  readonly records: PolarisRecords
  readonly institutions: ReadonlyMap<number, Institution>
  readonly today: string
  /** A copy of this title that nothing else is laid on, the owner’s first. */
  takeCopy(matter: Matter, barcode: string | null): CopySeed | null
}

/** Copies of one book hang on one title. */
export const titleKey = ({ title, author, isbn }: Pick<CopySeed, 'title' | 'author' | 'isbn'>): string =>
  `own: ${title} / ${author ?? ''} / ${isbn ?? ''}`

export const onTheShelf = (copy: CopySeed): PolarisRecords['items'][number] => ({
  barcode: copy.barcode,
  title: titleKey(copy),
  branch: copy.libraryCode,
  callNumber: copy.callNumber ?? '',
  since: '2020-01-02T15:00:00.000Z',
})

/** Polaris’ own numbers. */
export const itemIs = { out: 2, held: 4, transferred: 5, inTransit: 6, lost: 7, returnedIll: 17 } as const
export const holdIs = { active: 3, shipped: 5, held: 6, out: 17 } as const
export const illIs = { held: 10, transferred: 11, satisfied: 12, used: 13, returned: 15 } as const
