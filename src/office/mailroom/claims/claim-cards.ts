// Claims that the carrier takes by now and nobody has filed, as cards until the last day it does.
import { carrierWords } from '../../../domain/shipping/services.ts'
import { dollars } from '../../../domain/values/money.ts'
import { writeDay } from '../../../domain/values/days.ts'
import type { Card } from '../../../domain/worklist/card.ts'
import { openKey } from '../../../domain/worklist/card-keys.ts'
import { claimsToFile } from '../../../store/claims.ts'
import { today, type Office } from '../../context.ts'

export async function claimCards(office: Office, requestId?: number): Promise<readonly Card[]> {
  const day = today(office)
  return (await claimsToFile(office.store.db, day, requestId)).map((one): Card => {
    const carrier = carrierWords[one.carrier]
    return {
      key: `claim:${one.id}`,
      kind: 'claim',
      section: 'due',
      alike: { key: 'claim', words: 'Lost packages to be claimed from the carrier' },
      requestId: one.request_id,
      parcelId: one.parcel_id,
      number: one.parcel_number,
      title: `Package to ${one.library}`,
      words: `Claim package ${one.parcel_number} from ${carrier}: up to ${dollars(one.covered_cents)}`,
      why: `${carrier} lost it. It takes the claim from ${writeDay(one.first_on, day)} to ${writeDay(one.last_on, day)}.`,
      since: one.opened_at.toISOString(),
      until: one.last_on,
      by: null,
      isLate: one.last_on < day,
      effectId: null,
      fields: [],
      assist: null,
      mail: null,
      keys: [openKey],
    }
  })
}
