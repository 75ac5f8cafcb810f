// What must go back to its lenders, and by what it may travel: the file format ill-returns/1. Ounces, cents, minutes.
export interface Instance {
  readonly horizon: { readonly start: string; readonly end: string }
  readonly office: Office
  readonly services: readonly Service[]
  readonly containers: readonly Container[]
  readonly lenders: readonly Lender[]
  readonly items: readonly Item[]
}

export interface Office {
  readonly closedWeekdays: readonly number[]
  readonly closedDates: readonly string[]
  readonly maxPackageGrossOz: number
  readonly handling: Handling | null
}
export interface Handling {
  readonly minutesPerPackage: number
  readonly minutesPerItem: number
  readonly minutesPerDay: number
  readonly minutesByDate: ReadonlyMap<string, number>
}

export type Price =
  | { readonly kind: 'flat'; readonly cents: number }
  | { readonly kind: 'per_lb'; readonly cents: readonly number[] }
  | { readonly kind: 'per_lb_zone'; readonly zones: ReadonlyMap<string, readonly number[]> }

export interface Service {
  readonly id: string
  readonly price: Price
  readonly maxGrossOz: number
  readonly dispatchWeekdays: readonly number[]
  readonly noDispatchDates: readonly string[]
  readonly requiresMediaEligible: boolean
  readonly dispatchDayFeeCents: number
  readonly includedValueCents: number
  readonly insurance: readonly { readonly upToCents: number; readonly feeCents: number }[]
  readonly signatureFeeCents: number
}

export interface Container {
  readonly id: string
  readonly tareOz: number
  readonly maxContentOz: number
  readonly maxItems: number
  readonly costCents: number
  readonly services: readonly string[]
}

export interface Lender {
  readonly id: string
  readonly name: string
  readonly services: readonly string[]
  readonly transitDays: ReadonlyMap<string, number>
  readonly zone: ReadonlyMap<string, string>
  readonly blackouts: readonly { readonly from: string; readonly to: string }[]
}

export interface Item {
  readonly id: string
  readonly lender: string
  readonly weightOz: number
  readonly availableOn: string
  readonly dueOn: string
  /** Null: by any service of the lender. */
  readonly services: readonly string[] | null
  readonly mediaEligible: boolean
  readonly solo: boolean
  readonly insuredValueCents: number
  readonly signature: boolean
  readonly leaveBy: string | null
}
