// Where everything of a paper stands in its field: upright on labels and receipts, in two columns where the field is
// wide, in one line on a batch sheet. Type shrinks until it fits; then the least important goes.
import type { Box } from '../domain/printing/stock.ts'
import type { Sheet } from '../domain/printing/sheet.ts'
import { column, type Block, type Column, type Item } from './blocks.ts'
import type { Faces } from './faces.ts'

export interface Layout {
  readonly items: readonly Item[]
  readonly height: number
}

const smallest = 0.58
const step = 0.04

export function layOut(sheet: Sheet, box: Box, faces: Faces): Layout {
  const shape = shapeOf(box)
  for (let scale = shape.largest(box.width); scale > smallest; scale -= step) {
    const made = shape.set(sheet, box, scale, faces, 99)
    if (fits(made, box)) return made
  }
  for (let keep = 9; keep > 0; keep -= 1) {
    const made = shape.set(sheet, box, smallest, faces, keep)
    if (fits(made, box)) return made
  }
  return within(shape.set(sheet, box, smallest, faces, 0), box)
}

const fits = (made: Layout, box: Box): boolean => box.height === null || made.height <= box.height + 0.01

/** What not even the smallest type brings into the field is left out, from the end. */
const within = (made: Layout, box: Box): Layout => ({
  ...made,
  items: made.items.filter(({ spot }) => box.height === null || spot.y + spot.height <= box.y + box.height),
})

interface Shape {
  readonly largest: (width: number) => number
  readonly set: (sheet: Sheet, box: Box, scale: number, faces: Faces, keep: number) => Layout
}
const upright: Shape = { largest: (width) => Math.min(1.9, width / 232), set: setUpright }
const wide: Shape = { largest: (width) => Math.min(1.9, width / 380), set: setWide }
const inLine: Shape = { largest: () => 0.95, set: setInLine }

function shapeOf({ width, height }: Box): Shape {
  if (height !== null && height < 110) return inLine
  return height !== null && width > height * 1.35 ? wide : upright
}

const kept = (blocks: readonly Block[], keep: number): readonly Block[] =>
  blocks.filter((one) => one.drop === undefined || one.drop <= keep)

function setUpright(sheet: Sheet, box: Box, s: number, faces: Faces, keep: number): Layout {
  const at = { x: box.x, y: box.y, width: box.width }
  const top = column(
    kept([...head(sheet, s), ...matter(sheet, s), ...terms(sheet, s), ...addresses(sheet, s), ...foot(sheet, s)], keep),
    at,
    faces,
  )
  const bars = column(barcode(sheet, s, 'centre'), { ...at, y: 0 }, faces)
  return anchored(top, bars, box, 10 * s)
}

function setWide(sheet: Sheet, box: Box, s: number, faces: Faces, keep: number): Layout {
  const gap = 22 * s
  const leftWidth = (box.width - gap) * 0.56
  const left = { x: box.x, y: box.y, width: leftWidth }
  const right = { x: box.x + leftWidth + gap, y: box.y, width: box.width - leftWidth - gap }
  const isAddress = sheet.kind === 'label'
  const main = column(
    kept(
      [
        ...head(sheet, s, true),
        ...(isAddress ? addresses(sheet, s).slice(0, -lastAddress(sheet)) : matter(sheet, s)),
        ...foot(sheet, s),
      ],
      keep,
    ),
    left,
    faces,
  )
  const beside = column(
    kept(
      [
        ...office(sheet, s),
        ...terms(sheet, s),
        ...(isAddress ? addresses(sheet, s).slice(-lastAddress(sheet)) : addresses(sheet, s)),
      ],
      keep,
    ),
    right,
    faces,
  )
  const bars = column(barcode(sheet, s), { ...right, y: 0 }, faces)
  const second = anchored(beside, bars, box, 10 * s)
  return { items: [...main.items, ...second.items], height: Math.max(main.bottom - box.y, second.height) }
}

function setInLine(sheet: Sheet, box: Box, s: number, faces: Faces, keep: number): Layout {
  const gap = 14
  const [first, second] = [box.width * 0.34, box.width * 0.38]
  const third = box.width - first - second - 2 * gap
  const bars = column(
    [
      { kind: 'bars', code: sheet.code, height: 26 * s },
      { kind: 'text', text: sheet.number, size: 9 * s, weight: 700, gap: 2 },
    ],
    { x: box.x, y: box.y, width: first },
    faces,
  )
  const [to, ...others] = sheet.addresses
  const middle = column(
    kept(
      [
        {
          kind: 'text',
          text: sheet.heading.includes(sheet.office) ? sheet.heading : `${sheet.heading} · ${sheet.office}`,
          size: 6.5 * s,
          isSoft: true,
          drop: 3,
        },
        ...(sheet.title === null
          ? []
          : [{ kind: 'text' as const, text: sheet.title, size: 10 * s, weight: 700 as const, lines: 2 }]),
        ...(sheet.author === null ? [] : [{ kind: 'text' as const, text: sheet.author, size: 7.5 * s, drop: 4 }]),
        ...sheet.terms.map((one): Block => ({ kind: 'text', text: one, size: 7.5 * s, weight: 700 })),
        ...(sheet.title === null && to
          ? [{ kind: 'text' as const, text: to.lines.join(', '), size: 9 * s, lines: 4, weight: 700 as const }]
          : []),
      ],
      keep,
    ),
    { x: box.x + first + gap, y: box.y, width: second },
    faces,
  )
  const returns = sheet.title === null ? others : sheet.addresses
  const last = column(
    kept(
      [
        ...large(sheet, s * 0.52),
        ...sheet.facts.slice(0, 3).map((one, index): Block => ({
          kind: 'text',
          text: `${one.label}: ${one.value}`,
          size: 7.5 * s,
          drop: 3 + index,
        })),
        ...returns.slice(0, 1).map((one): Block => ({
          kind: 'text',
          text: `${one.label}: ${one.lines.join(', ')}`,
          size: 7 * s,
          lines: 3,
        })),
      ],
      keep,
    ),
    { x: box.x + first + second + 2 * gap, y: box.y, width: third },
    faces,
  )
  const bottom = Math.max(bars.bottom, middle.bottom, last.bottom)
  return { items: [...bars.items, ...middle.items, ...last.items], height: bottom - box.y }
}

