// A borrowed book leaves Polaris: its ILL request is returned, or its temporary item and title are deleted. Never
// while a bill, a fine or a claim hangs on them.
import { ConnectorError } from '../../../office/ports.ts'
import type { IlsOrder } from '../../../office/ils-port.ts'
import { freeDays, owedBy } from '../circulation.ts'
import { patronByCard } from '../institutions.ts'
import { orAsk } from '../is-it-there.ts'
import { findItem, hangsOnStatus, itemStatus, type Item } from '../items.ts'
import { holdingsOf, itemsOfTitle } from '../bibs.ts'
import { PapiRefusal } from '../papi/errors.ts'
import type { Polaris } from '../polaris.ts'
import { bringIn } from './bring-in.ts'
import { dropHold } from './hold.ts'
import { findHold } from '../staff/holds.ts'
import { deleteIll, deletesIll, findIll, isReceived, returnIll, type IllRequest } from '../staff/ill.ts'
import { deleteItem, deleteTitle, isOurs, madeTitles, notedTitles } from '../staff/temporary.ts'
import type { Tools } from '../tools.ts'

type RetireOrder = Extract<IlsOrder, { name: 'ils.retire' }>
const returned = 15
const filled = 17

export async function retire({ polaris, now }: Tools, order: RetireOrder): Promise<void> {
  const { reference, barcode } = order
  if (!polaris.staff.isThere())
    throw new ConnectorError('by-hand', `In Leap check in item ${barcode}, then return its ILL request.`)
  const item = await findItem(polaris, barcode, { reference })
  const illRequest = await requestOf(polaris, order, item)
  if (item?.statusId === itemStatus.returnedIll || illRequest?.statusId === returned)
    return sweepRequest(polaris, order, illRequest, item)
  if (!item) return gone(polaris, order)
  await refuseWhileItHangs(polaris, order, item)
  // A hold that still waits would trap the item again.
  if (!illRequest) await freeOfHold(polaris, order, item)
  await bringIn(polaris, { barcode, reference, free: freeDays(polaris, order.droppedOn, now()) }, item, illRequest)
  if (illRequest) await giveBack(polaris, order, illRequest)
  else await takeAway(polaris, order, item)
}

/** The ILL request this very item was received for. */
async function requestOf(polaris: Polaris, order: RetireOrder, item: Item | null): Promise<IllRequest | null> {
  if (order.patronCard === null || polaris.settings().way !== 'ill-module') return null
  const holder = await patronByCard(polaris, order.patronCard, order.reference)
  const found = orAsk(await findIll(polaris, holder.patronId, { ...order, itemId: item?.id ?? null }))
  if (!found) return null
  const isIts = item === null || found.itemId === item.id
  return isIts && (isReceived(found.statusId) || found.statusId === returned) ? found : null
}

/** A repeat finds no item any more; without a deletion of ours somebody else took it, or its barcode changed. */
async function gone(polaris: Polaris, { reference, barcode }: RetireOrder): Promise<void> {
  // It went with its ILL request, and the answer to that never came.
  if ((await polaris.keeper.earlier(reference, deletesIll)).length > 0) return
  const ours = await polaris.keeper.earlier(reference, 'Delete temporary item')
  if (ours.length === 0)
    throw new ConnectorError(
      'by-hand',
      `Polaris has no item with the barcode ${barcode}: look whether it was taken out already.`,
    )
  await sweepTitles(polaris, reference)
}

async function refuseWhileItHangs(polaris: Polaris, order: RetireOrder, item: Item): Promise<void> {
  const status = hangsOnStatus(item.statusId)
  if (status !== null)
    throw new ConnectorError(
      'refused',
      `Item ${order.barcode} is not taken out of Polaris: ${status}. Settle that first.`,
    )
  if (order.patronCard === null) return
  const owed = await owedBy(polaris, order.patronCard, order.reference)
  if (owed.some((one) => one.barcode === order.barcode))
    throw new ConnectorError(
      'refused',
      `Item ${order.barcode} is not taken out of Polaris: money is owed for it. Settle that first.`,
    )
}

