// Whether an action may happen and what then follows, all at once and without touching anything: the one place
// where the tables are read for acting.
import { refuse, done, isRefusalCode, type Answer, type Refusal } from '../refusal.ts'
import { effectsOf, type EffectOrder } from './decide-effects.ts'
import { otherAsked } from './guards.ts'
import { mayMove, moveOf, type PieceChange, type PieceMove } from './decide-pieces.ts'
import { numberIn } from './details.ts'
import { entryStates, type EntryState } from './entries.ts'
import type { Case, EntryFacts, Outcome, RequestFacts } from './facts.ts'
import { mayDo, staffRoles } from './who.ts'
import { actionRow, lifeOf, stateRow, type Life } from './lives.ts'
import type { ActionRow, Draft, NewEntry, Sets } from './table.ts'

export interface EntryChange {
  readonly id: number
  readonly set: Draft<EntryFacts>
}
/** What an act does: written down by the office in one transaction. */
export interface Step {
  readonly request: Draft<RequestFacts>
  readonly entries: readonly EntryChange[]
  readonly newEntries: readonly NewEntry[]
  readonly dropEntries: readonly number[]
  readonly pieces: readonly PieceChange[]
  readonly newPieces: PieceMove['added']
  readonly effects: readonly EffectOrder[]
  readonly event: {
    readonly from: string
    readonly to: string
    readonly result: string | null
    readonly outcome: Outcome | null
    readonly entryId: number | null
    readonly pieceIds: readonly number[]
  }
}

/** Everything but the entry, which the order names or the request has. */
export type Order = Omit<Case, 'entry'>

export function decide(order: Order): Answer<Step> {
  const life = lifeOf(order.request)
  const row = actionRow(life, order.action)
  if (!row) return refuse('unknown-action', { action: order.action })

  if (!mayDoRow(row, order)) return refuse('not-yours')
  const entry = entryFor(life, row, order)
  if (entry === 'unknown') return refuse('entry-not-found', {}, 'entryId')
  const c: Case = { ...order, entry }
  const no = whyNot(life, row, c)
  if (no) return no

  const result = row.pick ? row.pick.choose(c) : null
  const to = typeof row.to === 'string' ? row.to : row.to[result ?? '']
  if (to === undefined) throw new Error(`${order.action} of ${life.name} picked ${result}, which is no result of it`)
  const sets = gather(row, c)
  const move = moveOf(life, row, c, to, sets)
  if (!move.ok) return move

  const state = move.value.state
  const entries = entryChanges(row, c, result, sets, move.value.arrived)
  const closes = state === 'closed' && order.request.state !== 'closed'
  const outcome = closes ? outcomeOf(row, c) : null
  return done({
    request: {
      ...sets.request,
      ...stateChange(order, state),
      ...(closes
        ? { outcome, closedAt: order.now, questionTo: null, question: null, questionSince: null, questionUntil: null }
        : {}),
      ...(order.request.state === 'closed' && state !== 'closed' ? { outcome: null, closedAt: null } : {}),
    },
    entries,
    newEntries: sets.newEntries ?? [],
    dropEntries: sets.dropEntries ?? [],
    pieces: move.value.changed,
    newPieces: move.value.added,
    effects: effectsOf(row, c, result, sets, move.value),
    event: {
      from: order.request.state,
      to: state,
      result,
      outcome: outcome ?? null,
      entryId: row.entry || concernsLender(row) ? (entry?.id ?? null) : null,
      pieceIds: move.value.moved,
    },
  })
}

/** A person's role counts where it is known; a person without one (a test, a command) may do what any of the staff may. */
function mayDoRow(row: ActionRow<string>, order: Order): boolean {
  const { kind, role } = order.actor
  return kind === 'staff' && role === undefined
    ? staffRoles.some((one) => mayDo(row.by, 'staff', one))
    : mayDo(row.by, kind, role ?? null)
}

