// The three shapes a page of requests may have: a table with headings, labels with values, or plain lines that begin
// with a number. Each request's values are put together; where the parts do not fit, that is said instead.
import type { Line } from './page-lines.ts'

export interface FoundValues<F extends string> {
  readonly values: { readonly [name in F]?: string }
  readonly evidence: 'plain' | 'pieced'
  /** Texts of one cell that stood above: the queue's name may be among them. */
  readonly under: readonly string[]
  /** Where there are no columns: all that stands beside the number. */
  readonly beside: readonly string[]
  /** Why the parts cannot be believed. */
  readonly fault: string | null
}
type Reader<F extends string> = (text: string) => F | null
/** How a request's number is known again: in its own column, and alone in any cell (null: never). */
export interface NumberLook {
  readonly inColumn: RegExp
  readonly alone: RegExp | null
}
export const nineDigits: NumberLook = { inColumn: /(?<!\d)\d{9}(?!\d)/, alone: /^#?\d{9}$/ }
type Found<F extends string> = readonly FoundValues<F>[]

/** Rows below headings; null where no line has the headings of a table. */
export function tableRows<F extends string>(
  lines: readonly Line[],
  read: Reader<F>,
  id: F,
  look: NumberLook = nineDigits,
): Found<F> | null {
  let columns: readonly (F | null)[] | null = null
  let under: string[] = []
  const found: FoundValues<F>[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? []
    const fields = line.map((cell) => read(cell))
    if (isHeading(fields, id) && !line.some((cell) => look.alone?.test(cell))) {
      columns = fields
      continue
    }
    const texts = line.filter((cell) => cell !== '')
    if (texts.length === 1 && !look.inColumn.test(texts[0] ?? '')) under = [...under.slice(-5), texts[0] ?? '']
    if (columns === null || texts.length < 2) continue
    const row = wholeRow(lines, index, columns.length, columns.indexOf(id), look)
    if (row === null) continue
    found.push(valuesIn(row, columns, under, id, look))
    index = row.last
  }
  return columns === null ? null : found
}

const isHeading = (fields: readonly (string | null)[], id: string): boolean => {
  const known = fields.filter((field) => field !== null)
  return known.length >= 2 && known.includes(id) && new Set(known).size === known.length
}

interface Row {
  readonly cells: Line
  readonly last: number
  readonly isPieced: boolean
}
/** A cell with a line break in it tears its row in two when copied as text: what follows is put back. */
function wholeRow(lines: readonly Line[], at: number, width: number, place: number, look: NumberLook): Row | null {
  const hasId = (line: Line): boolean =>
    look.inColumn.test(line[place] ?? '') || line.some((cell) => look.alone?.test(cell))
  let cells = lines[at] ?? []
  // A number that is none is said to be none; a line of another kind is left out.
  if (!hasId(cells) && !(cells.length === width && /^#?\d+$/.test(cells[place] ?? ''))) return null
  let last = at
  while (cells.length < width && last + 1 < lines.length && last - at < 6) {
    const next = lines[last + 1] ?? []
    if (hasId(next) || cells.length + next.length - 1 > width) break
    cells = [...cells.slice(0, -1), `${cells.at(-1) ?? ''} ${next[0] ?? ''}`.trim(), ...next.slice(1)]
    last += 1
  }
  return { cells, last, isPieced: last > at }
}

function valuesIn<F extends string>(
  { cells, isPieced }: Row,
  columns: readonly (F | null)[],
  under: readonly string[],
  id: F,
  look: NumberLook,
): FoundValues<F> {
  const values: { [name in F]?: string } = {}
  for (const [index, field] of columns.entries()) if (field !== null) values[field] = cells[index] ?? ''
  // A last column may be empty and left out; more cells than headings, or fewer otherwise, have slipped.
  const isShort = cells.length < columns.length && columns.slice(cells.length).some((field) => field !== null)
  const fault =
    cells.length > columns.length || (isShort && columns.length - cells.length > 1)
      ? 'its cells do not fit the headings'
      : null
  const own = values[id] ?? ''
  const elsewhere = look.inColumn.test(own) ? undefined : cells.find((cell) => look.alone?.test(cell))
  if (elsewhere !== undefined) values[id] = elsewhere
  return {
    values,
    evidence: isPieced ? 'pieced' : 'plain',
    under,
    beside: [],
    fault: elsewhere === undefined ? fault : 'its cells do not fit the headings',
  }
}

/** Values behind their labels, as on the page of one request; null where no number has its label. */
export function pairsByRequest<F extends string>(lines: readonly Line[], read: Reader<F>, id: F): Found<F> | null {
  const pairs = labelled(lines, read)
  const begins = pairs.flatMap((pair, index) => (pair.field === id ? [index] : []))
  if (begins.length === 0) return null
  const numbers = new Set(begins.map((index) => /\d{9}/.exec(pairs[index]?.value ?? '')?.[0]))
  const parts = numbers.size === 1 ? [pairs] : begins.map((begin, nth) => pairs.slice(begin, begins[nth + 1]))
  const under = lines.flatMap((line) => (line.filter(Boolean).length === 1 ? line.filter(Boolean) : [])).slice(0, 12)
  return parts.map((part) => {
    const values: { [name in F]?: string } = {}
    let fault: string | null = null
    for (const { field, value } of part) {
      const before = values[field]
      if (before !== undefined && before !== value && value !== '' && (field === id || field === 'status'))
        fault = 'two statuses stand beside it'
      values[field] ??= value
    }
    return { values, evidence: 'plain', under: numbers.size === 1 ? under : [], beside: [], fault }
  })
}

function labelled<F extends string>(lines: readonly Line[], read: Reader<F>): { field: F; value: string }[] {
  const texts = lines.flatMap((line) =>
    line.filter(Boolean).map((text, index, all) => ({ text, isLast: index === all.length - 1 })),
  )
  const found: { field: F; value: string }[] = []
  for (const [index, { text, isLast }] of texts.entries()) {
    const colon = text.indexOf(':')
    const inside = colon > 0 && colon < 40 ? read(text.slice(0, colon)) : null
    const rest = text.slice(colon + 1).trim()
    if (inside !== null && rest !== '') {
      found.push({ field: inside, value: rest })
      continue
    }
    const field = inside ?? read(text)
    const next = texts[index + 1]?.text ?? ''
    if (field === null || next === '') continue
    const isNextLabel = read(next.split(':')[0] ?? '') !== null
    // Without a colon a label at the end of its line is one only when its value is plainly no label.
    if (!isNextLabel && (!isLast || text.length < 40)) found.push({ field, value: next })
  }
  return found
}

/** Blocks of lines that begin with a number alone: a grid copied cell by cell. All but the last must be of one length. */
export function lineBlocks(lines: readonly Line[], isNumber: (text: string) => boolean): Found<'number'> {
  const blocks: string[][] = []
  for (const text of lines.flatMap((line) => line.filter(Boolean))) {
    if (isNumber(text)) blocks.push([text])
    else blocks.at(-1)?.push(text)
  }
  const lengths = blocks.slice(0, -1).map((block) => block.length)
  const usual = mostOften(lengths) ?? blocks.at(-1)?.length ?? 0
  return blocks.map((block, index) => {
    const isLast = index === blocks.length - 1
    const fits = block.length === usual || (isLast && block.length > usual)
    const [first = '', ...beside] = isLast ? block.slice(0, usual) : block
    return {
      values: { number: first },
      evidence: 'pieced',
      under: [],
      beside,
      fault: fits ? null : 'the lines about it are more or fewer than about the others',
    }
  })
}

function mostOften(lengths: readonly number[]): number | null {
  const counts = Map.groupBy(lengths, (one) => one)
  let best: number | null = null
  for (const [length, all] of counts) if (best === null || all.length > (counts.get(best)?.length ?? 0)) best = length
  return best
}
