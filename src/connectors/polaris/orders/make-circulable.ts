// A borrowed book becomes an item of Polaris: received for the patron's request of the ILL module, or made as a
// temporary title and item with a hold for the patron. Each step looks first; a repeat finds what is there.
import { ConnectorError } from '../../../office/ports.ts'
import type { IlsOrder } from '../../../office/ils-port.ts'
import { checkIn } from '../circulation.ts'
import { patronByCard, type Holder } from '../institutions.ts'
import { orAsk } from '../is-it-there.ts'
import { findItem, isMoving, itemStatus, isOut } from '../items.ts'
import type { Polaris } from '../polaris.ts'
import { deleteHold, findHold, placeStaffHold } from '../staff/holds.ts'
import {
  barcodeTaken,
  findIll,
  isReceived,
  moveIll,
  receiveIll,
  isInactive,
  activateIll,
  type IllRequest,
} from '../staff/ill.ts'
import { findTitle, isOurs, makeItem, makeTitle } from '../staff/temporary.ts'
import type { Tools } from '../tools.ts'
import { makeRequest } from './make-request.ts'

export type MakeOrder = Extract<IlsOrder, { name: 'ils.makeCirculable' }>

export async function makeCirculable(tools: Tools, order: MakeOrder): Promise<void> {
  const { polaris, branches } = tools
  const most = polaris.assumed('illBarcodeLength')
  if (order.barcode.length > most)
    throw new ConnectorError(
      'refused',
      `The barcode ${order.barcode} is longer than the ${most} characters Polaris takes.`,
    )
  if (!polaris.staff.isThere())
    throw new ConnectorError(
      'by-hand',
      `Polaris receives items only by its staff interface, which is not set up: receive it in Leap with the barcode ${order.barcode}.`,
    )
  const holder = order.patronCard === null ? null : await patronByCard(polaris, order.patronCard, order.reference)
  const pickup = order.pickupCode === null ? polaris.settings().branchId : await branches.idOf(order.pickupCode)
  if (holder && polaris.settings().way === 'ill-module') await receive(tools, order, holder, pickup)
  else await makeTemporary(tools, order, holder, pickup)
}

async function receive(tools: Tools, order: MakeOrder, holder: Holder, pickup: number): Promise<void> {
  const { polaris } = tools
  const { reference, barcode } = order
  const item = await findItem(polaris, barcode, { reference })
  const found = orAsk(await findIll(polaris, holder.patronId, { ...order, itemId: item?.id ?? null }))
  if (found && isReceived(found.statusId)) {
    if (item && found.itemId === item.id) return
    // One ILL request has one item: a further volume is an item of its own.
    return makeTemporary(tools, order, holder, pickup)
  }
  if (item) throw new ConnectorError('refused', barcodeTaken(barcode))
  const request = found ?? (await makeRequest(tools, order, holder, pickup))
  if (request.pickupBranchId !== null && request.pickupBranchId !== pickup)
    await moveIll(polaris, request.id, pickup, reference)
  await endLeftHold(polaris, holder, reference)
  if (!isInactive(request.statusId)) await receiveIll(polaris, request.id, barcode, reference)
  else if (!polaris.settings().mayActivateIll) await receiveInactive(polaris, request, order)
  else {
    await activateIll(polaris, request.id, reference)
    await receiveIll(polaris, request.id, barcode, reference)
  }
  if (order.inLibraryOnly)
    throw new ConnectorError(
      'by-hand',
      `Received. It may not leave the library: set item ${barcode} to non-circulating in Leap.`,
    )
}

/** Placed twice on its way: a hold of ours that was not made the request would wait for ever. What cannot be looked up stands in no way. */
async function endLeftHold(polaris: Polaris, { patronId }: Holder, reference: string): Promise<void> {
  try {
    const look = await findHold(polaris, patronId, reference)
    if (look.is === 'found') await deleteHold(polaris, look.what.id, reference)
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.kind !== 'refused') throw error
  }
}

/** One that is inactive may be refused for just that; receiving is done wholly or not at all. */
async function receiveInactive(
  polaris: Polaris,
  request: IllRequest,
  { barcode, reference }: MakeOrder,
): Promise<void> {
  try {
    await receiveIll(polaris, request.id, barcode, reference)
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.kind !== 'refused') throw error
    throw new ConnectorError(
      'by-hand',
      `${error.message} ILL request ${request.id} may be inactive: activate it in Leap, then try again.`,
      { cause: error },
    )
  }
}

async function makeTemporary(tools: Tools, order: MakeOrder, holder: Holder | null, pickup: number): Promise<void> {
  const { polaris, now } = tools
  const { reference, barcode } = order
  const known = await findItem(polaris, barcode, { reference })
  if (known && !(await isOurs(polaris, known, barcode, reference)))
    throw new ConnectorError('refused', barcodeTaken(barcode))
  const bibId = known?.bibId ?? orAsk(await findTitle(polaris, reference)) ?? (await makeTitle(polaris, order, now()))
  if (!known) await makeItem(polaris, { reference, barcode, bibId, mayLeave: !order.inLibraryOnly })
  if (holder) await sendToHolder(polaris, { order, holder, bibId, pickup, at: now() })
}

/** The patron's hold, and a check-in that traps the item for it. */
async function sendToHolder(
  polaris: Polaris,
  way: {
    readonly order: MakeOrder
    readonly holder: Holder
    readonly bibId: number
    readonly pickup: number
    readonly at: Date
  },
): Promise<void> {
  const { order, holder } = way
  const { reference, barcode, title } = order
  const item = await findItem(polaris, barcode, { reference })
  if (item && (isMoving(item.statusId) || isOut(item.statusId))) return
  if (orAsk(await findHold(polaris, holder.patronId, reference)) === null)
    await placeStaffHold(polaris, {
      key: reference,
      patronId: holder.patronId,
      pickupBranchId: way.pickup,
      bibId: way.bibId,
      title,
      at: way.at,
    })
  if (item?.statusId === itemStatus.in) await checkIn(polaris, barcode, reference)
}
