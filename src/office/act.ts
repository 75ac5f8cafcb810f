// The one path: every change of a request, wherever it comes from, is one call of `act`. This file alone writes
// request state.
import { allOrNothing } from './all-or-nothing.ts'
import { faultOfDetails, missingDetail } from '../domain/lifecycle/check-details.ts'
import { decide, type Step } from '../domain/lifecycle/decide.ts'
import { numberIn, textIn, type Details, type Needs } from '../domain/lifecycle/details.ts'
import { firstNewEntry } from '../domain/lifecycle/changes.ts'
import type { Actor, Facts } from '../domain/lifecycle/facts.ts'
import { actionRow, lifeOf } from '../domain/lifecycle/lives.ts'
import { timersOf } from '../domain/lifecycle/timers.ts'
import { done, refuse, type Answer } from '../domain/refusal.ts'
import { laterByDays } from '../domain/values/days.ts'
import type { Codes } from '../store/column-types.ts'
import type { Tx } from '../store/open.ts'
import { putEffects, setEffect } from '../store/requests/effects.ts'
import {
  eventByKey,
  keepFormer,
  keepNote,
  recordCustody,
  recordEvent,
  rowAsJson,
  type Former,
} from '../store/requests/events.ts'
import { lockFacts, pickupDaysOf } from '../store/requests/facts.ts'
import {
  addEntries,
  addPieces,
  carriersOf,
  dropEntries,
  saveEntry,
  savePiece,
  saveRequest,
} from '../store/requests/save.ts'
import { calledOff, type CalledOff } from './effects/call-off.ts'
import { effectRows } from './effects/order-effects.ts'
import { queuePapers } from './printing/queue-papers.ts'
import { followLinked } from './facilities/follow-linked.ts'
import { followPackage } from './mailroom/follow-package.ts'
import { today, type Office } from './context.ts'
import { announce } from '../store/announce.ts'

export interface Order {
  readonly requestId: number
  readonly action: string
  readonly details: Details
  readonly actor: Actor
  /** Makes a repeat harmless. */
  readonly key?: string
  /** The version a screen showed; refused as stale when it has passed. Scans, messages and timers send none. */
  readonly version?: number
  /** What one gesture did is undone together. */
  readonly gesture?: string
  /** How a person came to it, when that is worth keeping: the telephone rang. */
  readonly came?: 'phone'
}

export interface Acted {
  readonly requestId: number
  readonly number: string
  readonly action: string
  readonly from: string
  readonly to: string
  readonly result: string | null
  readonly eventId: number
  readonly version: number
  /** The same order had been done before; nothing happened now. */
  readonly repeated: boolean
}

export const act = (office: Office, order: Order): Promise<Answer<Acted>> =>
  allOrNothing(office.store, (tx) => actIn(tx, office, order))

/** The only writer of request state, inside a transaction of the caller's. */
export async function actIn(tx: Tx, office: Office, order: Order): Promise<Answer<Acted>> {
  const facts = await lockFacts(tx, order.requestId)
  if (!facts) return refuse('not-found')
  const earlier = order.key === undefined ? undefined : await eventByKey(tx, order.key)
  if (earlier) {
    if (earlier.request_id !== order.requestId) return refuse('key-taken')
    return done({
      requestId: order.requestId,
      number: facts.request.number,
      action: earlier.action,
      from: earlier.from_state,
      to: earlier.to_state,
      result: null,
      eventId: earlier.id,
      version: earlier.version,
      repeated: true,
    })
  }
  if (order.version !== undefined && order.version !== facts.request.version) return refuse('stale')

  const needs = rowOf(facts, order.action)?.needs ?? {}
  const fault = faultOfDetails(order.details, needs)
  if (fault) return fault
  const now = office.clock.now()
  const pickup = numberIn(order.details, 'pickupLibraryId')
  const step = decide({
    ...facts,
    ...(pickup === null ? {} : { nextPickup: await pickupDaysOf(tx, pickup) }),
    action: order.action,
    details: order.details,
    actor: order.actor,
    policy: office.policy(),
    now,
    today: today(office),
  })
  if (!step.ok) return step
  const missing = missingDetail(order.details, needs)
  if (missing) return missing
  if (await takesBarcode(tx, facts, step.value)) return refuse('barcode-taken', {}, 'barcode')
  return done(await writeDown(tx, office, order, facts, step.value, now))
}

/** Does the act give a piece a barcode that another piece carries, here or in another request? */
async function takesBarcode(tx: Tx, facts: Facts, step: Step): Promise<boolean> {
  const given = [
    ...step.pieces.map((one) => ({ id: one.id, barcode: one.set.barcode })),
    ...step.newPieces.map((one) => ({ id: 0, barcode: one.barcode })),
  ]
  for (const { id, barcode } of given) {
    const own = facts.pieces.find((one) => one.id === id)?.barcode
    if (barcode && barcode !== own && (await carriersOf(tx, barcode)).some((other) => other !== id)) return true
  }
  return false
}

