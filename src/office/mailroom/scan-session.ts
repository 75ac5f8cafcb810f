// A session at a station, from choosing it to closing it: what was scanned, taking a scan back, letting all go now.
import { mostDaysInBox } from '../../domain/lifecycle/guards.ts'
import type { Station } from '../../domain/lifecycle/table.ts'
import { stationLabels } from '../../domain/lifecycle/station-labels.ts'
import { addDays } from '../../domain/values/days.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { libraryById } from '../../store/libraries.ts'
import { lockParcel, parcelById, piecesIn, takeFromParcel } from '../../store/parcels.ts'
import * as store from '../../store/scans.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import { today, type Office } from '../context.ts'
import { releaseGesture } from '../effects/release-gesture.ts'
import { undoGesture } from '../undo/undo-gesture.ts'
import { boxSheet, type Sheet } from './drop-box-sheet.ts'
import { lockSession } from './lock-session.ts'
import { undoSupplyIn } from '../supplies/two-bins.ts'
import { awaitedWords } from './scan-item.ts'

export interface SessionState {
  readonly session: store.ScanSession
  readonly parcel: {
    readonly id: number
    readonly number: string
    readonly library: string
    readonly pieces: number
  } | null
  readonly expects: string | null
  readonly lines: readonly store.ListedScan[]
  /** Of a session at the drop box. */
  readonly sheet: Sheet | null
}
const mostLines = 200

export const sessionState = (office: Office, id: string): Promise<SessionState | null> =>
  office.store.transact(async (tx) => {
    const session = await store.sessionById(tx, id)
    if (!session) return null
    const parcel = session.parcel_id === null ? undefined : await parcelById(tx, session.parcel_id)
    const isHere = parcel?.state === 'open'
    return {
      session,
      parcel: isHere
        ? {
            id: parcel.id,
            number: parcel.number,
            library: (await libraryById(tx, parcel.library_id))?.name ?? '',
            pieces: (await piecesIn(tx, parcel.id)).length,
          }
        : null,
      expects: await awaitedWords({ tx, session }),
      lines: await store.listScans(tx, id, mostLines),
      sheet: await boxSheet(tx, office, session),
    }
  })

/** The session stands before its first scan: at the drop box it says since when the box was not emptied. */
export const beginSession = (office: Office, id: string, station: Station): Promise<Answer<null>> =>
  allOrNothing(office.store, async (tx) => {
    const session = await lockSession(tx, office, id, station)
    if (session.closed_at !== null) return refuse('session-closed')
    return session.station === station
      ? done(null)
      : refuse('session-station', { station: stationLabels[session.station] })
  })

/** When the box was last emptied, where somebody knows better than the scans; null: it is emptied every day. */
export const sayDropped = (office: Office, id: string, on: string | null): Promise<Answer<null>> =>
  allOrNothing(office.store, async (tx) => {
    const day = today(office)
    if (on !== null && (on > day || on < addDays(day, -mostDaysInBox))) return refuse('dropped-ahead', {}, 'on')
    const session = await lockSession(tx, office, id, 'drop_box')
    if (session.closed_at !== null) return refuse('session-closed')
    if (session.station !== 'drop_box') return refuse('session-station', { station: stationLabels[session.station] })
    await store.setSession(tx, id, { dropped_on: on })
    return done(null)
  })

/** Takes one scan back: its acts as one gesture, or the piece out of its package. */
export async function undoScan(office: Office, sessionId: string, scanId: number, by: string): Promise<Answer<null>> {
  const taken = await allOrNothing<{ gesture: string | null }>(office.store, async (tx) => {
    const scan = await store.scanById(tx, sessionId, scanId)
    if (!scan) return refuse('scan-not-found')
    if (scan.undone_at !== null) return refuse('undo-nothing')
    if (store.isBoxAction(scan.action)) {
      await store.markScanUndone(tx, scanId, office.clock.now())
      return done({ gesture: null })
    }
    if (scan.supply_gesture !== null) {
      const undone = await undoSupplyIn(tx, office, scan.supply_gesture)
      return undone.ok ? done({ gesture: null }) : undone
    }
    if (scan.gesture !== null || scan.parcel_id === null) return done({ gesture: scan.gesture })
    const parcel = await lockParcel(tx, scan.parcel_id)
    if (parcel && parcel.state !== 'open') return refuse('parcel-closed')
    if (scan.piece_id === null) await store.setSession(tx, sessionId, { parcel_id: null })
    else await takeFromParcel(tx, scan.parcel_id, scan.piece_id)
    await store.markScanUndone(tx, scanId, office.clock.now())
    return done({ gesture: null })
  })
  if (!taken.ok) return taken
  if (taken.value.gesture === null) return done(null)
  const undone = await undoGesture(office, taken.value.gesture, by)
  return undone.ok ? done(null) : undone
}

/** Lets what the session's scans ordered leave the house now; what goes with a package waits for its carrier. */
export async function releaseSession(office: Office, sessionId: string): Promise<number> {
  let released = 0
  for (const gesture of await store.gesturesOf(office.store.db, sessionId))
    released += await releaseGesture(office, gesture)
  return released
}

export const closeSession = (office: Office, sessionId: string): Promise<Answer<null>> =>
  allOrNothing(office.store, async (tx) => {
    const session = await store.sessionById(tx, sessionId)
    if (!session) return refuse('session-not-found')
    if (session.closed_at === null) await store.setSession(tx, sessionId, { closed_at: office.clock.now() })
    return done(null)
  })
