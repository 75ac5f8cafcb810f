// Everything a message to a partner is made from: the office, the partner, the request as it stands, and the act
// that orders the message.
import type { EffectName } from '../lifecycle/effects.ts'
import type { EntryFacts, PieceFacts, RequestFacts } from '../lifecycle/facts.ts'

export interface PostalAddress {
  readonly lines?: readonly string[]
  readonly city?: string
  readonly region?: string
  readonly postcode?: string
  readonly country?: string
}
export interface Symbol18626 {
  readonly scheme: string
  readonly symbol: string
}
export interface OfficeCard {
  readonly name: string
  readonly symbols: readonly Symbol18626[]
  readonly timeZone: string
  readonly address: PostalAddress
  readonly email: string | null
  readonly phone: string | null
}
/** A library outside, as far as talking to it goes. */
export interface Partner {
  readonly libraryId: number
  readonly name: string
  readonly active: boolean
  readonly symbols: readonly Symbol18626[]
  readonly endpoint: string | null
  readonly accountId: string | null
  /** Names the security code among the office's secrets. */
  readonly secretName: string | null
}

export interface Matter {
  readonly office: OfficeCard
  readonly partner: Partner
  readonly request: RequestFacts
  readonly entries: readonly EntryFacts[]
  readonly pieces: readonly PieceFacts[]
  readonly wanted: {
    readonly citation: Readonly<Record<string, string>>
    readonly anyEdition: boolean
    readonly maxCostCents: number | null
    readonly currency: string
    readonly copyrightCompliance: 'ccg' | 'ccl' | null
  }
  /** The borrower's own number and head, when it asked by message. */
  readonly partnerNumber: string | null
  readonly partnerHeader: unknown
  readonly effect: { readonly name: EffectName; readonly entryId: number | null; readonly at: Date }
  readonly event: { readonly action: string; readonly to: string; readonly codes: Readonly<Record<string, unknown>> }
  /** What a colleague wrote with the act. */
  readonly note: string | null
  /** The answer was no, but ask again. */
  readonly mayRetry: boolean
}
