// Where everything of a paper stands in its field: upright on labels and receipts, in two columns where the field is
// wide, in one line on a batch sheet. Type shrinks until it fits; then the least important goes, and terms for which
// there is no room are counted.
import type { Box } from '../domain/printing/stock.ts'
import { homewardLabel, type Sheet } from '../domain/printing/sheet.ts'
import { termCount, withSomeTerms } from '../domain/printing/some-terms.ts'
import { column, kept, type Block, type Column, type Item } from './blocks.ts'
import type { Faces, Weight } from './faces.ts'
import { layInLine } from './in-line.ts'

export interface Layout {
  readonly items: readonly Item[]
  readonly height: number
}

const smallest = 0.58
const step = 0.04

export function layOut(sheet: Sheet, box: Box, faces: Faces): Layout {
  if (box.height !== null && box.height < 110) return layInLine(sheet, { ...box, height: box.height }, faces)
  const shape = shapeOf(box)
  const sets = termCount(sheet) > 1 ? shape.sets : shape.sets.slice(0, 1)
  for (let scale = shape.largest(box.width); scale > smallest; scale -= step) {
    const made = firstThatFits(sets, box, (set) => set(sheet, box, scale, faces, 99))
    if (made) return made
  }
  for (let keep = 9; keep > 0; keep -= 1) {
    const made = firstThatFits(sets, box, (set) => set(sheet, box, smallest, faces, keep))
    if (made) return made
  }
  for (let shown = termCount(sheet) - 1; shown >= 0; shown -= 1) {
    const some = withSomeTerms(sheet, shown)
    const made = firstThatFits(sets, box, (set) => set(some, box, smallest, faces, 0))
    if (made) return made
  }
  return within(shape.sets[0](sheet, box, smallest, faces, 0), box)
}

function firstThatFits(sets: readonly Set[], box: Box, made: (set: Set) => Layout): Layout | undefined {
  for (const set of sets) {
    const layout = made(set)
    if (fits(layout, box)) return layout
  }
  return undefined
}
const fits = (made: Layout, box: Box): boolean => box.height === null || made.height <= box.height + 0.01

/** What not even the smallest type brings into the field is left out, from the end. */
const within = (made: Layout, box: Box): Layout => ({
  ...made,
  items: made.items.filter(({ spot }) => box.height === null || spot.y + spot.height <= box.y + box.height),
})

type Set = (sheet: Sheet, box: Box, scale: number, faces: Faces, keep: number) => Layout
interface Shape {
  readonly largest: (width: number) => number
  /** At the same size of type the first is preferred. */
  readonly sets: readonly [Set, ...Set[]]
}
const upright: Shape = {
  largest: (width) => Math.min(1.9, width / 232),
  sets: [setUpright(terms), setUpright(termsInTwoColumns)],
}
const wide: Shape = { largest: (width) => Math.min(1.9, width / 380), sets: [setWide] }

const shapeOf = ({ width, height }: Box): Shape => (height !== null && width > height * 1.35 ? wide : upright)

function setUpright(termsOf: (sheet: Sheet, s: number) => readonly Block[]): Set {
  return (sheet, box, s, faces, keep) => {
    const at = { x: box.x, y: box.y, width: box.width }
    const blocks =
      sheet.kind === 'label'
        ? [...label(sheet, s), ...matter(sheet, s), ...termsOf(sheet, s), ...receiver(sheet, s), ...foot(sheet, s)]
        : [...head(sheet, s), ...matter(sheet, s), ...termsOf(sheet, s), ...addresses(sheet, s), ...foot(sheet, s)]
    const bars = column(barcode(sheet, s, 'centre'), { ...at, y: 0 }, faces)
    return anchored(column(kept(blocks, keep), at, faces), bars, box, 10 * s)
  }
}

function setWide(sheet: Sheet, box: Box, s: number, faces: Faces, keep: number): Layout {
  const gap = 22 * s
  const leftWidth = (box.width - gap) * 0.56
  const left = { x: box.x, y: box.y, width: leftWidth }
  const right = { x: box.x + leftWidth + gap, y: box.y, width: box.width - leftWidth - gap }
  const [first, second] =
    sheet.kind === 'label'
      ? [
          [...label(sheet, s), ...receiver(sheet, s)],
          [...matter(sheet, s), ...terms(sheet, s), ...foot(sheet, s)],
        ]
      : [
          [...head(sheet, s, true), ...matter(sheet, s), ...foot(sheet, s)],
          [...office(sheet, s), ...terms(sheet, s), ...addresses(sheet, s)],
        ]
  const main = column(kept(first, keep), left, faces)
  const bars = column(barcode(sheet, s), { ...right, y: 0 }, faces)
  const beside = anchored(column(kept(second, keep), right, faces), bars, box, 10 * s)
  return { items: [...main.items, ...beside.items], height: Math.max(main.bottom - box.y, beside.height) }
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
    : [{ kind: 'text' as const, text: sheet.office, size: 8 * s, isSoft: true, drop: 9 }]),
  { kind: 'rule', gap: 3 * s },
]
/** The sender stands first and small: sorting machines take the lowest address for the one that counts. */
const label = (sheet: Sheet, s: number): readonly Block[] => [
  ...sheet.addresses.slice(1).flatMap((one) => address(one, s, 8.5, 0)),
  { kind: 'text', text: sheet.heading, size: 15 * s, weight: 700, gap: 10 * s },
  { kind: 'rule', gap: 3 * s },
]
const receiver = (sheet: Sheet, s: number): readonly Block[] =>
  sheet.addresses.slice(0, 1).flatMap((one) => address(one, s, 14, 8))
