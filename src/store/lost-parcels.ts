// Packages said to be lost on their way, and which of their pieces came to light again.
import type { Place } from '../domain/lifecycle/places.ts'
import { lossOf, type Loss } from '../domain/shipping/loss.ts'
import type { Db, Tx } from './open.ts'
import type { ParcelRecord } from './parcels.ts'
import { isTakenBack } from './requests/taken-back.ts'

/** The package was lost with these pieces; the gesture is what taking that back goes by. */
export async function markLost(
  tx: Tx,
  parcelId: number,
  lost: { readonly pieceIds: readonly number[]; readonly gesture: string | null; readonly at: Date },
): Promise<number> {
  const { id } = await tx
    .insertInto('parcel_loss')
    .values({ parcel_id: parcelId, said_at: lost.at, gesture: lost.gesture })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('parcel_loss_piece')
    .values(lost.pieceIds.map((pieceId) => ({ loss_id: id, piece_id: pieceId })))
    .execute()
  return id
}

export async function unmarkLost(tx: Tx, gesture: string): Promise<void> {
  await tx.deleteFrom('parcel_loss').where('gesture', '=', gesture).execute()
}

/** Pieces of which it was taken back that they are lost: they are lost with no package either. */
export async function unmarkPieces(tx: Tx, pieceIds: readonly number[]): Promise<void> {
  if (pieceIds.length === 0) return
  await tx
    .deleteFrom('parcel_loss_piece as lp')
    .where('lp.piece_id', 'in', [...pieceIds])
    .where('lp.found_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('piece as p')
          .select('p.id')
          .whereRef('p.id', '=', 'lp.piece_id')
          .where('p.place', 'not in', ['lost', 'settled']),
      ),
    )
    .execute()
}

/** Pieces that were lost and are somewhere again: with whichever package they were lost, they count as found of it. */
export async function markFound(
  tx: Tx,
  pieceIds: readonly number[],
  found: { readonly gesture: string | null; readonly at: Date },
): Promise<void> {
  if (pieceIds.length === 0) return
  await tx
    .updateTable('parcel_loss_piece')
    .set({ found_at: found.at, found_gesture: found.gesture })
    .where('piece_id', 'in', [...pieceIds])
    .where('found_at', 'is', null)
    .execute()
}

export async function unmarkFound(tx: Tx, gesture: string): Promise<void> {
  await tx
    .updateTable('parcel_loss_piece')
    .set({ found_at: null, found_gesture: null })
    .where('found_gesture', '=', gesture)
    .execute()
}

export async function lossesOf(db: Db | Tx, parcelIds: readonly number[]): Promise<ReadonlyMap<number, Loss>> {
  if (parcelIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('parcel_loss as l')
    .innerJoin('parcel_loss_piece as lp', 'lp.loss_id', 'l.id')
    .innerJoin('piece as p', 'p.id', 'lp.piece_id')
    .select(['l.parcel_id', 'l.id', 'l.said_at', 'p.id as pieceId', 'p.place', 'lp.found_at as foundAt'])
    .where('l.parcel_id', 'in', [...parcelIds])
    .orderBy('l.id')
    .orderBy('p.id')
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.parcel_id)].flatMap(([parcelId, own]) => {
      const times = [...Map.groupBy(own, (row) => row.id).values()].flatMap((pieces) =>
        pieces[0] ? [{ saidAt: pieces[0].said_at, pieces }] : [],
      )
      const loss = lossOf(times)
      return loss ? [[parcelId, loss] as const] : []
    }),
  )
}

/** The package that a piece left with last. */
export const parcelItLeftWith = (tx: Tx, pieceId: number): Promise<ParcelRecord | undefined> =>
  tx
    .selectFrom('parcel_piece as pp')
    .innerJoin('parcel as k', 'k.id', 'pp.parcel_id')
    .selectAll('k')
    .where('pp.piece_id', '=', pieceId)
    .where('k.state', '=', 'collected')
    .orderBy('k.closed_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Where a piece is that was sent and of which nothing was heard. */
const onTheWay = ['to_owner', 'borrower', 'facility'] as const satisfies readonly Place[]

/** Pieces that the carrier of these packages still has, as far as is known: no other package took them since, and nobody
 * said that they arrived. Or, of the same, those that were lost. */
export async function piecesUnderWay(
  db: Db | Tx,
  parcelIds: readonly number[],
  those: 'still' | 'lost' = 'still',
): Promise<ReadonlyMap<number, readonly number[]>> {
  if (parcelIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('parcel as k')
    .innerJoin('parcel_piece as pp', 'pp.parcel_id', 'k.id')
    .innerJoin('piece as p', 'p.id', 'pp.piece_id')
    .select(['k.id', 'p.id as pieceId'])
    .where('k.id', 'in', [...parcelIds])
    .where('k.state', '=', 'collected')
    .where('p.place', 'in', those === 'lost' ? ['lost'] : [...onTheWay])
    .$if(those === 'lost', (query) => query.where('p.lost_from', 'in', [...onTheWay]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('parcel_piece as other')
            .innerJoin('parcel as later', 'later.id', 'other.parcel_id')
            .select('later.id')
            .whereRef('other.piece_id', '=', 'p.id')
            .whereRef('later.closed_at', '>', 'k.closed_at'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('request_event as v')
            .select('v.id')
            .whereRef('v.request_id', '=', 'p.request_id')
            .where('v.action', '=', 'borrowerReceived')
            .whereRef('v.at', '>=', 'k.collected_at')
            .where((of) => of.not(isTakenBack('v'))),
        ),
      ),
    )
    .execute()
  const parcels = Map.groupBy(rows, (row) => row.id)
  return new Map([...parcels].map(([id, own]) => [id, own.map((row) => row.pieceId)]))
}
