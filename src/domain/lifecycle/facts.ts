// What a rule of the life cycle may look at: one request with its lender string and its pieces, as loaded
// and locked by the office. Days are 'YYYY-MM-DD' at the office; instants are Dates.
import type { Closure } from '../calendar/open-days.ts'
import type { Policy } from '../policies/policy.ts'
import type { AddressLines } from '../worklist/step.ts'
import type { ReturnTerms } from '../shipping/return-terms.ts'
import type { Details } from './details.ts'
import type { EntryState } from './entries.ts'
import type { Place } from './places.ts'
import type { StaffRole, Who } from './who.ts'

export type Kind = 'borrowing' | 'lending' | 'facility'
export type Service = 'loan' | 'copy'
export type Outcome =
  | 'filled'
  | 'filled_in_system'
  | 'unfilled'
  | 'not_supplied'
  | 'not_available'
  | 'cancelled'
  | 'expired'
  | 'moved_on'
  | 'refused'
  | 'lost'
export type Settled = 'paid' | 'replaced' | 'written_off' | 'refunded'
export type QuestionTo = 'patron' | 'member' | 'lender' | 'borrower' | 'staff'

export interface RequestFacts {
  readonly id: number
  readonly number: string
  readonly kind: Kind
  readonly service: Service
  readonly state: string
  readonly stateSince: Date
  readonly outcome: Outcome | null
  readonly reason: string | null
  readonly version: number
  readonly title: string
  readonly citation: Readonly<Record<string, string>>
  readonly eitherService: boolean
  /** What a copy is borrowed under; null: not said yet. */
  readonly copyrightCompliance: 'ccg' | 'ccl' | null
  readonly homeLibraryId: number | null
  readonly pickupLibraryId: number | null
  readonly borrowerLibraryId: number | null
  readonly ownerLibraryId: number | null
  readonly facilityLibraryId: number | null
  readonly forRequestId: number | null
  readonly neededBy: string | null
  readonly currentEntryId: number | null
  readonly dueOn: string | null
  readonly patronDueOn: string | null
  readonly shelfUntil: string | null
  readonly resumes: string | null
  readonly renewals: number
  readonly renewalAskedAt: Date | null
  readonly renewalWish: string | null
  readonly renewalRefusedAt: Date | null
  readonly recalledAt: Date | null
  readonly overdueToldAt: Date | null
  readonly cancelAskedAt: Date | null
  readonly unwanted: boolean
  readonly damaged: boolean
  readonly claimedReturnedAt: Date | null
  readonly presumedHome: boolean
  readonly settled: Settled | null
  readonly owingCents: number
  readonly questionTo: QuestionTo | null
  readonly question: string | null
  readonly questionSince: Date | null
  readonly questionUntil: string | null
  readonly createdAt: Date
  readonly closedAt: Date | null
  /** A facility’s line: a hold was placed for it; a borrowing request is open for it. */
  readonly hasHold: boolean
  readonly isBorrowedOut: boolean
  /** Days by van from the pick-up library, where it has its own, and when it, whoever borrows from us, and the office are closed. */
  readonly vanDays: number | null
  readonly pickupClosures: readonly Closure[]
  readonly borrowerClosures: readonly Closure[]
  readonly officeClosures: readonly Closure[]
}

export interface EntryFacts {
  readonly id: number
  readonly n: number
  readonly position: number
  readonly libraryId: number
  readonly state: EntryState
  readonly requestType: 'new' | 'retry'
  readonly previousN: number | null
  readonly lastStatus: string | null
  readonly lastStatusAt: Date | null
  readonly reason: string | null
  readonly retryReason: string | null
  readonly retryAfter: string | null
  readonly retryBefore: string | null
  readonly conditions: readonly string[]
  /** How its piece is kept and sent home. */
  readonly terms: ReturnTerms
  readonly costCents: number | null
  readonly currency: string | null
  readonly dueOn: string | null
  readonly supplierNumber: string | null
  readonly askedAt: Date | null
  readonly answeredAt: Date | null
  /** Our request to it was ordered and has not left the house: it can still be called off. */
  readonly isUnsent: boolean
  /** What this lender's date means, and its days in the mail, where it has its own. */
  readonly dueMeans: 'check_in_here' | 'in_their_hands'
  readonly mailDays: number | null
  /** Where this lender is, as it stands on record. */
  readonly address: AddressLines | null
  readonly closures: readonly Closure[]
}

export interface PieceFacts {
  readonly id: number
  readonly n: number
  readonly label: string | null
  readonly barcode: string | null
  readonly entryId: number | null
  readonly partnerBarcode: string | null
  readonly place: Place
  readonly placeSince: Date
  /** Where it was when it was lost; null: it is not lost. */
  readonly lostFrom: Exclude<Place, 'lost'> | null
}

export interface Facts {
  readonly request: RequestFacts
  readonly entries: readonly EntryFacts[]
  readonly pieces: readonly PieceFacts[]
}

/** Who acts: a kind, and the id the record keeps (a staff user, a library), never a name. */
export interface Actor {
  readonly kind: Who
  readonly id: string | null
  /** A staff member's role. */
  readonly role?: StaffRole
}

/** Of a pick-up library: its days by van, and when it is closed. */
export type PickupDays = Pick<RequestFacts, 'vanDays' | 'pickupClosures'>

/** All that a guard, a pick, a change or a condition may look at. */
export interface Case extends Facts {
  /** Of the pick-up library the details name instead. */
  readonly nextPickup?: PickupDays
  readonly action: string
  readonly details: Details
  readonly actor: Actor
  readonly policy: Policy
  readonly now: Date
  readonly today: string
  /** The entry the order names, or else the current one. */
  readonly entry: EntryFacts | null
}
