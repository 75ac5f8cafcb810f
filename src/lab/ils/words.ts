/** What the stand-in is told at the start: people and books. */
export interface PatronSeed {
  readonly ilsId: string
  readonly card: string
  readonly pin: string
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly libraryCode: string
  readonly group: string | null
  readonly blocks: readonly string[]
}
export interface CopySeed {
  readonly barcode: string
  readonly title: string
  readonly author: string | null
  readonly isbn: string | null
  readonly libraryCode: string
  readonly callNumber: string | null
  readonly isIn: boolean
}
export interface IlsData {
  readonly patrons: readonly PatronSeed[]
  readonly copies: readonly CopySeed[]
}

interface Matter {
  readonly reference: string
  readonly title: string
  readonly author: string | null
  readonly isbn: string | null
}
export interface MakeOrder extends Matter {
  readonly name: 'ils.makeCirculable'
  readonly barcode: string
  readonly patronCard: string | null
  readonly pickupCode: string | null
  readonly dueOn: string | null
  readonly inLibraryOnly: boolean
  readonly mayRenew: boolean
}
export interface CheckOutOrder extends Matter {
  readonly name: 'ils.checkOutToBorrower' | 'ils.checkOutToFacility'
  readonly institution: string
  readonly barcode: string | null
  readonly dueOn: string | null
}
export interface PatronHoldOrder extends Matter {
  readonly name: 'ils.placeHold'
  readonly patronCard: string | null
  readonly pickupCode: string | null
}
export interface PullOrder extends Matter {
  readonly name: 'ils.pull'
  readonly institution: string
  readonly ownerCode: string | null
}
/** One thing to do. */
export type Order =
  | MakeOrder
  | CheckOutOrder
  | PatronHoldOrder
  | PullOrder
  | (Matter & {
      readonly name: 'ils.changeDueDate'
      readonly barcodes: readonly string[]
      readonly dueOn: string | null
    })
  | (Matter & { readonly name: 'ils.retire'; readonly barcode: string })
  | (Matter & { readonly name: 'ils.cancelHold' })
  | (Matter & { readonly name: 'ils.checkIn'; readonly barcode: string | null })

/** What the stand-in tells whoever listens. */
export interface News {
  readonly what: 'on_shelf' | 'checked_out' | 'checked_in' | 'pulled' | 'not_on_shelf' | 'hold_failed'
  readonly reference: string
  readonly barcode: string | null
  readonly until: string | null
}

/** A copy of the system's own, or an item made for something borrowed. */
export interface Item {
  readonly barcode: string
  readonly title: string
  readonly author: string | null
  readonly isbn: string | null
  readonly libraryCode: string | null
  readonly callNumber: string | null
  /** The request it was made for; null for the system's own. */
  readonly madeFor: string | null
  state: 'in' | 'held' | 'in_transit' | 'out' | 'retired'
  /** A card, or the institution. */
  holder: string | null
  dueOn: string | null
}
export interface Hold {
  readonly reference: string
  /** A card, or the institution. */
  readonly holder: string
  readonly pickupCode: string | null
  readonly barcode: string
  state: 'active' | 'on_shelf' | 'filled' | 'failed' | 'cancelled'
}

/** Why the stand-in did not do it. */
export class IlsTrouble extends Error {
  override name = 'IlsTrouble'
  readonly kind: 'refused' | 'unreachable' | 'busy'
  constructor(kind: IlsTrouble['kind'], message: string) {
    super(message)
    this.kind = kind
  }
}
