// What packing together has saved, from what really left: one package for each piece, by the same service at the same
// prices, less what was paid.
import { builtInSurcharges } from '../../../domain/shipping/rates/built-in.ts'
import { chargeOf, tableOn, type RateTable } from '../../../domain/shipping/rates/rate-table.ts'
import { isServiceId } from '../../../domain/shipping/services.ts'
import type { ShippingSettings } from '../../../domain/shipping/shipping-settings.ts'
import { addDays, dayOf, startOfDay } from '../../../domain/values/days.ts'
import { librariesById } from '../../../store/libraries.ts'
import { sentParcels, type SentParcel } from '../../../store/mailing-plan.ts'
import { allRateTables } from '../../shipping/rate-tables.ts'
import { shippingSettings } from '../../shipping/settings.ts'
import { today, type Office } from '../../context.ts'

export interface MonthSaved {
  /** '2026-11'. */
  readonly month: string
  readonly packages: number
  readonly pieces: number
  readonly paidCents: number
  readonly aloneCents: number
}
const monthsBack = 12

export async function savings(office: Office): Promise<readonly MonthSaved[]> {
  const { db } = office.store
  const { timeZone } = office.settings()
  const from = `${Temporal.PlainDate.from(today(office))
    .subtract({ months: monthsBack - 1 })
    .toString()
    .slice(0, 7)}-01`
  const sent = await sentParcels(db, startOfDay(from, timeZone))
  const [settings, tables] = [await shippingSettings(db), await allRateTables(db)]
  const libraries = await librariesById(
    db,
    sent.map((one) => one.libraryId),
  )
  const rows = sent.map((one) => {
    const on = one.collectedAt ? dayOf(one.collectedAt, timeZone) : (one.ratedOn ?? addDays(from, 0))
    const zone = String(libraries.get(one.libraryId)?.postal_zone ?? settings.unknownZone)
    return {
      month: on.slice(0, 7),
      parcel: one,
      alone: aloneCents(one, { on: one.ratedOn ?? on, zone, tables, settings }),
    }
  })
  return [...Map.groupBy(rows, (one) => one.month)].map(([month, own]) => ({
    month,
    packages: own.length,
    pieces: own.reduce((count, { parcel }) => count + parcel.weights.length, 0),
    paidCents: own.reduce((cents, { parcel }) => cents + parcel.postageCents, 0),
    aloneCents: own.reduce((cents, { alone }) => cents + alone, 0),
  }))
}

interface Prices {
  readonly on: string
  readonly zone: string
  readonly tables: readonly RateTable[]
  readonly settings: ShippingSettings
}

/** Extras stay as they were paid; where neither scale nor estimate says what it weighed, nothing was saved. */
function aloneCents(parcel: SentParcel, { on, zone, tables, settings }: Prices): number {
  const { service, grossOz, postageCents, weights } = parcel
  const table = service !== null && isServiceId(service) ? tableOn(tables, service, on) : null
  if (!table || grossOz === null || weights.length < 2) return postageCents
  const charge = (oz: number): number | null => chargeOf(table, { grossOz: oz, zone, on }, builtInSurcharges)
  const together = charge(grossOz)
  const tares = settings.containers.flatMap((one) => (one.services.includes(table.service) ? [one.tareOz] : []))
  const tare = tares.length === 0 ? 0 : Math.min(...tares)
  const known = weights.reduce<number>((oz, one) => oz + (one ?? 0), 0)
  const unknown = weights.filter((one) => one === null).length
  const share = unknown === 0 ? 0 : Math.max(1, Math.round((grossOz - known) / unknown))
  const each = weights.map((one) => charge((one ?? share) + tare))
  if (together === null || each.includes(null)) return postageCents
  return postageCents - together + each.reduce<number>((cents, one) => cents + (one ?? 0), 0)
}
