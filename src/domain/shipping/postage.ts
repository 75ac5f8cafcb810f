// What sending a package costs by the rate tables: the price of its weight, its insurance and its signature.
import { builtInExtras, builtInSurcharges, builtInTables } from './rates/built-in.ts'
import { chargeOf, extrasOn, insuranceFee, tableOn } from './rates/rate-table.ts'
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

/** Null: the tables have no price for it. */
export function priceByTables(parcel: ToPrice): Price | null {
  const { service, on } = parcel
  const { carrier } = serviceKind(service)
  if (carrier === 'van' || carrier === 'courier') return { cents: 0, table: null, doubt: null }
  const table = tableOn(builtInTables, service, on)
  const charge = table && chargeOf(table, parcel, builtInSurcharges)
  const extras = extrasOn(builtInExtras, service, on)
  const insurance = insuranceFee(extras, parcel.insuredCents)
  const signature = parcel.signature ? (extras?.signatureCents ?? null) : 0
  if (!table || charge === null || insurance === null || signature === null) return null
  return { cents: charge + insurance + signature, table: table.from, doubt: table.doubt }
}

/** Whether the carrier takes such a value at all. UPS and FedEx take it by their own contract, at a price no table here has. */
export const canInsure = (service: ServiceId, cents: number, on: string): boolean =>
  insuranceFee(extrasOn(builtInExtras, service, on), cents) !== null || hasOwnContract(service)
export const canBeSigned = (service: ServiceId, on: string): boolean =>
  (extrasOn(builtInExtras, service, on)?.signatureCents ?? null) !== null || hasOwnContract(service)
const hasOwnContract = (service: ServiceId): boolean => ['ups', 'fedex'].includes(serviceKind(service).carrier)
