// What intake noticed about a request: a code, a sentence, and ways on. Made anew from the facts, never stored.
import type { Details } from '../lifecycle/details.ts'

/**
 * How much it weighs. `stops`: it cannot go out like this. `look`: a person looks before it goes out. `says`: good to
 * know, and it passes all the same.
 */
export type Weight = 'stops' | 'look' | 'says'

export const findingCodes = [
  'waiting',
  'patron-unknown',
  'patron-blocked',
  'too-many-active',
  'owned-in-system',
  'hold-failed',
  'asked-before',
  'asked-by-another',
  'excluded-material',
  'published-this-year',
  'bad-isbn',
  'bad-issn',
  'needed-too-soon',
  'no-compliance',
  'guidelines-used-up',
  'guidelines-used',
  'older-than-guidelines',
  'no-lender',
] as const
export type FindingCode = (typeof findingCodes)[number]

/** A way on. On a request it is one of its actions, or another request to open; on a form, the field to go to. */
export interface Way {
  readonly label: string
  readonly action: string | null
  readonly details: Details
  /** The action asks for more: its form opens. */
  readonly asksMore: boolean
  readonly requestId: number | null
}
export interface Finding {
  readonly code: FindingCode
  readonly weight: Weight
  readonly sentence: string
  /** The field of a form it is about. */
  readonly field: string | null
  readonly ways: readonly Way[]
}

/** Nothing speaks against sending it as it is. */
export const passes = (findings: readonly Finding[]): boolean => findings.every((one) => one.weight === 'says')

export const does = (label: string, action: string, details: Details = {}): Way => ({
  label,
  action,
  details,
  asksMore: false,
  requestId: null,
})
export const asksFor = (label: string, action: string, details: Details = {}): Way => ({
  ...does(label, action, details),
  asksMore: true,
})
export const opens = (label: string, requestId: number): Way => ({
  label,
  action: null,
  details: {},
  asksMore: false,
  requestId,
})
