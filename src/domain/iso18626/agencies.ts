/** Whose symbol is whose: a library is named over ISO 18626 by a kind of symbol and the symbol itself. */
import type { AgencyId } from './basics.ts'
import { sameCode } from './open-codes.ts'

/** One library, whatever the case of its symbol: ISO 15511 lets no two symbols differ by case alone. */
export function sameAgency(one: AgencyId, other: AgencyId): boolean {
  return sameCode(one.type, other.type) && sameCode(one.value, other.value)
}
