// An order list as a file for the vendor: a page to print or mail, or a table to paste into their shop.
import writeXlsxFile from 'write-excel-file/node'
import { orderPaper, packsAsked } from '../../domain/supplies/order-list.ts'
import { seenFrom } from '../../domain/printing/domestic.ts'
import { addressLines } from '../../domain/worklist/step.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { dayOf, writeDay } from '../../domain/values/days.ts'
import { today, type Office } from '../context.ts'
import type { Press } from '../paper-port.ts'
import { listedOrder, type ListedOrder } from './order-list.ts'

export async function orderFile(
  office: Office,
  press: Press,
  orderId: number,
  as: 'pdf' | 'xlsx',
): Promise<Answer<File>> {
  const listed = await listedOrder(office.store.db, orderId)
  if (!listed || listed.lines.length === 0) return refuse('supply-order-not-found')
  const name = `order-${orderId}.${as}`
  return done(
    as === 'pdf'
      ? new File([await drawn(office, press, listed)], name, { type: 'application/pdf' })
      : new File([await table(listed)], name, { type: xlsx }),
  )
}
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

function drawn(office: Office, press: Press, { order, lines, totalCents }: ListedOrder) {
  const { name, address, timeZone } = office.settings()
  const day = order.ordered_at === null ? today(office) : dayOf(order.ordered_at, timeZone)
  const paper = orderPaper({
    office: name,
    // Vendors are of this country: prices have no other currency.
    addressLines: addressLines(seenFrom(address, address)),
    vendor: order.vendor,
    day: writeDay(day, ''),
    number: `Order ${order.id}`,
    lines,
    totalCents,
  })
  return press.draw([paper])
}

/** Numbers stay numbers, so that the vendor's or the town's own sheet can add them up. */
async function table({ lines }: ListedOrder): Promise<Uint8Array<ArrayBuffer>> {
  const head = ['Article no.', 'What', 'Packs', 'Pack of', 'Unit', 'Price'].map((value) => ({
    value,
    fontWeight: 'bold' as const,
  }))
  const rows = lines.map((one) => [
    { value: one.article ?? '', type: String },
    { value: one.name, type: String },
    { value: packsAsked(one), type: Number },
    { value: one.packSize, type: Number },
    { value: one.unit, type: String },
    one.cents === null ? null : { value: one.cents / 100, type: Number, format: '0.00' },
  ])
  const columns = [{ width: 16 }, { width: 36 }, { width: 8 }, { width: 9 }, { width: 12 }, { width: 10 }]
  const file = await writeXlsxFile([head, ...rows], { columns }).toBuffer()
  return new Uint8Array(file)
}