/** Bars stand at the foot of a field that has one, else below the rest. */
function anchored(top: Column, bars: Column, box: Box, gap: number): Layout {
  const height = top.bottom - box.y + (top.items.length > 0 ? gap : 0) + bars.bottom
  const y = box.height === null ? top.bottom + gap : box.y + box.height - bars.bottom
  const above = top.items.filter(({ spot }) => spot.y + spot.height <= y)
  return { items: [...above, ...bars.items.map((one) => lowered(one, y))], height }
}
function lowered(item: Item, by: number): Item {
  const spot = { ...item.spot, y: item.spot.y + by }
  return item.kind === 'text' ? { ...item, spot, baseline: item.baseline + by } : { ...item, spot }
}

const head = (sheet: Sheet, s: number, isShort = false): readonly Block[] => [
  { kind: 'text', text: sheet.heading, size: 11 * s, weight: 700 },
  ...(isShort || sheet.heading.includes(sheet.office)
    ? []
    : [{ kind: 'text' as const, text: sheet.office, size: 8 * s, isSoft: true, drop: 4 }]),
  { kind: 'rule', gap: 3 * s },
]
const office = (sheet: Sheet, s: number): readonly Block[] => [
  { kind: 'text', text: sheet.office, size: 8 * s, isSoft: true, align: 'end', drop: 4 },
]
const large = (sheet: Sheet, s: number): readonly Block[] =>
  sheet.large === null
    ? []
    : [
        { kind: 'text', text: sheet.large.label, size: Math.max(6.5, 9 * s), isSoft: true, gap: 7 * s },
        { kind: 'text', text: sheet.large.value, size: 22 * s, weight: 700, lines: 2 },
      ]
const matter = (sheet: Sheet, s: number): readonly Block[] => [
  ...(sheet.title === null
    ? []
    : [{ kind: 'text' as const, text: sheet.title, size: 14 * s, weight: 700 as const, lines: 2, gap: 6 * s }]),
  ...(sheet.author === null ? [] : [{ kind: 'text' as const, text: sheet.author, size: 9.5 * s, gap: 1 * s }]),
  ...large(sheet, s),
  ...sheet.facts.map(({ label, value }, index): Block => ({
    kind: 'pair',
    label,
    value,
    size: 9.5 * s,
    labelWidth: 62 * s,
    gap: index === 0 ? 7 * s : 1.5 * s,
    ...(index < 2 ? {} : { drop: Math.max(3, 9 - index) }),
  })),
]
const terms = (sheet: Sheet, s: number): readonly Block[] =>
  sheet.terms.map((one, index) => ({
    kind: 'text',
    text: `▸ ${one}`.replace('▸', '•'),
    size: 10 * s,
    weight: 700,
    lines: 2,
    gap: index === 0 ? 7 * s : 1 * s,
  }))
/** On a label the address is all there is to read; elsewhere it is one thing among others. */
function addresses(sheet: Sheet, s: number): readonly Block[] {
  return sheet.addresses.flatMap(({ label, lines }, nth): Block[] => {
    const size = (sheet.kind === 'label' && nth === 0 ? 14 : 9.5) * s
    return [
      { kind: 'text', text: label, size: 8 * s, isSoft: true, gap: 8 * s },
      ...lines.map((text, index): Block => ({ kind: 'text', text, size, lines: 2, weight: index === 0 ? 700 : 400 })),
    ]
  })
}
const lastAddress = (sheet: Sheet): number => (sheet.addresses.at(-1)?.lines.length ?? 0) + 1
const foot = (sheet: Sheet, s: number): readonly Block[] =>
  sheet.foot === null
    ? []
    : [{ kind: 'text', text: sheet.foot, size: 8 * s, isSoft: true, lines: 3, gap: 7 * s, drop: 2 }]
const barcode = (sheet: Sheet, s: number, align?: 'centre'): readonly Block[] => [
  { kind: 'bars', code: sheet.code, height: 34 * s, ...(align ? { align } : {}) },
  { kind: 'text', text: sheet.number, size: 12 * s, weight: 700, gap: 3 * s, ...(align ? { align } : {}) },
]
