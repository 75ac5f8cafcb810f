// Facts for tests of the rules, and an office in miniature that writes down what an act decided.
import { firstNewEntry } from '../src/domain/lifecycle/changes.ts'
import { decide, type Order, type Step } from '../src/domain/lifecycle/decide.ts'
import type { Details } from '../src/domain/lifecycle/details.ts'
import type { EntryState } from '../src/domain/lifecycle/entries.ts'
import type { Actor, EntryFacts, Facts, PieceFacts, RequestFacts } from '../src/domain/lifecycle/facts.ts'
import { actionRow, lifeOf, lives, type LifeName } from '../src/domain/lifecycle/lives.ts'
import type { Place } from '../src/domain/lifecycle/places.ts'
import { parties, staffRoles } from '../src/domain/lifecycle/who.ts'
import { noTerms } from '../src/domain/shipping/return-terms.ts'
import { defaultPolicy } from '../src/domain/policies/policy.ts'

export const now = new Date('2026-11-24T15:00:00Z')
export const today = '2026-11-24'
export const staff: Actor = { kind: 'staff', id: 'u1' }

export function requestFacts(life: LifeName, state: string, set: Partial<RequestFacts> = {}): RequestFacts {
  const { kind, service } = lives[life]
  return {
    id: 1,
    number: 'B260042170',
    kind,
    service,
    state,
    stateSince: new Date('2026-11-20T15:00:00Z'),
    outcome: state === 'closed' ? 'filled' : null,
    reason: null,
    version: 1,
    title: 'Middlemarch',
    citation: {},
    eitherService: false,
    copyrightCompliance: service === 'copy' ? 'ccg' : null,
    homeLibraryId: null,
    pickupLibraryId: null,
    borrowerLibraryId: kind === 'lending' ? 50 : null,
    ownerLibraryId: null,
    facilityLibraryId: kind === 'facility' ? 60 : null,
    forRequestId: null,
    neededBy: null,
    currentEntryId: null,
    dueOn: null,
    patronDueOn: null,
    shelfUntil: null,
    resumes: null,
    renewals: 0,
    renewalAskedAt: null,
    renewalWish: null,
    renewalRefusedAt: null,
    recalledAt: null,
    overdueToldAt: null,
    cancelAskedAt: null,
    unwanted: false,
    damaged: false,
    claimedReturnedAt: null,
    presumedHome: false,
    settled: null,
    owingCents: 0,
    questionTo: null,
    question: null,
    questionSince: null,
    questionUntil: null,
    createdAt: new Date('2026-11-01T15:00:00Z'),
    closedAt: state === 'closed' ? new Date('2026-11-20T15:00:00Z') : null,
    hasHold: false,
    isBorrowedOut: false,
    vanDays: null,
    pickupClosures: [],
    borrowerClosures: [],
    officeClosures: [],
    ...set,
  }
}

export const entryFacts = (id: number, state: EntryState, set: Partial<EntryFacts> = {}): EntryFacts => ({
  id,
  n: id,
  position: id,
  libraryId: 100 + id,
  state,
  requestType: 'new',
  previousN: null,
  lastStatus: null,
  lastStatusAt: null,
  reason: null,
  retryReason: null,
  retryAfter: null,
  retryBefore: null,
  conditions: [],
  terms: noTerms,
  costCents: null,
  currency: null,
  dueOn: null,
  supplierNumber: null,
  askedAt: state === 'waiting' ? null : new Date('2026-11-18T15:00:00Z'),
  answeredAt: null,
  isUnsent: false,
  dueMeans: 'check_in_here',
  mailDays: null,
  address: null,
  closures: [],
  ...set,
})

export const pieceFacts = (id: number, place: Place, set: Partial<PieceFacts> = {}): PieceFacts => ({
  id,
  n: id,
  label: null,
  barcode: null,
  entryId: null,
  partnerBarcode: null,
  place,
  placeSince: new Date('2026-11-20T15:00:00Z'),
  lostFrom: null,
  ...set,
})

/** Staff where they may, else the first party that may. */
export function actorFor(facts: Facts, action: string): Actor {
  const by = actionRow(lifeOf(facts.request), action)?.by ?? ['staff']
  const party = parties.find((one) => by.includes(one))
  return party === undefined || by.includes('staff') || staffRoles.some((one) => by.includes(one))
    ? staff
    : { kind: party, id: null }
}

export const orderOf = (facts: Facts, action: string, details: Details = {}, actor?: Actor): Order => ({
  ...facts,
  action,
  details,
  actor: actor ?? actorFor(facts, action),
  policy: defaultPolicy,
  now,
  today,
})

/** The facts as they stand once the office has written the step down. */
export function written(facts: Facts, step: Step): Facts {
  const firstEntryId = Math.max(0, ...facts.entries.map((one) => one.id)) + 1
  const firstPieceId = Math.max(0, ...facts.pieces.map((one) => one.id)) + 1
  const kept = facts.entries.filter((one) => !step.dropEntries.includes(one.id))
  const added = step.newEntries.map((one, index) => entryFacts(firstEntryId + index, 'waiting', one))
  const changedTo = step.request.currentEntryId
  return {
    request: {
      ...facts.request,
      ...step.request,
      ...(step.effects.some((one) => one.name === 'ils.pull') ? { hasHold: true } : {}),
      ...(changedTo === firstNewEntry ? { currentEntryId: firstEntryId } : {}),
      version: facts.request.version + 1,
    },
    entries: [...kept.map((one) => ({ ...one, ...step.entries.find(({ id }) => id === one.id)?.set })), ...added],
    pieces: [
      ...facts.pieces.map((one) => ({ ...one, ...step.pieces.find(({ id }) => id === one.id)?.set })),
      ...step.newPieces.map((one, index) =>
        pieceFacts(firstPieceId + index, one.place, { ...one, entryId: step.event.entryId }),
      ),
    ],
  }
}

/** Does one thing after another; throws where one is refused. */
export function play(facts: Facts, ...acts: readonly (readonly [action: string, details?: Details])[]): Facts {
  return acts.reduce((before, [action, details]) => written(before, stepOf(before, action, details)), facts)
}

export function stepOf(facts: Facts, action: string, details?: Details, actor?: Actor): Step {
  const answer = decide(orderOf(facts, action, details, actor))
  if (!answer.ok) throw new Error(`${action} at ${facts.request.state}: ${answer.code}`)
  return answer.value
}

export function refusalOf(facts: Facts, action: string, details?: Details): string | null {
  const answer = decide(orderOf(facts, action, details))
  return answer.ok ? null : answer.code
}
