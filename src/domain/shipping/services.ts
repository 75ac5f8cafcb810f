// The ways a package can leave, as the office names them. Prices, limits and days are settings and rate tables; what is
// here does not change with them.

export const carriers = ['usps', 'ups', 'fedex', 'courier', 'van'] as const
export type Carrier = (typeof carriers)[number]
export const carrierWords: Readonly<Record<Carrier, string>> = {
  usps: 'USPS',
  ups: 'UPS',
  fedex: 'FedEx',
  courier: 'Library courier',
  van: 'Our van',
}

export interface ServiceKind {
  readonly label: string
  readonly carrier: Carrier
  /** What must stand on the package beside the postage (DMM 273.6, 173.6); null: nothing. */
  readonly marking: string | null
  /** Books, recordings and the like alone, from and to an institution (39 U.S.C. 3683(b)) or to anyone. */
  readonly content: 'library_mail' | 'media_mail' | 'any'
  readonly isTracked: boolean
}

// oxfmt-ignore
export const serviceKinds = {
  library_mail:       { label: 'Library Mail',             carrier: 'usps',    marking: 'LIBRARY MAIL', content: 'library_mail', isTracked: true },
  media_mail:         { label: 'Media Mail',               carrier: 'usps',    marking: 'MEDIA MAIL',   content: 'media_mail',   isTracked: true },
  ground_advantage:   { label: 'Ground Advantage',         carrier: 'usps',    marking: null,           content: 'any',          isTracked: true },
  flat_rate_envelope: { label: 'Flat Rate Padded Envelope', carrier: 'usps',   marking: null,           content: 'any',          isTracked: true },
  flat_rate_small:    { label: 'Small Flat Rate Box',      carrier: 'usps',    marking: null,           content: 'any',          isTracked: true },
  flat_rate_medium:   { label: 'Medium Flat Rate Box',     carrier: 'usps',    marking: null,           content: 'any',          isTracked: true },
  flat_rate_large:    { label: 'Large Flat Rate Box',      carrier: 'usps',    marking: null,           content: 'any',          isTracked: true },
  ups_ground:         { label: 'UPS Ground',               carrier: 'ups',     marking: null,           content: 'any',          isTracked: true },
  fedex_ground:       { label: 'FedEx Ground',             carrier: 'fedex',   marking: null,           content: 'any',          isTracked: true },
  courier:            { label: 'Library courier',          carrier: 'courier', marking: null,           content: 'any',          isTracked: false },
  van:                { label: 'Our van',                  carrier: 'van',     marking: null,           content: 'any',          isTracked: false },
} as const satisfies Readonly<Record<string, ServiceKind>>
export type ServiceId = keyof typeof serviceKinds
export const serviceIds = Object.keys(serviceKinds).filter(isServiceId)

export function isServiceId(name: string): name is ServiceId {
  return Object.hasOwn(serviceKinds, name)
}
export const serviceKind = (id: ServiceId): ServiceKind => serviceKinds[id]
