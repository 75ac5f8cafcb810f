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
