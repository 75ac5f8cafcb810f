// The barcode on a pack of supplies, at any station: its last pack was opened, so it goes on the order list, once.
import { recordScan } from '../../store/scans.ts'
import type { SupplyRow } from '../../store/supplies.ts'
import { lastPackOpenedIn } from '../supplies/two-bins.ts'
import { outcome, type ScanAnswer, type ScanDesk } from './scan-desk.ts'

export async function scanSupply(desk: ScanDesk, supply: SupplyRow): Promise<ScanAnswer> {
  const { tx, office, scan, now } = desk
  const opened = await lastPackOpenedIn(tx, office, supply.id)
  if (!opened.ok) return outcome('again', 'look', opened.sentence, { about: supply.name })
  const { vendor, packs, gesture } = opened.value
  const scanId = await recordScan(tx, {
    sessionId: scan.session,
    key: scan.key,
    action: 'lastPack',
    at: now,
    supplyGesture: gesture,
  })
  return outcome('done', 'right', 'Last pack opened', {
    about: supply.name,
    more: `${packs === 1 ? '1 pack is' : `${packs} packs are`} on the order list of ${vendor}.`,
    scanId,
  })
}
