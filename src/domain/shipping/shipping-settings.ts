// How the office sends: by which services, on which days, in what, how much it lifts and how long it may take.
import { workdays, type WeekdayName } from '../calendar/week.ts'
import { usualClaimDays, type AllClaimDays } from '../claims/carriers.ts'
import { usualContainers, type Container } from './containers.ts'
import { serviceIds, serviceKind, type Carrier, type ServiceId } from './services.ts'
import { usualTransit } from './usual-transit.ts'

export interface ServiceSetting {
  readonly id: ServiceId
  readonly isUsed: boolean
  /** Null: the calendars of courier and van say when it goes. */
  readonly days: ServiceDays | null
  /** Once for each day on which something goes by it. */
  readonly dayFeeCents: number
  readonly maxGrossOz: number
  /** On the way, until more is known of the library. */
  readonly transitDays: number
}
export interface ServiceDays {
  readonly weekdays: readonly WeekdayName[]
  readonly rests: RestDays
  /** Days on which nobody takes it, beside those. */
  readonly alsoNotOn: readonly string[]
}
export const restDays = ['none', 'federal'] as const
export type RestDays = (typeof restDays)[number]
export const restWords: Readonly<Record<RestDays, string>> = {
  none: 'goes on holidays',
  federal: 'not on federal holidays',
}

export interface ShippingSettings {
  readonly services: readonly ServiceSetting[]
  readonly containers: readonly Container[]
  /** Nobody here lifts more, the packaging included. */
  readonly liftOz: number
  readonly minutesPerPackage: number
  readonly minutesPerPiece: number
  /** Of a staffed day, for packing. */
  readonly minutesPerDay: number
  /** Working days a piece may wait for company. */
  readonly holdDays: number
  /** Where a due date means checked in here: days after it by which we send. */
  readonly promiseDays: number
  /** Whether Library Mail may go from here. */
  readonly isInstitution: boolean
  /** Where a library's zone is not known. */
  readonly unknownZone: number
  /** Stands at the head of the labels of its bags. */
  readonly courierName: string
  /** When each carrier takes a claim. */
  readonly claimDays: AllClaimDays
}

const usedAtFirst: readonly ServiceId[] = [
  'library_mail',
  'media_mail',
  'ground_advantage',
  'flat_rate_medium',
  'flat_rate_large',
  'ups_ground',
  'courier',
  'van',
]
const pound = 16
const mostPounds: Readonly<Record<Carrier, number>> = { usps: 70, ups: 150, fedex: 150, courier: 50, van: 70 }

/** Courier and van have a calendar of their own. */
export const hasCalendar = (id: ServiceId): boolean => ['courier', 'van'].includes(serviceKind(id).carrier)

/** By ordinary mail and by van, the days on the library's own record go before those of the service. */
export const hasLibraryDays = (id: ServiceId): boolean =>
  serviceKind(id).content !== 'any' || serviceKind(id).carrier === 'van'

const usualService = (id: ServiceId): ServiceSetting => {
  const { carrier } = serviceKind(id)
  return {
    id,
    isUsed: usedAtFirst.includes(id),
    days: hasCalendar(id)
      ? null
      : { weekdays: carrier === 'usps' ? [...workdays, 'sat'] : workdays, rests: 'federal', alsoNotOn: [] },
    dayFeeCents: 0,
    maxGrossOz: mostPounds[carrier] * pound,
    transitDays: usualTransit[id],
  }
}

export const usualShipping: ShippingSettings = {
  services: serviceIds.map(usualService),
  containers: usualContainers,
  liftOz: 50 * pound,
  minutesPerPackage: 6,
  minutesPerPiece: 2,
  minutesPerDay: 60,
  holdDays: 5,
  promiseDays: 2,
  isInstitution: true,
  unknownZone: 8,
  courierName: 'Empire Library Delivery',
  claimDays: usualClaimDays,
}

export const serviceSetting = (settings: ShippingSettings, id: ServiceId): ServiceSetting =>
  settings.services.find((one) => one.id === id) ?? { ...usualService(id), isUsed: false }
