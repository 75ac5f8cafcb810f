// What a library system tells of its records and is told to make: patrons, what they have out and owe, requests of its
// own interlibrary loan module.

export interface NewIlsPatron {
  readonly firstName: string
  readonly lastName: string
  /** YYYY-MM-DD. */
  readonly birthDate: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly userName: string | null
  /** Null: the ILS gives one of its own. */
  readonly card: string | null
  readonly libraryCode: string
  readonly pickupCode: string | null
  readonly address: {
    readonly street: string | null
    readonly city: string | null
    readonly region: string | null
    readonly postcode: string | null
  }
}

export interface AlikePatron {
  readonly card: string
  readonly name: string
  readonly libraryCode: string | null
  readonly by: readonly ('name and birth date' | 'e-mail' | 'user name' | 'card')[]
}

export interface IlsItemOut {
  readonly barcode: string
  readonly title: string
  readonly dueOn: string | null
  readonly renewals: number
  /** How often it may be renewed; null: not said. */
  readonly renewalLimit: number | null
}

export interface IlsOwed {
  readonly what: string
  readonly cents: number
  readonly barcode: string | null
}

export interface IlsIllRequest {
  readonly id: string
  readonly title: string
  readonly stands:
    | 'inactive'
    | 'active'
    | 'shipped'
    | 'held'
    | 'transferred'
    | 'out'
    | 'used'
    | 'unused'
    | 'returned'
    | 'cancelled'
  readonly pickupCode: string | null
  readonly needBy: string | null
}
