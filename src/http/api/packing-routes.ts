import type { PackView } from '../../contract/packing.ts'
import { refuse } from '../../domain/refusal.ts'
import type { PaperPart } from '../../domain/printing/sheet.ts'
import { paperWords } from '../../domain/receiving/paper-words.ts'
import { leavingDay } from '../../domain/shipping/leaving-day.ts'
import { remindersFor } from '../../domain/shipping/reminders.ts'
import { termWords } from '../../domain/shipping/return-terms.ts'
import { carrierWords, serviceIds, serviceKind } from '../../domain/shipping/services.ts'
import { writeDay } from '../../domain/values/days.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { writeWeight } from '../../domain/values/weight.ts'
import { addressLines } from '../../domain/worklist/step.ts'
import { today, type Office } from '../../office/context.ts'
import { changeWay, doesNotFit, leaveToday, weighParcel } from '../../office/mailroom/change-parcel.ts'
import { findParcel, loseParcel } from '../../office/mailroom/lost-parcel.ts'
import { packByScan } from '../../office/mailroom/pack-piece.ts'
import { parcelPaper } from '../../office/mailroom/parcel-papers.ts'
import { rateParcel, type ParcelRate } from '../../office/mailroom/rate-parcel.ts'
import { sendingWays, type SendingWays } from '../../office/mailroom/sending-ways.ts'
import {
  daysAfter,
  manifestCsv,
  manifestOf,
  noteMeter,
  serviceLabel,
  shippingDay,
} from '../../office/mailroom/shipping-day.ts'
import type { Press } from '../../office/paper-port.ts'
import { librariesById, libraryById, type LibraryRecord } from '../../store/libraries.ts'
import { packedPieces, parcelsToPack, type PackedPiece } from '../../store/packing.ts'
import { parcelById, type ParcelRecord } from '../../store/parcels.ts'
import { orRefuse, refusalError } from './answer.ts'
import { os } from './base.ts'

const mostCalled = 200

export const packingRoutes = {
  queue: os.packing.queue.handler(async ({ context: { office } }) => {
    const { db } = office.store
    const parcels = await parcelsToPack(db, today(office), mostCalled)
    if (parcels.length === 0) return []
    const libraries = await librariesById(
      db,
      parcels.map((one) => one.library_id),
    )
    const pieces = Map.groupBy(
      await packedPieces(
        db,
        parcels.map((one) => one.id),
      ),
      (one) => one.parcelId,
    )
    return parcels.map((parcel) => {
      const own = pieces.get(parcel.id) ?? []
      return {
        id: parcel.id,
        number: parcel.number,
        library: libraries.get(parcel.library_id)?.name ?? '',
        pieces: own.length,
        packed: own.filter((one) => one.packedAt !== null).length,
        leavesOn: leavingDay(parcel.planned_on, today(office)),
      }
    })
  }),

  get: os.packing.get.handler(({ input, context: { office } }) => viewOf(office, input.parcelId)),

  scan: os.packing.scan.handler(async ({ input: { put, ...scan }, context: { office } }) => {
    const packed = orRefuse(await packByScan(office, { ...scan, ...(put === undefined ? {} : { put }) }))
    return { ...packed, parcel: await viewOf(office, packed.parcelId) }
  }),

  weigh: os.packing.weigh.handler(async ({ input, context: { office } }) => {
    orRefuse(await weighParcel(office, input.parcelId, input.weight))
    return viewOf(office, input.parcelId)
  }),

  way: os.packing.way.handler(async ({ input: { parcelId, service, container, tracking }, context: { office } }) => {
    orRefuse(
      await changeWay(office, parcelId, {
        ...(service === undefined ? {} : { service }),
        ...(container === undefined ? {} : { container }),
        ...(tracking === undefined ? {} : { tracking }),
      }),
    )
    return viewOf(office, parcelId)
  }),

  leavesToday: os.packing.leavesToday.handler(async ({ input: { parcelId }, context: { office } }) => {
    orRefuse(await leaveToday(office, parcelId))
    return viewOf(office, parcelId)
  }),

  tooBig: os.packing.tooBig.handler(async ({ input: { parcelId, pieceId }, context: { office } }) => {
    const { container } = orRefuse(await doesNotFit(office, parcelId, pieceId))
    return { container, parcel: await viewOf(office, parcelId) }
  }),

  lost: os.packing.lost.handler(async ({ input, context: { office, asker } }) =>
    orRefuse(await loseParcel(office, input.parcelId, asker.actor)),
  ),

  found: os.packing.found.handler(async ({ input, context: { office, asker } }) =>
    orRefuse(await findParcel(office, input.parcelId, asker.actor)),
  ),

  paper: os.packing.paper.handler(async ({ input: { parcelId, kind }, context: { office, press } }) =>
    pdfOf(press, orRefuse(await parcelPaper(office, parcelId, kind)), `${kind}.pdf`),
  ),

  day: os.packing.day.handler(({ input, context: { office } }) => dayOf(office, input.on ?? today(office))),

  meter: os.packing.meter.handler(async ({ input: { on, carrier, cents }, context: { office } }) => {
    orRefuse(await noteMeter(office, on, carrier, cents))
    return dayOf(office, on)
  }),

  manifest: os.packing.manifest.handler(async ({ input: { on, carrier, form }, context: { office, press } }) => {
    if (form === 'pdf') return pdfOf(press, orRefuse(await manifestOf(office, on, carrier)), `${carrier}-${on}.pdf`)
    const csv = orRefuse(await manifestCsv(office, on, carrier))
    return new File([csv], `${carrier}-${on}.csv`, { type: 'text/csv' })
  }),
}