async function giveBack(polaris: Polaris, order: RetireOrder, request: IllRequest): Promise<void> {
  const { reference, barcode } = order
  // The vendor has not said which workflow returns an item: a wrong number might do something else.
  if (polaris.settings().mayReturnIll) {
    await returnIll(polaris, request.id, reference)
    const after = await findItem(polaris, barcode, { reference })
    if (after === null || after.statusId === itemStatus.returnedIll) return sweepRequest(polaris, order, request, after)
  }
  throw new ConnectorError(
    'by-hand',
    `Checked in. In Leap open ILL request ${request.id} (item ${barcode}) and press Return.`,
  )
}

/** What was made for it goes with the request, once it is returned and nothing is owed. */
async function sweepRequest(
  polaris: Polaris,
  order: RetireOrder,
  request: IllRequest | null,
  item: Item | null,
): Promise<void> {
  if (!polaris.settings().mayDeleteIll || request === null || item === null) return
  await refuseWhileItHangs(polaris, order, item)
  try {
    await deleteIll(polaris, request.id, order.reference)
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.kind !== 'refused') throw error
    // Refused because it is gone: the call was delivered twice on its way.
    if ((await findItem(polaris, order.barcode, { reference: order.reference })) === null) return
    throw new ConnectorError(
      'by-hand',
      `Returned. Polaris did not delete ILL request ${request.id}: delete it in Leap, or leave it there. ${error.message}`,
      { cause: error },
    )
  }
}

async function freeOfHold(polaris: Polaris, order: RetireOrder, item: Item): Promise<void> {
  const { reference, barcode } = order
  if (!(await isOurs(polaris, item, barcode, reference)))
    throw new ConnectorError(
      'by-hand',
      `Nothing in Polaris says that item ${barcode} was made for ${reference}: look at it, and take it out in Leap if it was.`,
    )
  if (order.patronCard !== null) {
    const holder = await patronByCard(polaris, order.patronCard, reference)
    const hold = orAsk(await findHold(polaris, holder.patronId, reference))
    if (hold && hold.statusId !== filled) await dropOrAsk(hold.id, holder.card)
  }

  async function dropOrAsk(holdId: number, card: string): Promise<void> {
    try {
      await dropHold(polaris, card, holdId, reference)
    } catch (error) {
      if (!(error instanceof PapiRefusal)) throw error
      // It was sent to the patron’s library and comes back without having been there.
      throw new ConnectorError(
        'by-hand',
        `In Leap cancel hold ${holdId} of item ${barcode}, then try again. ${error.message}`,
        { cause: error },
      )
    }
  }
}

async function takeAway(polaris: Polaris, { reference }: RetireOrder, item: Item): Promise<void> {
  await deleteItem(polaris, item.id, reference)
  await sweepTitles(polaris, reference)
}

/**
 * The title goes with its last item; so does a second one that was made for the same request, where a create was delivered
 * twice, or an answer was lost before the search knew the first.
 */
async function sweepTitles(polaris: Polaris, reference: string): Promise<void> {
  // Only titles we made ourselves; never one an item was moved to. What an earlier deletion was answered says nothing: a
  // page for people comes with HTTP 200 too.
  const ours = new Set([...(await madeTitles(polaris, reference)), ...(await notedTitles(polaris, reference))])
  for (const bibId of ours) {
    if ((await itemsOfTitle(polaris, bibId)) === null) continue
    const holdings = await holdingsOf(polaris, bibId, reference).catch(nothingThere)
    if (holdings?.length === 0) await deleteTitle(polaris, bibId, reference).catch(nothingThere)
  }
}

/** It was taken out before: that is all we want. */
function nothingThere(error: unknown): null {
  if (error instanceof ConnectorError && error.kind === 'refused') return null
  throw error
}
