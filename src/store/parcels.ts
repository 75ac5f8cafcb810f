import { sql, type Selectable } from 'kysely'
import type { ParcelTable } from './generated/database.ts'
import type { Db, Tx } from './open.ts'
import { piecesGoing, piecesWaitingAt, type WaitingPlace } from './pieces-going.ts'

export type ParcelRecord = Selectable<ParcelTable>

export const lockParcel = (tx: Tx, id: number): Promise<ParcelRecord | undefined> =>
  tx.selectFrom('parcel').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const parcelById = (db: Db | Tx, id: number): Promise<ParcelRecord | undefined> =>
  db.selectFrom('parcel').selectAll().where('id', '=', id).executeTakeFirst()

/** Open ones first, then the newest, `limit` at most; `find`: part of a number or of the library's name, or a tracking number. */
export async function listParcels(
  db: Db | Tx,
  state: ParcelRecord['state'] | 'lost' | undefined,
  limit: number,
  find = '',
): Promise<readonly ParcelRecord[]> {
  const base = db
    .selectFrom('parcel')
    .selectAll()
    .orderBy(sql`case state when 'open' then 0 when 'closed' then 1 else 2 end`)
    .orderBy('id', 'desc')
    .limit(limit)
  const inState =
    state === undefined
      ? base
      : state === 'lost'
        ? base.where(({ exists, selectFrom }) =>
            exists(selectFrom('parcel_loss as lost').select('lost.id').whereRef('lost.parcel_id', '=', 'parcel.id')),
          )
        : base.where('state', '=', state)
  if (find === '') return inState.execute()
  const like = `%${find.replaceAll(/[\\%_]/g, '\\$&')}%`
  return inState
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('number', 'ilike', like),
        eb('tracking', '=', find.replaceAll(/\s/g, '').toUpperCase()),
        exists(
          selectFrom('library as l')
            .select('l.id')
            .whereRef('l.id', '=', 'parcel.library_id')
            .where('l.name', 'ilike', like),
        ),
      ]),
    )
    .execute()
}

/** Packages closed that have left by the evening of a day: none of a later one. */
export const parcelsToCollect = (db: Db | Tx, day: string, limit: number): Promise<{ id: number }[]> =>
  db
    .selectFrom('parcel')
    .select('id')
    .where('state', '=', 'closed')
    .where((eb) => eb.or([eb('planned_on', 'is', null), eb('planned_on', '<=', day)]))
    .orderBy('id')
    .limit(limit)
    .execute()