const pdfOf = async (press: Press, paper: PaperPart, name: string): Promise<File> =>
  new File([await press.draw([paper])], name, { type: 'application/pdf' })

async function viewOf(office: Office, parcelId: number): Promise<PackView> {
  const { db } = office.store
  const parcel = await parcelById(db, parcelId)
  const library = parcel && (await libraryById(db, parcel.library_id))
  if (!parcel || !library) throw refusalError(refuse('parcel-not-found'))
  const pieces = await packedPieces(db, [parcelId])
  const ways = await sendingWays(office, db, library)
  return describe(office, ways, parcel, library, pieces, rateParcel(office, ways, parcel, library, pieces))
}

function describe(
  office: Office,
  ways: SendingWays,
  parcel: ParcelRecord,
  library: LibraryRecord,
  pieces: readonly PackedPiece[],
  rate: ParcelRate,
): PackView {
  const marking = rate.service === null ? null : serviceKind(rate.service).marking
  return {
    id: parcel.id,
    number: parcel.number,
    state: parcel.state,
    library: { id: library.id, name: library.name, kind: library.kind },
    address: addressLines(library.address ?? {}),
    leavesOn: rate.leavesOn,
    pieces: pieces.map((one) => ({
      pieceId: one.pieceId,
      requestId: one.requestId,
      number: writeNumber(one.number),
      title: one.title,
      label: one.label,
      barcode: one.barcode ?? one.partnerBarcode,
      isPacked: one.packedAt !== null,
      terms: [...termWords(one.terms, (day) => writeDay(day, today(office)))],
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

async function dayOf(office: Office, on: string) {
  return {
    on,
    later: await daysAfter(office, on),
    carriers: (await shippingDay(office, on)).map(({ carrier, parcels, cents, unpriced, meterCents, words }) => ({
      carrier,
      label: carrier === null ? 'Carrier not said' : carrierWords[carrier],
      cents,
      unpriced,
      meterCents,
      words,
      parcels: parcels.map(({ parcel, library, loss }) => {
        const oz = parcel.gross_oz ?? parcel.estimated_oz
        return {
          id: parcel.id,
          number: parcel.number,
          library: library.name,
          kind: library.kind,
          service: serviceLabel(parcel.service),
          weight: oz === null ? null : writeWeight(oz),
          postageCents: parcel.postage_cents,
          tracking: parcel.tracking,
          state: parcel.state,
          isLost: loss?.foundAt === null,
          foundAt: loss?.foundAt?.toISOString() ?? null,
        }
      }),
    })),
  }
}
