// A package as the screen packs it.
import type { PackView } from '../../contract/packing.ts'
import { refuse } from '../../domain/refusal.ts'
import { paperWords } from '../../domain/receiving/paper-words.ts'
import { remindersFor } from '../../domain/shipping/reminders.ts'
import { termsInFull } from '../../domain/shipping/return-terms.ts'
import { serviceIds, serviceKind } from '../../domain/shipping/services.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { writeWeight } from '../../domain/values/weight.ts'
import { seenFrom } from '../../domain/printing/domestic.ts'
import { addressLines } from '../../domain/worklist/step.ts'
import { today, type Office } from '../../office/context.ts'
import { goingTo } from '../../office/mailroom/going-to.ts'
import { rateParcel, type ParcelRate } from '../../office/mailroom/rate-parcel.ts'
import { sendingWays, type SendingWays } from '../../office/mailroom/sending-ways.ts'
import { libraryById, type LibraryRecord } from '../../store/libraries.ts'
import { packedPieces, type PackedPiece } from '../../store/packing.ts'
import { parcelById, type ParcelRecord } from '../../store/parcels.ts'
import { refusalError } from './answer.ts'

export async function packViewOf(office: Office, parcelId: number): Promise<PackView> {
  const { db } = office.store
  const parcel = await parcelById(db, parcelId)
  const library = parcel && (await libraryById(db, parcel.library_id))
  if (!parcel || !library) throw refusalError(refuse('parcel-not-found'))
  const pieces = await packedPieces(db, [parcelId])
  const ways = await sendingWays(office, db, library)
  const to = (await goingTo(db, [parcel])).get(parcelId) ?? library.address ?? {}
  return {
    ...describe(office, ways, parcel, library, pieces, rateParcel(office, ways, parcel, library, pieces)),
    address: addressLines(seenFrom(to, office.settings().address)),
  }
}

function describe(
  office: Office,
  ways: SendingWays,
  parcel: ParcelRecord,
  library: LibraryRecord,
  pieces: readonly PackedPiece[],
  rate: ParcelRate,
): Omit<PackView, 'address'> {
  const marking = rate.service === null ? null : serviceKind(rate.service).marking
  return {
    id: parcel.id,
    number: parcel.number,
    state: parcel.state,
    library: { id: library.id, name: library.name, kind: library.kind },
    leavesOn: rate.leavesOn,
    pieces: pieces.map((one) => ({
      pieceId: one.pieceId,
      requestId: one.requestId,
      number: writeNumber(one.number),
      title: one.title,
      label: one.label,
      barcode: one.barcode ?? one.partnerBarcode,
      isPacked: one.packedAt !== null,
      terms: [...termsInFull(one.terms, today(office))],
      unread: [...one.terms.unread],
      paper: paperWords(one, today(office)),
    })),
    container: { id: rate.container.id, label: rate.container.label },
    service: rate.service === null ? null : named(rate.service),
    containers: ways.settings.containers.flatMap(({ id, label, isRetired }) =>
      isRetired && id !== rate.container.id ? [] : [{ id, label }],
    ),
    services: serviceIds.filter((one) => one === rate.service || ways.reaches(one)).map(named),
    marking,
    reminders: [
      ...remindersFor({
        isForFacility: library.kind === 'facility',
        goesHome: pieces.some((one) => one.kind === 'borrowing'),
        isLent: pieces.some((one) => one.kind === 'lending'),
        container: rate.container.id,
        marking,
      }),
    ],
    estimated: writeWeight(rate.estimatedOz),
    weight: rate.grossOz === null ? null : writeWeight(rate.grossOz),
    weightOff: offWords(rate),
    postage: rate.price === null ? null : { ...rate.price },
    toKey: rate.toKey,
    cheaper: cheaperOf(rate),
    insuredCents: rate.insuredCents,
    signature: rate.signature,
    tracking: parcel.tracking,
    broken: [...rate.broken],
    needsTwo: rate.needsTwo,
    twoLift: parcel.two_lift,
  }
}

const named = (id: (typeof serviceIds)[number]): { id: string; label: string } => ({ id, label: serviceKind(id).label })

function offWords({ offOz, grossOz, estimatedOz }: ParcelRate): string | null {
  if (offOz === null || grossOz === null) return null
  const what = offOz > 0 ? 'more' : 'less'
  const look = offOz > 0 ? 'is something in it that belongs elsewhere?' : 'is a piece missing?'
  return `${writeWeight(Math.abs(offOz))} ${what} than expected (${writeWeight(estimatedOz)}): ${look}`
}

function cheaperOf({ cheaper, price }: ParcelRate): PackView['cheaper'] {
  if (cheaper === null || price === null) return null
  const { service, cents } = cheaper
  return { service, label: serviceKind(service).label, cents, savesCents: price.cents - cents }
}
