import type { ClaimView } from '../../contract/claims.ts'
import { claimRules } from '../../domain/claims/carriers.ts'
import { claimActions, claimActionsAt, claimStates } from '../../domain/claims/life.ts'
import { carrierWords } from '../../domain/shipping/services.ts'
import { serviceLabel } from '../../office/mailroom/shipping-day.ts'
import type { ClaimRecord } from '../../store/claims.ts'
import type { ParcelRecord } from '../../store/parcels.ts'

export function describeClaim(claim: ClaimRecord): ClaimView {
  const rule = claim.carrier === 'van' ? null : claimRules[claim.carrier]
  return {
    state: claim.state,
    label: claimStates[claim.state].label,
    carrier: carrierWords[claim.carrier],
    coveredCents: claim.covered_cents,
    firstOn: claim.first_on,
    lastOn: claim.last_on,
    window: rule?.source ?? '',
    isAssumed: rule?.isAssumed ?? false,
    filedOn: claim.filed_on,
    claimNumber: claim.claim_number,
    paidCents: claim.paid_cents,
    actions: claimActionsAt({ state: claim.state, isFound: claim.state_before_found !== null }).map((action) => ({
      action,
      label: claimActions[action].label,
      key: claimActions[action].key,
    })),
  }
}

/** Lost, and nobody pays for it. */
export function noClaimWords({ service }: ParcelRecord): string {
  const by = serviceLabel(service)
  return by === null
    ? 'Nothing is claimed: nobody said how it went.'
    : `Nothing can be claimed: it was not insured, and ${by} covers nothing by itself. The carrier may still search for it.`
}
