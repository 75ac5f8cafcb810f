import type { Button, RequestView } from '../../contract/request-view.ts'
import { allowedActions, type AllowedAction } from '../../domain/lifecycle/allowed.ts'
import type { Needs } from '../../domain/lifecycle/details.ts'
import { effectRow, isEffectName } from '../../domain/lifecycle/effects.ts'
import { entryStates } from '../../domain/lifecycle/entries.ts'
import { lifeOf, stateRow } from '../../domain/lifecycle/lives.ts'
import { places } from '../../domain/lifecycle/places.ts'
import { labelOfEvent } from '../../domain/lifecycle/standing.ts'
import { stationsOf } from '../../domain/lifecycle/stations.ts'
import { paperWords } from '../../domain/receiving/paper-words.ts'
import { refuse } from '../../domain/refusal.ts'
import { termsFrom } from '../../domain/shipping/return-terms.ts'
import { writeEntryNumber, writeNumber } from '../../domain/values/request-number.ts'
import { shownThere } from '../../domain/worldshare/statuses.ts'
import { today, type Office } from '../../office/context.ts'
import { mailsAbout } from '../../office/correspondence/mails-about.ts'
import { networkRequestsOf, type NetworkRequestRecord } from '../../store/network-requests.ts'
import { photosOfRequest } from '../../store/photos.ts'
import { entryFacts, pieceFacts, requestFacts } from '../../store/requests/facts.ts'
import { listRequests, type ListedRequest } from '../../store/requests/list.ts'
import {
  effectsWithLibrary,
  entriesWithNames,
  exchangesOf,
  linkedTo,
  notesOf,
  patronWithLibrary,
  piecesWithParcel,
  storyOf,
  undoableGesture,
  type NamedEntry,
  type ToldEvent,
} from '../../store/requests/view.ts'
import { refusalError } from './answer.ts'
import type { Asker } from './asker.ts'
import { named, lineOf } from './lines.ts'
import { storyLines } from './story.ts'

/** One request's page, as far as the asker may see it. */
export async function requestView(office: Office, asker: Asker, requestId: number): Promise<RequestView> {
  const { db } = office.store
  const [row] = await listRequests(db, asker.sight, { ids: [requestId], limit: 1 })
  if (!row) throw refusalError(refuse('not-found'))
  const isStaff = asker.sight.of === 'all'
  const facts = requestFacts(row)
  const [entries, pieces, photos, events, notes, effects, exchanges, linked, patron] = await Promise.all([
    row.kind === 'borrowing' ? entriesWithNames(db, row.id) : [],
    piecesWithParcel(db, row.id),
    isStaff ? photosOfRequest(db, row.id) : [],
    storyOf(db, row.id),
    notesOf(db, row.id),
    isStaff ? effectsWithLibrary(db, row.id) : [],
    isStaff ? exchangesOf(db, row.id) : [],
    isStaff ? linkedTo(db, facts) : [],
    patronWithLibrary(db, row.id),
  ])
  const day = today(office)
  const now = office.clock.now()
  const life = lifeOf(row)

  return {
    line: lineOf(row, asker.sight, day),
    about: stateRow(life, row.state).about,
    citation: row.citation,
    eitherService: row.either_service,
    patron:
      patron && maySeePatron(asker, patron.library_id)
        ? { id: patron.id, name: patron.name, card: patron.card, library: patron.library_name }
        : null,
    home: named(row.home_library_id, row.home_name),
    facilityLine: asker.sight.of === 'member' ? null : row.facility_line,
    linked: linked.map((one) => ({
      id: one.id,
      number: writeNumber(one.number),
      kind: one.kind,
      stateLabel: stateRow(lifeOf(one), one.state).label,
    })),
    patronDueOn: row.patron_due_on,
    shelfUntil: row.shelf_until,
    renewals: row.renewals,
    renewalWish: row.renewal_wish,
    reason: row.reason,
    question:
      row.question_to === null || row.question_since === null
        ? null
        : {
            to: row.question_to,
            code: row.question ?? 'other',
            since: row.question_since.toISOString(),
            until: row.question_until,
          },
    ...moneyOf(row, isStaff),
    stations: stationsOf(
      life,
      row.state,
      events.map((one) => ({ action: one.action, to: one.to_state, at: one.at })),
    ).map((one) => ({ ...one, at: one.at?.toISOString() ?? null })),
    entries: entries
      .filter((one) => isStaff || one.id === row.current_entry_id)
      .map((one) => entryOf(row, one, isStaff)),
    pieces: pieces.map((one) => ({
      id: one.id,
      n: one.n,
      entryId: one.entry_id,
      label: one.label,
      barcode: one.barcode,
      partnerBarcode: one.partner_barcode,
      place: one.place,
      placeLabel: places[one.place].label,
      placeSince: one.place_since.toISOString(),
      parcel:
        isStaff && one.parcel_id !== null && one.parcel_number !== null
          ? { id: one.parcel_id, number: one.parcel_number }
          : null,
      paper: isStaff ? paperWords(one, today(office)) : null,
      photos: photos
        .filter((photo) => isStaff && (photo.piece_id ?? pieces[0]?.id) === one.id)
        .map((photo) => ({ id: photo.id, takenAt: photo.taken_at.toISOString() })),
    })),
    buttons: allowedActions(
      {
        request: facts,
        entries: entries.map(entryFacts),
        pieces: pieces.map(pieceFacts),
        actor: asker.actor,
        policy: office.policy(),
        now,
        today: day,
      },
      asker.staffRole,
    ).map(buttonOf),
    story: storyLines(row, events, notes, asker),
    effects: effects.flatMap((one) => effectOf(one)),
    exchanges: exchanges.map(exchangeOf),
    mails: isStaff ? (await mailsAbout(db, row)).map((one) => ({ ...one, at: one.at.toISOString() })) : [],
    network: isStaff ? (await networkRequestsOf(db, row.id)).map(networkOf) : [],
    undo: isStaff ? await undoOf(office, row, lastStanding(events), now) : null,
  }
}