const office = (sheet: Sheet, s: number): readonly Block[] =>
  sheet.heading.includes(sheet.office)
    ? []
    : [{ kind: 'text', text: sheet.office, size: 8 * s, isSoft: true, align: 'end', drop: 9 }]
const large = (sheet: Sheet, s: number): readonly Block[] =>
  sheet.large === null
    ? []
    : [
        { kind: 'text', text: sheet.large.label, size: Math.max(6.5, 9 * s), isSoft: true, gap: 7 * s },
        { kind: 'text', text: sheet.large.value, size: 22 * s, weight: 700, lines: 3 },
      ]
const matter = (sheet: Sheet, s: number): readonly Block[] => [
  ...(sheet.title === null
    ? []
    : [{ kind: 'text' as const, text: sheet.title, size: 14 * s, weight: 700 as const, lines: 2, gap: 6 * s }]),
  ...(sheet.author === null ? [] : [{ kind: 'text' as const, text: sheet.author, size: 9.5 * s, gap: 1 * s, drop: 3 }]),
  ...large(sheet, s),
  ...sheet.facts.map(({ label, value }, index): Block => ({
    kind: 'pair',
    label,
    value,
    size: 9.5 * s,
    labelWidth: 62 * s,
    gap: index === 0 ? 7 * s : 1.5 * s,
    ...(index < 2 ? {} : { drop: Math.min(7, 2 + index) }),
  })),
]
function terms(sheet: Sheet, s: number): readonly Block[] {
  return [
    ...sheet.terms.map((text, index) => term(text, s, index === 0 ? 7 * s : 1 * s, 700)),
    ...homewardHead(sheet, s),
    ...sheet.homeward.map((text) => term(text, s, 1 * s, 400)),
  ]
}
/** Half as wide, twice as many lines: more of them at a size that can be read. */
function termsInTwoColumns(sheet: Sheet, s: number): readonly Block[] {
  const parted = (texts: readonly string[], gap: number, weight: Weight): readonly Block[] =>
    texts.length === 0
      ? []
      : [
          {
            kind: 'two columns',
            blocks: texts.map((text) => term(text, s, 1 * s, weight, 10)),
            between: 10 * s,
            gap: gap * s,
          },
        ]
  return [...parted(sheet.terms, 7, 700), ...homewardHead(sheet, s), ...parted(sheet.homeward, 1, 400)]
}
const homewardHead = (sheet: Sheet, s: number): readonly Block[] =>
  sheet.homeward.length === 0 ? [] : [{ kind: 'text', text: homewardLabel, size: 8 * s, isSoft: true, gap: 7 * s }]
const term = (text: string, s: number, gap: number, weight: Weight, lines = 5): Block => ({
  kind: 'pair',
  label: '•',
  value: text,
  size: 10 * s,
  labelWidth: 9 * s,
  lines,
  gap,
  weight,
})

const addresses = (sheet: Sheet, s: number): readonly Block[] =>
  sheet.addresses.flatMap((one) => address(one, s, 9.5, 8))
const address = (one: Sheet['addresses'][number], s: number, size: number, gap: number): readonly Block[] => [
  { kind: 'text', text: one.label, size: 7.5 * s, isSoft: true, gap: gap * s },
  ...one.lines.map((text, index): Block => ({
    kind: 'text',
    text,
    size: size * s,
    lines: 3,
    weight: index === 0 ? 700 : 400,
  })),
]
const foot = (sheet: Sheet, s: number): readonly Block[] =>
  sheet.foot === null
    ? []
    : [{ kind: 'text', text: sheet.foot, size: 8 * s, isSoft: true, lines: 3, gap: 7 * s, drop: 8 }]
const barcode = (sheet: Sheet, s: number, align?: 'centre'): readonly Block[] => [
  { kind: 'bars', code: sheet.code, height: 34 * s, ...(align ? { align } : {}) },
  { kind: 'text', text: sheet.number, size: 12 * s, weight: 700, gap: 3 * s, ...(align ? { align } : {}) },
]
