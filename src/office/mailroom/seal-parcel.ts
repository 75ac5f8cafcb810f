// The moment a package is closed: everything in it was in the hand, no term of a lender is broken, somebody can
// lift it, and what it costs is kept.
// What is learnt from its weight is learnt here.
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { heaviestOz } from '../../domain/shipping/lifting.ts'
import { asOneText } from '../../domain/shipping/return-terms.ts'
import { isServiceId, serviceKind, type ServiceId } from '../../domain/shipping/services.ts'
import { readTrackingFor } from '../../domain/shipping/tracking.ts'
import { libraryById } from '../../store/libraries.ts'
import type { Tx } from '../../store/open.ts'
import { learnWeight, packedPieces, type PackedPiece } from '../../store/packing.ts'
import type { ParcelRecord } from '../../store/parcels.ts'
import type { Office } from '../context.ts'
import { rateParcel, type ParcelRate } from './rate-parcel.ts'
import { sendingWays } from './sending-ways.ts'

export interface Sealing {
  readonly tracking?: string
  readonly service?: ServiceId
  readonly onlyPacked?: boolean
  /** Words of its lenders that nobody had understood were shown, and a person says that it goes all the same. */
  readonly wordsRead?: boolean
}

export async function sealParcel(tx: Tx, office: Office, parcel: ParcelRecord, sealing: Sealing) {
  const pieces = await packedPieces(tx, [parcel.id])
  const library = await libraryById(tx, parcel.library_id)
  if (!library) return refuse('library-not-found')
  const missing = sealing.onlyPacked ? pieces.filter((one) => one.packedAt === null) : []
  if (missing.length > 0) return refuse('parcel-unpacked', { pieces: missing.map((one) => one.title).join(', ') })
  const rate = rateParcel(office, await sendingWays(office, tx, library), parcel, library, pieces, sealing.service)
  const [term] = rate.broken
  if (term !== undefined) return refuse('parcel-term', { term })
  if (rate.needsTwo !== null && !parcel.two_lift) return refuse('parcel-two-lift', { why: rate.needsTwo })
  const words = wordsOpen(pieces)
  if (words.length > 0 && !sealing.wordsRead)
    return refuse('parcel-words', { words: words.map((one) => `“${one.title}”: “${one.words}”.`).join(' ') })
  const tracking = sealing.tracking === undefined ? done(parcel.tracking) : numberFor(sealing.tracking, rate.service)
  if (!tracking.ok) return tracking
  await learn(tx, office, pieces, rate)
  return done({
    supply: rate.container.supply,
    set: {
      service: rate.service ?? parcel.service,
      container: rate.container.id,
      tracking: tracking.value,
      estimated_oz: Math.min(rate.estimatedOz, heaviestOz),
      postage_cents: rate.price?.cents ?? null,
      rated_on: rate.price === null ? null : (rate.price.table ?? rate.leavesOn),
      insured_cents: rate.insuredCents,
      signature: rate.signature,
    },
  })
}

/** What lenders of pieces in it wrote and nobody has understood. */
export const wordsOpen = (pieces: readonly PackedPiece[]): readonly { title: string; words: string }[] =>
  pieces.flatMap(({ title, terms }) => (terms.unread.length > 0 ? [{ title, words: asOneText(terms.unread) }] : []))

/** The number as the carrier writes it. */
export function numberFor(given: string, service: string | null): Answer<string> {
  const carrier = service !== null && isServiceId(service) ? serviceKind(service).carrier : null
  const read = readTrackingFor(given, carrier)
  return read.isRight ? done(read.number) : refuse('tracking-wrong', { problem: read.problem }, 'tracking')
}

/** One piece alone in what it is packed in: the rest is its weight. Of several nothing is known apart. */
async function learn(tx: Tx, office: Office, pieces: readonly PackedPiece[], rate: ParcelRate): Promise<void> {
  const [piece, second] = pieces
  if (!piece || second || rate.grossOz === null) return
  const oz = rate.grossOz - rate.container.tareOz
  if (oz >= 1 && oz <= heaviestKept) await learnWeight(tx, piece, oz, office.clock.now())
}
/** A piece’s weight is kept up to here. */
const heaviestKept = 1120
