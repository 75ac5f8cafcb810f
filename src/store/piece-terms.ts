import { noTerms, termsFrom, type ReturnTerms } from '../domain/shipping/return-terms.ts'
import type { Db, Tx } from './open.ts'

/** On which terms each piece goes home: those of the lender it came from, else of the lender its request follows. */
export async function termsOfPieces(
  db: Db | Tx,
  pieceIds: readonly number[],
): Promise<ReadonlyMap<number, ReturnTerms>> {
  if (pieceIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('piece as p')
    .innerJoin('request as r', 'r.id', 'p.request_id')
    .innerJoin('lender_string_entry as e', (join) =>
      join.on((on) => on('e.id', '=', on.fn.coalesce('p.entry_id', 'r.current_entry_id'))),
    )
    .select(['p.id', 'e.terms'])
    .where('p.id', 'in', [...pieceIds])
    .execute()
  return new Map(rows.map((row) => [row.id, termsFrom(row.terms)]))
}

export const termsOfPiece = async (db: Db | Tx, pieceId: number): Promise<ReturnTerms> =>
  (await termsOfPieces(db, [pieceId])).get(pieceId) ?? noTerms
