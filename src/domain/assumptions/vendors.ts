import type { AssumptionTable } from './assumption.ts'
import { carrierAssumptions } from './carriers.ts'
import { polarisAssumptions } from './polaris.ts'
import { worldshareAssumptions } from './worldshare.ts'

/** Every vendor whose papers leave questions; the first word of a setting's name is the key. */
export const vendors: Readonly<Record<string, { readonly name: string; readonly table: AssumptionTable }>> = {
  polaris: { name: 'Polaris', table: polarisAssumptions },
  worldshare: { name: 'WorldShare', table: worldshareAssumptions },
  carriers: { name: 'Carriers', table: carrierAssumptions },
}