/** Why the action is not possible now, or null. Used for the buttons too. */
export function whyNot(life: Life, row: ActionRow<string>, c: Case): Refusal | null {
  if (row.from === 'nothing') return refuse('wrong-state', { state: c.request.state })
  if (!row.from.includes(c.request.state) && !pieceIsThere(life, row, c)) {
    return refuse('wrong-state', { state: stateRow(life, c.request.state).label })
  }
  for (const one of row.guard ?? []) {
    if (!one.holds(c)) return refuse(isRefusalCode(one.code) ? one.code : 'wrong-state', { state: one.words })
  }
  const results = row.entry?.results
  if (row.entry && !(results && row.pick && !results.includes(row.pick.choose(c)))) {
    if (!c.entry) return row.entry.needed ? refuse('no-entry') : null
    if (!row.entry.from.includes(c.entry.state) && row.entry.otherwise !== 'stays')
      return refuse('entry-state', { state: entryStates[c.entry.state].label })
  }
  return null
}

/** Some pieces may be further on than their request: such an action is possible for them. */
function pieceIsThere(life: Life, row: ActionRow<string>, c: Case): boolean {
  if (c.pieces.length < 2 || typeof row.to !== 'string' || row.to === 'same') return false
  const named = numberIn(c.details, 'pieceId')
  return c.pieces.some((one) => (named === null || one.id === named) && mayMove(life, row, c, one))
}

function entryFor(life: Life, row: ActionRow<string>, order: Order): EntryFacts | null | 'unknown' {
  const named = numberIn(order.details, 'entryId')
  if (named === null) return entryMeant(life, row, order)
  return order.entries.find((one) => one.id === named) ?? (row.needs && 'entryId' in row.needs ? 'unknown' : null)
}

/** The lender an action is about when the order names none: the current one, unless the pieces it is about are another's. */
export function entryMeant(life: Life, row: ActionRow<string>, order: Order): EntryFacts | null {
  const named = numberIn(order.details, 'pieceId')
  const about = order.pieces.filter((one) =>
    named === null ? mayMove(life, row, { ...order, entry: null }, one) : one.id === named,
  )
  const owners = about.map((one) => one.entryId).filter((id) => id !== null)
  const current = order.request.currentEntryId
  const id = current !== null && (owners.length === 0 || owners.includes(current)) ? current : (owners[0] ?? current)
  return order.entries.find((one) => one.id === id) ?? null
}

/** All changes of a row as one; a later one wins. */
function gather(row: ActionRow<string>, c: Case): Sets {
  let all: Sets = {}
  for (const change of row.sets ?? []) {
    const one = change.set(c)
    all = {
      ...all,
      ...one,
      ...((all.request ?? one.request) ? { request: { ...all.request, ...one.request } } : {}),
      ...((all.entry ?? one.entry) ? { entry: { ...all.entry, ...one.entry } } : {}),
      ...((all.piece ?? one.piece) ? { piece: { ...all.piece, ...one.piece } } : {}),
    }
  }
  return all
}

function entryChanges(
  row: ActionRow<string>,
  c: Case,
  result: string | null,
  sets: Sets,
  arrived: boolean,
): readonly EntryChange[] {
  if (!c.entry) return []
  const counts = (results: readonly string[] | undefined): boolean =>
    !results || (result !== null && results.includes(result))
  const to =
    row.entry && arrived && counts(row.entry.results) && row.entry.from.includes(c.entry.state) ? row.entry.to : 'same'
  const set: Draft<EntryFacts> = { ...sets.entry, ...(to === 'same' ? {} : { state: stopped(c.entry, to) }) }
  const tellsOthers = (row.effects ?? []).some(
    (one) => typeof one !== 'string' && one.to === 'others' && counts(one.results),
  )
  return [
    ...(Object.keys(set).length > 0 ? [{ id: c.entry.id, set }] : []),
    ...(tellsOthers ? otherAsked(c).map((one) => ({ id: one.id, set: { state: stopped(one, 'withdrawing') } })) : []),
  ]
}

/** Whom our request has not left for need not agree to our taking it back. */
const stopped = (entry: EntryFacts, to: EntryState): EntryState =>
  to === 'withdrawing' && entry.isUnsent ? 'withdrawn' : to

const stateChange = (order: Order, state: string): Draft<RequestFacts> =>
  state === order.request.state ? {} : { state, stateSince: order.now }
const outcomeOf = (row: ActionRow<string>, c: Case): Outcome => {
  if (row.outcome === undefined) throw new Error(`${c.action} closes without an outcome`)
  return typeof row.outcome === 'string' ? row.outcome : row.outcome.choose(c)
}
const concernsLender = (row: ActionRow<string>): boolean =>
  (row.effects ?? []).some((one) => (typeof one === 'string' ? one : one.effect).startsWith('lender.'))
