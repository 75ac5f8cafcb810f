// The drop box: what its scans came to, who is known by a barcode's first digits, which package waits for a library.
import { sql } from 'kysely'
import type { Destination, Find, Goes, Said } from '../domain/drop-box/destinations.ts'
import type { Db, Tx } from './open.ts'
import { isTakenBack } from './requests/taken-back.ts'
import { boxActions } from './scans.ts'

export interface Sorted {
  readonly sessionId: string
  readonly key: string
  readonly action: (typeof boxActions)[number]
  readonly at: Date
  readonly requestId?: number | null
  readonly pieceId?: number | null
  readonly goes: Goes
  readonly said?: Said | null
  readonly finds?: readonly Find[]
  readonly mark?: string | null
  readonly end?: string | null
}

const goesColumns = (one: Goes) => ({
  goes: one.to,
  goes_library_id: one.libraryId,
  goes_bin: one.bin,
  why: one.why,
})
const saidColumns = (said: Said | null | undefined) => (said ? { said: said.to, said_bin: said.bin } : {})

/** A scan that moved no request of ours, and where the piece goes. */
export async function recordSorted(tx: Tx, one: Sorted): Promise<number> {
  const { id } = await tx
    .insertInto('scan')
    .values({
      session_id: one.sessionId,
      key: one.key,
      action: one.action,
      at: one.at,
      request_id: one.requestId ?? null,
      piece_id: one.pieceId ?? null,
      finds: [...(one.finds ?? [])],
      code_mark: one.mark ?? null,
      code_end: one.end ?? null,
      ...goesColumns(one.goes),
      ...saidColumns(one.said),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function setGoes(tx: Tx, scanId: number, goes: Goes, said: Said | null): Promise<void> {
  await tx
    .updateTable('scan')
    .set({ ...goesColumns(goes), ...saidColumns(said) })
    .where('id', '=', scanId)
    .execute()
}

export async function setFinds(tx: Tx, scanId: number, finds: readonly Find[]): Promise<void> {
  await tx
    .updateTable('scan')
    .set({ finds: [...finds] })
    .where('id', '=', scanId)
    .execute()
}

/** No damage is said of it any more since it was scanned: it does not lie on the sheet as damaged. */
export async function forgetDamage(tx: Tx, requestId: number): Promise<void> {
  await sql`
    update scan set finds = array_remove(finds, 'damaged')
    where request_id = ${requestId} and 'damaged' = any(finds) and not exists (
      select from request_event v
      where v.request_id = scan.request_id and v.action = 'damaged' and v.at >= scan.at and not ${isTakenBack('v')}
    )`.execute(tx)
}

/** Since the piece was scanned it is known to go elsewhere. */
export async function setGoesOfPiece(tx: Tx, requestId: number, pieceId: number, goes: Goes): Promise<void> {
  await tx
    .updateTable('scan')
    .set(goesColumns(goes))
    .where('id', 'in', (inner) =>
      inner
        .selectFrom('scan')
        .select('id')
        .where('request_id', '=', requestId)
        .where((eb) => eb.or([eb('piece_id', '=', pieceId), eb('piece_id', 'is', null)]))
        .where('goes', 'is not', null)
        .where('undone_at', 'is', null)
        .orderBy('id', 'desc')
        .limit(1),
    )
    .execute()
}

/** What the session asked, or put aside, of this request or code, and nobody has settled. */
export const openSorted = (
  tx: Tx,
  sessionId: string,
  of: { readonly requestIds: readonly number[]; readonly mark: string | null },
) =>
  tx
    .selectFrom('scan')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('action', 'in', [...boxActions])
    .where('undone_at', 'is', null)
    .where((eb) =>
      eb.or([
        ...(of.requestIds.length === 0 ? [] : [eb('request_id', 'in', [...of.requestIds])]),
        ...(of.mark === null ? [] : [eb('code_mark', '=', of.mark)]),
        eb.lit(false),
      ]),
    )
    .orderBy('id', 'desc')
    .executeTakeFirst()

export async function dropSorted(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('scan').where('id', '=', id).execute()
}

export async function markTrapped(tx: Tx, pieceId: number, libraryId: number | null, at: Date): Promise<void> {
  await tx
    .updateTable('piece')
    .set({ trapped_at: at, trapped_library_id: libraryId })
    .where('id', '=', pieceId)
    .execute()
}

export const trappedPiece = (db: Db | Tx, pieceId: number) =>
  db
    .selectFrom('piece as p')
    .leftJoin('library as l', 'l.id', 'p.trapped_library_id')
    .select(['p.trapped_library_id as libraryId', 'l.name as library', 'l.code'])
    .where('p.id', '=', pieceId)
    .where('p.trapped_at', 'is not', null)
    .executeTakeFirst()

/** The package a piece for this library goes into: open, the one that leaves first. */
export const parcelWaitingFor = (db: Db | Tx, libraryId: number) =>
  db
    .selectFrom('parcel')
    .select(['id', 'number', 'planned_on as plannedOn'])
    .where('library_id', '=', libraryId)
    .where('state', '=', 'open')
    .orderBy(sql`planned_on nulls last`)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export interface Institution {
  readonly prefix: string
  readonly libraryId: number
  readonly seen: number
}
/** Digits 2 to 5 of 14-digit barcodes, with the member whose items and cards have them, as seen so far. */
export const institutionsSeen = async (db: Db | Tx): Promise<readonly Institution[]> => {
  const { rows } = await sql<Institution>`
    select prefix, library_id as "libraryId", count(*)::int as seen from (
      select substr(p.barcode, 2, 4) as prefix, r.owner_library_id as library_id
      from piece p join request r on r.id = p.request_id
      where p.barcode ~ '^3[0-9]{13}$' and r.kind <> 'borrowing'
      union all
      select substr(card, 2, 4), library_id from patron where card ~ '^2[0-9]{13}$'
    ) seen join library l on l.id = seen.library_id
    where l.kind = 'member' and l.active
    group by prefix, library_id`.execute(db)
  return rows
}

export interface SortedRow {
  readonly id: number
  readonly action: string
  readonly at: Date
  readonly goes: Destination
  readonly bin: string | null
  readonly libraryId: number | null
  readonly library: string | null
  readonly why: string | null
  readonly finds: readonly string[]
  readonly said: string | null
  readonly saidBin: string | null
  readonly codeEnd: string | null
  readonly requestId: number | null
  readonly number: string | null
  readonly title: string | null
  readonly isTrapped: boolean
}
/** All that a session sorted and still stands, in order. */
export const sortedIn = async (db: Db | Tx, sessionId: string): Promise<readonly SortedRow[]> => {
  const { rows } = await sql<SortedRow>`
    select s.id, s.action, s.at, s.goes, s.goes_bin as bin, s.goes_library_id as "libraryId", l.name as library, s.why,
      s.finds, s.said, s.said_bin as "saidBin", s.code_end as "codeEnd", s.request_id as "requestId", r.number, r.title,
      p.trapped_at is not null as "isTrapped"
    from scan s
    left join request r on r.id = s.request_id
    left join piece p on p.id = s.piece_id
    left join library l on l.id = s.goes_library_id
    where s.session_id = ${sessionId} and s.goes is not null and s.undone_at is null
    order by s.id`.execute(db)
  return rows
}

/** Sessions of the drop box that are still remembered, the newest first, with how many pieces each sorted. */
export const boxSessions = async (db: Db | Tx) => {
  const { rows } = await sql<{ id: string; openedAt: Date; closedAt: Date | null; pieces: number }>`
    select n.id, n.opened_at as "openedAt", n.closed_at as "closedAt", (count(s.id) filter (where s.action <> 'foundLoose'))::int as pieces
    from scan_session n join scan s on s.session_id = n.id and s.goes is not null and s.undone_at is null
    where n.station = 'drop_box'
    group by n.id order by n.opened_at desc limit 20`.execute(db)
  return rows
}

/** Libraries that are this office itself, by its symbols. */
export const officeLibraryIds = async (
  db: Db | Tx,
  symbols: readonly { readonly scheme: string; readonly symbol: string }[],
): Promise<readonly number[]> => {
  if (symbols.length === 0) return []
  const rows = await db
    .selectFrom('library_symbol')
    .select('library_id')
    .where(({ eb, or }) =>
      or(
        symbols.map((one) =>
          eb(sql`upper(scheme) || ':' || upper(symbol)`, '=', `${one.scheme}:${one.symbol}`.toUpperCase()),
        ),
      ),
    )
    .execute()
  return rows.map((row) => row.library_id)
}
