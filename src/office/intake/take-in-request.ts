// A request begins: from a form, a member, a message or the network. The source's own number makes a repeat of the
// same news harmless.
import { allOrNothing } from '../all-or-nothing.ts'
import type { Kind, Service, Actor } from '../../domain/lifecycle/facts.ts'
import { lifeOf } from '../../domain/lifecycle/lives.ts'
import { mayDo, type StaffRole } from '../../domain/lifecycle/who.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { lastRunning, letterOf, makeNumber } from '../../domain/values/request-number.ts'
import type { Citation, PartnerHeader } from '../../store/column-types.ts'
import type { Tx } from '../../store/open.ts'
import { insertRequest, linkPatron, lockSource, nextRunningNumber } from '../../store/requests/create.ts'
import { keepNote, recordEvent } from '../../store/requests/events.ts'
import { requestBySource } from '../../store/requests/find.ts'
import { addEntries } from '../../store/requests/save.ts'
import { announce } from '../../store/announce.ts'
import { today, type Office } from '../context.ts'
import { faultOfRequest } from './check-request.ts'

export interface NewRequest {
  readonly kind: Kind
  readonly service: Service
  readonly title: string
  readonly citation?: Citation
  readonly source: string
  readonly sourceKey: string
  readonly actor: Actor
  readonly role?: StaffRole | null
  readonly eitherService?: boolean
  readonly anyEdition?: boolean
  readonly homeLibraryId?: number
  readonly pickupLibraryId?: number
  readonly borrowerLibraryId?: number
  readonly ownerLibraryId?: number
  readonly facilityLibraryId?: number
  readonly forRequestId?: number
  readonly facilityLine?: string
  readonly partnerNumber?: string
  readonly partnerHeader?: PartnerHeader
  readonly neededBy?: string
  readonly maxCostCents?: number
  readonly currency?: string
  readonly copyrightCompliance?: 'ccg' | 'ccl'
  readonly patronId?: number
  /** Lenders to ask, in order. */
  readonly lenders?: readonly number[]
  readonly note?: string
}
export interface TakenIn {
  readonly requestId: number
  readonly number: string
  /** The source's number was known: this is the request it became then. */
  readonly repeated: boolean
}

export const takeInRequest = (office: Office, request: NewRequest): Promise<Answer<TakenIn>> =>
  allOrNothing(office.store, (tx) => takeInRequestIn(tx, office, request))

export async function takeInRequestIn(tx: Tx, office: Office, request: NewRequest): Promise<Answer<TakenIn>> {
  const row = lifeOf(request).actions['takeIn']
  if (!row || !mayDo(row.by, request.actor.kind, request.role ?? (request.actor.kind === 'staff' ? 'assistant' : null)))
    return refuse('not-yours')
  await lockSource(tx, request.source, request.sourceKey)
  const known = await requestBySource(tx, request.source, request.sourceKey)
  if (known) return done({ requestId: known.id, number: known.number, repeated: true })
  const fault = await faultOfRequest(tx, request, today(office))
  if (fault) return fault

  const now = office.clock.now()
  const year = Number(today(office).slice(0, 4))
  const letter = letterOf(request.kind)
  const running = await nextRunningNumber(tx, letter, year)
  if (running > lastRunning) return refuse('numbers-used-up', { year: String(year) })
  const number = makeNumber(letter, year, running)
  const requestId = await insertRequest(tx, columns(request, number, now))
  await addEntries(
    tx,
    requestId,
    (request.lenders ?? []).map((libraryId) => ({ libraryId, requestType: 'new', previousN: null })),
    0,
  )
  if (request.patronId !== undefined) await linkPatron(tx, requestId, request.patronId)
  const eventId = await recordEvent(tx, {
    requestId,
    action: 'takeIn',
    from: 'nothing',
    to: 'new',
    outcome: null,
    actorKind: request.actor.kind,
    actorId: request.actor.id,
    gesture: null,
    key: null,
    version: 1,
    entryId: null,
    pieceIds: [],
    codes: {},
    at: now,
  })
  if (request.note) await keepNote(tx, requestId, eventId, request.actor.kind, request.note, now)
  await announce(tx, requestId)
  return done({ requestId, number, repeated: false })
}

const columns = (request: NewRequest, number: string, now: Date) => ({
  number,
  kind: request.kind,
  service: request.service,
  state: 'new',
  state_since: now,
  source: request.source,
  source_key: request.sourceKey,
  title: request.title,
  citation: JSON.stringify(request.citation ?? {}),
  any_edition: request.anyEdition ?? true,
  either_service: request.eitherService ?? false,
  home_library_id: request.homeLibraryId ?? null,
  pickup_library_id: request.pickupLibraryId ?? request.homeLibraryId ?? null,
  borrower_library_id: request.borrowerLibraryId ?? null,
  owner_library_id: request.ownerLibraryId ?? null,
  facility_library_id: request.facilityLibraryId ?? null,
  for_request_id: request.forRequestId ?? null,
  facility_line: request.facilityLine ?? null,
  partner_number: request.partnerNumber ?? null,
  partner_header: request.partnerHeader ? JSON.stringify(request.partnerHeader) : null,
  needed_by: request.neededBy ?? null,
  max_cost_cents: request.maxCostCents ?? null,
  currency: request.currency ?? 'USD',
  copyright_compliance: request.copyrightCompliance ?? null,
  created_at: now,
})
