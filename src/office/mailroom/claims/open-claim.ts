// A package that its carrier lost opens a claim, where the carrier pays anything for it.
import { coveredCents, windowOf } from '../../../domain/claims/carriers.ts'
import { isServiceId } from '../../../domain/shipping/services.ts'
import { dayOf } from '../../../domain/values/days.ts'
import { claimsOf, openClaim } from '../../../store/claims.ts'
import type { Tx } from '../../../store/open.ts'
import type { ParcelRecord } from '../../../store/parcels.ts'
import { today, type Office } from '../../context.ts'
import { shippingSettings } from '../../shipping/settings.ts'
import { allRateTables } from '../../shipping/rate-tables.ts'

export async function openClaimFor(
  tx: Tx,
  office: Office,
  parcel: ParcelRecord,
  loss: { readonly id: number; readonly pieces: number },
): Promise<void> {
  const { service, collected_at: collectedAt } = parcel
  if (service === null || !isServiceId(service) || collectedAt === null) return
  const earlier = (await claimsOf(tx, [parcel.id])).get(parcel.id)
  if (earlier?.state === 'open' || earlier?.state === 'filed') return
  const mailedOn = dayOf(collectedAt, office.settings().timeZone)
  const window = windowOf((await shippingSettings(tx)).claimDays, service, mailedOn, today(office))
  const covered = coveredCents(await allRateTables(tx), {
    service,
    mailedOn,
    insuredCents: parcel.insured_cents,
    pieces: loss.pieces,
  })
  if (window === null || covered === 0) return
  await openClaim(tx, { ...window, lossId: loss.id, coveredCents: covered, at: office.clock.now() })
}
