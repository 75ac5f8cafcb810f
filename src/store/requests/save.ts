import type { Draft, NewEntry, NewPiece } from '../../domain/lifecycle/table.ts'
import type { EntryFacts, PieceFacts, RequestFacts } from '../../domain/lifecycle/facts.ts'
import type { Place } from '../../domain/lifecycle/places.ts'
import type { Tx } from '../open.ts'

/** Writes a request's changed columns and counts its version up. */
export async function saveRequest(tx: Tx, id: number, set: Draft<RequestFacts>, wakesAt: Date | null): Promise<void> {
  await tx
    .updateTable('request')
    .set((eb) => ({
      version: eb('version', '+', 1),
      wakes_at: wakesAt,
      service: set.service,
      state: set.state,
      state_since: set.stateSince,
      outcome: set.outcome,
      reason: set.reason,
      title: set.title,
      citation: set.citation && JSON.stringify(set.citation),
      either_service: set.eitherService,
      copyright_compliance: set.copyrightCompliance,
      pickup_library_id: set.pickupLibraryId,
      owner_library_id: set.ownerLibraryId,
      needed_by: set.neededBy,
      current_entry_id: set.currentEntryId,
      due_on: set.dueOn,
      patron_due_on: set.patronDueOn,
      shelf_until: set.shelfUntil,
      resumes: set.resumes,
      renewals: set.renewals,
      renewal_asked_at: set.renewalAskedAt,
      renewal_wish: set.renewalWish,
      renewal_refused_at: set.renewalRefusedAt,
      recalled_at: set.recalledAt,
      overdue_told_at: set.overdueToldAt,
      cancel_asked_at: set.cancelAskedAt,
      unwanted: set.unwanted,
      damaged: set.damaged,
      claimed_returned_at: set.claimedReturnedAt,
      presumed_home: set.presumedHome,
      settled: set.settled,
      owing_cents: set.owingCents,
      question_to: set.questionTo,
      question: set.question,
      question_since: set.questionSince,
      question_until: set.questionUntil,
      closed_at: set.closedAt,
    }))
    .where('id', '=', id)
    .execute()
}

export async function saveEntry(tx: Tx, id: number, set: Draft<EntryFacts>): Promise<void> {
  await tx
    .updateTable('lender_string_entry')
    .set({
      state: set.state,
      last_status: set.lastStatus,
      last_status_at: set.lastStatusAt,
      reason: set.reason,
      retry_reason: set.retryReason,
      retry_after: set.retryAfter,
      retry_before: set.retryBefore,
      conditions: set.conditions === undefined ? undefined : [...set.conditions],
      terms: set.terms && JSON.stringify(set.terms),
      cost_cents: set.costCents,
      currency: set.currency,
      due_on: set.dueOn,
      supplier_number: set.supplierNumber,
      asked_at: set.askedAt,
      answered_at: set.answeredAt,
    })
    .where('id', '=', id)
    .execute()
}

/** Adds lenders at the end of the string; answers their ids in order. */
export async function addEntries(
  tx: Tx,
  requestId: number,
  added: readonly NewEntry[],
  lastN: number,
): Promise<readonly number[]> {
  if (added.length === 0) return []
  const rows = await tx
    .insertInto('lender_string_entry')
    .values(
      added.map((one, index) => ({
        request_id: requestId,
        n: lastN + index + 1,
        position: lastN + index + 1,
        library_id: one.libraryId,
        request_type: one.requestType,
        previous_n: one.previousN,
      })),
    )
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

export async function dropEntries(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length > 0)
    await tx
      .deleteFrom('lender_string_entry')
      .where('id', 'in', [...ids])
      .execute()
}

export async function savePiece(tx: Tx, id: number, set: Draft<PieceFacts>): Promise<void> {
  await tx
    .updateTable('piece')
    .set({
      place: set.place,
      place_since: set.placeSince,
      lost_from: set.lostFrom,
      entry_id: set.entryId,
      barcode: set.barcode,
      partner_barcode: set.partnerBarcode,
      label: set.label,
    })
    .where('id', '=', id)
    .execute()
}

/** Pieces that carry a barcode and are not home or settled. */
export async function carriersOf(tx: Tx, barcode: string): Promise<readonly number[]> {
  const rows = await tx
    .selectFrom('piece')
    .select('id')
    .where((eb) => eb(eb.fn('upper', ['barcode']), '=', barcode.toUpperCase()))
    .where('place', 'not in', ['owner', 'settled'])
    .execute()
  return rows.map((row) => row.id)
}

export interface PieceToAdd extends NewPiece {
  readonly n: number
  readonly place: Place
  readonly barcode: string | null
}
/** Adds pieces; answers their ids in order. */
export async function addPieces(
  tx: Tx,
  requestId: number,
  entryId: number | null,
  added: readonly PieceToAdd[],
  at: Date,
): Promise<readonly { id: number; n: number }[]> {
  if (added.length === 0) return []
  return tx
    .insertInto('piece')
    .values(
      added.map((one) => ({
        request_id: requestId,
        n: one.n,
        label: one.label,
        barcode: one.barcode,
        partner_barcode: one.partnerBarcode,
        entry_id: entryId,
        place: one.place,
        place_since: at,
      })),
    )
    .returning(['id', 'n'])
    .execute()
}

/** When a request's timers are next due; its version stays. */
export async function letSleep(tx: Tx, id: number, wakesAt: Date | null): Promise<void> {
  await tx.updateTable('request').set({ wakes_at: wakesAt }).where('id', '=', id).execute()
}
