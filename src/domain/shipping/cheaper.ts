// A cheaper way that breaks no term and carries what is in the package.
import { containerById, type Container } from './containers.ts'
import { brokenTerms, insuredOf, signatureOf, type BoundParcel } from './binding.ts'
import type { Price, ToPrice } from './postage.ts'
import { serviceIds, serviceKind, type ServiceId } from './services.ts'

export interface Rated extends Omit<BoundParcel, 'arrivesOn'> {
  /** About when it is there by a service. */
  readonly arrivesBy: (service: ServiceId) => string
  readonly grossOz: number
  readonly zone: string | null
  /** What the office uses and what goes there: a courier stop, a van. */
  readonly reaches: (service: ServiceId) => boolean
}
export type PriceOf = (parcel: ToPrice) => Price | null

type Weighed = Omit<Rated, 'arrivesBy' | 'reaches'>
export const toPrice = (parcel: Weighed, service: ServiceId): ToPrice => ({
  service,
  grossOz: parcel.grossOz,
  zone: parcel.zone,
  on: parcel.leavesOn,
  insuredCents: insuredOf(parcel.pieces),
  signature: signatureOf(parcel.pieces),
})
export const priced = (parcel: Weighed, service: ServiceId, priceOf: PriceOf): Price | null =>
  priceOf(toPrice(parcel, service))

/** The cheapest of all legal ways in the package it is in; null: none has a price. */
export function cheapest(
  parcel: Rated,
  containers: readonly Container[],
  priceOf: PriceOf,
): { readonly service: ServiceId; readonly cents: number } | null {
  const container = parcel.container === null ? null : containerById(containers, parcel.container)
  const ways = serviceIds.flatMap((service) => {
    const fits =
      container === null ? !serviceKind(service).label.includes('Flat Rate') : container.services.includes(service)
    if (!fits || !parcel.reaches(service)) return []
    if (brokenTerms({ ...parcel, service, arrivesOn: parcel.arrivesBy(service) }).length > 0) return []
    const price = priced(parcel, service, priceOf)
    return price === null ? [] : [{ service, cents: price.cents }]
  })
  return ways.toSorted((a, b) => a.cents - b.cents)[0] ?? null
}