async function writeDown(tx: Tx, office: Office, order: Order, facts: Facts, step: Step, now: Date): Promise<Acted> {
  const undoable = isGesture(order) && rowOf(facts, order.action)?.undo === 'held'
  const needless = await calledOff(tx, facts, step)
  const former = undoable ? await formerValues(tx, facts, step, needless) : []
  const version = facts.request.version + 1

  const entryIds = await saveString(tx, facts, step)
  const added = await addPieces(tx, facts.request.id, step.event.entryId, step.newPieces, now)
  for (const change of step.pieces) await savePiece(tx, change.id, change.set)
  const currentEntryId = step.request.currentEntryId === firstNewEntry ? entryIds[0] : step.request.currentEntryId
  const set = { ...step.request, ...(currentEntryId === undefined ? {} : { currentEntryId }) }
  await saveRequest(tx, facts.request.id, set, wakesAt(office, facts, step, now))

  const eventId = await recordEvent(tx, {
    requestId: facts.request.id,
    action: order.action,
    from: step.event.from,
    to: step.event.to,
    outcome: step.event.outcome,
    actorKind: order.actor.kind,
    actorId: order.actor.id,
    gesture: order.gesture ?? null,
    key: order.key ?? null,
    version,
    entryId: step.event.entryId,
    pieceIds: [...step.event.pieceIds, ...added.map((one) => one.id)],
    codes: {
      ...codesOf(order.details, rowOf(facts, order.action)?.needs ?? {}),
      ...(order.came === undefined ? {} : { came: order.came }),
    },
    at: now,
  })
  const moves = custodyMoves(facts, step, added)
  await recordCustody(tx, eventId, moves, now)
  const note = textIn(order.details, 'note')
  if (note !== null) await keepNote(tx, facts.request.id, eventId, order.actor.kind, note, now)
  await keepFormer(tx, eventId, [...former, ...newRows(undoable, entryIds, added)], laterByDays(now, 1))
  for (const one of needless) await setEffect(tx, one.effectId, { state: one.as, doneAt: now })
  await putEffects(tx, await effectRows(tx, office, order, facts, step, { eventId, entryIds, added, now }))
  await queuePapers(tx, office, eventId)
  const isLostInTransit = textIn(order.details, 'reason') === 'lost_in_transit'
  await followPackage(tx, office, moves, { gesture: order.gesture ?? null, at: now, isLostInTransit })
  await followLinked(tx, office, order, { request: facts.request, to: step.event.to, eventId })
  await announce(tx, facts.request.id)

  return {
    requestId: facts.request.id,
    number: facts.request.number,
    action: order.action,
    from: step.event.from,
    to: step.event.to,
    result: step.event.result,
    eventId,
    version,
    repeated: false,
  }
}

/** A person's act, or what the office does with it in the same gesture: it has a grace and can be undone. */
export const isGesture = (order: Order): boolean =>
  order.actor.kind === 'staff' || (order.actor.kind === 'office' && order.gesture !== undefined)

const rowOf = (facts: Facts, action: string) => actionRow(lifeOf(facts.request), action)

async function saveString(tx: Tx, facts: Facts, step: Step): Promise<readonly number[]> {
  for (const change of step.entries) await saveEntry(tx, change.id, change.set)
  await dropEntries(tx, step.dropEntries)
  const kept = facts.entries.filter((one) => !step.dropEntries.includes(one.id))
  return addEntries(tx, facts.request.id, step.newEntries, Math.max(0, ...kept.map((one) => one.n)))
}

/** The rows the act is about to change, as they stand. */
async function formerValues(
  tx: Tx,
  facts: Facts,
  step: Step,
  needless: readonly CalledOff[],
): Promise<readonly Former[]> {
  const touched: readonly { table: Former['table']; rowId: number }[] = [
    { table: 'request', rowId: facts.request.id },
    ...[...new Set([...step.entries.map((one) => one.id), ...step.dropEntries])].map((rowId) => ({
      table: 'lender_string_entry' as const,
      rowId,
    })),
    ...step.pieces.map((one) => ({ table: 'piece' as const, rowId: one.id })),
    ...needless.map((one) => ({ table: 'effect' as const, rowId: one.effectId })),
  ]
  const former: Former[] = []
  for (const one of touched) former.push({ ...one, was: await rowAsJson(tx, one.table, one.rowId) })
  return former
}

const newRows = (
  undoable: boolean,
  entryIds: readonly number[],
  pieces: readonly { id: number }[],
): readonly Former[] =>
  undoable
    ? [
        ...entryIds.map((rowId) => ({ table: 'lender_string_entry' as const, rowId, was: null })),
        ...pieces.map((one) => ({ table: 'piece' as const, rowId: one.id, was: null })),
      ]
    : []

function wakesAt(office: Office, facts: Facts, step: Step, now: Date): Date | null {
  const after: Facts = {
    request: { ...facts.request, ...step.request },
    entries: facts.entries.map((one) => ({ ...one, ...step.entries.find((change) => change.id === one.id)?.set })),
    pieces: facts.pieces.map((one) => ({ ...one, ...step.pieces.find((change) => change.id === one.id)?.set })),
  }
  return timersOf(after, office.policy(), now, office.settings().timeZone)[0]?.at ?? null
}

function custodyMoves(facts: Facts, step: Step, added: readonly { id: number; n: number }[]) {
  const moved = step.pieces.flatMap((change) => {
    const from = facts.pieces.find((one) => one.id === change.id)?.place ?? null
    return change.set.place === undefined || change.set.place === from
      ? []
      : [{ pieceId: change.id, from, to: change.set.place }]
  })
  const came = step.newPieces.flatMap((one) => {
    const row = added.find((piece) => piece.n === one.n)
    return row ? [{ pieceId: row.id, from: null, to: one.place }] : []
  })
  return [...moved, ...came]
}

const keptTypes = ['day', 'instant', 'flag', 'cents', 'count', 'id', 'ids', 'code', 'codes']
/** What of the details an event may keep: ids, codes, amounts and days, never text. */
function codesOf(details: Details, needs: Needs): Codes {
  const codes: Codes = {}
  for (const [name, need] of Object.entries(needs)) {
    const value = details[name]
    if (value === undefined || !keptTypes.includes(need.type)) continue
    if (typeof value !== 'object') codes[name] = value
    else if (value.every((one) => typeof one === 'number')) codes[name] = [...value]
    else codes[name] = value.filter((one) => typeof one === 'string')
  }
  return codes
}
