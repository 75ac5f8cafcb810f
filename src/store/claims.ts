// What is claimed from carriers for packages they lost.
import { sql, type Selectable, type SqlBool } from 'kysely'
import type { ParcelClaimTable } from './generated/database.ts'
import type { Db, Tx } from './open.ts'

export type ClaimRecord = Selectable<ParcelClaimTable>

export async function openClaim(
  tx: Tx,
  claim: {
    readonly lossId: number
    readonly carrier: ClaimRecord['carrier']
    readonly coveredCents: number
    readonly firstOn: string
    readonly lastOn: string
    readonly at: Date
  },
): Promise<void> {
  await tx
    .insertInto('parcel_claim')
    .values({
      loss_id: claim.lossId,
      carrier: claim.carrier,
      covered_cents: claim.coveredCents,
      first_on: claim.firstOn,
      last_on: claim.lastOn,
      opened_at: claim.at,
    })
    .execute()
}

/** The newest claim of each package. */
export async function claimsOf(db: Db | Tx, parcelIds: readonly number[]): Promise<ReadonlyMap<number, ClaimRecord>> {
  if (parcelIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('parcel_claim as c')
    .innerJoin('parcel_loss as l', 'l.id', 'c.loss_id')
    .selectAll('c')
    .select('l.parcel_id')
    .where('l.parcel_id', 'in', [...parcelIds])
    .orderBy('c.id')
    .execute()
  return new Map(rows.map(({ parcel_id: parcelId, ...claim }) => [parcelId, claim]))
}

export async function setClaim(
  tx: Tx,
  id: number,
  set: {
    readonly state: ClaimRecord['state']
    readonly claimNumber?: string | null
    readonly filedOn?: string
    readonly paidCents?: number
  },
  at: Date,
): Promise<void> {
  await tx
    .updateTable('parcel_claim')
    .set({
      state: set.state,
      claim_number: set.claimNumber,
      filed_on: set.filedOn,
      paid_cents: set.paidCents,
      settled_at: set.state === 'filed' || set.state === 'open' ? null : at,
    })
    .where('id', '=', id)
    .execute()
}

/** Nothing is claimed any more for packages of which every piece that was lost is found. */
export async function withdrawFound(
  tx: Tx,
  pieceIds: readonly number[],
  gesture: string | null,
  at: Date,
): Promise<void> {
  if (pieceIds.length === 0) return
  // Of whichever loss of the package: one claim stands for all of them.
  const lostWithIt = tx
    .selectFrom('parcel_loss as claimed')
    .innerJoin('parcel_loss as l', 'l.parcel_id', 'claimed.parcel_id')
    .innerJoin('parcel_loss_piece as p', 'p.loss_id', 'l.id')
    .select('p.piece_id')
    .where(sql<SqlBool>`claimed.id = parcel_claim.loss_id`)
  await tx
    .updateTable('parcel_claim')
    .set(({ ref }) => ({
      state: 'withdrawn',
      settled_at: at,
      found_gesture: gesture,
      state_before_found: sql<'open' | 'filed'>`${ref('state')}`,
    }))
    .where('state', 'in', ['open', 'filed'])
    .where(({ exists }) => exists(lostWithIt.where('p.piece_id', 'in', [...pieceIds])))
    .where(({ not, exists }) => not(exists(lostWithIt.where('p.found_at', 'is', null))))
    .execute()
}

/** What was withdrawn because it was found, and is lost again: the finding was taken back. */
export async function bringBackFound(tx: Tx, gesture: string): Promise<void> {
  await tx
    .updateTable('parcel_claim')
    .set(({ ref }) => ({
      state: sql<'open' | 'filed'>`${ref('state_before_found')}`,
      settled_at: null,
      found_gesture: null,
      state_before_found: null,
    }))
    .where('found_gesture', '=', gesture)
    .execute()
}

/** Has anybody done something about the claim that this loss opened? Taking the loss back would forget it. */
export async function isClaimTouched(tx: Tx, gesture: string): Promise<boolean> {
  const row = await tx
    .selectFrom('parcel_claim as c')
    .innerJoin('parcel_loss as l', 'l.id', 'c.loss_id')
    .select('c.id')
    .where('l.gesture', '=', gesture)
    .where('c.state', '<>', 'open')
    .executeTakeFirst()
  return row !== undefined
}

/** Open claims that the carrier takes by now, with the package and a request whose piece is missing. */
export const claimsToFile = (db: Db, day: string, requestId?: number) => {
  const query = db
    .selectFrom('parcel_claim as c')
    .innerJoin('parcel_loss as l', 'l.id', 'c.loss_id')
    .innerJoin('parcel as k', 'k.id', 'l.parcel_id')
    .innerJoin('library', 'library.id', 'k.library_id')
    .innerJoin('parcel_loss as any_loss', 'any_loss.parcel_id', 'k.id')
    .innerJoin('parcel_loss_piece as lp', (join) =>
      join.onRef('lp.loss_id', '=', 'any_loss.id').on('lp.found_at', 'is', null),
    )
    .innerJoin('piece as p', 'p.id', 'lp.piece_id')
    .innerJoin('request as r', 'r.id', 'p.request_id')
    .distinctOn('c.id')
    .select(['c.id', 'c.carrier', 'c.covered_cents', 'c.first_on', 'c.last_on', 'c.opened_at'])
    .select(['k.id as parcel_id', 'k.number as parcel_number', 'library.name as library', 'r.id as request_id'])
    .where('c.state', '=', 'open')
    .where('c.first_on', '<=', day)
    .orderBy('c.id')
    .orderBy('r.id')
  return (requestId === undefined ? query : query.where(sql<SqlBool>`r.id = ${requestId}`)).execute()
}
