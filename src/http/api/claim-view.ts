import type { ClaimView } from '../../contract/claims.ts'
import {
  claimRules,
  fromWords,
  usualClaimDays,
  type AllClaimDays,
  type ClaimCarrier,
} from '../../domain/claims/carriers.ts'
import { refuse } from '../../domain/refusal.ts'
import type { ClaimAct } from '../../store/claim-acts.ts'
import { claimActionNames, claimActions, claimActionsAt, claimStates } from '../../domain/claims/life.ts'
import { carrierWords } from '../../domain/shipping/services.ts'
import { serviceLabel } from '../../office/mailroom/shipping-day.ts'
import type { ClaimRecord } from '../../store/claims.ts'
import type { ParcelRecord } from '../../store/parcels.ts'

export function describeClaim(claim: ClaimRecord, act: ClaimAct | null, days: AllClaimDays): ClaimView {
  const isFound = claim.state_before_found !== null
  const label = claimActionNames.find((one) => one === act?.action)
  return {
    state: claim.state,
    label: claimStates[claim.state].label,
    carrier: carrierWords[claim.carrier],
    coveredCents: claim.covered_cents,
    firstOn: claim.first_on,
    lastOn: claim.last_on,
    window: claim.carrier === 'van' ? '' : windowWords(claim.carrier, days),
    isAssumed: claim.carrier !== 'van' && !days[claim.carrier].isConfirmed,
    filedOn: claim.filed_on,
    claimNumber: claim.claim_number,
    paidCents: claim.paid_cents,
    last: act && label && !isFound ? { gesture: act.gesture, label: claimActions[label].label } : null,
    staysBecause: act && isFound ? refuse('claim-undo-found').sentence : null,
    actions: claimActionsAt({ state: claim.state, isFound }).map((action) => ({
      action,
      label: claimActions[action].label,
      key: claimActions[action].key,
    })),
  }
}

/** Where its days come from: the carrier's page for those that came with the program, else the office's own word. */
function windowWords(carrier: ClaimCarrier, days: AllClaimDays): string {
  const { firstDays, lastDays } = days[carrier]
  const usual = usualClaimDays[carrier]
  const { from, source } = claimRules[carrier]
  const isUsual = firstDays === usual.firstDays && lastDays === usual.lastDays
  const where = isUsual ? source : 'as set in Settings, Shipping'
  return `Days ${firstDays} to ${lastDays} ${fromWords[from]}: ${where}`
}

/** Lost, and nobody pays for it. */
export function noClaimWords({ service }: ParcelRecord): string {
  const by = serviceLabel(service)
  return by === null
    ? 'Nothing is claimed: nobody said how it went.'
    : `Nothing can be claimed: it was not insured, and ${by} covers nothing by itself. The carrier may still search for it.`
}
