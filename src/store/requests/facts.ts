import type { Selectable } from 'kysely'
import type { EntryFacts, Facts, PickupDays, PieceFacts, RequestFacts } from '../../domain/lifecycle/facts.ts'
import { termsFrom } from '../../domain/shipping/return-terms.ts'
import type { LenderStringEntryTable, LibraryTable, PieceTable, RequestTable } from '../generated/database.ts'
import { closuresOfAll } from '../closures.ts'
import type { Db, Tx } from '../open.ts'

/** Locks the request for the rest of the transaction: first of all that belongs to it. */
export async function lockRequest(tx: Tx, requestId: number): Promise<void> {
  await tx.selectFrom('request').select('id').where('id', '=', requestId).forUpdate().executeTakeFirst()
}

/** Locks the request for the rest of the transaction and loads it with its lender string and pieces. */
export async function lockFacts(tx: Tx, requestId: number): Promise<Facts | null> {
  const row = await tx.selectFrom('request').selectAll().where('id', '=', requestId).forUpdate().executeTakeFirst()
  return row ? withParts(tx, row, true) : null
}

export async function loadFacts(db: Db | Tx, requestId: number): Promise<Facts | null> {
  const row = await db.selectFrom('request').selectAll().where('id', '=', requestId).executeTakeFirst()
  return row ? withParts(db, row) : null
}

async function withParts(db: Db | Tx, row: Selectable<RequestTable>, locked = false): Promise<Facts> {
  const entries =
    row.kind === 'borrowing'
      ? await db
          .selectFrom('lender_string_entry as e')
          .innerJoin('library as l', 'l.id', 'e.library_id')
          .selectAll('e')
          .select(['l.due_means', 'l.way_days', 'l.address'])
          .where('e.request_id', '=', row.id)
          .orderBy('e.position')
          .execute()
      : []
  const pieces = await db.selectFrom('piece').selectAll().where('request_id', '=', row.id).orderBy('n').execute()
  const borrowerId = row.borrower_library_id ?? row.facility_library_id
  const closures = await closuresOfAll(db, [row.pickup_library_id, borrowerId, ...entries.map((one) => one.library_id)])
  const closuresAt = (id: number | null) => closures.filter((one) => one.libraryId === id)
  return {
    request: {
      ...requestFacts(row, row.kind === 'facility' ? await gatheredBy(db, row.id) : undefined),
      vanDays: row.service === 'loan' ? await vanDaysOf(db, row.pickup_library_id) : null,
      pickupClosures: row.pickup_library_id === null ? [] : closuresAt(row.pickup_library_id),
      borrowerClosures: borrowerId === null ? [] : closuresAt(borrowerId),
      officeClosures: closuresAt(null),
    },
    entries: await withUnsent(
      db,
      row.id,
      entries.map((one) => ({ ...entryFacts(one), closures: closuresAt(one.library_id) })),
      locked,
    ),
    pieces: pieces.map(pieceFacts),
  }
}

/** Marks those whom our request has not left for; locked, none can leave while the act is decided. */
async function withUnsent(
  db: Db | Tx,
  requestId: number,
  entries: readonly EntryFacts[],
  locked: boolean,
): Promise<readonly EntryFacts[]> {
  const waiting = entries.filter((one) => one.state === 'waiting').map((one) => one.id)
  if (waiting.length === 0) return entries
  const query = db
    .selectFrom('effect')
    .select('entry_id')
    .where('request_id', '=', requestId)
    .where('entry_id', 'in', waiting)
    .where('name', 'in', ['lender.ask', 'lender.askAgain'])
    .where('state', 'in', ['held', 'waiting', 'with_person'])
    .where('tries', '=', 0)
  const unsent = (await (locked ? query.forUpdate() : query).execute()).map((one) => one.entry_id)
  return entries.map((one) => ({ ...one, isUnsent: unsent.includes(one.id) }))
}

type GatheredBy = Pick<RequestFacts, 'hasHold' | 'isBorrowedOut'>

/** How a facility’s line is being gathered. */
async function gatheredBy(db: Db | Tx, requestId: number): Promise<GatheredBy> {
  const hold = await db
    .selectFrom('effect')
    .select('id')
    .where('request_id', '=', requestId)
    .where('name', '=', 'ils.pull')
    .where('state', 'not in', ['undone', 'given_up'])
    .limit(1)
    .executeTakeFirst()
  const loan = await db
    .selectFrom('request')
    .select('id')
    .where('for_request_id', '=', requestId)
    .where('state', '<>', 'closed')
    .limit(1)
    .executeTakeFirst()
  return { hasHold: hold !== undefined, isBorrowedOut: loan !== undefined }
}

