// What packing knows of the ways to a library: prices, what goes there, and when it is there. From the same
// settings, rate tables, calendars and learnt days as the plan.
import { allOpen, nextOpen } from '../../domain/calendar/open-days.ts'
import { deliversOn, thereOn } from '../../domain/shipping/arrival.ts'
import type { Recipient } from '../../domain/shipping/binding.ts'
import type { PriceOf } from '../../domain/shipping/cheaper.ts'
import { calendarsOf } from '../../domain/shipping/goes-on.ts'
import { transitOf } from '../../domain/shipping/plan/carrying.ts'
import { priceFrom } from '../../domain/shipping/postage.ts'
import type { RateTable } from '../../domain/shipping/rates/rate-table.ts'
import { notThere } from '../../domain/shipping/reach.ts'
import type { ServiceId } from '../../domain/shipping/services.ts'
import { serviceSetting, type ShippingSettings } from '../../domain/shipping/shipping-settings.ts'
import { closuresOfAll } from '../../store/closures.ts'
import type { LibraryRecord } from '../../store/libraries.ts'
import type { Db, Tx } from '../../store/open.ts'
import { carrierDays } from '../shipping/carrier-days.ts'
import type { Office } from '../context.ts'
import { allRateTables } from '../shipping/rate-tables.ts'
import { shippingSettings } from '../shipping/settings.ts'
import { libraryFacts, waysLearnt } from './library-facts.ts'

export interface SendingWays {
  readonly tables: readonly RateTable[]
  readonly price: PriceOf
  readonly zone: string
  readonly areInstitutions: boolean
  /** What the office uses, and what goes there. */
  readonly reaches: (service: ServiceId) => boolean
  /** Whether it is taken on a day. */
  readonly goesOn: (service: ServiceId, day: string) => boolean
  /** About when it is there, leaving on a day. */
  readonly arrivesBy: (service: ServiceId, leavesOn: string) => string
  /** Who opens it there, and when they do not. */
  readonly there: Recipient
  readonly settings: ShippingSettings
}

export async function sendingWays(office: Office, db: Db | Tx, library: LibraryRecord): Promise<SendingWays> {
  const [settings, carriers, tables] = [await shippingSettings(db), await carrierDays(db), await allRateTables(db)]
  const closures = (await closuresOfAll(db, [library.id])).filter((one) => one.libraryId === library.id)
  const facts = libraryFacts(library, closures, await waysLearnt(db, [library.id], office.clock.now()))
  const price = office.shipping?.price ?? priceFrom
  const calendars = (service: ServiceId) => calendarsOf(service, { settings, carriers }, facts.vanDays)
  return {
    settings,
    tables,
    price: (parcel) => price(tables, parcel),
    zone: String(facts.zone ?? settings.unknownZone),
    areInstitutions: settings.isInstitution && facts.isInstitution,
    reaches: (service) => serviceSetting(settings, service).isUsed && notThere(service, facts) === null,
    goesOn: (service, day) => allOpen(calendars(service), day),
    there: { name: library.name, closures, country: facts.country },
    arrivesBy(service, leavesOn) {
      const leaves = nextOpen(leavesOn, calendars(service)) ?? leavesOn
      const { days } = transitOf(facts, service, { settings })
      return thereOn(leaves, days, deliversOn(service, { settings, carriers }, facts.vanDays))
    },
  }
}
