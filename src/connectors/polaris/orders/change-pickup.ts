// A patron wants it at another library: the ILL request there, else the hold, is moved to it.
import { ConnectorError } from '../../../office/ports.ts'
import type { IlsOrder } from '../../../office/ils-port.ts'
import { checkIn } from '../circulation.ts'
import { patronByCard, type Holder } from '../institutions.ts'
import { orAsk } from '../is-it-there.ts'
import { findItem, isMoving } from '../items.ts'
import { moveHold } from '../papi/holds.ts'
import { PapiRefusal } from '../papi/errors.ts'
import { findIll, isSought, moveIll, pickupMoves } from '../staff/ill.ts'
import type { Tools } from '../tools.ts'
import { ourHold } from './hold.ts'

type PickupOrder = Extract<IlsOrder, { name: 'ils.changePickup' }>

export async function changePickup(tools: Tools, order: PickupOrder): Promise<void> {
  const { polaris, branches } = tools
  const { reference, patronCard, pickupCode } = order
  if (patronCard === null || pickupCode === null)
    throw new ConnectorError('refused', 'The request names no patron or no pick-up library: complete it first.')
  const holder = await patronByCard(polaris, patronCard, reference)
  const pickup = await branches.idOf(pickupCode)
  if (polaris.staff.isThere() && (await moveRequest(tools, order, holder, pickup))) return
  const hold = orAsk(await ourHold(polaris, holder, reference))
  // Something of it stands there, else it had not been asked for; PAPI moves no request of the module.
  if (!hold) throw inLeap(order, 'No hold of ours was found')
  await moveOurHold(tools, order, holder, { id: hold.id, pickup })
}

/** False: no request of the ILL module stands for it. */
async function moveRequest({ polaris }: Tools, order: PickupOrder, holder: Holder, pickup: number): Promise<boolean> {
  const { reference, barcode } = order
  const item = await findItem(polaris, barcode, { reference })
  const request = orAsk(await findIll(polaris, holder.patronId, { ...order, itemId: item?.id ?? null }))
  if (!request) return false
  if (!isSought(request.statusId) && !pickupMoves(request.statusId)) return true
  if (request.pickupBranchId === pickup) return true
  await moveIll(polaris, request.id, pickup, reference)
  // It is on its way to the first library there: checked in here, it is sent to the other.
  if (item && isMoving(item.statusId)) await checkIn(polaris, barcode, reference)
  return true
}

async function moveOurHold(
  { polaris }: Tools,
  order: PickupOrder,
  { card }: Holder,
  hold: { readonly id: number; readonly pickup: number },
): Promise<void> {
  try {
    await moveHold(polaris, card, hold.id, hold.pickup, order.reference)
  } catch (error) {
    // -4016: its status forbids it, because the item is on its way or on the shelf already.
    if (!(error instanceof PapiRefusal) || error.code !== -4016) throw error
    throw inLeap(order, 'Its item is on its way or on the shelf', error)
  }
}

const inLeap = ({ title, pickupCode }: PickupOrder, why: string, cause?: unknown): ConnectorError =>
  new ConnectorError('by-hand', `${why}: in Leap change the pick-up library of “${title}” to ${pickupCode ?? ''}.`, {
    cause,
  })
