// A list on letter pages: the head of the columns on each, a row kept whole.
import type { ListPaper } from '../domain/printing/list-paper.ts'
import { column, type Block, type Item } from './blocks.ts'
import type { Faces } from './faces.ts'

const page = { width: 612, height: 792, edge: 42 }
const between = 10
const size = 9
const codeWidth = 170

export function setList(list: ListPaper, faces: Faces): readonly (readonly Item[])[] {
  const width = page.width - 2 * page.edge
  const whole = list.columns.reduce((so, one) => so + one.share, 0)
  const free = width - between * (list.columns.length - 1)
  const fields = list.columns.map(({ share }, index) => ({
    width: (free * share) / whole,
    x:
      page.edge +
      index * between +
      list.columns.slice(0, index).reduce((so, one) => so + (free * one.share) / whole, 0),
  }))
  const row = (cells: readonly string[], y: number, isHead: boolean): { items: readonly Item[]; bottom: number } => {
    const made = fields.map(({ x, width: across }, index) =>
      column(
        [cell(cells[index] ?? '', isHead, list.columns[index]?.isNumber ?? false)],
        { x, y, width: across },
        faces,
      ),
    )
    return { items: made.flatMap((one) => one.items), bottom: Math.max(y, ...made.map((one) => one.bottom)) }
  }
  const pages: Item[][] = []
  const begin = (): { items: Item[]; y: number } => {
    const top = head(list, faces, width, pages.length)
    const heads = row(
      list.columns.map((one) => one.label),
      top.bottom + 12,
      true,
    )
    const items = [...top.items, ...heads.items, rule(heads.bottom + 2, width)]
    pages.push(items)
    return { items, y: heads.bottom + 8 }
  }
  let at = begin()
  for (const cells of list.rows) {
    let made = row(cells, at.y, false)
    if (made.bottom > page.height - page.edge - 20) {
      at = begin()
      made = row(cells, at.y, false)
    }
    at.items.push(...made.items)
    at.y = made.bottom + 5
  }
  if (list.foot !== null)
    at.items.push(
      rule(at.y, width),
      ...column(
        [{ kind: 'text', text: list.foot, size: 10, weight: 700, lines: 4 }],
        { x: page.edge, y: at.y + 7, width },
        faces,
      ).items,
    )
  for (const [index, items] of pages.entries())
    items.push(
      ...column(
        [{ kind: 'text', text: `${index + 1} / ${pages.length}`, size: 8, isSoft: true, align: 'end' }],
        { x: page.edge, y: page.height - page.edge + 4, width },
        faces,
      ).items,
    )
  return pages
}

export const textsOfList = (list: ListPaper): Iterable<string> => [
  list.heading,
  ...list.under,
  ...(list.code === null ? [] : [list.code]),
  ...list.columns.map((one) => one.label),
  ...list.rows.flat(),
  ...(list.foot === null ? [] : [list.foot]),
  '0123456789 / …',
]

function head(list: ListPaper, faces: Faces, width: number, pagesBefore: number) {
  const hasCode = list.code !== null && pagesBefore === 0
  const blocks: readonly Block[] = [
    { kind: 'text', text: list.heading, size: pagesBefore === 0 ? 18 : 12, weight: 700, lines: 3 },
    ...(pagesBefore === 0 ? list.under : []).map((text): Block => ({ kind: 'text', text, size: 10, lines: 2, gap: 2 })),
  ]
  const at = { x: page.edge, y: page.edge, width: hasCode ? width - codeWidth - 20 : width }
  const words = column(blocks, at, faces)
  if (!hasCode || list.code === null) return words
  const bars = column(
    [
      { kind: 'bars', code: list.code, height: 36 },
      { kind: 'text', text: list.code, size: 10, weight: 700, gap: 3 },
    ],
    { x: page.edge + width - codeWidth, y: page.edge, width: codeWidth },
    faces,
  )
  return { items: [...words.items, ...bars.items], bottom: Math.max(words.bottom, bars.bottom) }
}

const cell = (text: string, isHead: boolean, isNumber: boolean): Block => ({
  kind: 'text',
  text: text === '' ? ' ' : text,
  size: isHead ? 8 : size,
  weight: isHead ? 700 : 400,
  isSoft: isHead,
  lines: 6,
  ...(isNumber ? { align: 'end' as const } : {}),
})
const rule = (y: number, width: number): Item => ({ kind: 'rule', spot: { x: page.edge, y, width, height: 0.6 } })
