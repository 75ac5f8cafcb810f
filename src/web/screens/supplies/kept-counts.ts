// Counts that were typed and not saved yet: kept for the tab, so that a way past another page loses none.
import { keep, readKept } from '../../scan/kept.ts'

/** Whole packs and single ones beside them, or single ones alone. */
export interface Typed {
  readonly packs: string
  readonly single: string
}
export type Counts = Readonly<Record<number, Typed>>
const name = 'keuka.counts'

export function keptCounts(): Counts {
  const kept = readKept('sessionStorage', name)
  const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : []
  return Object.fromEntries(entries.flatMap(([id, typed]) => (isTyped(typed) ? [[Number(id), typed]] : [])))
}

export function keepCounts(counts: Counts): Counts {
  keep('sessionStorage', name, counts)
  return counts
}

const isTyped = (one: unknown): one is Typed =>
  typeof one === 'object' &&
  one !== null &&
  'packs' in one &&
  'single' in one &&
  typeof one.packs === 'string' &&
  typeof one.single === 'string'
