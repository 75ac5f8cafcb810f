// What packing works with: the packages to be packed, what of them was in the hand, weights and sizes learnt on the way.
import { sql } from 'kysely'
import { noTerms } from '../domain/shipping/return-terms.ts'
import type { ParcelRecord } from './parcels.ts'
import type { Db, Tx } from './open.ts'
import { piecesWithEntry } from './pieces-going.ts'
import { termsOfPieces } from './piece-terms.ts'

/** Open packages with something in them that leave by this day or have no day yet, by number; without any, those of the
 * next day for which some were begun. */
export async function parcelsToPack(db: Db | Tx, day: string, limit: number): Promise<ParcelRecord[]> {
  const due = await openBy(db, day).orderBy('k.id').limit(limit).execute()
  if (due.length > 0) return due
  const next = await openBy(db, null).orderBy('k.planned_on').limit(1).executeTakeFirst()
  return next?.planned_on ? openBy(db, next.planned_on).orderBy('k.id').limit(limit).execute() : []
}

const openBy = (db: Db | Tx, day: string | null) => {
  const open = db
    .selectFrom('parcel as k')
    .selectAll('k')
    .where('k.state', '=', 'open')
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('parcel_piece as pp').select('pp.piece_id').whereRef('pp.parcel_id', '=', 'k.id')),
    )
  return day === null
    ? open
    : open.where((eb) => eb.or([eb('k.planned_on', 'is', null), eb('k.planned_on', '<=', day)]))
}

const pieceQuery = (db: Db | Tx) =>
  piecesWithEntry(db)
    .innerJoin('parcel_piece as pp', 'pp.piece_id', 'p.id')
    // What the same item weighed, and did not fit into, at an earlier visit.
    .leftJoin('item_measure as m', (join) =>
      join
        .on((eb) =>
          eb(
            'm.library_id',
            '=',
            eb
              .case('r.kind')
              .when('borrowing')
              .then(eb.ref('e.library_id'))
              .else(eb.fn.coalesce('p.owner_library_id', 'r.owner_library_id'))
              .end(),
          ),
        )
        .on((eb) =>
          eb(
            'm.barcode',
            '=',
            eb.case('r.kind').when('borrowing').then(eb.ref('p.partner_barcode')).else(eb.ref('p.barcode')).end(),
          ),
        ),
    )
    .select([
      'pp.parcel_id as parcelId',
      'pp.packed_at as packedAt',
      'p.id as pieceId',
      'p.n',
      'p.label',
      'p.barcode',
      'p.partner_barcode as partnerBarcode',
      'p.weight_from as weightFrom',
      'p.place',
      'r.id as requestId',
      'r.number',
      'r.kind',
      'r.title',
      'r.citation',
      'r.due_on as dueOn',
      'e.conditions',
      'p.paper',
      'p.paper_on',
      'p.paper_n',
      'e.library_id as lenderId',
    ])
    .select((eb) => [
      eb.fn.coalesce('p.owner_library_id', 'r.owner_library_id').as('ownerId'),
      eb.fn.coalesce('p.weight_oz', 'm.weight_oz').as('weightOz'),
      sql<string[]>`p.too_big_for || coalesce(m.too_big_for, '{}')`.as('tooBigFor'),
    ])
    .orderBy('r.id')
    .orderBy('p.n')

export type PackedPiece = Awaited<ReturnType<typeof packedPieces>>[number]
export async function packedPieces(db: Db | Tx, parcelIds: readonly number[]) {
  const rows = await pieceQuery(db)
    .where('pp.parcel_id', 'in', [...parcelIds])
    .execute()
  const pieceIds = rows.map((row) => row.pieceId)
  const terms = await termsOfPieces(db, pieceIds)
  return rows.map((row) => ({ ...row, terms: terms.get(row.pieceId) ?? noTerms }))
}

export async function markPacked(tx: Tx, parcelId: number, pieceId: number, at: Date | null): Promise<void> {
  await tx
    .updateTable('parcel_piece')
    .set({ packed_at: at })
    .where('parcel_id', '=', parcelId)
    .where('piece_id', '=', pieceId)
    .execute()
}

/** Whether it was scanned into this package. */
export async function isPacked(db: Db | Tx, parcelId: number, pieceId: number): Promise<boolean> {
  const row = await db
    .selectFrom('parcel_piece')
    .select('packed_at')
    .where('parcel_id', '=', parcelId)
    .where('piece_id', '=', pieceId)
    .executeTakeFirst()
  return row !== undefined && row.packed_at !== null
}

