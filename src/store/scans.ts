import { sql, type Selectable } from 'kysely'
import { dayOf } from '../domain/values/days.ts'
import type { Station } from '../domain/lifecycle/table.ts'
import type { ScanSessionTable, ScanTable } from './generated/database.ts'
import type { Db, Tx } from './open.ts'

export type ScanSession = Selectable<ScanSessionTable>
export type ScanRecord = Selectable<ScanTable>

/** What a scan at the drop box may come to without moving a request: only where the piece goes is kept. */
export const boxActions = ['sorted', 'asked', 'setAside', 'foundLoose'] as const
export const isBoxAction = (action: string): boolean => boxActions.some((one) => one === action)

/** The session, begun if it is new, locked: scans of one station are done one after the other. */
export async function lockSession(
  tx: Tx,
  id: string,
  station: Station,
  now: Date,
  timeZone: string,
  since: (today: string, emptiedOn: string | null) => Promise<string | null>,
): Promise<ScanSession> {
  await tx
    .insertInto('scan_session')
    .values({ id, station, opened_at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  const session = await tx
    .selectFrom('scan_session')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const today = dayOf(now, timeZone)
  if (session.station !== 'drop_box' || session.dropped_for === today) return session
  const emptied = await lastEmptied(tx, now)
  const dropped = {
    dropped_on: await since(today, emptied === null ? null : dayOf(emptied, timeZone)),
    dropped_for: today,
  }
  await setSession(tx, id, dropped)
  return { ...session, ...dropped }
}

/** When something was scanned last at the drop box. */
async function lastEmptied(tx: Tx, now: Date): Promise<Date | null> {
  const row = await tx
    .selectFrom('scan as s')
    .innerJoin('scan_session as n', 'n.id', 's.session_id')
    .select((eb) => eb.fn.max('s.at').as('at'))
    .where('n.station', '=', 'drop_box')
    .where('s.at', '<=', now)
    .executeTakeFirst()
  return row?.at ?? null
}

export const sessionById = (db: Db | Tx, id: string): Promise<ScanSession | undefined> =>
  db.selectFrom('scan_session').selectAll().where('id', '=', id).executeTakeFirst()

export async function setSession(
  tx: Tx,
  id: string,
  set: Partial<Omit<ScanSession, 'id' | 'station' | 'opened_at'>>,
): Promise<void> {
  await tx.updateTable('scan_session').set(set).where('id', '=', id).execute()
}

export interface NewScan {
  readonly sessionId: string
  readonly key: string
  readonly action: string
  readonly at: Date
  readonly requestId?: number | null
  readonly pieceId?: number | null
  readonly parcelId?: number | null
  readonly gesture?: string | null
  /** What it did to a supply. */
  readonly supplyGesture?: string
}
export async function recordScan(tx: Tx, scan: NewScan): Promise<number> {
  const { id } = await tx
    .insertInto('scan')
    .values({
      session_id: scan.sessionId,
      key: scan.key,
      action: scan.action,
      at: scan.at,
      request_id: scan.requestId ?? null,
      piece_id: scan.pieceId ?? null,
      parcel_id: scan.parcelId ?? null,
      gesture: scan.gesture ?? null,
      supply_gesture: scan.supplyGesture ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const scanByKey = (tx: Tx, sessionId: string, key: string): Promise<ScanRecord | undefined> =>
  tx.selectFrom('scan').selectAll().where('session_id', '=', sessionId).where('key', '=', key).executeTakeFirst()

export const scanById = (tx: Tx, sessionId: string, id: number): Promise<ScanRecord | undefined> =>
  tx.selectFrom('scan').selectAll().where('session_id', '=', sessionId).where('id', '=', id).executeTakeFirst()

/** What the session did to these requests and still stands, newest first; a piece taken out of its package by hand does not. */
export const scansOf = async (
  tx: Tx,
  sessionId: string,
  requestIds: readonly number[],
): Promise<readonly ScanRecord[]> =>
  requestIds.length === 0
    ? []
    : tx
        .selectFrom('scan')
        .selectAll()
        .where('session_id', '=', sessionId)
        .where('request_id', 'in', [...requestIds])
        .where('action', 'not in', [...boxActions])
        .where('undone_at', 'is', null)
        .where(
          sql<boolean>`(parcel_id is null or piece_id is null or exists (
            select from parcel_piece pp where pp.parcel_id = scan.parcel_id and pp.piece_id = scan.piece_id))`,
        )
        .orderBy('id', 'desc')
        .execute()

export const lastScan = (tx: Tx, sessionId: string): Promise<ScanRecord | undefined> =>
  tx
    .selectFrom('scan')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('undone_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export async function markScanUndone(tx: Tx, id: number, at: Date): Promise<void> {
  await tx.updateTable('scan').set({ undone_at: at }).where('id', '=', id).execute()
}
/** A gesture undone anywhere may be scanned again. */
export async function markGestureUndone(tx: Tx, gesture: string, at: Date): Promise<void> {
  await tx.updateTable('scan').set({ undone_at: at }).where('gesture', '=', gesture).execute()
}

/** What the session did that goes by itself; what goes with a package waits for its carrier. */
export const gesturesOf = async (db: Db | Tx, sessionId: string): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('scan')
    .select('gesture')
    .where('session_id', '=', sessionId)
    .where('gesture', 'is not', null)
    .where('parcel_id', 'is', null)
    .where('undone_at', 'is', null)
    .execute()
  return rows.flatMap((row) => row.gesture ?? [])
}

export async function forgetSessions(tx: Tx, before: Date): Promise<void> {
  await tx
    .deleteFrom('scan_session')
    .where('opened_at', '<', before)
    // The last at the drop box says since when it was not emptied, however long the office was closed.
    .where(
      sql<boolean>`id is distinct from (
        select n.id from scan s join scan_session n on n.id = s.session_id
        where n.station = 'drop_box' order by s.at desc, s.id desc limit 1)`,
    )
    .execute()
}

export interface ListedScan {
  readonly id: number
  readonly action: string
  readonly at: Date
  readonly gesture: string | null
  readonly undoneAt: Date | null
  readonly requestId: number | null
  readonly number: string | null
  readonly title: string | null
  readonly kind: 'borrowing' | 'lending' | 'facility' | null
  /** The supply whose last pack was opened. */
  readonly supply: string | null
  readonly service: 'loan' | 'copy' | null
  readonly pieceN: number | null
  readonly pieces: number
  readonly parcel: string | null
  readonly parcelState: string | null
  /** When the first of its steps leaves the house; null when none waits to. */
  readonly leavesAt: Date | null
  /** One of its steps has left, or may have. */
  readonly hasLeft: boolean
  readonly goes: string | null
  readonly goesBin: string | null
  readonly goesLibrary: string | null
  readonly why: string | null
  readonly finds: readonly string[]
  readonly codeEnd: string | null
}
/** The running list of a session, newest first. */
export async function listScans(db: Db | Tx, sessionId: string, limit: number): Promise<readonly ListedScan[]> {
  const { rows } = await sql<ListedScan>`
    select s.id, s.action, s.at, s.gesture, s.undone_at as "undoneAt", s.request_id as "requestId", r.number, r.title, r.kind, r.service,
      p.n as "pieceN", (select count(*)::int from piece o where o.request_id = s.request_id) as pieces,
      k.number as parcel,
      (select u.name from supply_movement m join supply u on u.id = m.supply_id where m.gesture = s.supply_gesture limit 1) as supply, k.state as "parcelState",
      s.goes, s.goes_bin as "goesBin", g.name as "goesLibrary", s.why, s.finds, s.code_end as "codeEnd",
      (select min(f.not_before) from request_event v join effect f on f.event_id = v.id where v.gesture = s.gesture and f.state = 'held') as "leavesAt",
      exists (
        select from request_event v join effect f on f.event_id = v.id
        where v.gesture = s.gesture and f.port <> 'paper' and (f.state in ('waiting', 'doing', 'done', 'given_up') or (f.state = 'with_person' and f.tries > 0))
      ) as "hasLeft"
    from scan s
    left join request r on r.id = s.request_id
    left join piece p on p.id = s.piece_id
    left join parcel k on k.id = s.parcel_id
    left join library g on g.id = s.goes_library_id
    where s.session_id = ${sessionId}
    order by s.id desc limit ${limit}`.execute(db)
  return rows
}
