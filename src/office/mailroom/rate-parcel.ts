// What a package weighs, costs and is bound to, as it stands: for the screen that packs it and for the moment it is closed.
import { asksInsurance, brokenTerms, insuredOf, signatureOf, type BoundPiece } from '../../domain/shipping/binding.ts'
import { cheapest, priced, toPrice, type Rated } from '../../domain/shipping/cheaper.ts'
import { containerById, inUse, ownPackagingId, type Container } from '../../domain/shipping/containers.ts'
import { leavingDay } from '../../domain/shipping/leaving-day.ts'
import { toKey, type Price } from '../../domain/shipping/postage.ts'
import { isServiceId, serviceKind, type ServiceId } from '../../domain/shipping/services.ts'
import { heavy, mostBy } from '../../domain/shipping/lifting.ts'
import { guessOz } from '../../domain/shipping/weight-guess.ts'
import type { LibraryRecord } from '../../store/libraries.ts'
import type { PackedPiece } from '../../store/packing.ts'
import type { ParcelRecord } from '../../store/parcels.ts'
import { today, type Office } from '../context.ts'
import type { SendingWays } from './sending-ways.ts'

export interface ParcelRate {
  readonly service: ServiceId | null
  readonly leavesOn: string
  readonly container: Container
  readonly estimatedOz: number
  readonly grossOz: number | null
  /** Ounces more (or less) than it should weigh, where that is too much to pass over. */
  readonly offOz: number | null
  readonly price: Price | null
  /** Without a price: what is to be keyed, and where. */
  readonly toKey: string | null
  readonly cheaper: { readonly service: ServiceId; readonly cents: number } | null
  readonly insuredCents: number
  readonly signature: boolean
  /** Null: nobody has said how it goes. */
  readonly arrivesOn: string | null
  /** Each term, and each limit of weight, that closing it now would break. */
  readonly broken: readonly string[]
  /** Heavier than one person lifts, and a single piece: two must lift it, in a sentence. */
  readonly needsTwo: string | null
}

export function rateParcel(
  office: Office,
  ways: SendingWays,
  parcel: ParcelRecord,
  library: LibraryRecord,
  pieces: readonly PackedPiece[],
  wanted?: ServiceId,
): ParcelRate {
  const { tables, price: priceOf, zone, areInstitutions, reaches, there } = ways
  const bound = pieces.map(boundPiece)
  const netOz = pieces.reduce((so, one) => so + (one.weightOz ?? guessOz(one.citation)), 0)
  const kept = wanted ?? (parcel.service !== null && isServiceId(parcel.service) ? parcel.service : null)
  const container = containerFor(ways, parcel, library, kept, bound, pieces, netOz)
  const estimatedOz = netOz + container.tareOz
  const grossOz = parcel.gross_oz
  const leavesOn = leavingDay(parcel.planned_on, today(office))
  const arrivesBy = (one: ServiceId): string => ways.arrivesBy(one, leavesOn)
  const rated: Rated = {
    tables,
    service: kept,
    pieces: bound,
    container: container.id,
    areInstitutions,
    there,
    leavesOn,
    arrivesBy,
    grossOz: grossOz ?? estimatedOz,
    zone,
    reaches: (service) => reaches(service) && (grossOz ?? estimatedOz) <= mostBy(ways.settings, service),
  }
  const best = cheapest(rated, ways.settings.containers, priceOf)
  const service = kept ?? best?.service ?? (library.kind === 'partner' ? null : 'van')
  const arrivesOn = service === null ? null : arrivesBy(service)
  const price = service === null ? null : priced(rated, service, priceOf)
  const weight = { oz: grossOz ?? estimatedOz, isWeighed: grossOz !== null, pieces: pieces.length, service }
  const lifting = heavy(weight, ways.settings)
  const off = grossOz === null ? 0 : grossOz - estimatedOz
  return {
    service,
    leavesOn,
    container,
    estimatedOz,
    grossOz,
    offOz: Math.abs(off) > office.policy().weightOffOz ? off : null,
    price,
    toKey: service === null || price !== null ? null : toKey(tables, toPrice(rated, service)),
    cheaper: best !== null && price !== null && best.cents < price.cents ? best : null,
    insuredCents: insuredOf(bound),
    signature: signatureOf(bound),
    arrivesOn,
    broken: [...brokenTerms({ ...rated, service, arrivesOn }), ...lifting.broken],
    needsTwo: lifting.needsTwo,
  }
}

export const boundPiece = (piece: PackedPiece): BoundPiece => ({
  title: piece.title,
  material: piece.citation['material'],
  terms: piece.terms,
  isInsured: asksInsurance(piece.conditions, piece.terms),
})

function containerFor(
  { settings }: SendingWays,
  parcel: ParcelRecord,
  library: LibraryRecord,
  service: ServiceId | null,
  bound: readonly BoundPiece[],
  pieces: readonly PackedPiece[],
  netOz: number,
): Container {
  const named = parcel.container === null ? null : containerById(settings.containers, parcel.container)
  if (named) return named
  const all = inUse(settings.containers)
  const carrier = service === null ? (library.kind === 'partner' ? 'usps' : 'van') : serviceKind(service).carrier
  const wanted = bound.some((one) => one.terms.ownPackaging)
    ? [ownPackagingId]
    : carrier === 'van'
      ? ['van_bin']
      : carrier === 'courier'
        ? ['courier_bag']
        : ['reused_mailer', 'box']
  // Where a service is chosen, in what travels by it.
  const travels = (one: Container): boolean => service === null || one.services.includes(service)
  const isOwn = wanted.includes(ownPackagingId)
  const usual = wanted.flatMap((id) => all.filter((one) => one.id === id && travels(one)))
  const others = all.filter((one) => travels(one) && isOwn === (one.id === ownPackagingId))
  const fits = (one: Container): boolean =>
    netOz <= one.maxContentOz &&
    pieces.length <= one.maxPieces &&
    !pieces.some((piece) => piece.tooBigFor.includes(one.id))
  const found = [...usual, ...others].find(fits) ?? usual.at(-1) ?? others[0] ?? all[0]
  if (!found) throw new Error('an office has containers')
  return found
}