const networkOf = (one: NetworkRequestRecord): RequestView['network'][number] => ({
  number: one.number,
  shown: shownThere(one.status),
  movesOn:
    one.last_day === null || one.then_what === null || one.ended_at !== null
      ? null
      : { lastDay: one.last_day, then: one.then_what },
})

/** A member library sees who its own patrons are, and nobody else's. */
const maySeePatron = ({ sight }: Asker, libraryId: number): boolean =>
  sight.of === 'all' || (sight.of === 'member' && sight.libraryId === libraryId)

const moneyOf = (row: ListedRequest, isStaff: boolean) => ({
  partnerNumber: isStaff ? row.partner_number : null,
  settled: isStaff ? row.settled : null,
  owingCents: isStaff ? row.owing_cents : 0,
  maxCostCents: isStaff ? row.max_cost_cents : null,
  currency: row.currency,
})

const entryOf = (row: ListedRequest, one: NamedEntry, isStaff: boolean): RequestView['entries'][number] => ({
  id: one.id,
  n: one.n,
  wireNumber: writeEntryNumber(row.number, one.n),
  library: { id: one.library_id, name: one.library_name },
  state: one.state,
  stateLabel: entryStates[one.state].label,
  isCurrent: one.id === row.current_entry_id,
  lastStatus: one.last_status,
  reason: one.reason,
  retryReason: one.retry_reason,
  conditions: [...one.conditions],
  terms: termsOf(one),
  costCents: isStaff ? one.cost_cents : null,
  currency: one.currency,
  dueOn: one.due_on,
  supplierNumber: isStaff ? one.supplier_number : null,
  askedAt: one.asked_at?.toISOString() ?? null,
})

function termsOf(one: NamedEntry): RequestView['entries'][number]['terms'] {
  const terms = termsFrom(one.terms)
  return {
    ...terms,
    onlyBy: terms.onlyBy && [...terms.onlyBy],
    neverBy: [...terms.neverBy],
    neverAs: [...terms.neverAs],
    notArriving: [...terms.notArriving],
    returnTo: terms.returnTo && [...terms.returnTo],
    unread: [...terms.unread],
    idle: [...terms.idle],
  }
}

const buttonOf = (one: AllowedAction): Button => ({ ...one, needs: needsOf(one.needs) })

export const needsOf = (needs: Needs): Button['needs'] =>
  Object.fromEntries(
    Object.entries(needs).map(([name, { label, type, optional, codes, of }]) => [
      name,
      { label, type, optional, ...(codes ? { codes: [...codes] } : {}), ...(of ? { of } : {}) },
    ]),
  )

function effectOf(one: Awaited<ReturnType<typeof effectsWithLibrary>>[number]): RequestView['effects'] {
  if (!isEffectName(one.name)) return []
  return [
    {
      id: one.id,
      name: one.name,
      words: effectRow(one.name).words,
      state: one.state,
      library: one.library_name,
      notBefore: one.not_before.toISOString(),
      package: one.parcel_state === 'closed' ? one.parcel_number : null,
      tries: one.tries,
      error: one.error,
    },
  ]
}

const exchangeOf = (one: Awaited<ReturnType<typeof exchangesOf>>[number]): RequestView['exchanges'][number] => ({
  id: one.id,
  at: one.at.toISOString(),
  direction: one.direction,
  protocol: one.protocol,
  kind: one.kind,
  library: one.library_name,
  body: one.body,
  answer: one.answer,
  answerStatus: one.answer_status,
  answeredAt: one.answered_at?.toISOString() ?? null,
})

/** The last event that was not taken back. */
function lastStanding(events: readonly ToldEvent[]): ToldEvent | undefined {
  const undone = new Set(events.flatMap((one) => (one.action === 'undo' ? [one.codes['eventId']] : [])))
  const gestures = new Set(events.flatMap((one) => (undone.has(one.id) && one.gesture !== null ? [one.gesture] : [])))
  return events.findLast((one) => one.action !== 'undo' && !(one.gesture !== null && gestures.has(one.gesture)))
}

async function undoOf(
  office: Office,
  row: ListedRequest,
  last: ToldEvent | undefined,
  now: Date,
): Promise<RequestView['undo']> {
  if (!last || last.gesture === null || last.actor_kind !== 'staff') return null
  const undoable = await undoableGesture(office.store.db, last.gesture)
  return undoable
    ? {
        gesture: last.gesture,
        label: labelOfEvent(row, last.action),
        leavesInSeconds: secondsUntil(undoable.leavesAt, now),
      }
    : null
}

const farAway = 365 * 86_400
/** Null when nothing leaves, or not before somebody says so. */
export function secondsUntil(at: Date | null, now: Date): number | null {
  if (at === null) return null
  const seconds = Math.max(0, Math.ceil((at.getTime() - now.getTime()) / 1000))
  return seconds > farAway ? null : seconds
}
