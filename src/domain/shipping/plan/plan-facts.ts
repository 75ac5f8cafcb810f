// What the mailing plan is made from, as the office knows it.
import type { CarrierCalendars } from '../../calendar/carriers.ts'
import type { Closure } from '../../calendar/open-days.ts'
import type { WeekdayName } from '../../calendar/week.ts'
import type { StaffedWeek } from '../../desk/staffed.ts'
import type { RateTable } from '../rates/rate-table.ts'
import type { ReturnTerms } from '../return-terms.ts'
import type { ServiceId } from '../services.ts'
import type { ShippingSettings } from '../shipping-settings.ts'

export interface PlanFacts {
  /** The first day on which something can still be packed. */
  readonly firstDay: string
  readonly settings: ShippingSettings
  /** When courier and van go. */
  readonly carriers: CarrierCalendars
  readonly tables: readonly RateTable[]
  readonly week: StaffedWeek
  /** Days the office is closed, and those on which nobody is there to stand in. */
  readonly closures: readonly Closure[]
  /** Of the first day, less what is begun already. */
  readonly minutesOfFirstDay: number
  readonly libraries: readonly LibraryFacts[]
  readonly pieces: readonly PieceFacts[]
}

export interface LibraryFacts {
  readonly id: number
  readonly name: string
  readonly kind: 'member' | 'partner' | 'facility'
  readonly zone: number | null
  readonly isInstitution: boolean
  readonly byCourier: boolean
  /** Of its address; null: none is said. */
  readonly country: string | null
  /** When our van stops there; null: whenever it goes. */
  readonly vanDays: readonly WeekdayName[] | null
  readonly dueMeans: 'check_in_here' | 'in_their_hands'
  readonly closures: readonly Closure[]
  /** Days on the way as the office has set them. */
  readonly wayDays: number | null
  readonly learnt: readonly Learnt[]
}
/** Days on the way as they were, with how many packages say so. */
export interface Learnt {
  readonly service: ServiceId
  readonly days: number
  readonly count: number
}

export interface PieceFacts {
  readonly id: number
  readonly kind: 'borrowing' | 'lending' | 'facility'
  readonly libraryId: number
  readonly material: string | undefined
  readonly weightOz: number
  readonly tooBigFor: readonly string[]
  /** The day it came to where it waits. */
  readonly hereSince: string
  readonly dueOn: string | null
  readonly isRecalled: boolean
  readonly terms: ReturnTerms
  /** Its lender wants it back insured, whether or not an amount was named. */
  readonly isInsured: boolean
  readonly wishes: readonly PlanWish[]
}

export type PlanWish =
  | { readonly kind: 'pin'; readonly on: string }
  | { readonly kind: 'hold'; readonly on: string; readonly reason: string }
  | { readonly kind: 'alone' }
  | { readonly kind: 'forbid'; readonly service: ServiceId }
