// How the office sends, read from the kept settings; what was never set is as usual.
import { z } from 'zod'
import { weekdayNames } from '../../domain/calendar/week.ts'
import { isDay } from '../../domain/values/days.ts'
import { isServiceId, serviceKind, type ServiceId } from '../../domain/shipping/services.ts'
import {
  hasLibraryDays,
  restDays,
  usualShipping,
  type ServiceSetting,
  type ShippingSettings,
} from '../../domain/shipping/shipping-settings.ts'
import { usualTransit } from '../../domain/shipping/usual-transit.ts'

/** Under which they are kept. */
export const settingName = 'shipping'
const serviceId = z.custom<ServiceId>((name) => typeof name === 'string' && isServiceId(name))
const whole = z.number().int().min(0)
const claimDays = z.object({ firstDays: whole, lastDays: whole, isConfirmed: z.boolean() })
export const keptShipping = z.object({
  services: z.array(
    z.object({
      id: serviceId,
      isUsed: z.boolean(),
      days: z
        .object({
          weekdays: z.array(z.enum(weekdayNames)),
          rests: z.enum(restDays),
          alsoNotOn: z.array(z.string().refine(isDay)),
        })
        .nullable(),
      dayFeeCents: whole,
      maxGrossOz: z.number().int().min(1).max(2400),
      transitDays: whole.max(60),
    }),
  ),
  containers: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      tareOz: whole,
      maxContentOz: whole,
      maxPieces: z.number().int().min(1),
      costCents: whole,
      services: z.array(serviceId),
      supply: z.string().nullable(),
      isRetired: z.boolean().default(false),
    }),
  ),
  liftOz: z.number().int().min(1).max(1120),
  minutesPerPackage: whole,
  minutesPerPiece: whole,
  minutesPerDay: whole,
  holdDays: whole.max(30),
  promiseDays: whole.max(30),
  isInstitution: z.boolean(),
  unknownZone: z.number().int().min(1).max(9),
  courierName: z.string().min(1).default(usualShipping.courierName),
  claimDays: z
    .object({ usps: claimDays, ups: claimDays, fedex: claimDays, courier: claimDays })
    .default(usualShipping.claimDays),
  /** Kept since the days on the way of every service are seen and set here. */
  hasAllDays: z.boolean().default(false),
})

export function shippingFrom(rows: ReadonlyMap<string, unknown>): ShippingSettings {
  const carried = carriedDays(rows.get('policy'))
  const read = keptShipping.safeParse(rows.get(settingName))
  if (!read.success) return { ...usualShipping, services: usualShipping.services.map(carried) }
  const { hasAllDays, ...kept } = read.data
  // A service that came with a later version is as usual.
  const added = usualShipping.services.filter((one) => !kept.services.some(({ id }) => id === one.id))
  const services = [...kept.services, ...added]
  return { ...kept, services: hasAllDays ? services : services.map(carried) }
}

/**
 * Days of ordinary mail and the van stood in Settings, Office for a time, and those kept here slept. What an office had set here
 * before that counts again; what slept as it came has the days set in Office.
 */
function carriedDays(policy: unknown): (one: ServiceSetting) => ServiceSetting {
  const { mailDays, vanDays } = z.object({ mailDays: whole, vanDays: whole }).partial().catch({}).parse(policy)
  return (one) => {
    const inOffice = serviceKind(one.id).carrier === 'van' ? vanDays : mailDays
    const isAsItCame = one.transitDays === usualBefore[one.id] || usualShipping.services.includes(one)
    return hasLibraryDays(one.id) && isAsItCame ? { ...one, transitDays: inOffice ?? usualTransit[one.id] } : one
  }
}
const usualBefore: Partial<Record<ServiceId, number>> = { library_mail: 8, media_mail: 8, van: 1 }
