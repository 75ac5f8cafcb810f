// Who writes to whom: partners by their symbols and their account, the office by its own symbols.
import { createHash, timingSafeEqual } from 'node:crypto'
import { sameAgency } from '../../domain/iso18626/agencies.ts'
import type { AgencyId, Authentication } from '../../domain/iso18626/basics.ts'
import type { Echo } from '../../domain/iso18626/confirm.ts'
import type { Partner } from '../../domain/iso18626/matter.ts'
import type { Tray } from '../../office/desk-port.ts'
import type { Bench } from './verdict.ts'

export const findPartner = (tray: Tray, { type, value }: AgencyId): Promise<Partner | null> =>
  tray.partnerBySymbol({ scheme: type.trim(), symbol: value.trim() })

export function isOurs({ desk }: Pick<Bench, 'desk'>, agency: AgencyId): boolean {
  return desk.card().symbols.some(({ scheme, symbol }) => sameAgency({ type: scheme, value: symbol }, agency))
}

/** The library that borrows: known, and with the account agreed on. Else the element that is wrong. */
export async function findBorrower(
  { tray, secretOf }: Bench,
  requester: AgencyId,
  shown: Authentication | undefined,
): Promise<Partner | { readonly wrong: string }> {
  const partner = await findPartner(tray, requester)
  if (!partner) return { wrong: 'requestingAgencyId' }
  if (partner.accountId !== null && shown?.accountId?.trim() !== partner.accountId) return { wrong: 'accountId' }
  // Without its secret in place nobody can be told to be who they say: then nobody is.
  if (partner.secretName !== null && !isSame(shown?.securityCode ?? '', secretOf(partner.secretName)))
    return { wrong: 'securityCode' }
  return partner
}

export async function findSender(tray: Tray, echo: Echo): Promise<Partner | null> {
  const sender = echo.kind === 'supplyingAgencyMessageConfirmation' ? echo.supplyingAgencyId : echo.requestingAgencyId
  return sender ? findPartner(tray, sender) : null
}

/** Compared by their hashes, so that the time it takes tells nothing. */
function isSame(shown: string, secret: string | null): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest()
  return secret !== null && secret !== '' && timingSafeEqual(hash(shown), hash(secret))
}
