// An order as it is written to a vendor: lines in packs, with article numbers and prices.
import type { DrawnPage, PageItem } from '../printing/page.ts'

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

const left = 54
const right = 558
const rowHeight = 22
const perPage = 26
const columns = { packs: 54, of: 100, name: 190, article: 400, cents: 490 } as const

/** Letter pages: a head, a table, the total. */
export function orderPages(sheet: OrderSheet): readonly DrawnPage[] {
  const pages: (readonly ListLine[])[] = []
  for (let from = 0; from === 0 || from < sheet.lines.length; from += perPage)
    pages.push(sheet.lines.slice(from, from + perPage))
  return pages.map((lines, index) => ({
    width: 612,
    height: 792,
    items: [
      ...head(sheet, index + 1, pages.length),
      ...table(lines, 190),
      ...(index === pages.length - 1 ? total(sheet, 190 + (lines.length + 1) * rowHeight + 10) : []),
    ],
  }))
}

const head = (sheet: OrderSheet, page: number, of: number): readonly PageItem[] => [
  { kind: 'text', text: 'Order', x: left, y: 48, width: 300, size: 22, weight: 700 },
  { kind: 'text', text: sheet.office, x: 330, y: 50, width: 228, size: 10, weight: 700, align: 'end' },
  ...sheet.addressLines.slice(0, 4).map((text, index): PageItem => ({
    kind: 'text',
    text,
    x: 330,
    y: 64 + index * 13,
    width: 228,
    size: 9,
    align: 'end',
  })),
  { kind: 'text', text: `To ${sheet.vendor}`, x: left, y: 92, width: 260, size: 12, weight: 700, lines: 2 },
  {
    kind: 'text',
    text: `${sheet.day} · ${sheet.number}${of > 1 ? ` · page ${page} of ${of}` : ''}`,
    x: left,
    y: 128,
    width: 300,
    size: 9,
    isSoft: true,
  },
]

const table = (lines: readonly ListLine[], top: number): readonly PageItem[] => [
  ...row(top, ['Packs', 'Pack of', 'What', 'Article no.', 'Price'], true),
  { kind: 'line', x: left, y: top + 16, width: right - left, height: 0.8 },
  ...lines.flatMap((one, index) => {
    const y = top + (index + 1) * rowHeight
    return [
      ...row(
        y,
        [String(packsAsked(one)), `${one.packSize} × ${one.unit}`, one.name, one.article ?? '', dollars(one.cents)],
        false,
      ),
      { kind: 'line' as const, x: left, y: y + 16, width: right - left, height: 0.3 },
    ]
  }),
]

function row(y: number, [packs, of, name, article, price]: readonly string[], isHead: boolean): readonly PageItem[] {
  const style = { y, size: isHead ? 8.5 : 10, isSoft: isHead }
  const weight = isHead ? (400 as const) : (700 as const)
  return [
    { kind: 'text', ...style, text: packs ?? '', x: columns.packs, width: 30, align: 'end', weight },
    { kind: 'text', ...style, text: of ?? '', x: columns.of, width: 86 },
    { kind: 'text', ...style, text: name ?? '', x: columns.name, width: 204, weight },
    { kind: 'text', ...style, text: article ?? '', x: columns.article, width: 86 },
    { kind: 'text', ...style, text: price ?? '', x: columns.cents, width: right - columns.cents, align: 'end' },
  ]
}

const total = ({ totalCents }: OrderSheet, y: number): readonly PageItem[] =>
  totalCents === null
    ? []
    : [
        { kind: 'text', text: 'Together', x: columns.article, y, width: 86, size: 10 },
        {
          kind: 'text',
          text: dollars(totalCents),
          x: columns.cents,
          y,
          width: right - columns.cents,
          size: 10,
          weight: 700,
          align: 'end',
        },
      ]
