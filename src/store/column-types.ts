/** What the jsonb columns hold; a column names its type in its comment (`ts: Citation`). */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json }

export interface Address {
  lines?: string[]
  city?: string
  region?: string
  postcode?: string
  country?: string
}

/** The bibliographic description in a request. */
export type Citation = { [field: string]: string }

/** Header of the partner's first message, as it must be given back. */
export type PartnerHeader = { [field: string]: Json }

/** Ids, codes, amounts and days; never a name or free text. */
export type Codes = { [name: string]: string | number | boolean | null | string[] | number[] }

/** A question of a system outside and what may be answered: its own words, never a reader's name. */
export interface Asked {
  id: string
  answers: { key: string; label: string; value: string }[]
}

export type FormerRow = { [column: string]: Json }

/** A member's copy as the library system showed it. */
export interface SystemCopyRow {
  libraryId: number
  isIn: boolean
}

/** What a difference’s mends need: ids, codes and days. */
export interface DifferenceFacts {
  effect?: string
  pieceId?: number
  number?: string
  until?: string
  fields?: { label: string; value: string }[]
}

/** How a lender wants its piece kept and sent home; `domain/shipping/return-terms.ts` reads it. */
export type KeptTerms = { [term: string]: Json }

/** Prices of a rate table: cents by started pounds, by zone where there are zones. */
export interface KeptCharges {
  kind: 'flat' | 'per_lb' | 'per_lb_zone'
  cents?: number | number[]
  zones?: { [zone: string]: number[] }
}

/** What a rate table asks for a declared value and a signature; `domain/shipping/rates/extras.ts` says what each means. */
export interface KeptExtras {
  includedCents: number
  value:
    | { kind: 'brackets'; brackets: { upToCents: number; feeCents: number }[] }
    | { kind: 'per_hundred'; cents: number; leastCents: number; upToCents: number; isOfWhole: boolean }
  signatureCents: number | null
}

/** A package of the mailing plan: pieces by their ids. */
export interface KeptPackage {
  date: string
  lender: string
  service: string
  container: string
  items: string[]
}
