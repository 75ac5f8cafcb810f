import type { ParcelView } from '../../contract/packages.ts'
import { paperWords } from '../../domain/receiving/paper-words.ts'
import { refuse } from '../../domain/refusal.ts'
import { leavingDay } from '../../domain/shipping/leaving-day.ts'
import { carrierWords, isServiceId, serviceKind } from '../../domain/shipping/services.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { seenFrom } from '../../domain/printing/domestic.ts'
import { addressLines } from '../../domain/worklist/step.ts'
import { today, type Office } from '../../office/context.ts'
import type { AllClaimDays } from '../../domain/claims/carriers.ts'
import { shippingSettings } from '../../office/shipping/settings.ts'
import { goingTo } from '../../office/mailroom/going-to.ts'
import { actOnClaim } from '../../office/mailroom/claims/act-on-claim.ts'
import {
  addToParcel,
  closeParcel,
  collectParcel,
  openParcel,
  removeFromParcel,
  uncollectParcel,
  waitingPieces,
} from '../../office/mailroom/parcels.ts'
import { serviceLabel } from '../../office/mailroom/shipping-day.ts'
import { librariesById } from '../../store/libraries.ts'
import { parcelsWhole, type ParcelWhole } from '../../store/parcels-whole.ts'
import { listParcels, parcelById, type ParcelRecord } from '../../store/parcels.ts'
import { describeClaim, noClaimWords } from './claim-view.ts'
import { orRefuse, refusalError } from './answer.ts'
import { os } from './base.ts'

const mostParcels = 200

export const parcelRoutes = {
  list: os.parcels.list.handler(async ({ input, context: { office } }) =>
    viewsOf(office, await listParcels(office.store.db, input.state, mostParcels, input.find)),
  ),
  get: os.parcels.get.handler(({ input, context: { office } }) => viewOf(office, input.parcelId)),

  waiting: os.parcels.waiting.handler(async ({ context: { office } }) => {
    const pieces = await waitingPieces(office.store.db)
    const libraries = await librariesById(
      office.store.db,
      pieces.flatMap((one) => (one.libraryId === null ? [] : [one.libraryId])),
    )
    return [...Map.groupBy(pieces, (one) => one.libraryId)].flatMap(([libraryId, own]) => {
      const library = libraryId === null ? undefined : libraries.get(libraryId)
      if (!library) return []
      return [
        {
          library: { id: library.id, name: library.name },
          pieces: own.map(({ pieceId, requestId, number, title, barcode, dueOn }) => ({
            pieceId,
            requestId,
            number: writeNumber(number),
            title,
            barcode,
            dueOn,
          })),
        },
      ]
    })
  }),

  open: os.parcels.open.handler(async ({ input, context: { office } }) => {
    const parcel = orRefuse(await openParcel(office, input.libraryId))
    return viewOf(office, parcel.id)
  }),

  addPiece: os.parcels.addPiece.handler(async ({ input: { parcelId, pieceId, code }, context: { office } }) => {
    orRefuse(
      await addToParcel(office, parcelId, { ...(pieceId === undefined ? {} : { pieceId }), ...(code ? { code } : {}) }),
    )
    return viewOf(office, parcelId)
  }),

  removePiece: os.parcels.removePiece.handler(async ({ input: { parcelId, pieceId }, context: { office } }) => {
    orRefuse(await removeFromParcel(office, parcelId, pieceId))
    return viewOf(office, parcelId)
  }),

  close: os.parcels.close.handler(
    async ({ input: { parcelId, dueOn, tracking, service, onlyPacked, wordsRead }, context: { office, asker } }) => {
      const { gesture } = orRefuse(
        await closeParcel(office, {
          parcelId,
          actor: asker.actor,
          ...(dueOn === undefined ? {} : { dueOn }),
          ...(tracking ? { tracking } : {}),
          ...(service ? { service } : {}),
          ...(onlyPacked === undefined ? {} : { onlyPacked }),
          ...(wordsRead === undefined ? {} : { wordsRead }),
        }),
      )
      return { parcel: await viewOf(office, parcelId), gesture }
    },
  ),

  claim: os.parcels.claim.handler(async ({ input: { parcelId, action, ...given }, context: { office } }) => {
    const { claimNumber, filedOn, paidCents } = given
    const details = {
      ...(claimNumber === undefined ? {} : { claimNumber }),
      ...(filedOn === undefined ? {} : { filedOn }),
      ...(paidCents === undefined ? {} : { paidCents }),
    }
    const { gesture } = orRefuse(await actOnClaim(office, parcelId, action, details))
    return { parcel: await viewOf(office, parcelId), gesture }
  }),

  collect: os.parcels.collect.handler(async ({ input, context: { office } }) => {
    const { graceSeconds } = office.policy()
    orRefuse(await collectParcel(office, input.parcelId, graceSeconds))
    return { parcel: await viewOf(office, input.parcelId), leavesInSeconds: graceSeconds }
  }),

  uncollect: os.parcels.uncollect.handler(async ({ input, context: { office } }) => {
    orRefuse(await uncollectParcel(office, input.parcelId))
    return viewOf(office, input.parcelId)
  }),
}

