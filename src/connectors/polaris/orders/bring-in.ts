// A borrowed item is checked in at the office, from wherever Polaris believes it to be.
import { ConnectorError } from '../../../office/ports.ts'
import { checkIn } from '../circulation.ts'
import { findItem, isMoving, isOut, itemStatus, type Item } from '../items.ts'
import type { Polaris } from '../polaris.ts'
import { moveIll, pickupMoves, type IllRequest } from '../staff/ill.ts'

interface What {
  readonly barcode: string
  readonly reference: string
}

/**
 * What never reached its pick-up library would be trapped at the check-in and sent there once more: its ILL request is
 * called to the office first, and what is then held here is checked in from the hold shelf.
 */
export async function bringIn(polaris: Polaris, what: What, item: Item, illRequest: IllRequest | null): Promise<void> {
  const { barcode, reference } = what
  if (!isOut(item.statusId) && !isMoving(item.statusId)) return
  const office = polaris.settings().branchId
  if (illRequest && !isOut(item.statusId) && pickupMoves(illRequest.statusId) && illRequest.pickupBranchId !== office)
    await moveIll(polaris, illRequest.id, office, reference)
  await checkIn(polaris, barcode, reference)
  if (!illRequest || isOut(item.statusId)) return
  if ((await findItem(polaris, barcode, { reference }))?.statusId === itemStatus.held)
    await checkIn(polaris, barcode, reference)
  const after = await findItem(polaris, barcode, { reference })
  if (after?.statusId === itemStatus.transferred || after?.statusId === itemStatus.held)
    throw new ConnectorError(
      'by-hand',
      `Polaris still keeps item ${barcode} for its pick-up library: in Leap set the pick-up of ILL request ${illRequest.id} to the office, check it in, then try again.`,
    )
}
