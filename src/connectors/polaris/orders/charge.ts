// A charge on the patron's account. PAPI has no call that makes one (8.0, by absence): a person keys it, and the account
// is read afterwards. It is ours by our number in its note, or by the item and the amount.
import { decimals } from '../../../domain/values/money.ts'
import { namesRequest } from '../../../domain/ils/wanted-items.ts'
import type { IlsOrder } from '../../../office/ils-port.ts'
import { ConnectorError } from '../../../office/ports.ts'
import { chargesOn, type Charge } from '../circulation.ts'
import type { Tools } from '../tools.ts'

type ChargeOrder = Extract<IlsOrder, { name: 'ils.charge' }>

/** Done once it stands there; until then the card says what is seen. */
export async function lookForCharge(tools: Tools, order: ChargeOrder): Promise<void> {
  const ours = await ourCharges(tools, order)
  if (standsThere(order, ours)) return
  const other = ours.find((one) => one.cents !== order.amountCents)
  throw new ConnectorError(
    'by-hand',
    other
      ? `A charge with our number stands on the account, but of ${decimals(other.cents)}, not ${decimals(order.amountCents)}: correct it there, or leave this out. Keuka looks again by itself.`
      : `${decimals(order.amountCents)} do not stand on the patron’s account in Polaris yet. Keuka looks again by itself; the card goes when they do.`,
  )
}

export const isCharged = async (tools: Tools, order: ChargeOrder): Promise<boolean> =>
  standsThere(order, await ourCharges(tools, order))

async function ourCharges({ polaris }: Tools, order: ChargeOrder): Promise<readonly Charge[]> {
  const { patronCard, barcode, reference, amountCents } = order
  if (patronCard === null)
    throw new ConnectorError('by-hand', 'The request has no patron any more: whom it is charged to is not known here.')
  return (await chargesOn(polaris, patronCard, reference)).filter(
    (one) =>
      namesRequest(one.note, reference) || (barcode !== null && one.barcode === barcode && one.cents === amountCents),
  )
}

/** Two of the same amount are two charges. */
const standsThere = ({ amountCents, nth }: ChargeOrder, ours: readonly Charge[]): boolean =>
  ours.filter((one) => one.cents === amountCents).length >= nth
