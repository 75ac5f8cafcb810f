// What packing knows of the ways a package can go: containers, zones, who reaches whom, days on the way, prices. All that
// could come from the office’s own shipping settings is asked here and nowhere else.
import { usualContainers, type Container } from '../../domain/shipping/containers.ts'
import { priceByTables, type Price, type ToPrice } from '../../domain/shipping/postage.ts'
import { serviceKind, type ServiceId } from '../../domain/shipping/services.ts'
import { addDays } from '../../domain/values/days.ts'
import type { LibraryRecord } from '../../store/libraries.ts'
import { today, type Office } from '../context.ts'

export const containersOf = (): readonly Container[] => usualContainers

export const priceOf = (office: Office): ((parcel: ToPrice) => Price | null) => office.shipping?.price ?? priceByTables

/** The carrier’s zone of a library. None is known yet: services by zone have no price. */
export const zoneOf: (library: LibraryRecord) => string | null = () => null

/** The library courier stops where a hub is known, our van at our members and the facilities. */
export function reaches(library: LibraryRecord, service: ServiceId): boolean {
  const { carrier } = serviceKind(service)
  return carrier === 'van' ? library.kind !== 'partner' : carrier !== 'courier' || library.courier_hub !== null
}

/** About when it is there. */
export function arrivalOf(office: Office, library: LibraryRecord, service: ServiceId | null): string {
  const { mailDays, vanDays } = office.policy()
  const isVan = service !== null && serviceKind(service).carrier === 'van'
  return addDays(today(office), isVan ? vanDays : (library.way_days ?? mailDays))
}
