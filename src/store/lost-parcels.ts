// Packages said to be lost on their way, and which of their pieces came to light again.
import type { Db, Tx } from './open.ts'

/** The package was lost with these pieces; the gesture is what taking that back goes by. What was found before is no more. */
export async function markLost(
  tx: Tx,
  parcelId: number,
  lost: { readonly pieceIds: readonly number[]; readonly gesture: string; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable('parcel')
    .set({ lost_at: lost.at, lost_gesture: lost.gesture })
    .where('id', '=', parcelId)
    .execute()
  await tx
    .updateTable('parcel_piece')
    .set({ lost_at: null, found_at: null, found_gesture: null })
    .where('parcel_id', '=', parcelId)
    .where('found_at', 'is not', null)
    .execute()
  await tx
    .updateTable('parcel_piece')
    .set({ lost_at: lost.at })
    .where('parcel_id', '=', parcelId)
    .where('piece_id', 'in', [...lost.pieceIds])
    .execute()
}

export async function unmarkLost(tx: Tx, gesture: string): Promise<void> {
  const parcel = await tx
    .updateTable('parcel')
    .set({ lost_at: null, lost_gesture: null })
    .where('lost_gesture', '=', gesture)
    .returning('id')
    .executeTakeFirst()
  if (!parcel) return
  await tx
    .updateTable('parcel_piece')
    .set({ lost_at: null, found_at: null, found_gesture: null })
    .where('parcel_id', '=', parcel.id)
    .execute()
}

/** Pieces that are lost no more: the package they were lost with is found. */
export async function markFound(
  tx: Tx,
  pieceIds: readonly number[],
  found: { readonly gesture: string | null; readonly at: Date },
): Promise<void> {
  if (pieceIds.length === 0) return
  await tx
    .updateTable('parcel_piece')
    .set({ found_at: found.at, found_gesture: found.gesture })
    .where('piece_id', 'in', [...pieceIds])
    .where('lost_at', 'is not', null)
    .where('found_at', 'is', null)
    .execute()
}

export async function unmarkFound(tx: Tx, gesture: string): Promise<void> {
  await tx
    .updateTable('parcel_piece')
    .set({ found_at: null, found_gesture: null })
    .where('found_gesture', '=', gesture)
    .execute()
}

/** Of packages that were lost: how many of their pieces still are, how many are found, and when the first was. */
export interface Loss {
  readonly saidAt: Date
  readonly foundAt: Date | null
  readonly found: number
  readonly missing: number
}

export async function lossesOf(db: Db | Tx, parcelIds: readonly number[]): Promise<ReadonlyMap<number, Loss>> {
  if (parcelIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('parcel as k')
    .leftJoin('parcel_piece as pp', (join) => join.onRef('pp.parcel_id', '=', 'k.id').on('pp.lost_at', 'is not', null))
    .select(['k.id', 'k.lost_at'])
    .select(({ fn }) => [
      fn.min('pp.found_at').as('foundAt'),
      fn.count<number>('pp.found_at').as('found'),
      fn.count<number>('pp.lost_at').as('lost'),
    ])
    .where('k.id', 'in', [...parcelIds])
    .where('k.lost_at', 'is not', null)
    .groupBy(['k.id', 'k.lost_at'])
    .execute()
  return new Map(
    rows.flatMap(({ id, lost_at: saidAt, foundAt, found, lost }) =>
      saidAt === null ? [] : [[id, { saidAt, foundAt, found, missing: lost - found }] as const],
    ),
  )
}