export interface ParcelWay {
  readonly service?: string | null
  readonly container?: string | null
  readonly tracking?: string | null
  readonly gross_oz?: number | null
  readonly estimated_oz?: number | null
  readonly planned_on?: string
  readonly two_lift?: boolean
}
export async function setWay(tx: Tx, parcelId: number, way: ParcelWay): Promise<void> {
  await tx.updateTable('parcel').set(way).where('id', '=', parcelId).execute()
}

/** Whose item it is, and by which barcode it will be known when it comes again; null: it has none. */
function itemOf(piece: PackedPiece): { readonly libraryId: number; readonly barcode: string } | null {
  const libraryId = piece.kind === 'borrowing' ? piece.lenderId : piece.ownerId
  const barcode = piece.kind === 'borrowing' ? piece.partnerBarcode : piece.barcode
  return libraryId === null || barcode === null ? null : { libraryId, barcode }
}

export async function learnWeight(tx: Tx, piece: PackedPiece, oz: number, at: Date): Promise<void> {
  await tx.updateTable('piece').set({ weight_oz: oz, weight_from: 'scale' }).where('id', '=', piece.pieceId).execute()
  const item = itemOf(piece)
  if (!item) return
  await tx
    .insertInto('item_measure')
    .values({ library_id: item.libraryId, barcode: item.barcode, weight_oz: oz, learnt_at: at })
    .onConflict((conflict) => conflict.columns(['library_id', 'barcode']).doUpdateSet({ weight_oz: oz, learnt_at: at }))
    .execute()
}

export async function learnTooBig(tx: Tx, piece: PackedPiece, container: string, at: Date): Promise<void> {
  const all = [...new Set([...piece.tooBigFor, container])]
  await tx.updateTable('piece').set({ too_big_for: all }).where('id', '=', piece.pieceId).execute()
  const item = itemOf(piece)
  if (!item) return
  await tx
    .insertInto('item_measure')
    .values({ library_id: item.libraryId, barcode: item.barcode, too_big_for: all, learnt_at: at })
    .onConflict((conflict) =>
      conflict.columns(['library_id', 'barcode']).doUpdateSet({
        too_big_for: sql`(select array(select distinct one from unnest(item_measure.too_big_for || excluded.too_big_for) as one))`,
        learnt_at: at,
      }),
    )
    .execute()
}

/**
 * Packages closed that leave on a day of the office (`leavingDay`; what the carrier had before its day left with it), first closed
 * first; its first moment and its last.
 */
export const parcelsLeaving = (
  db: Db | Tx,
  day: { readonly on: string; readonly from: Date; readonly until: Date },
): Promise<ParcelRecord[]> =>
  db
    .selectFrom('parcel')
    .selectAll()
    .where('closed_at', '<', day.until)
    .where((eb) =>
      eb.or([
        eb.and([
          eb('planned_on', '=', day.on),
          eb.or([eb('collected_at', 'is', null), eb('collected_at', '>=', day.from)]),
        ]),
        eb.and([eb('planned_on', '>', day.on), eb('collected_at', '>=', day.from), eb('collected_at', '<', day.until)]),
        eb.and([eb('closed_at', '>=', day.from), eb.or([eb('planned_on', 'is', null), eb('planned_on', '<', day.on)])]),
      ]),
    )
    .where('state', '<>', 'open')
    .orderBy('closed_at')
    .orderBy('id')
    .execute()

/** Days after this one on which packages leave that are closed already, the nearest first. */
export async function daysLeavingAfter(db: Db | Tx, day: string): Promise<{ on: string; packages: number }[]> {
  const rows = await db
    .selectFrom('parcel')
    .select('planned_on as on')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('state', '=', 'closed')
    .where('planned_on', '>', day)
    .groupBy('planned_on')
    .orderBy('planned_on')
    .execute()
  return rows.flatMap(({ on, count }) => (on === null ? [] : [{ on, packages: Number(count) }]))
}

export const meterReadings = (db: Db | Tx, day: string): Promise<{ carrier: string; total_cents: number }[]> =>
  db.selectFrom('meter_reading').select(['carrier', 'total_cents']).where('day', '=', day).execute()

type Metered = 'usps' | 'ups' | 'fedex' | 'courier' | 'van'
export async function keepMeter(tx: Tx, day: string, carrier: Metered, cents: number | null, at: Date): Promise<void> {
  await tx.deleteFrom('meter_reading').where('day', '=', day).where('carrier', '=', carrier).execute()
  if (cents !== null)
    await tx.insertInto('meter_reading').values({ day, carrier, total_cents: cents, noted_at: at }).execute()
}
