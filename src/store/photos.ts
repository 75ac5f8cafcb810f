import type { PhotoType } from '../domain/receiving/photo-type.ts'
import type { Db, Tx } from './open.ts'

export interface NewPhoto {
  readonly requestId: number | null
  readonly pieceId: number | null
  readonly strangerId: number | null
  readonly type: PhotoType
  readonly content: Uint8Array
  readonly takenAt: Date
  readonly endsOn: string
}
/** With the last change of the piece's custody, to which it is evidence. */
export async function addPhoto(tx: Tx, photo: NewPhoto): Promise<number> {
  const custody =
    photo.pieceId === null
      ? undefined
      : await tx
          .selectFrom('custody_event')
          .select('event_id')
          .where('piece_id', '=', photo.pieceId)
          .orderBy('id', 'desc')
          .limit(1)
          .executeTakeFirst()
  const row = await tx
    .insertInto('photo')
    .values({
      request_id: photo.requestId,
      piece_id: photo.pieceId,
      stranger_id: photo.strangerId,
      event_id: custody?.event_id ?? null,
      type: photo.type,
      content: photo.content,
      taken_at: photo.takenAt,
      ends_on: photo.endsOn,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export const photoById = (db: Db | Tx, id: number) =>
  db.selectFrom('photo').select(['type', 'content']).where('id', '=', id).executeTakeFirst()

/** Those taken while nobody knew whose it was among them. */
export const photosOfRequest = (db: Db | Tx, requestId: number) =>
  db
    .selectFrom('photo')
    .select(['id', 'piece_id', 'event_id', 'taken_at'])
    .where((eb) =>
      eb.or([
        eb('request_id', '=', requestId),
        eb('stranger_id', 'in', eb.selectFrom('stranger').select('stranger.id').where('request_id', '=', requestId)),
      ]),
    )
    .orderBy('id')
    .execute()

export async function photosOfStrangers(db: Db | Tx, ids: readonly number[]): Promise<ReadonlyMap<number, number[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('photo')
    .select(['id', 'stranger_id'])
    .where('stranger_id', 'in', [...ids])
    .orderBy('id')
    .execute()
  const all = new Map<number, number[]>()
  for (const { id, stranger_id: of } of rows) if (of !== null) all.set(of, [...(all.get(of) ?? []), id])
  return all
}

export const countPhotos = async (
  tx: Tx,
  of: { requestId: number | null; strangerId: number | null },
): Promise<number> => {
  const query = tx.selectFrom('photo').select(({ fn }) => fn.countAll<number>().as('count'))
  const row = await (
    of.requestId !== null
      ? query.where('request_id', '=', of.requestId)
      : query.where('stranger_id', '=', of.strangerId)
  ).executeTakeFirstOrThrow()
  return row.count
}