/** A new open package; its number is P, the year and a running number. */
export async function insertParcel(tx: Tx, libraryId: number, year: number, at: Date): Promise<ParcelRecord> {
  await sql`select pg_advisory_xact_lock(hashtextextended('keuka parcel number', 0))`.execute(tx)
  const prefix = `P${String(year % 100).padStart(2, '0')}`
  const last = await tx
    .selectFrom('parcel')
    .select('number')
    .where('number', 'like', `${prefix}%`)
    // The hundred thousandth number of a year is a character longer.
    .orderBy(sql`length(number)`, 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const running = last ? Number(last.number.slice(prefix.length)) + 1 : 1
  return tx
    .insertInto('parcel')
    .values({ number: `${prefix}${String(running).padStart(5, '0')}`, library_id: libraryId, created_at: at })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** The package open for a library, if any; two who ask at once wait for each other, so that there is only one. */
export async function openParcelFor(tx: Tx, libraryId: number): Promise<ParcelRecord | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`keuka parcel for ${libraryId}`}, 0))`.execute(tx)
  return tx
    .selectFrom('parcel')
    .selectAll()
    .where('library_id', '=', libraryId)
    .where('state', '=', 'open')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Packages still open for these libraries, the first begun first. */
export const openParcelsTo = (db: Db | Tx, libraryIds: readonly number[]): Promise<ParcelRecord[]> =>
  libraryIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('parcel')
        .selectAll()
        .where('library_id', 'in', [...libraryIds])
        .where('state', '=', 'open')
        .orderBy('id')
        .execute()

/** A piece goes into one package at a time. */
export async function lockPiece(tx: Tx, pieceId: number): Promise<void> {
  await tx.selectFrom('piece').select('id').where('id', '=', pieceId).forUpdate().executeTakeFirst()
}

/** `packedAt`: it was in the hand; without it, it is to go in. With one piece more a package is weighed anew. */
export async function putInParcel(
  tx: Tx,
  parcelId: number,
  pieceId: number,
  packedAt: Date | null = null,
): Promise<void> {
  await tx
    .updateTable('parcel as k')
    .set({ gross_oz: null })
    .where('k.id', '=', parcelId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('parcel_piece')
            .select('piece_id')
            .whereRef('parcel_id', '=', 'k.id')
            .where('piece_id', '=', pieceId),
        ),
      ),
    )
    .execute()
  await tx
    .insertInto('parcel_piece')
    .values({ parcel_id: parcelId, piece_id: pieceId, packed_at: packedAt })
    .onConflict((conflict) =>
      packedAt === null
        ? conflict.doNothing()
        : conflict.columns(['parcel_id', 'piece_id']).doUpdateSet({ packed_at: packedAt }),
    )
    .execute()
}
/** What it weighed with the piece in it is no longer true. */
export async function takeFromParcel(tx: Tx, parcelId: number, pieceId: number): Promise<void> {
  await tx.updateTable('parcel').set({ gross_oz: null, estimated_oz: null }).where('id', '=', parcelId).execute()
  await tx.deleteFrom('parcel_piece').where('parcel_id', '=', parcelId).where('piece_id', '=', pieceId).execute()
}
/** An open package with nothing in it, of which nothing was printed or told, is none. Its scans stay in their sessions, as
 * taken back. Answers whether it went. */
export async function dropEmptyParcel(tx: Tx, parcelId: number, at: Date): Promise<boolean> {
  const isNone = sql`state = 'open'
    and not exists (select from parcel_piece where parcel_id = k.id)
    and not exists (select from effect where parcel_id = k.id)
    and not exists (select from print_job where parcel_id = k.id)`
  await sql`
    update scan set parcel_id = null, undone_at = coalesce(undone_at, ${at})
    where parcel_id in (select id from parcel k where id = ${parcelId} and ${isNone})`.execute(tx)
  const { rows } = await sql`delete from parcel k where id = ${parcelId} and ${isNone} returning id`.execute(tx)
  return rows.length > 0
}
export async function setParcel(
  tx: Tx,
  id: number,
  set: {
    state: ParcelRecord['state']
    closed_at?: Date | null
    collected_at?: Date | null
    service?: string | null
    tracking?: string | null
    container?: string | null
    estimated_oz?: number | null
    postage_cents?: number | null
    rated_on?: string | null
    insured_cents?: number
    signature?: boolean
  },
): Promise<void> {
  await tx.updateTable('parcel').set(set).where('id', '=', id).execute()
}

/** By which gesture each of these was closed last. */
export async function closingsOf(db: Db | Tx, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map()
  const inside = await db
    .selectFrom('parcel_piece as pp')
    .innerJoin('piece as p', 'p.id', 'pp.piece_id')
    .select('p.request_id')
    .distinct()
    .where('pp.parcel_id', 'in', [...ids])
    .execute()
  if (inside.length === 0) return new Map()
  const requestIds = inside.map((one) => one.request_id)
  const rows = await closingEvents(db, requestIds, ids).execute()
  return new Map(rows.map(({ id, gesture }) => [id, gesture]))
}

/** Of all events that were ever written only those of a few requests are looked at. */
export function closingEvents(db: Db | Tx, requestIds: readonly number[], ids: readonly number[]) {
  const parcelId = sql<number>`(codes->>'parcelId')::bigint`
  return db
    .selectFrom('request_event')
    .select([parcelId.as('id'), 'gesture'])
    .distinctOn(parcelId)
    .where('request_id', 'in', [...requestIds])
    .where('gesture', 'is not', null)
    .$narrowType<{ gesture: string }>()
    .where(parcelId, 'in', [...ids])
    .orderBy(parcelId)
    .orderBy('request_event.id', 'desc')
}

/** The newest package with one of these pieces in it that is open, or is closed and waits for its carrier. */
export const parcelWith = (
  db: Db | Tx,
  state: 'open' | 'closed',
  pieceIds: readonly number[],
): Promise<{ id: number; number: string; piece_id: number } | undefined> =>
  pieceIds.length === 0
    ? Promise.resolve(undefined)
    : db
        .selectFrom('parcel_piece as pp')
        .innerJoin('parcel as p', 'p.id', 'pp.parcel_id')
        .select(['p.id', 'p.number', 'pp.piece_id'])
        .where('pp.piece_id', 'in', [...pieceIds])
        .where('p.state', '=', state)
        .orderBy('p.id', 'desc')
        .executeTakeFirst()

export interface PieceToSend {
  readonly pieceId: number
  readonly requestId: number
  readonly number: string
  readonly kind: 'borrowing' | 'lending' | 'facility'
  readonly service: 'loan' | 'copy'
  readonly title: string
  readonly state: string
  readonly place: string
  readonly label: string | null
  readonly barcode: string | null
  readonly partnerBarcode: string | null
  readonly dueOn: string | null
  /** Where it goes: the lender's, the borrower's or the facility's library. */
  readonly libraryId: number | null
  /** Where the lender’s own paper lies. */
  readonly paper: 'in_book' | 'filed' | null
  readonly paper_on: string | null
  readonly paper_n: number | null
}

const toSend = [
  'p.id as pieceId',
  'r.id as requestId',
  'r.number',
  'r.kind',
  'r.service',
  'r.title',
  'r.state',
  'p.place',
  'p.label',
  'p.barcode',
  'p.partner_barcode as partnerBarcode',
  'r.due_on as dueOn',
  'p.paper',
  'p.paper_on',
  'p.paper_n',
] as const
const pieceQuery = (db: Db | Tx) => piecesGoing(db).select(toSend)

export const pieceToSend = (db: Db | Tx, pieceId: number): Promise<PieceToSend | undefined> =>
  pieceQuery(db).where('p.id', '=', pieceId).executeTakeFirst()
export const piecesIn = (db: Db | Tx, parcelId: number): Promise<PieceToSend[]> => piecesInParcels(db, [parcelId])
/** Numbers of the requests in a package for which the network asks another by now, and nobody has said that they go. */
export async function goneOnIn(tx: Tx, parcelId: number): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('parcel_piece as pp')
    .innerJoin('piece as p', 'p.id', 'pp.piece_id')
    .innerJoin('request as r', 'r.id', 'p.request_id')
    .select('r.number')
    .distinct()
    .where('pp.parcel_id', '=', parcelId)
    .where('r.question_to', '=', 'staff')
    .where('r.question', '=', 'gone_on')
    .orderBy('r.number')
    .execute()
  return rows.map((one) => one.number)
}

/** The pieces of several packages at once. */
export const piecesInParcels = async (
  db: Db | Tx,
  parcelIds: readonly number[],
): Promise<(PieceToSend & { parcelId: number })[]> =>
  parcelIds.length === 0
    ? []
    : pieceQuery(db)
        .innerJoin('parcel_piece as pp', 'pp.piece_id', 'p.id')
        .select('pp.parcel_id as parcelId')
        .where('pp.parcel_id', 'in', [...parcelIds])
        .orderBy('r.id')
        .orderBy('p.n')
        .execute()
/** Pieces at one of the given places and in no open package, those due first before. */
export const piecesWaiting = (db: Db | Tx, at: readonly WaitingPlace[]): Promise<PieceToSend[]> =>
  piecesWaitingAt(db, at).select(toSend).orderBy('r.due_on').orderBy('r.id').execute()

/** Pieces a code on a strap or an item may mean. */
export const piecesByCode = (
  db: Db | Tx,
  code: string,
  number: string | null,
  n: number | null,
): Promise<PieceToSend[]> =>
  pieceQuery(db)
    .where((eb) =>
      eb.or([
        eb(eb.fn('upper', ['p.barcode']), '=', code.toUpperCase()),
        eb('p.partner_barcode', '=', code),
        ...(number === null ? [] : [eb.and([eb('r.number', '=', number), ...(n === null ? [] : [eb('p.n', '=', n)])])]),
      ]),
    )
    .orderBy('r.id', 'desc')
    .orderBy('p.n')
    .limit(50)
    .execute()

/** Packages whose closing was undone are open again. */
export async function reopenParcels(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length > 0)
    await tx
      .updateTable('parcel')
      .set({ state: 'open', closed_at: null, postage_cents: null, rated_on: null })
      .where('id', 'in', [...new Set(ids)])
      .where('state', '=', 'closed')
      .execute()
}
