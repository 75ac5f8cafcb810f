// Taking back what a person just did, wholly and silently, while nothing of it has left the house.
import { allOrNothing } from '../all-or-nothing.ts'
import { done, refuse, type Answer, type Refusal } from '../../domain/refusal.ts'
import {
  formerValuesOf,
  gestureEvents,
  hindrancesOf,
  lastEventOf,
  pointAtNoLender,
  restoreRow,
  undoEffects,
} from '../../store/requests/undo.ts'
import { settledBy, settledHindrances, unsettle } from '../../store/requests/settled.ts'
import { recordEvent } from '../../store/requests/events.ts'
import { lockFacts } from '../../store/requests/facts.ts'
import type { Tx } from '../../store/open.ts'
import { bringBackFound, isClaimTouched } from '../../store/claims.ts'
import { unmarkFound, unmarkLost, unmarkPieces } from '../../store/lost-parcels.ts'
import { lockParcel, reopenParcels } from '../../store/parcels.ts'
import { giveBackUsed } from '../../store/supplies.ts'
import { markGestureUndone } from '../../store/scans.ts'
import { forgetDamage } from '../../store/drop-box.ts'
import { announce } from '../../store/announce.ts'
import { voidPrintJobs } from '../../store/print-jobs.ts'
import { undoClaimAct } from '../mailroom/claims/undo-claim.ts'
import { isPaperKind, type PaperKind } from '../../domain/printing/sheet.ts'
import type { Office } from '../context.ts'

export interface Undone {
  readonly requestIds: readonly number[]
  readonly actions: readonly string[]
  /** What was printed for it: it lies about, and is to be thrown away. */
  readonly throwAway: readonly PaperKind[]
}

/** Undoes a gesture (the id the acts shared). `by` is the staff account that asks. */
export const undoGesture = (office: Office, gesture: string, by: string): Promise<Answer<Undone>> =>
  allOrNothing(office.store, (tx) => undoGestureIn(tx, office, gesture, by))

export async function undoGestureIn(tx: Tx, office: Office, gesture: string, by: string): Promise<Answer<Undone>> {
  const claim = await undoClaimAct(tx, gesture)
  if (claim) return claim.ok ? done({ requestIds: [], actions: [claim.value.action], throwAway: [] }) : claim
  const events = await gestureEvents(tx, gesture)
  const settled = await settledBy(tx, gesture)
  if (events.length === 0 && settled.length === 0) return refuse('undo-nothing')
  const requestIds = [...new Set([...events, ...settled].map((one) => one.request_id))].toSorted((a, b) => a - b)
  const parcelIds = [...new Set(events.map((one) => one.codes['parcelId']))]
    .filter((id) => typeof id === 'number')
    .toSorted((a, b) => a - b)
  // Packages before requests, as in closing one.
  for (const parcelId of parcelIds) await lockParcel(tx, parcelId)
  for (const requestId of requestIds) await lockFacts(tx, requestId)

  const no = (events.length === 0 ? null : await whyNot(tx, gesture, requestIds)) ?? (await whyStays(tx, gesture))
  if (no) return no
  if (await isClaimTouched(tx, gesture)) return refuse('undo-touched')
  const eventIds = events.map((one) => one.id)
  if (eventIds.length > 0 && !(await undoEffects(tx, eventIds))) return refuse('undo-over')
  const throwAway = eventIds.length > 0 ? (await voidPrintJobs(tx, eventIds, parcelIds)).filter(isPaperKind) : []
  for (const event of events.toReversed()) {
    await pointAtNoLender(tx, event.request_id)
    for (const row of await formerValuesOf(tx, event.id)) await restoreRow(tx, row)
  }
  await unsettle(tx, gesture)
  await reopenParcels(tx, parcelIds)
  await giveBackUsed(tx, gesture)
  await unmarkLost(tx, gesture)
  await unmarkFound(tx, gesture)
  await unmarkPieces(tx, [...new Set(events.flatMap((one) => one.piece_ids))])
  await bringBackFound(tx, gesture)
  await markGestureUndone(tx, gesture, office.clock.now())
  for (const requestId of requestIds)
    await recordUndo(
      tx,
      office,
      requestId,
      events.findLast((one) => one.request_id === requestId),
      by,
    )
  for (const { action, request_id: requestId } of events) if (action === 'damaged') await forgetDamage(tx, requestId)
  return done({ requestIds, actions: events.map((one) => one.action), throwAway })
}

async function whyNot(tx: Tx, gesture: string, requestIds: readonly number[]): Promise<Refusal | null> {
  const hindrances = await hindrancesOf(tx, gesture)
  if (!hindrances) return refuse('undo-nothing')
  if (hindrances.touched) {
    for (const requestId of requestIds)
      if ((await lastEventOf(tx, requestId))?.action !== 'undo') return refuse('undo-touched')
    return refuse('undo-nothing')
  }
  if (hindrances.packed) return refuse('undo-touched')
  return hindrances.over ? refuse('undo-over') : null
}

/** Why a step that was called done cannot be open again. */
async function whyStays(tx: Tx, gesture: string): Promise<Refusal | null> {
  const { touched, over } = await settledHindrances(tx, gesture)
  return touched ? refuse('undo-touched') : over ? refuse('undo-over') : null
}

async function recordUndo(
  tx: Tx,
  office: Office,
  requestId: number,
  undone: { id: number; to_state: string } | undefined,
  by: string,
): Promise<void> {
  const facts = await lockFacts(tx, requestId)
  // A step alone leaves no event, so its undoing leaves none: it was never called done.
  if (!facts || !undone) return announce(tx, requestId)
  await recordEvent(tx, {
    requestId,
    action: 'undo',
    from: undone.to_state,
    to: facts.request.state,
    outcome: null,
    actorKind: 'staff',
    actorId: by,
    gesture: null,
    key: null,
    version: facts.request.version,
    entryId: null,
    pieceIds: [],
    codes: { eventId: undone.id },
    at: office.clock.now(),
  })
  await announce(tx, requestId)
}