async function viewOf(office: Office, parcelId: number): Promise<ParcelView> {
  const parcel = await parcelById(office.store.db, parcelId)
  const [view] = parcel ? await viewsOf(office, [parcel]) : []
  if (!view) throw refusalError(refuse('parcel-not-found'))
  return view
}

async function viewsOf(office: Office, parcels: readonly ParcelRecord[]): Promise<ParcelView[]> {
  const { db } = office.store
  const { claimDays } = await shippingSettings(db)
  const elsewhere = await goingTo(db, parcels)
  return (await parcelsWhole(db, parcels)).map((whole) => {
    const to = elsewhere.get(whole.parcel.id) ?? whole.library.address ?? {}
    return { ...describe(office, whole, claimDays), address: addressLines(seenFrom(to, office.settings().address)) }
  })
}

const describe = (
  office: Office,
  { parcel, library, pieces, loss, claim, claimAct, isUnderWay, closing }: ParcelWhole,
  claimDays: AllClaimDays,
): Omit<ParcelView, 'address'> => ({
  id: parcel.id,
  number: parcel.number,
  library: { id: library.id, name: library.name },
  state: parcel.state,
  pieces: pieces.map(({ pieceId, requestId, number, title, label, barcode, kind, dueOn, ...piece }) => ({
    pieceId,
    requestId,
    number: writeNumber(number),
    title,
    label,
    barcode: barcode ?? piece.partnerBarcode,
    kind,
    dueOn,
    isMissing: loss?.missing.includes(pieceId) ?? false,
    paper: paperWords(piece, today(office)),
  })),
  createdAt: parcel.created_at.toISOString(),
  closedAt: parcel.closed_at?.toISOString() ?? null,
  collectedAt: parcel.collected_at?.toISOString() ?? null,
  leavesOn: laterDay(parcel, today(office)),
  service: serviceLabel(parcel.service),
  carrier: carrierOf(parcel.service),
  tracking: parcel.tracking,
  postageCents: parcel.postage_cents,
  insuredCents: parcel.insured_cents,
  signature: parcel.signature,
  loss:
    loss === null
      ? null
      : {
          ...loss,
          saidAt: loss.saidAt.toISOString(),
          foundAt: loss.foundAt?.toISOString() ?? null,
          missing: loss.missing.length,
        },
  claim: claim && describeClaim(claim, claimAct, claimDays),
  noClaim: loss !== null && claim === null && loss.missing.length > 0 ? noClaimWords(parcel) : null,
  canBeLost: isUnderWay,
  closing: closing === null ? null : { gesture: closing },
  papers: [
    ...(parcel.service === 'courier' ? (['bag'] as const) : []),
    ...(library.kind === 'partner' ? [] : (['crate'] as const)),
  ],
})

const carrierOf = (service: string | null): string | null =>
  service !== null && isServiceId(service) ? carrierWords[serviceKind(service).carrier] : null

function laterDay({ state, planned_on: plannedOn }: ParcelRecord, day: string): string | null {
  const on = leavingDay(plannedOn, day)
  return state !== 'collected' && on > day ? on : null
}
