// What a person said of a claim, the last of which can be taken back.
import type { Selectable } from 'kysely'
import type { ParcelClaimActTable } from './generated/database.ts'
import type { ClaimRecord } from './claims.ts'
import type { Db, Tx } from './open.ts'

export type ClaimAct = Selectable<ParcelClaimActTable>

export async function keepClaimAct(
  tx: Tx,
  claim: ClaimRecord,
  act: { readonly action: string; readonly gesture: string; readonly at: Date },
): Promise<void> {
  await tx
    .insertInto('parcel_claim_act')
    .values({
      claim_id: claim.id,
      ...act,
      former_state: claim.state,
      former_filed_on: claim.filed_on,
      former_claim_number: claim.claim_number,
      former_paid_cents: claim.paid_cents,
      former_settled_at: claim.settled_at,
    })
    .execute()
}

/** The last thing said of each of these claims. */
export async function lastClaimActs(db: Db | Tx, claimIds: readonly number[]): Promise<ReadonlyMap<number, ClaimAct>> {
  if (claimIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('parcel_claim_act')
    .selectAll()
    .distinctOn('claim_id')
    .where('claim_id', 'in', [...claimIds])
    .orderBy('claim_id')
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.map((one) => [one.claim_id, one]))
}

/** What was said by this gesture, and of which package. */
export const claimActBy = (tx: Tx, gesture: string): Promise<(ClaimAct & { readonly parcel_id: number }) | undefined> =>
  tx
    .selectFrom('parcel_claim_act as a')
    .innerJoin('parcel_claim as c', 'c.id', 'a.claim_id')
    .innerJoin('parcel_loss as l', 'l.id', 'c.loss_id')
    .selectAll('a')
    .select('l.parcel_id')
    .where('a.gesture', '=', gesture)
    .executeTakeFirst()

/** The claim stands as before it was said. */
export async function takeBackClaimAct(tx: Tx, act: ClaimAct): Promise<void> {
  await tx
    .updateTable('parcel_claim')
    .set({
      state: act.former_state,
      filed_on: act.former_filed_on,
      claim_number: act.former_claim_number,
      paid_cents: act.former_paid_cents,
      settled_at: act.former_settled_at,
    })
    .where('id', '=', act.claim_id)
    .execute()
  await tx.deleteFrom('parcel_claim_act').where('id', '=', act.id).execute()
}
