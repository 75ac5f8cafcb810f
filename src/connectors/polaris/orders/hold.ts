// Holds in the system: for a patron, for a library we lend to; cancelled again. One hold for a request, or one for each
// volume or copy it asks for, whatever happens.
import { isKeyIn, namesRequest } from '../../../domain/ils/wanted-items.ts'
import { ConnectorError } from '../../../office/ports.ts'
import { type IlsAsking, type IlsOrder } from '../../../office/ils-port.ts'
import { holderOf, knownHolder, patronByCard, type Holder } from '../institutions.ts'
import { orAsk, type Look } from '../is-it-there.ts'
import { findItem } from '../items.ts'
import { cancelHold, findPapiHold, papiHoldsOf, placePapiHold } from '../papi/holds.ts'
import type { Polaris } from '../polaris.ts'
import {
  deleteHold,
  findHold,
  isOverHold,
  placeStaffHold,
  staffHoldsOf,
  type Hold,
  type NotedHold,
} from '../staff/holds.ts'
import type { Tools } from '../tools.ts'
import { fitItems, type Fit } from './fit-items.ts'

type PlaceOrder = Extract<IlsOrder, { name: 'ils.placeHold' }>
type PullOrder = Extract<IlsOrder, { name: 'ils.pull' }>
type CancelOrder = Extract<IlsOrder, { name: 'ils.cancelHold' }>

export async function placeHold(tools: Tools, order: PlaceOrder): Promise<void> {
  const { polaris, branches } = tools
  if (order.patronCard === null) throw new ConnectorError('refused', 'The request has no patron: a hold needs a card.')
  const holder = await patronByCard(polaris, order.patronCard, order.reference)
  const pickup = order.pickupCode === null ? 0 : await branches.idOf(order.pickupCode)
  if (orAsk(await ourHold(polaris, holder, order.reference)) !== null) return
  const any = { key: order.reference, volume: null, barcode: null }
  for (const fit of await fitItems(tools, order, [any], null)) await place(tools, order, fit, holder, pickup)
}

/**
 * Holds for the library’s own patron, to be picked up here: Polaris’ pull list finds the copy, and the next one. What is
 * no longer wanted, because another volume or copy was said, is let go.
 */
export async function pull(tools: Tools, order: PullOrder, asking: IlsAsking | null): Promise<void> {
  const { polaris } = tools
  const { reference, items = [] } = order
  const wanted = items.length > 0 ? items : [{ key: reference, volume: null, barcode: null }]
  const holder = await holderOf(polaris, order, reference, asking)
  const ours = await allOurHolds(polaris, holder, reference)
  const missing = wanted.filter((one) => !ours.some((hold) => isKeyIn(hold.note, one.key)))
  if (missing.length > 0) orAsk(ours.mute)
  const fits = missing.length === 0 ? [] : await fitItems(tools, order, missing, asking)
  for (const fit of fits) await place(tools, order, fit, holder, polaris.settings().branchId)
  for (const hold of ours)
    if (hold.statusId !== filled && !wanted.some((one) => isKeyIn(hold.note, one.key)))
      await dropHold(polaris, holder.card, hold.id, reference)
}
const filled = 17

async function place(
  { polaris, now }: Tools,
  order: PlaceOrder | PullOrder,
  { key, bibId, item }: Fit,
  { patronId }: Holder,
  pickupBranchId: number,
): Promise<void> {
  const hold = { key, patronId, pickupBranchId, bibId, title: order.title, at: now() }
  if (!polaris.staff.isThere()) return placePapiHold(polaris, { ...hold, item })
  const there = item && (await findItem(polaris, item.barcode, { reference: order.reference }))
  if (item && !there)
    throw new ConnectorError(
      'refused',
      `Polaris lists the copy ${item.barcode} and does not find it: look at its record.`,
    )
  await placeStaffHold(polaris, { ...hold, itemId: there?.id ?? null })
}

export const ourHold = (
  polaris: Polaris,
  holder: Holder,
  key: string,
  how: { readonly withOver?: boolean; readonly isQuiet?: boolean } = {},
): Promise<Look<Hold>> =>
  polaris.staff.isThere() ? findHold(polaris, holder.patronId, key, how) : findPapiHold(polaris, holder.card, key, how)

interface OurHolds extends ReadonlyArray<NotedHold> {
  /** Whether some holds of the patron do not tell their notes: one of them may be ours. */
  readonly mute: Look<never>
}

/** Every hold of the request’s that is not over, whichever volume or copy it is for. */
async function allOurHolds(polaris: Polaris, holder: Holder, reference: string): Promise<OurHolds> {
  const about = { reference, isQuiet: false }
  const all = polaris.staff.isThere()
    ? await staffHoldsOf(polaris, holder.patronId, { ...about, skipsOver: true })
    : await papiHoldsOf(polaris, holder.card, about)
  const open = all.filter((one) => !isOverHold(one.statusId))
  const mute = open.filter((one) => one.isMute)
  return Object.assign(
    open.filter((one) => namesRequest(one.note, reference)),
    { mute: mute.length === 0 ? ({ is: 'none' } as const) : unsure(mute.length, reference) },
  )
}
const unsure = (count: number, reference: string) =>
  ({
    is: 'unsure',
    sentence: `The patron has ${count} holds whose notes Polaris does not tell: look whether one is for ${reference}.`,
  }) as const

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
  const ours = await allOurHolds(polaris, holder, order.reference)
  if (ours.length === 0) orAsk(ours.mute)
  for (const hold of ours) await dropHold(polaris, holder.card, hold.id, order.reference)
}

/** By the staff’s right where there is one; PAPI’s own answer says why it cannot be. */
export async function dropHold(polaris: Polaris, card: string, holdId: number, reference: string): Promise<void> {
  if (polaris.staff.isThere() && (await deleteHold(polaris, holdId, reference))) return
  await cancelHold(polaris, card, holdId, reference)
}
