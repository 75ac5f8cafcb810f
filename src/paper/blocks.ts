// The building blocks of a paper, set one under the other in a column: text, a label with its value, bars, a rule.
import { code128, quiet, type Bars } from './barcode.ts'
import type { Faces, Weight } from './faces.ts'
import { setText, type SetLine } from './set-text.ts'

export interface Spot {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export type Item = { readonly spot: Spot } & (
  | {
      readonly kind: 'text'
      readonly line: SetLine
      readonly baseline: number
      readonly size: number
      readonly isSoft: boolean
    }
  | { readonly kind: 'bars'; readonly bars: Bars; readonly module: number }
  | { readonly kind: 'rule' }
  | { readonly kind: 'frame'; readonly thickness: number }
)

export interface TextBlock {
  readonly kind: 'text'
  readonly text: string
  readonly size: number
  readonly weight?: Weight
  readonly lines?: number
  readonly gap?: number
  readonly isSoft?: boolean
  readonly align?: 'centre' | 'end'
}
export interface PairBlock {
  readonly kind: 'pair'
  readonly label: string
  readonly value: string
  readonly size: number
  readonly labelWidth: number
  readonly gap?: number
  readonly lines?: number
  /** Of the value. */
  readonly weight?: Weight
}
export type Block = (
  | TextBlock
  | PairBlock
  | {
      readonly kind: 'bars'
      readonly code: string
      readonly height: number
      readonly gap?: number
      readonly align?: 'centre'
    }
  | { readonly kind: 'rule'; readonly gap?: number }
  /** In two columns, read down the first and then down the second. */
  | { readonly kind: 'two columns'; readonly blocks: readonly Block[]; readonly between: number; readonly gap?: number }
) & {
  /** What is left out first where not everything fits; absent: never. */
  readonly drop?: number
}

/** What is left when everything less important is gone. */
export const kept = (blocks: readonly Block[], keep: number): readonly Block[] =>
  blocks.filter((one) => one.drop === undefined || one.drop <= keep)

const lineHeight = 1.28
/** Where letters stand in their line. */
const ascent = 0.98
/** One dot of a label printer: bars are whole dots wide. */
const dot = 72 / 203
const widestModule = 4 * dot

export interface Column {
  readonly items: readonly Item[]
  readonly bottom: number
}
export function column(blocks: readonly Block[], at: { x: number; y: number; width: number }, faces: Faces): Column {
  const items: Item[] = []
  let y = at.y
  for (const block of blocks) {
    if (items.length > 0) y += block.gap ?? 0
    const made = itemsOf(block, { ...at, y }, faces)
    items.push(...made)
    y = Math.max(y, ...made.map((one) => one.spot.y + one.spot.height))
  }
  return { items, bottom: y }
}

function itemsOf(block: Block, at: { x: number; y: number; width: number }, faces: Faces): readonly Item[] {
  switch (block.kind) {
    case 'text':
      return textItems(block, at, faces)
    case 'pair': {
      const { size, label, value, labelWidth, lines = 3, weight = 700 } = block
      const right = { ...at, x: at.x + labelWidth, width: at.width - labelWidth }
      return [
        ...textItems({ kind: 'text', text: label, size, isSoft: true }, { ...at, width: labelWidth - size / 2 }, faces),
        ...textItems({ kind: 'text', text: value, size, lines, weight }, right, faces),
      ]
    }
    case 'bars':
      return [barsItem(block, at)]
    case 'two columns':
      return twoColumns(block.blocks, block.between, at, faces)
    case 'rule':
      return [{ kind: 'rule', spot: { x: at.x, y: at.y, width: at.width, height: 0.6 } }]
    default:
      return block satisfies never
  }
}

/** Parted where the longer of the two columns is shortest. */
function twoColumns(
  blocks: readonly Block[],
  between: number,
  at: { x: number; y: number; width: number },
  faces: Faces,
): readonly Item[] {
  const width = (at.width - between) / 2
  const partings = blocks.map((_, index) => {
    const first = column(blocks.slice(0, index + 1), { ...at, width }, faces)
    const second = column(blocks.slice(index + 1), { ...at, x: at.x + width + between, width }, faces)
    return { items: [...first.items, ...second.items], bottom: Math.max(first.bottom, second.bottom) }
  })
  const shortest = Math.min(...partings.map((one) => one.bottom))
  return partings.findLast((one) => one.bottom === shortest)?.items ?? []
}

export function textItems(
  block: TextBlock,
  at: { x: number; y: number; width: number },
  faces: Faces,
): readonly Item[] {
  const { text, size, weight = 400, lines = 1, isSoft = false, align } = block
  return setText(text, { size, weight, width: at.width, lines }, faces).map((line, index): Item => {
    const free = at.width - line.width
    const x = at.x + (align === 'centre' ? free / 2 : align === 'end' || line.isRightToLeft ? free : 0)
    const y = at.y + index * size * lineHeight
    return {
      kind: 'text',
      line,
      size,
      isSoft,
      baseline: y + size * ascent,
      spot: { x, y, width: line.width, height: size * lineHeight },
    }
  })
}

export function barsItem(
  block: { readonly code: string; readonly height: number; readonly align?: 'centre' },
  at: { x: number; y: number; width: number },
): Item {
  const bars = code128(block.code)
  const widest = at.width / (bars.modules + 2 * quiet)
  const module = Math.min(widestModule, widest < dot ? widest : Math.floor(widest / dot) * dot)
  const width = bars.modules * module
  const x = block.align === 'centre' ? at.x + (at.width - width) / 2 : at.x
  return { kind: 'bars', bars, module, spot: { x, y: at.y, width, height: block.height } }
}
