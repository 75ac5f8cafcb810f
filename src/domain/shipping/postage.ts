// What sending a package costs by the rate tables: the price of its weight, its insurance and its signature.
import { builtInExtras, builtInSurcharges } from './rates/built-in.ts'
import { chargeOf, extrasOn, insuranceFee, tableOn, type RateTable } from './rates/rate-table.ts'
import { serviceKind, type ServiceId } from './services.ts'

export interface ToPrice {
  readonly service: ServiceId
  readonly grossOz: number
  /** The carrier’s zone of the address; null: not known. */
  readonly zone: string | null
  readonly on: string
  readonly insuredCents: number
  readonly signature: boolean
}
export interface Price {
  readonly cents: number
  /** Since when the table it rests on is in force; null: it costs nothing. */
  readonly table: string | null
  readonly doubt: string | null
}

/** Null: the tables have no price for it. Courier and van cost nothing each time, where no table says otherwise. */
export function priceFrom(tables: readonly RateTable[], parcel: ToPrice): Price | null {
  const { service, on } = parcel
  const { carrier } = serviceKind(service)
  const table = tableOn(tables, service, on)
  const fees = feesOf(service, parcel)
  if (fees === null) return null
  if (!table) return carrier === 'van' || carrier === 'courier' ? { cents: fees, table: null, doubt: null } : null
  const charge = chargeOf(table, parcel, builtInSurcharges)
  return charge === null ? null : { cents: charge + fees, table: table.from, doubt: table.doubt }
}

/** What insurance and signature cost; null: not to be had, or at a price that no table here has. */
export function feesOf(
  service: ServiceId,
  { insuredCents, signature, on }: Pick<ToPrice, 'insuredCents' | 'signature' | 'on'>,
): number | null {
  const extras = extrasOn(builtInExtras, service, on)
  const insurance = insuranceFee(extras, insuredCents)
  const signed = signature ? (extras?.signatureCents ?? null) : 0
  return insurance === null || signed === null ? null : insurance + signed
}

/** Whether the carrier takes such a value at all. UPS and FedEx take it by their own contract, at a price no table here has. */
export const canInsure = (service: ServiceId, cents: number, on: string): boolean =>
  insuranceFee(extrasOn(builtInExtras, service, on), cents) !== null || hasOwnContract(service)
export const canBeSigned = (service: ServiceId, on: string): boolean =>
  (extrasOn(builtInExtras, service, on)?.signatureCents ?? null) !== null || hasOwnContract(service)
const hasOwnContract = (service: ServiceId): boolean => ['ups', 'fedex'].includes(serviceKind(service).carrier)
