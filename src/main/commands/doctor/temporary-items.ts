// Temporary items in the library system must not renew by themselves: as the night's look saw them; nothing is asked.
import type { OfficeHealth } from '../../../store/office-health.ts'
import { ok, warn, type Finding } from './finding.ts'

/** Where the limit is set, by the way borrowed books stand in Polaris. */
const setAt: Readonly<Record<string, string>> = {
  'ill-module':
    'In Polaris Administration set Renewal limit of this branch’s item record template “ILL Item” to 0, and that of items made from it.',
  'temporary-items':
    'Keuka makes temporary items with RenewalLimit 0: set Renewal limit of the item to 0 again, and see which template or bulk change raised it.',
}

export function temporaryItemFindings({ temporaryItems }: Pick<OfficeHealth, 'temporaryItems'>): Finding[] {
  if (temporaryItems === null) return []
  const { renewable, looked, at, way } = temporaryItems
  const day = at.slice(0, 10)
  if (renewable === null)
    return [ok('Renewals', `No temporary item renews by itself in Polaris (RenewalLimit 0; ${looked} seen on ${day}).`)]
  return [
    warn(
      'Renewals',
      `Temporary item ${renewable.barcode} may be renewed in Polaris (RenewalLimit ${renewable.limit}, seen on ${day}): it can stay out past its lender’s day.`,
      setAt[way ?? ''] ?? 'In Polaris set Renewal limit of temporary items to 0.',
    ),
  ]
}
