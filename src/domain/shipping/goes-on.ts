// On which days a service is taken: courier and van by their calendars, the others as the office has set it.
import { carrierCalendar, vanStop, type CarrierCalendars } from '../calendar/carriers.ts'
import type { Calendar } from '../calendar/open-days.ts'
import type { WeekdayName } from '../calendar/week.ts'
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
