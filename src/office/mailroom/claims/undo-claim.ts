// Taking back what was said of a claim: nobody outside is told of it by us, so there is no time until when.
import { done, refuse, type Answer } from '../../../domain/refusal.ts'
import { announceAll } from '../../../store/announce.ts'
import { claimActBy, lastClaimActs, takeBackClaimAct } from '../../../store/claim-acts.ts'
import { claimsOf } from '../../../store/claims.ts'
import type { Tx } from '../../../store/open.ts'
import { lockParcel } from '../../../store/parcels.ts'

/** Null: nothing was said of a claim by this gesture. */
export async function undoClaimAct(tx: Tx, gesture: string): Promise<Answer<{ readonly action: string }> | null> {
  const found = await claimActBy(tx, gesture)
  if (!found) return null
  await lockParcel(tx, found.parcel_id)
  const claim = (await claimsOf(tx, [found.parcel_id])).get(found.parcel_id)
  const last = claim && (await lastClaimActs(tx, [claim.id])).get(claim.id)
  if (!claim || last?.gesture !== gesture) return refuse('claim-undo-late')
  if (claim.state_before_found !== null) return refuse('claim-undo-found')
  await takeBackClaimAct(tx, last)
  await announceAll(tx)
  return done({ action: last.action })
}
