// Check-out to a library's or facility's patron, check-in, and due dates, which no call of Polaris sets.
import { ConnectorError } from '../../../office/ports.ts'
import { type IlsAsking, type IlsOrder } from '../../../office/ils-port.ts'
import { checkIn, checkOut, freeDays, itemsOut } from '../circulation.ts'
import { holderOf } from '../institutions.ts'
import { findItem, isOut, itemStatus } from '../items.ts'
import type { Tools } from '../tools.ts'

type OutOrder = Extract<IlsOrder, { name: 'ils.checkOutToBorrower' | 'ils.checkOutToFacility' }>
type InOrder = Extract<IlsOrder, { name: 'ils.checkIn' }>
type DueOrder = Extract<IlsOrder, { name: 'ils.changeDueDate' }>

export async function checkOutToInstitution(
  { polaris }: Tools,
  order: OutOrder,
  asking: IlsAsking | null,
): Promise<void> {
  const { barcode, institution, reference } = order
  if (barcode === null)
    throw new ConnectorError(
      'by-hand',
      `Which copy goes is not known here: check it out to ${institution} in Leap by its barcode.`,
    )
  const holder = await holderOf(polaris, order, reference, asking)
  // A second check-out to the same patron would be a renewal.
  const out = (await itemsOut(polaris, holder.card, { reference })).find((one) => one.barcode === barcode)
  const dueOn = out ? out.dueOn : await checkOut(polaris, holder.card, barcode, reference)
  if (order.dueOn !== null && dueOn !== order.dueOn) throw resetDueDate([barcode], order.dueOn, 'Checked out. ')
}

export async function checkInOurs(
  { polaris, branches, now }: Tools,
  { barcode, reference, droppedOn }: InOrder,
  asking: IlsAsking | null,
): Promise<void> {
  if (barcode === null)
    throw new ConnectorError('by-hand', 'Which copy came back is not known here: check it in in Leap by its barcode.')
  if (polaris.staff.isThere()) {
    const item = await findItem(polaris, barcode, { reference })
    if (item && (item.statusId === itemStatus.in || item.statusId === itemStatus.inTransit)) return
  }
  const pickup = await checkIn(polaris, barcode, reference, freeDays(polaris, droppedOn, now()))
  if (pickup !== null) await asking?.trapped?.(await branches.codeNamed(pickup))
}

export async function changeDueDate({ polaris }: Tools, order: DueOrder): Promise<void> {
  const { dueOn, reference } = order
  if (dueOn === null) return
  const wrong: string[] = []
  for (const barcode of order.barcodes) {
    const item = polaris.staff.isThere() ? await findItem(polaris, barcode, { reference }) : null
    // Checked in, or gone: there is no loan whose day could be set.
    if (item && !isOut(item.statusId)) continue
    if (item?.dueOn !== dueOn) wrong.push(barcode)
  }
  if (wrong.length > 0) throw resetDueDate(wrong, dueOn, '')
}

/** Whoever presses Try again after doing it has it checked. */
const resetDueDate = (barcodes: readonly string[], dueOn: string, before: string): ConnectorError =>
  new ConnectorError('by-hand', `${before}In Leap reset the due date of ${barcodes.join(', ')} to ${dueOn}.`)
