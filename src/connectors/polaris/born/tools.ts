import type { PolarisReader } from '../../../domain/assumptions/polaris.ts'
import type { BornSettings } from './settings.ts'

/** What reading one request of theirs needs. */
export interface BornReader {
  readonly assumed: PolarisReader
  /** Our code of a branch by its number, abbreviation or name; the words themselves where nobody knows. */
  codeNamed(words: string): Promise<string>
}
/** What the ways without PAPI work with. */
export interface BornTools extends BornReader {
  settings(): BornSettings
}
