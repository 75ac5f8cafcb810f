// On which day a package is there. Mail comes from Monday to Saturday, but not on the holidays of the post. UPS Ground and
// FedEx Ground count business days, Monday to Friday without national holidays (ups.com and fedex.com, Ground: Saturday
// is for homes and at a surcharge). Courier and van bring on the days on which they stop.
import { nextOpen, postal, type Calendar } from '../calendar/open-days.ts'
import { workdays, type WeekdayName } from '../calendar/week.ts'
import { addDays } from '../values/days.ts'
import { calendarsOf, type GoesBy } from './goes-on.ts'
import { serviceKind, type ServiceId } from './services.ts'

const businessDays: Calendar = { weekdays: workdays, isPostal: true }

/** It is delivered on days on which all of these are open. `vanDays`: when the van stops at the library; null: whenever it goes. */
export function deliversOn(
  service: ServiceId,
  by: GoesBy,
  vanDays: readonly WeekdayName[] | null,
): readonly Calendar[] {
  const { carrier } = serviceKind(service)
  if (carrier === 'usps') return [postal]
  if (carrier === 'ups' || carrier === 'fedex') return [businessDays]
  return calendarsOf(service, by, vanDays)
}

/** What would be there on a day without delivery comes on the next with it. */
export const thereOn = (leavesOn: string, days: number, delivers: readonly Calendar[]): string => {
  const about = addDays(leavesOn, days)
  return nextOpen(about, delivers) ?? about
}
