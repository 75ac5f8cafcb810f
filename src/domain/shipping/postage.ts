// What sending a package costs by the rate tables: the price of its weight, its insurance and its signature.
import { dollars } from '../values/money.ts'
import { builtInSurcharges } from './rates/built-in.ts'
import { extrasOn, feesFrom, highestValue, valueFee } from './rates/extras.ts'
import { chargeOf, startedPounds, tableOn, type RateTable } from './rates/rate-table.ts'
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

type Asked = Pick<ToPrice, 'insuredCents' | 'signature' | 'on'>

/** Null: the tables have no price for it. Courier and van cost nothing each time, where no table says otherwise. */
export function priceFrom(tables: readonly RateTable[], parcel: ToPrice): Price | null {
  const { service, on } = parcel
  const table = tableOn(tables, service, on)
  const fees = feesOf(tables, service, parcel)
  if (fees === null) return null
  if (!table) return isFree(service) ? { cents: fees, table: null, doubt: null } : null
  const charge = chargeOf(table, parcel, builtInSurcharges)
  return charge === null ? null : { cents: charge + fees, table: table.from, doubt: table.doubt }
}

/** What insurance and signature cost; null: not to be had, or at a price that no table has. */
export const feesOf = (tables: readonly RateTable[], service: ServiceId, asked: Asked): number | null =>
  feesFrom(extrasOf(tables, service, asked.on), asked)

/** Whether the carrier takes such a value at all. UPS and FedEx take it by their own contract, which the office keys. */
export const canInsure = (tables: readonly RateTable[], service: ServiceId, cents: number, on: string): boolean =>
  valueFee(extrasOf(tables, service, on), cents) !== null ||
  (hasOwnContract(service) && highestValue(extrasOf(tables, service, on)) === null)
export const canBeSigned = (tables: readonly RateTable[], service: ServiceId, on: string): boolean =>
  (extrasOf(tables, service, on)?.signatureCents ?? null) !== null || hasOwnContract(service)

/** What is to be keyed before it has a price, and where; null: nothing. */
export function toKey(tables: readonly RateTable[], parcel: ToPrice): string | null {
  const { service, on, zone, grossOz } = parcel
  const { label } = serviceKind(service)
  const table = tableOn(tables, service, on)
  const fee = feeToKey(tables, service, parcel)
  if (fee !== null) return fee
  const high = tooHigh(tables, service, parcel)
  if (high !== null) return high
  if (table === null) return isFree(service) ? null : noTableOf([service])
  if (chargeOf(table, { grossOz, zone, on }) !== null) return null
  const where = table.charges.kind === 'per_lb_zone' ? ` in zone ${zone ?? 'unknown'}` : ''
  return `${label} has no price for ${startedPounds(grossOz)} lb${where}: ${keyIt('it')}`
}

/** Of insurance and signature alone. */
export function feeToKey(tables: readonly RateTable[], service: ServiceId, asked: Asked): string | null {
  const extras = extrasOf(tables, service, asked.on)
  if (!hasOwnContract(service) || feesFrom(extras, asked) !== null) return null
  if (tooHigh(tables, service, asked) !== null) return null
  const missing = [
    ...(valueFee(extras, asked.insuredCents) === null ? [`a declared value of ${dollars(asked.insuredCents)}`] : []),
    ...(asked.signature && (extras?.signatureCents ?? null) === null ? ['a signature'] : []),
  ]
  return `${serviceKind(service).label} has no fee for ${missing.join(' and ')}: ${keyIt('it')}`
}
/** A value above the highest that is keyed for a service: there is no fee to key. Null: it is not. */
export function tooHigh(tables: readonly RateTable[], service: ServiceId, asked: Asked): string | null {
  const most = highestValue(extrasOf(tables, service, asked.on))
  return hasOwnContract(service) && most !== null && asked.insuredCents > most
    ? `${serviceKind(service).label} takes no value above ${dollars(most)}: choose another service, or, where its contract takes more, an administrator raises that in Settings, Shipping, Rate tables.`
    : null
}
/** There are tables, and none of them has, on the days it could leave, a fee for what is asked. */
export const noFeeFor = (services: readonly ServiceId[], { insuredCents, signature }: Omit<Asked, 'on'>): string => {
  const what = [
    ...(insuredCents > 0 ? [`a value of ${dollars(insuredCents)}`] : []),
    ...(signature ? ['a signature'] : []),
  ]
  const names = services.map((id) => serviceKind(id).label).join(' or ')
  return `With the rate table in force then, ${names} has no fee for ${what.join(' and ')}: an administrator keys it with that table in Settings, Shipping, Rate tables.`
}
export const noTableOf = (services: readonly ServiceId[]): string =>
  `There is no rate table in force for ${services.map((id) => serviceKind(id).label).join(' or ')}: ${keyIt('one')}`

const keyIt = (what: string): string => `an administrator keys ${what} in Settings, Shipping, Rate tables.`
const extrasOf = (tables: readonly RateTable[], service: ServiceId, on: string) => extrasOn(tables, service, on)
const hasOwnContract = (service: ServiceId): boolean => ['ups', 'fedex'].includes(serviceKind(service).carrier)
const isFree = (service: ServiceId): boolean => ['courier', 'van'].includes(serviceKind(service).carrier)
