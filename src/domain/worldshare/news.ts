// A request as the network shows it now, in our words.
import type { NetworkStatus } from './statuses.ts'

export interface NetworkNews {
  /** The network's own number. */
  readonly number: string
  readonly status: NetworkStatus
  /** The status as the network spells it. */
  readonly word: string
  readonly reference: string | null
  readonly edited: Date | null
  readonly borrower: number | null
  readonly lenders: readonly number[]
  readonly currentLender: number | null
  readonly respondBy: Date | null
  readonly dueOn: string | null
  readonly newDueOn: string | null
  readonly note: string | null
  readonly reason: string | null
  readonly costCents: number | null
  readonly currency: string | null
  readonly itemId: string | null
  readonly wanted: NetworkWanted
}
export interface NetworkWanted {
  readonly service: 'loan' | 'copy'
  readonly title: string
  readonly citation: { [name: string]: string }
  readonly neededBy: string | null
  readonly maxCostCents: number | null
  readonly currency: string | null
  readonly copyrightCompliance: 'ccg' | 'ccl' | null
  readonly note: string | null
  /** Told to the borrower alone: a card of the library system, or our own code for a patron. */
  readonly patron?: string | null
  readonly pickup?: { readonly registryId: number | null; readonly name: string | null } | null
}

/** What the office does about it; `as` says in whose name. */
export interface HeardAct {
  readonly action: string
  readonly details: { readonly [name: string]: string | number | readonly string[] }
  readonly as: 'network' | 'office'
}
