import { sql, type Insertable, type Selectable } from 'kysely'
import type { MailingPlanTable, PlanWishTable, RateTableTable } from './generated/database.ts'
import type { Db, Tx } from './open.ts'
import { piecesAt, type WaitingPlace } from './pieces-going.ts'

export type PlanRecord = Selectable<MailingPlanTable>
export type WishRecord = Selectable<PlanWishTable>
export type RateRecord = Selectable<RateTableTable>

export const newestPlan = (db: Db | Tx): Promise<PlanRecord | undefined> =>
  db.selectFrom('mailing_plan').selectAll().orderBy('made_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()

/** Keeps a plan, and of those before it the ones made since a moment. */
export async function keepPlan(tx: Tx, plan: Insertable<MailingPlanTable>, since: Date): Promise<PlanRecord> {
  await tx.deleteFrom('mailing_plan').where('made_at', '<', since).execute()
  return tx.insertInto('mailing_plan').values(plan).returningAll().executeTakeFirstOrThrow()
}

export const wishesOf = (db: Db | Tx, pieceIds: readonly number[]): Promise<WishRecord[]> =>
  pieceIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('plan_wish')
        .selectAll()
        .where('piece_id', 'in', [...pieceIds])
        .orderBy('made_at')
        .orderBy('piece_id')
        .execute()

/** The piece is locked by whoever asks: of two at once the later counts. */
export async function putWish(tx: Tx, wish: Insertable<PlanWishTable>): Promise<void> {
  await dropWish(tx, wish.piece_id, wish.kind, wish.service ?? null)
  // A piece is kept for one day or until another, not both.
  if (wish.kind === 'pin') await dropWish(tx, wish.piece_id, 'hold', null)
  if (wish.kind === 'hold') await dropWish(tx, wish.piece_id, 'pin', null)
  await tx.insertInto('plan_wish').values(wish).execute()
}

export async function dropWish(
  tx: Tx,
  pieceId: number,
  kind: WishRecord['kind'],
  service: string | null,
): Promise<boolean> {
  const base = tx.deleteFrom('plan_wish').where('piece_id', '=', pieceId).where('kind', '=', kind)
  const result = await (service === null ? base : base.where('service', '=', service)).executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** Wishes for pieces that by now lie at none of these places. What is in a package, begun or closed, may be taken out of it
 * until its carrier has it, and then they count again. */
export async function forgetWishes(tx: Tx, at: readonly WaitingPlace[]): Promise<void> {
  const packed = tx
    .selectFrom('parcel_piece as pp')
    .innerJoin('parcel as k', 'k.id', 'pp.parcel_id')
    .select('pp.piece_id')
    .where('k.state', '=', 'closed')
  await tx
    .deleteFrom('plan_wish')
    .where('piece_id', 'not in', piecesAt(tx, at).clearSelect().select('p.id'))
    .where('piece_id', 'not in', packed)
    .execute()
}

export const rateTables = (db: Db | Tx): Promise<RateRecord[]> =>
  db.selectFrom('rate_table').selectAll().orderBy('service').orderBy('starts_on').execute()
export const addRateTable = (tx: Tx, table: Insertable<RateTableTable>): Promise<RateRecord> =>
  tx
    .insertInto('rate_table')
    .values(table)
    .onConflict((conflict) =>
      conflict.columns(['service', 'starts_on']).doUpdateSet((eb) => ({
        ends_on: eb.ref('excluded.ends_on'),
        charges: eb.ref('excluded.charges'),
        source: eb.ref('excluded.source'),
        doubt: eb.ref('excluded.doubt'),
        added_at: eb.ref('excluded.added_at'),
      })),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
/** Sets what a table asks beside its postage; a table not yet there is put in. */
export const keyExtras = (tx: Tx, table: Insertable<RateTableTable>): Promise<RateRecord> =>
  tx
    .insertInto('rate_table')
    .values(table)
    .onConflict((conflict) =>
      conflict.columns(['service', 'starts_on']).doUpdateSet((eb) => ({ extras: eb.ref('excluded.extras') })),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
export async function removeRateTable(tx: Tx, id: number): Promise<boolean> {
  const result = await tx.deleteFrom('rate_table').where('id', '=', id).executeTakeFirst()
  return result.numDeletedRows > 0n
}

export interface SentParcel {
  readonly id: number
  readonly libraryId: number
  readonly service: string | null
  readonly postageCents: number
  readonly container: string | null
  readonly insuredCents: number
  readonly signature: boolean
  readonly grossOz: number | null
  readonly ratedOn: string | null
  readonly collectedAt: Date | null
  readonly weights: readonly (number | null)[]
}
/** Packages that left since a moment and whose postage is known, with what their pieces weigh. */
export async function sentParcels(db: Db | Tx, since: Date): Promise<readonly SentParcel[]> {
  const rows = await db
    .selectFrom('parcel as k')
    .innerJoin('parcel_piece as pp', 'pp.parcel_id', 'k.id')
    .innerJoin('piece as p', 'p.id', 'pp.piece_id')
    .select([
      'k.id',
      'k.library_id as libraryId',
      'k.service',
      'k.postage_cents as postageCents',
      'k.container',
      'k.insured_cents as insuredCents',
      'k.signature',
      // Not weighed: what it was priced by.
      sql<number | null>`coalesce(k.gross_oz, k.estimated_oz)`.as('grossOz'),
      'k.rated_on as ratedOn',
      'k.collected_at as collectedAt',
      'p.weight_oz as weightOz',
    ])
    .where('k.state', '=', 'collected')
    .where('k.postage_cents', 'is not', null)
    .where('k.collected_at', '>=', since)
    .orderBy('k.id')
    .execute()
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((own) => {
    const [first] = own
    if (!first || first.postageCents === null) return []
    const { weightOz: _, ...parcel } = first
    return [{ ...parcel, postageCents: first.postageCents, weights: own.map((one) => one.weightOz) }]
  })
}

/** Sets what a package begun by the plan is meant to be. */
export async function setPlanned(
  tx: Tx,
  parcelId: number,
  planned: { service: string; container: string; planned_on: string; estimated_oz: number },
): Promise<void> {
  await tx.updateTable('parcel').set(planned).where('id', '=', parcelId).execute()
}
