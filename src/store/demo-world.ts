// What the make-believe world outside must know about the office as it stands, so that both agree from the first day.
import { sql } from 'kysely'
import type { Db, Tx } from './open.ts'

/** Open requests with all that another system would know of them. */
export const openMatters = (db: Db | Tx) =>
  db
    .selectFrom('request as r')
    .leftJoin('request as line', 'line.id', 'r.for_request_id')
    .leftJoin('library as pickup', 'pickup.id', 'r.pickup_library_id')
    .leftJoin('library as owner', 'owner.id', 'r.owner_library_id')
    .leftJoin('request_patron as k', 'k.request_id', 'r.id')
    .leftJoin('patron', 'patron.id', 'k.patron_id')
    .select([
      'r.id',
      'r.number',
      'r.kind',
      'r.service',
      'r.state',
      'r.title',
      'r.citation',
      'r.created_at as createdAt',
    ])
    .select(['r.due_on as dueOn', 'r.patron_due_on as patronDueOn', 'r.needed_by as neededBy'])
    .select(['r.renewal_asked_at as renewalAskedAt', 'r.renewal_wish as renewalWish', 'r.recalled_at as recalledAt'])
    .select(['r.current_entry_id as currentEntryId', 'r.borrower_library_id as borrowerLibraryId'])
    .select(['pickup.code as pickupCode', 'owner.code as ownerCode', 'patron.card'])
    .select(
      sql<number | null>`coalesce(r.borrower_library_id, r.facility_library_id, line.facility_library_id)`.as(
        'institutionId',
      ),
    )
    .where('r.state', '<>', 'closed')
    .orderBy('r.id')
    .execute()
export type OpenMatter = Awaited<ReturnType<typeof openMatters>>[number]

export const openPieces = (db: Db | Tx) =>
  db
    .selectFrom('piece as p')
    .innerJoin('request as r', 'r.id', 'p.request_id')
    .select(['p.id', 'p.request_id as requestId', 'p.n', 'p.barcode', 'p.place', 'p.place_since as placeSince'])
    .where('r.state', '<>', 'closed')
    .orderBy('p.request_id')
    .orderBy('p.n')
    .execute()
export type OpenPiece = Awaited<ReturnType<typeof openPieces>>[number]

export const openEntries = (db: Db | Tx) =>
  db
    .selectFrom('lender_string_entry as e')
    .innerJoin('request as r', 'r.id', 'e.request_id')
    .select(['e.id', 'e.request_id as requestId', 'e.n', 'e.position', 'e.state', 'e.library_id as libraryId'])
    .select(['e.due_on as dueOn', 'e.conditions', 'e.last_status_at as lastStatusAt'])
    .where('r.state', '<>', 'closed')
    .orderBy('e.request_id')
    .orderBy('e.position')
    .execute()
export type OpenEntry = Awaited<ReturnType<typeof openEntries>>[number]

/** What the library system did for requests that are still open, in order. */
export const doneIlsSteps = (db: Db | Tx) =>
  db
    .selectFrom('effect as e')
    .innerJoin('request as r', 'r.id', 'e.request_id')
    .select(['e.request_id as requestId', 'e.piece_id as pieceId', 'e.name'])
    .where('e.port', '=', 'ils')
    .where('e.state', '=', 'done')
    .where('r.state', '<>', 'closed')
    .orderBy('e.id')
    .execute()

/** Loans of ours that the borrower has said to have received. */
export async function receivedByBorrower(db: Db | Tx): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('request_event as v')
    .innerJoin('request as r', 'r.id', 'v.request_id')
    .select('v.request_id')
    .where('v.action', '=', 'borrowerReceived')
    .where('r.state', '<>', 'closed')
    .execute()
  return new Set(rows.map((one) => one.request_id))
}

/** These libraries are reached by the network from now on, each with its number in the registry. */
export async function joinNetwork(tx: Tx, members: ReadonlyMap<number, number>, scheme: string): Promise<void> {
  for (const [libraryId, registryId] of members) {
    await tx.updateTable('library').set({ channel: 'worldshare' }).where('id', '=', libraryId).execute()
    await tx
      .insertInto('library_symbol')
      .values({ library_id: libraryId, scheme, symbol: String(registryId) })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** Steps that a person was to do for these libraries are the network’s now. */
export async function leaveToNetwork(tx: Tx, libraryIds: readonly number[], now: Date): Promise<void> {
  if (libraryIds.length === 0) return
  await tx
    .updateTable('effect as f')
    .set({ state: 'waiting', not_before: now })
    .where('f.port', '=', 'partner')
    .where('f.state', '=', 'with_person')
    .where(({ or, exists, selectFrom }) =>
      or([
        exists(
          selectFrom('lender_string_entry as e')
            .select('e.id')
            .whereRef('e.id', '=', 'f.entry_id')
            .where('e.library_id', 'in', [...libraryIds]),
        ),
        exists(
          selectFrom('request as r')
            .select('r.id')
            .whereRef('r.id', '=', 'f.request_id')
            .where('r.borrower_library_id', 'in', [...libraryIds]),
        ),
      ]),
    )
    .execute()
}

/** The network gives its numbers anew. */
export async function forgetOpenNetworkRequests(tx: Tx): Promise<void> {
  await tx.deleteFrom('network_request').where('ended_at', 'is', null).execute()
}

export async function setPartnerNumber(tx: Tx, requestId: number, number: string): Promise<void> {
  await tx.updateTable('request').set({ partner_number: number }).where('id', '=', requestId).execute()
}
