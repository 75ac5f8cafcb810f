// On which days a service is taken, and when what left is there: courier and van by their calendars, the others as the office has set it.
import { carrierCalendar, vanStop, type CarrierCalendars } from '../calendar/carriers.ts'
import { allOpen, nextOpen, type Calendar, type Closure } from '../calendar/open-days.ts'
import type { WeekdayName } from '../calendar/week.ts'
import { addDays } from '../values/days.ts'
import { serviceKind, type ServiceId } from './services.ts'
import { serviceSetting, type ShippingSettings } from './shipping-settings.ts'

export interface GoesBy {
  readonly settings: ShippingSettings
  readonly carriers: CarrierCalendars
}

/** It is taken when all of these are open. `vanDays`: when the van stops at the library; null: whenever it goes. */
export function calendarsOf(
  service: ServiceId,
  { settings, carriers }: GoesBy,
  vanDays: readonly WeekdayName[] | null,
): readonly Calendar[] {
  const { carrier } = serviceKind(service)
  if (carrier === 'van') return vanStop(carriers.van, vanDays)
  if (carrier === 'courier') return [carrierCalendar(carriers.courier)]
  const { days } = serviceSetting(settings, service)
  if (days === null) return []
  const { weekdays, rests, alsoNotOn } = days
  return [
    { weekdays, isPostal: rests === 'federal', closures: alsoNotOn.map((one) => ({ startsOn: one, endsOn: one })) },
  ]
}

interface Leaves {
  readonly service: ServiceId
  readonly on: string
  /** Days on the way. */
  readonly days: number
}
/**
 * The day it is there: one on which the carrier comes, and they are open. Null where the van stops only on some days and this is
 * none of them: whether it goes round with the next van nobody knows here.
 */
export function thereOn(
  { service, on, days }: Leaves,
  goesBy: GoesBy,
  library: { readonly vanDays: readonly WeekdayName[] | null; readonly closures: readonly Closure[] },
): string | null {
  const comes = [...calendarsOf(service, goesBy, null), { closures: library.closures }]
  const there = nextOpen(addDays(on, days), comes)
  const isStop = there === null || allOpen(calendarsOf(service, goesBy, library.vanDays), there)
  return isStop ? there : null
}