type Calendar = Pick<RequestFacts, 'vanDays' | 'pickupClosures' | 'borrowerClosures' | 'officeClosures'>
const noCalendar: Calendar = { vanDays: null, pickupClosures: [], borrowerClosures: [], officeClosures: [] }

export async function pickupDaysOf(tx: Tx, libraryId: number): Promise<PickupDays> {
  const pickupClosures = (await closuresOfAll(tx, [libraryId])).filter((one) => one.libraryId === libraryId)
  return { pickupClosures, vanDays: await vanDaysOf(tx, libraryId) }
}

async function vanDaysOf(db: Db | Tx, libraryId: number | null): Promise<number | null> {
  if (libraryId === null) return null
  const library = await db.selectFrom('library').select('way_days').where('id', '=', libraryId).executeTakeFirst()
  return library?.way_days ?? null
}

export const requestFacts = (
  row: Selectable<RequestTable>,
  gathered: GatheredBy = { hasHold: false, isBorrowedOut: false },
): RequestFacts => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  service: row.service,
  state: row.state,
  stateSince: row.state_since,
  outcome: row.outcome,
  reason: row.reason,
  version: row.version,
  title: row.title,
  citation: row.citation,
  eitherService: row.either_service,
  copyrightCompliance: row.copyright_compliance,
  homeLibraryId: row.home_library_id,
  pickupLibraryId: row.pickup_library_id,
  borrowerLibraryId: row.borrower_library_id,
  ownerLibraryId: row.owner_library_id,
  facilityLibraryId: row.facility_library_id,
  forRequestId: row.for_request_id,
  neededBy: row.needed_by,
  currentEntryId: row.current_entry_id,
  dueOn: row.due_on,
  patronDueOn: row.patron_due_on,
  shelfUntil: row.shelf_until,
  resumes: row.resumes,
  renewals: row.renewals,
  renewalAskedAt: row.renewal_asked_at,
  renewalWish: row.renewal_wish,
  renewalRefusedAt: row.renewal_refused_at,
  recalledAt: row.recalled_at,
  overdueToldAt: row.overdue_told_at,
  cancelAskedAt: row.cancel_asked_at,
  unwanted: row.unwanted,
  damaged: row.damaged,
  claimedReturnedAt: row.claimed_returned_at,
  presumedHome: row.presumed_home,
  settled: row.settled,
  owingCents: row.owing_cents,
  questionTo: row.question_to,
  question: row.question,
  questionSince: row.question_since,
  questionUntil: row.question_until,
  createdAt: row.created_at,
  closedAt: row.closed_at,
  ...gathered,
  ...noCalendar,
})

export const entryFacts = (
  row: Selectable<LenderStringEntryTable> & Pick<Selectable<LibraryTable>, 'due_means' | 'way_days' | 'address'>,
): EntryFacts => ({
  id: row.id,
  n: row.n,
  position: row.position,
  libraryId: row.library_id,
  state: row.state,
  requestType: row.request_type,
  previousN: row.previous_n,
  lastStatus: row.last_status,
  lastStatusAt: row.last_status_at,
  reason: row.reason,
  retryReason: row.retry_reason,
  retryAfter: row.retry_after,
  retryBefore: row.retry_before,
  conditions: row.conditions,
  terms: termsFrom(row.terms),
  costCents: row.cost_cents,
  currency: row.currency,
  dueOn: row.due_on,
  supplierNumber: row.supplier_number,
  askedAt: row.asked_at,
  answeredAt: row.answered_at,
  isUnsent: false,
  dueMeans: row.due_means,
  mailDays: row.way_days,
  address: row.address,
  closures: [],
})

export const pieceFacts = (row: Selectable<PieceTable>): PieceFacts => ({
  id: row.id,
  n: row.n,
  label: row.label,
  barcode: row.barcode,
  entryId: row.entry_id,
  partnerBarcode: row.partner_barcode,
  place: row.place,
  placeSince: row.place_since,
  lostFrom: row.lost_from,
})
