// What is known of a request when it is looked at before it goes out.
import type { QuestionTo } from '../lifecycle/facts.ts'
import type { Work } from './same-work.ts'

export interface IntakeFacts extends Work {
  readonly forFacility: boolean
  readonly neededBy: string | null
  readonly compliance: 'ccg' | 'ccl' | null
  readonly question: { readonly to: QuestionTo; readonly code: string; readonly until: string | null } | null
  /** Null: nobody is named. */
  readonly patron: PatronFacts | null
  /** A card on a form that is nobody's yet: whose it is stands beside it, or the library system knows nobody. */
  readonly strangeCard: 'new' | 'in-no-system' | null
  /** Copies in the system; null: nobody could be asked. */
  readonly copies: readonly SystemCopy[] | null
  /** The day on which a hold in the system was given up. */
  readonly holdFailedOn: string | null
  /** Other requests for the same work, the newest first. */
  readonly earlier: readonly EarlierRequest[]
  /** Copies from the same title or book this year that were filled or may yet be, this one not counted. */
  readonly copiesThisYear: number
  /** The lender who would be asked first; `usualDays` from asking to having it, where that is known. */
  readonly firstLender: { readonly name: string; readonly usualDays: number | null } | null
}
export interface PatronFacts {
  readonly isBlocked: boolean
  /** Requests they wait for, this one counted. */
  readonly active: number
}
export interface SystemCopy {
  readonly library: string
  readonly isIn: boolean
}
export interface EarlierRequest {
  readonly requestId: number
  readonly number: string
  readonly stateLabel: string
  readonly isOpen: boolean
  readonly isSamePatron: boolean
}
