// Every state times every action of a life, in the situations that can come up there: what then happens.
import { decide } from '../src/domain/lifecycle/decide.ts'
import type { Detail, Details, DetailValue } from '../src/domain/lifecycle/details.ts'
import { entryStates, type EntryState } from '../src/domain/lifecycle/entries.ts'
import type { Facts, Outcome, RequestFacts } from '../src/domain/lifecycle/facts.ts'
import { lifeOf, lives, type Life, type LifeName } from '../src/domain/lifecycle/lives.ts'
import type { ActionRow } from '../src/domain/lifecycle/table.ts'
import { entryFacts, now, orderOf, pieceFacts, requestFacts } from './facts.ts'

export interface Walked {
  readonly state: string
  readonly action: string
  readonly facts: Facts
  readonly details: Details
  readonly answer: ReturnType<typeof decide>
}

export function* walk(name: LifeName): Generator<Walked> {
  const life = lifeOf(lives[name])
  for (const state of Object.keys(life.states)) {
    for (const facts of situations(life, state)) {
      for (const [action, row] of Object.entries(life.actions)) {
        for (const details of plausible(row, facts)) {
          yield { state, action, facts, details, answer: decide(orderOf(facts, action, details)) }
        }
      }
    }
  }
}

function situations(life: Life, state: string): readonly Facts[] {
  const wishes = requestsAt(life, state)
  if (life.kind !== 'borrowing')
    return wishes.map((request) => ({ request, entries: [], pieces: piecesAt(life, request, null) }))
  return wishes.flatMap((request) =>
    stringsAt(request).map((string) => ({
      ...string,
      pieces: piecesAt(life, string.request, string.request.currentEntryId),
    })),
  )
}

/** The request plainly, and with each thing that may stand beside its state. */
function requestsAt(life: Life, state: string): readonly RequestFacts[] {
  const plain = requestFacts(life.name, state)
  const beside: readonly Partial<RequestFacts>[] = [
    { unwanted: true },
    { cancelAskedAt: now },
    { forRequestId: 9 },
    { eitherService: true },
    { renewalAskedAt: now },
    { questionTo: 'staff' },
    { settled: 'paid', outcome: state === 'closed' ? 'lost' : null },
    { dueOn: '2026-12-01' },
    ...['pulling', 'coming', 'ready', 'scanned']
      .filter((one) => state === 'conditional' && one in life.states)
      .map((resumes) => ({ resumes })),
    ...(state === 'closed' ? [{ presumedHome: true }, ...endings.map((outcome) => ({ outcome }))] : []),
  ]
  return [plain, ...beside.map((set) => ({ ...plain, ...set }))]
}
const endings: readonly Outcome[] = ['unfilled', 'cancelled', 'expired', 'lost']

/** In which states the talk with the current lender can be. */
const talks: Readonly<Record<string, readonly EntryState[]>> = {
  new: ['refused', 'withdrawing', 'withdrawn', 'failed'],
  in_system: ['refused', 'withdrawing', 'withdrawn', 'failed'],
  sent: ['waiting', 'asked', 'promised', 'withdrawing'],
  conditional: ['conditional', 'withdrawing'],
  unfilled: ['refused', 'withdrawing', 'withdrawn', 'failed'],
  here: ['done'],
  delivered: ['done'],
  closed: ['done', 'refused', 'withdrawing', 'withdrawn', 'failed'],
}
const neverAsked = ['new', 'in_system', 'closed']

/** The current lender alone, with one more to ask, and beside each state another talk can be in. */
function stringsAt(request: RequestFacts): readonly Omit<Facts, 'pieces'>[] {
  const named = (id: number | null): RequestFacts => ({ ...request, currentEntryId: id })
  const none = neverAsked.includes(request.state) ? [{ request: named(null), entries: [] }] : []
  const unsent =
    request.state === 'sent' && request.cancelAskedAt === null
      ? [{ request: named(1), entries: [entryFacts(1, 'waiting', { isUnsent: true })] }]
      : []
  const asks = (talks[request.state] ?? ['shipped' as const]).filter(
    (one) => one === 'withdrawing' || request.cancelAskedAt === null,
  )
  const others = Object.keys(entryStates).filter((one) => one in entryStates)
  return [
    ...none,
    ...unsent,
    ...asks.flatMap((current) => [
      { request: named(1), entries: [entry(1, current)] },
      { request: named(1), entries: [entry(1, current), entry(2, 'waiting')] },
      ...others.map((other) => ({
        request: named(1),
        entries: [entry(1, current), entry(2, isEntryState(other) ? other : 'waiting')],
      })),
    ]),
  ]
}
const isEntryState = (name: string): name is EntryState => Object.hasOwn(entryStates, name)
const entry = (id: number, state: EntryState) =>
  entryFacts(id, state, state === 'refused' ? { retryReason: 'OnLoan' } : {})

function piecesAt(life: Life, request: RequestFacts, entryId: number | null): Facts['pieces'] {
  const place = life.states[request.state]?.place
  if (place === undefined) return []
  if (request.state === 'closed' && life.kind === 'borrowing' && request.currentEntryId === null) return []
  // Lost before it came, so that it can still come; what was here before is told apart by hand.
  const lostFrom = place === 'lost' && life.kind === 'borrowing' ? 'to_us' : null
  return [pieceFacts(1, request.outcome === 'lost' ? 'settled' : place, { entryId, lostFrom })]
}

/** Details that fit: every choice that a result may hang on, and each lender that can be named. */
function plausible(row: ActionRow<string>, facts: Facts): readonly Details[] {
  const needs = Object.entries(row.needs ?? {})
  const base: Details = Object.fromEntries(
    needs.filter(([, need]) => need.of !== 'entry' && need.of !== 'piece').map(([name, need]) => [name, valueOf(need)]),
  )
  const flags = needs.filter(([, need]) => need.type === 'flag').map(([name]) => name)
  const chosen = flags.reduce<readonly Details[]>(
    (all, name) =>
      all.flatMap((one) => [
        { ...one, [name]: true },
        { ...one, [name]: false },
      ]),
    [base],
  )
  const takesEntry = needs.some(([name]) => name === 'entryId')
  return takesEntry
    ? chosen.flatMap((one) => [one, ...facts.entries.map(({ id }) => ({ ...one, entryId: id }))])
    : chosen
}

function valueOf(need: Detail): DetailValue {
  switch (need.type) {
    case 'day':
      // All days are ahead but this one, which is behind.
      return need.label.startsWith('Dropped') ? '2026-11-23' : '2027-01-15'
    case 'instant':
      return '2026-11-24T15:00:00Z'
    case 'flag':
      return true
    case 'cents':
    case 'count':
    case 'id':
      return 1
    case 'ids':
      return [7]
    case 'codes':
      // What is demanded cannot be forbidden too.
      return (need.label.startsWith('Never') ? need.codes?.slice(-1) : need.codes?.slice(0, 1)) ?? []
    case 'code':
      return need.codes?.[0] ?? 'other'
    case 'text':
    case 'note':
    case 'barcode':
      return 'words'
    default:
      return need.type satisfies never
  }
}
