import { sql } from 'kysely'
import { noTerms, termsFrom, type ReturnTerms } from '../domain/shipping/return-terms.ts'
import type { Db, Tx } from './open.ts'
import { piecesWithEntry } from './pieces-going.ts'

/** On which terms each piece goes home: those of the lender it came from, else of the lender its request follows. */
export async function termsOfPieces(
  db: Db | Tx,
  pieceIds: readonly number[],
): Promise<ReadonlyMap<number, ReturnTerms>> {
  if (pieceIds.length === 0) return new Map()
  const rows = await piecesWithEntry(db)
    .select(['p.id', 'e.terms'])
    .where('p.id', 'in', [...pieceIds])
    .where('e.id', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.id, termsFrom(row.terms)]))
}

export const termsOfPiece = async (db: Db | Tx, pieceId: number): Promise<ReturnTerms> =>
  (await termsOfPieces(db, [pieceId])).get(pieceId) ?? noTerms

/** Requests whose lender's words nobody has understood yet, while its piece is on its way here or with us. */
export async function openWords(db: Db | Tx, states: readonly string[], requestId?: number) {
  const rows = await db
    .selectFrom('request as r')
    .innerJoin('lender_string_entry as e', 'e.request_id', 'r.id')
    .innerJoin('library as l', 'l.id', 'e.library_id')
    .select(['r.id', 'r.number', 'r.title', 'r.kind', 'r.service', 'r.state', 'r.state_since', 'l.name as library'])
    .select(['e.id as entryId', 'e.terms', 'e.answered_at', 'r.current_entry_id'])
    .where('r.kind', '=', 'borrowing')
    .where('r.state', 'in', [...states])
    .where('e.state', '=', 'shipped')
    .where(sql<boolean>`jsonb_array_length(coalesce(e.terms -> 'unread', '[]'::jsonb)) > 0`)
    .$if(requestId !== undefined, (query) => query.where('r.id', '=', requestId ?? 0))
    .orderBy('r.id')
    .execute()
  return rows.map((row) => ({ ...row, unread: termsFrom(row.terms).unread }))
}
