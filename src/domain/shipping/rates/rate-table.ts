// Postage by dated tables: which table is in force on a day, and what it charges.
import type { ServiceId } from '../services.ts'
import type { Extras } from './extras.ts'

/** Cents for 1, 2, 3 … started pounds; a weight beyond the last row has no price. */
export type Charges =
  | { readonly kind: 'flat'; readonly cents: number }
  | { readonly kind: 'per_lb'; readonly cents: readonly number[] }
  | { readonly kind: 'per_lb_zone'; readonly zones: ReadonlyMap<string, readonly number[]> }

export interface RateTable {
  readonly service: ServiceId
  /** First and last day of posting at these prices; null: until another table begins. */
  readonly from: string
  readonly until: string | null
  readonly charges: Charges
  /** Null: those before it hold. */
  readonly extras: Extras | null
  /** Whether every row was read in the carrier's own list; else what to check, in words. */
  readonly doubt: string | null
  readonly source: string
}

/** Cents more for a time, by started pounds and zone. */
export interface Surcharge {
  readonly service: ServiceId
  readonly from: string
  readonly until: string
  readonly pounds: readonly [first: number, last: number]
  readonly zones: readonly [first: number, last: number]
  readonly cents: number
}

/** The table in force for a service on a day: of several, the one that began last. */
export const tableOn = (tables: readonly RateTable[], service: ServiceId, day: string): RateTable | null =>
  tables
    .filter((one) => one.service === service && one.from <= day && (one.until === null || day <= one.until))
    .toSorted((a, b) => (a.from < b.from ? 1 : -1))[0] ?? null

/** Started pounds: a fraction counts as a whole one, and nothing weighs less than one. */
export const startedPounds = (grossOz: number): number => Math.max(1, Math.ceil(grossOz / 16))

/** Postage without extras, in cents; null where the table has no row or the zone is not known. */
export function chargeOf(
  table: RateTable,
  { grossOz, zone, on }: { readonly grossOz: number; readonly zone: string | null; readonly on: string },
  surcharges: readonly Surcharge[] = [],
): number | null {
  const pounds = startedPounds(grossOz)
  const base = rowOf(table.charges, pounds, zone)
  if (base === null) return null
  const more = surcharges.find(
    (one) =>
      one.service === table.service &&
      one.from <= on &&
      on <= one.until &&
      one.pounds[0] <= pounds &&
      pounds <= one.pounds[1] &&
      one.zones[0] <= Number(zone) &&
      Number(zone) <= one.zones[1],
  )
  return base + (more?.cents ?? 0)
}

function rowOf(charges: Charges, pounds: number, zone: string | null): number | null {
  if (charges.kind === 'flat') return charges.cents
  const cents = charges.kind === 'per_lb' ? charges.cents : charges.zones.get(zone ?? '')
  return cents?.[pounds - 1] ?? null
}
