// An order as it is written to a vendor: lines in packs, with article numbers and prices.
import type { ListPaper } from '../printing/list-paper.ts'
import { counted } from './supply.ts'

export interface ListLine {
  readonly supplyId: number
  readonly name: string
  readonly article: string | null
  readonly unit: string
  readonly packSize: number
  /** In single ones. */
  readonly wanted: number
  readonly ordered: number
  readonly received: number
  readonly cents: number | null
  /** What is still to come costs of it, once some has come. */
  readonly openCents: number | null
}
export interface OrderSheet {
  readonly office: string
  readonly addressLines: readonly string[]
  readonly vendor: string
  readonly day: string
  readonly number: string
  readonly lines: readonly ListLine[]
  readonly totalCents: number | null
}

/** In packs, rounded up: a pack that was opened counts as one. */
export const outstandingPacks = ({ wanted, ordered, received, packSize }: ListLine) => ({
  wantedPacks: Math.ceil(wanted / packSize),
  orderedPacks: Math.ceil(ordered / packSize),
  receivedPacks: Math.floor(received / packSize),
})
/** What the vendor reads: ordered once it is, else what stands on the list. */
export const packsAsked = (line: ListLine): number =>
  Math.ceil((line.ordered > 0 ? line.ordered : line.wanted) / line.packSize)

export const dollars = (cents: number | null): string =>
  cents === null ? '' : (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' })

/** A list on letter pages: what a vendor must read is whole, however long it is. */
export const orderPaper = (sheet: OrderSheet): ListPaper => ({
  heading: `Order to ${sheet.vendor}`,
  under: [`${sheet.number}, ${sheet.day}`, `From ${[sheet.office, ...sheet.addressLines].join(', ')}`],
  code: null,
  columns: [
    { label: 'Packs', share: 4, isNumber: true },
    { label: 'Pack of', share: 12 },
    { label: 'What', share: 24 },
    { label: 'Article no.', share: 14 },
    { label: 'Price', share: 8, isNumber: true },
  ],
  rows: sheet.lines.map((one) => [
    String(packsAsked(one)),
    counted(one.packSize, one.unit),
    one.name,
    one.article ?? '',
    dollars(one.cents),
  ]),
  foot: sheet.totalCents === null ? null : `Together ${dollars(sheet.totalCents)}`,
})
