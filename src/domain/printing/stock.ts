// The papers an office prints on: how large a sheet is and how many straps stand on it. Lengths are points, 72 to the inch.

export const stockNames = ['letter', 'letter_2', 'letter_6', 'letter_10', 'label_4x6', 'receipt'] as const
export type StockName = (typeof stockNames)[number]

export interface Stock {
  readonly label: string
  readonly width: number
  /** Null: a roll, cut where the text ends. */
  readonly height: number | null
  readonly columns: number
  readonly rows: number
  /** From the edge of the sheet to the first field. */
  readonly left: number
  readonly top: number
  /** Between two fields. */
  readonly across: number
  readonly down: number
  /** What a field keeps free at its own edge, for printers that shift. */
  readonly padding: number
  /** Lines where the sheet is cut. */
  readonly cuts: boolean
}

const letter = { width: 612, height: 792, columns: 1, across: 0, down: 0, cuts: false }

// oxfmt-ignore
export const stocks: Readonly<Record<StockName, Stock>> = {
  letter:    { ...letter, label: 'Letter, one a page',              rows: 1,  left: 36, top: 36, padding: 0 },
  letter_2:  { ...letter, label: 'Letter, two a page, cut across',  rows: 2,  left: 36, top: 0, padding: 30, cuts: true },
  letter_6:  { ...letter, label: 'Labels 4 × 3⅓ in, six a sheet',   rows: 3,  left: 11.25, top: 36, columns: 2, across: 13.5, padding: 13 },
  letter_10: { ...letter, label: 'Letter, ten lines a page, cut across', rows: 10, left: 36, top: 36, padding: 7, cuts: true },
  label_4x6: { label: 'Label 4 × 6 in', width: 288, height: 432, columns: 1, rows: 1, left: 0, top: 0, across: 0, down: 0, padding: 14, cuts: false },
  receipt:   { label: 'Receipt roll, 80 mm', width: 226.77, height: null, columns: 1, rows: 1, left: 8, top: 8, across: 0, down: 0, padding: 3, cuts: false },
}
export const isStockName = (name: string): name is StockName => Object.hasOwn(stocks, name)

/** Where the text of one field may stand. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  /** Null: as long as it takes. */
  readonly height: number | null
}

/** The fields of one sheet in the order they are filled, across and then down. */
export function boxesOf(stock: Stock): readonly Box[] {
  const width = (stock.width - 2 * stock.left - (stock.columns - 1) * stock.across) / stock.columns
  const height =
    stock.height === null ? null : (stock.height - 2 * stock.top - (stock.rows - 1) * stock.down) / stock.rows
  return Array.from({ length: stock.rows * stock.columns }, (_, index) => {
    const column = index % stock.columns
    const row = Math.floor(index / stock.columns)
    return {
      x: stock.left + column * (width + stock.across) + sidePadding(stock),
      y: stock.top + row * ((height ?? 0) + stock.down) + stock.padding,
      width: width - 2 * sidePadding(stock),
      height: height === null ? null : height - 2 * stock.padding,
    }
  })
}
/** A sheet that is cut across keeps its own margin at the sides. */
const sidePadding = (stock: Stock): number => (stock.cuts ? 0 : stock.padding)

/** How many papers stand on one sheet. */
export const perSheet = (stock: Stock): number => stock.rows * stock.columns
