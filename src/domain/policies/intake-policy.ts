// What the office looks at when a request comes in: how much at once, what it does not borrow, and copyright.
import type { Material } from '../requests/materials.ts'

export interface IntakePolicy {
  /** Requests a patron may be waiting for at once; one on the hold shelf counts no longer. */
  readonly activeRequests: number
  /** Kinds of material the office does not borrow. */
  readonly excludedMaterials: readonly Material[]
  /** Nothing published in this calendar year. */
  readonly excludesThisYear: boolean
  /** Days from asking to the hold shelf, while nothing better is known of the lender. */
  readonly usualDays: number
  /** Copies a calendar year from one periodical’s last five years (CONTU guidelines, 1978). */
  readonly articlesPerTitle: number
  /** Copies a calendar year from one book or other collective work. */
  readonly chaptersPerBook: number
  /**
   * The warning the office shows wherever a copy is asked for, as it pasted it from 37 CFR 201.14(b). Empty: not
   * pasted yet, and no copy can be asked for.
   */
  readonly copyrightWarning: string
}

export const defaultIntakePolicy: IntakePolicy = {
  activeRequests: 5,
  excludedMaterials: ['video', 'sound_recording', 'game', 'reference'],
  excludesThisYear: true,
  usualDays: 12,
  articlesPerTitle: 5,
  chaptersPerBook: 5,
  copyrightWarning: '',
}
