// What becomes of a claim: filed with its number, paid, refused, withdrawn.
import { randomUUID } from 'node:crypto'
import { decideClaim, type ClaimAction, type ClaimDetails } from '../../../domain/claims/life.ts'
import { done, refuse, type Answer } from '../../../domain/refusal.ts'
import { announceAll } from '../../../store/announce.ts'
import { keepClaimAct } from '../../../store/claim-acts.ts'
import { claimsOf, setClaim } from '../../../store/claims.ts'
import { lockParcel } from '../../../store/parcels.ts'
import { allOrNothing } from '../../all-or-nothing.ts'
import { today, type Office } from '../../context.ts'

export const actOnClaim = (
  office: Office,
  parcelId: number,
  action: ClaimAction,
  details: ClaimDetails,
): Promise<Answer<{ gesture: string }>> =>
  allOrNothing(office.store, async (tx) => {
    if (!(await lockParcel(tx, parcelId))) return refuse('parcel-not-found')
    const claim = (await claimsOf(tx, [parcelId])).get(parcelId)
    if (!claim) return refuse('claim-none')
    const decided = decideClaim(
      { state: claim.state, isFound: claim.state_before_found !== null },
      action,
      details,
      today(office),
    )
    if (!decided.ok) return decided
    const [gesture, at] = [randomUUID(), office.clock.now()]
    await keepClaimAct(tx, claim, { action, gesture, at })
    await setClaim(tx, claim.id, decided.value, at)
    await announceAll(tx)
    return done({ gesture })
  })
