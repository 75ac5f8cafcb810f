// Whether a person has done in Polaris what no call could do, or what was left to them: only looks, nothing is changed.
import type { IlsOrder } from '../../../office/ils-port.ts'
import { patronByCard } from '../institutions.ts'
import { findItem, isOut, itemStatus } from '../items.ts'
import { illRequestsOf } from '../papi/ill.ts'
import type { Polaris } from '../polaris.ts'
import { illsOf } from '../staff/ill.ts'
import { bare } from '../bibs.ts'
import type { Tools } from '../tools.ts'
import { isCharged } from './charge.ts'

const returned = 15

export async function isDone(tools: Tools, order: IlsOrder): Promise<boolean> {
  switch (order.name) {
    case 'ils.charge':
      return isCharged(tools, order)
    case 'ils.retire':
      return isRetired(tools.polaris, order)
    case 'ils.changeDueDate':
      return isReset(tools.polaris, order)
    default:
      return false
  }
}

type Order<N extends IlsOrder['name']> = Extract<IlsOrder, { name: N }>

/** The item is Returned-ILL (17), or its ILL request Returned (15), or what we have seen there ourselves is there no more. */
async function isRetired(polaris: Polaris, order: Order<'ils.retire'>): Promise<boolean> {
  const { reference, barcode, patronCard, title } = order
  const about = { reference, isQuiet: true }
  if (!polaris.staff.isThere()) {
    if (patronCard === null) return false
    // PAPI knows no item by its barcode: one request of this title, and that one returned.
    const ofTitle = (await illRequestsOf(polaris, patronCard, about)).filter((one) => bare(one.title) === bare(title))
    return ofTitle.length === 1 && ofTitle[0]?.statusId === returned
  }
  const item = await findItem(polaris, barcode, about)
  if (!item)
    return (await polaris.keeper.earlier(reference, 'Item by barcode')).some(
      (one) => one.status === 200 && one.body.includes(`/${barcode}?`),
    )
  if (item.statusId === itemStatus.returnedIll) return true
  if (patronCard === null || polaris.settings().way !== 'ill-module') return false
  const { patronId } = await patronByCard(polaris, patronCard, reference)
  return (await illsOf(polaris, patronId, about)).some((one) => one.itemId === item.id && one.statusId === returned)
}

async function isReset(polaris: Polaris, order: Order<'ils.changeDueDate'>): Promise<boolean> {
  const { dueOn, reference, barcodes } = order
  if (!polaris.staff.isThere() || dueOn === null || barcodes.length === 0) return false
  for (const barcode of barcodes) {
    const item = await findItem(polaris, barcode, { reference, isQuiet: true })
    if (!item || (isOut(item.statusId) && item.dueOn !== dueOn)) return false
  }
  return true
}
