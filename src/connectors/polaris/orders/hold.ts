// Holds in the system: for a patron, for a library we lend to; cancelled again. One hold per request, whatever happens.
import { ConnectorError } from '../../../office/ports.ts'
import { type IlsAsking, type IlsOrder } from '../../../office/ils-port.ts'
import { findBibs, holdingsOf } from '../bibs.ts'
import { holderOf, knownHolder, patronByCard, type Holder } from '../institutions.ts'
import { orAsk, type Look } from '../is-it-there.ts'
import { cancelHold, findPapiHold, placePapiHold } from '../papi/holds.ts'
import type { Polaris } from '../polaris.ts'
import { deleteHold, findHold, placeStaffHold, type Hold } from '../staff/holds.ts'
import type { Tools } from '../tools.ts'

type PlaceOrder = Extract<IlsOrder, { name: 'ils.placeHold' }>
type PullOrder = Extract<IlsOrder, { name: 'ils.pull' }>
type CancelOrder = Extract<IlsOrder, { name: 'ils.cancelHold' }>

export async function placeHold(tools: Tools, order: PlaceOrder): Promise<void> {
  if (order.patronCard === null) throw new ConnectorError('refused', 'The request has no patron: a hold needs a card.')
  const holder = await patronByCard(tools.polaris, order.patronCard, order.reference)
  const pickup = order.pickupCode === null ? 0 : await tools.branches.idOf(order.pickupCode)
  await place(tools, order, holder, pickup)
}

/** A hold for the library’s own patron, to be picked up here: Polaris’ pull list finds the copy, and the next one. */
export async function pull(tools: Tools, order: PullOrder, asking: IlsAsking | null): Promise<void> {
  const holder = await holderOf(tools.polaris, order, order.reference, asking)
  await place(tools, order, holder, tools.polaris.settings().branchId)
}

async function place(
  tools: Tools,
  order: PlaceOrder | PullOrder,
  holder: Holder,
  pickupBranchId: number,
): Promise<void> {
  const { polaris, now } = tools
  if (orAsk(await ourHold(polaris, holder, order.reference)) !== null) return
  const hold = {
    reference: order.reference,
    patronId: holder.patronId,
    pickupBranchId,
    bibId: await holdableTitle(polaris, order),
    title: order.title,
    at: now(),
  }
  await (polaris.staff.isThere() ? placeStaffHold(polaris, hold) : placePapiHold(polaris, hold))
}

export const ourHold = (
  polaris: Polaris,
  holder: Holder,
  reference: string,
  how: { readonly withOver?: boolean; readonly isQuiet?: boolean } = {},
): Promise<Look<Hold>> =>
  polaris.staff.isThere()
    ? findHold(polaris, holder.patronId, reference, how)
    : findPapiHold(polaris, holder.card, reference, how)

async function holdableTitle(polaris: Polaris, order: PlaceOrder | PullOrder): Promise<number> {
  for (const id of await findBibs(polaris, order, order.reference)) {
    const copies = await holdingsOf(polaris, id, order.reference)
    if (copies.some((one) => one.Holdable !== false)) return id
  }
  throw new ConnectorError('refused', 'Nobody in the system owns a copy of this title that can be held.')
}

export async function cancelOurHold({ polaris }: Tools, order: CancelOrder): Promise<void> {
  const holder =
    order.patronCard !== null
      ? await patronByCard(polaris, order.patronCard, order.reference)
      : order.institution === null
        ? null
        : await knownHolder(polaris, order, order.reference)
  if (!holder) {
    // No patron stands for the library yet: nothing was ever held for it.
    if (order.library) return
    throw new ConnectorError('refused', 'It is not known whose hold this was: look for it in Polaris.')
  }
  const hold = orAsk(await ourHold(polaris, holder, order.reference))
  if (hold) await dropHold(polaris, holder.card, hold.id, order.reference)
}

/** By the staff’s right where there is one; PAPI’s own answer says why it cannot be. */
export async function dropHold(polaris: Polaris, card: string, holdId: number, reference: string): Promise<void> {
  if (polaris.staff.isThere() && (await deleteHold(polaris, holdId, reference))) return
  await cancelHold(polaris, card, holdId, reference)
}
