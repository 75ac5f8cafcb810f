// How the office sends: by which services, on which days, in what, how much it lifts and how long it may take.
import { postalHolidays } from '../calendar/federal-holidays.ts'
import { addDays } from '../values/days.ts'
import { usualContainers, type Container } from './containers.ts'
import { serviceIds, serviceKind, type ServiceId } from './services.ts'

export interface ServiceSetting {
  readonly id: ServiceId
  readonly isUsed: boolean
  /** 1 Mon to 7 Sun. */
  readonly weekdays: readonly number[]
  /** Days on which nobody takes it, beside those listed. */
  readonly rests: RestDays
  readonly alsoNotOn: readonly string[]
  /** Once for each day on which something goes by it. */
  readonly dayFeeCents: number
  readonly maxGrossOz: number
  readonly transitDays: number
}
export const restDays = ['none', 'federal', 'federal_and_friday'] as const
export type RestDays = (typeof restDays)[number]
export const restWords: Readonly<Record<RestDays, string>> = {
  none: 'goes on holidays',
  federal: 'not on federal holidays',
  federal_and_friday: 'not on federal holidays, nor the day after Thanksgiving',
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
}

const weekdays = [1, 2, 3, 4, 5]
const postDays = [1, 2, 3, 4, 5, 6]
const usualTransit: Partial<Record<ServiceId, number>> = {
  library_mail: 8,
  media_mail: 8,
  ups_ground: 4,
  fedex_ground: 4,
  courier: 3,
  van: 1,
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

const usualService = (id: ServiceId): ServiceSetting => {
  const { carrier } = serviceKind(id)
  return {
    id,
    isUsed: usedAtFirst.includes(id),
    weekdays: carrier === 'usps' ? postDays : weekdays,
    rests: carrier === 'courier' ? 'federal_and_friday' : 'federal',
    alsoNotOn: [],
    dayFeeCents: 0,
    maxGrossOz: (carrier === 'courier' ? 50 : 70) * pound,
    transitDays: usualTransit[id] ?? 5,
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
}

export const serviceSetting = (settings: ShippingSettings, id: ServiceId): ServiceSetting =>
  settings.services.find((one) => one.id === id) ?? { ...usualService(id), isUsed: false }

/** Days from one to another on which nobody takes a service. */
export function restingDays(setting: ServiceSetting, from: string, until: string): readonly string[] {
  const years = range(Number(from.slice(0, 4)), Number(until.slice(0, 4)))
  const holidays = setting.rests === 'none' ? [] : years.flatMap((year) => postalHolidays(year))
  const fridays =
    setting.rests === 'federal_and_friday'
      ? holidays.filter((one) => one.name === 'Thanksgiving Day').map((one) => addDays(one.on, 1))
      : []
  return [...holidays.map((one) => one.on), ...fridays, ...setting.alsoNotOn].filter(
    (day) => from <= day && day <= until,
  )
}
const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
