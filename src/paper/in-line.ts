// A paper in one line of a batch sheet, which is cut across: bars, what it is, where it goes, side by side. Each part has
// the largest type that fits, whatever the others need; terms for which there is no room are counted.
import type { Sheet } from '../domain/printing/sheet.ts'
import { termCount, withSomeTerms } from '../domain/printing/some-terms.ts'
import { column, kept, type Block, type Column } from './blocks.ts'
import type { Faces } from './faces.ts'
import type { Layout } from './layout.ts'

interface Field {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
const gap = 14

export function layInLine(sheet: Sheet, box: Field, faces: Faces): Layout {
  const [first, second] = [box.width * 0.34, box.width * 0.38]
  const third = box.width - first - second - 2 * gap
  const parts = [
    fitted(bars, sheet, { ...box, width: first }, faces),
    fitted(what, sheet, { ...box, x: box.x + first + gap, width: second }, faces),
    fitted(where, sheet, { ...box, x: box.x + first + second + 2 * gap, width: third }, faces),
  ]
  return {
    items: parts.flatMap((one) => one.items),
    height: Math.max(...parts.map((one) => one.bottom)) - box.y,
  }
}

const largest = 0.95
const smallest = 0.62
const step = 0.03

function fitted(
  blocks: (sheet: Sheet, scale: number) => readonly Block[],
  sheet: Sheet,
  field: Field,
  faces: Faces,
): Column {
  const fits = (made: Column): boolean => made.bottom <= field.y + field.height + 0.01
  for (let scale = largest; scale > smallest; scale -= step) {
    const made = column(blocks(sheet, scale), field, faces)
    if (fits(made)) return made
  }
  for (let keep = 9; keep > 0; keep -= 1) {
    const made = column(kept(blocks(sheet, smallest), keep), field, faces)
    if (fits(made)) return made
  }
  for (let shown = termCount(sheet) - 1; shown >= 0; shown -= 1) {
    const made = column(kept(blocks(withSomeTerms(sheet, shown), smallest), 0), field, faces)
    if (fits(made)) return made
  }
  const made = column(kept(blocks(withSomeTerms(sheet, 0), smallest), 0), field, faces)
  return { ...made, items: made.items.filter(({ spot }) => spot.y + spot.height <= field.y + field.height + 0.01) }
}

const bars = (sheet: Sheet, s: number): readonly Block[] => [
  { kind: 'bars', code: sheet.code, height: 26 * s },
  { kind: 'text', text: sheet.number, size: 9 * s, weight: 700, gap: 2 },
]

function what(sheet: Sheet, s: number): readonly Block[] {
  const [to] = sheet.addresses
  const heading = sheet.heading.includes(sheet.office) ? sheet.heading : `${sheet.heading} · ${sheet.office}`
  return [
    sheet.kind === 'label'
      ? { kind: 'text', text: sheet.heading, size: 9 * s, weight: 700 }
      : { kind: 'text', text: heading, size: 6.5 * s, isSoft: true, drop: 3 },
    ...texts(sheet.title, { size: 10 * s, weight: 700, lines: 2 }),
    ...texts(sheet.author, { size: 7.5 * s, drop: 4 }),
    ...texts(running(sheet.terms), { size: 7.5 * s, weight: 700, lines: uncut }),
    ...texts(running(sheet.homeward), { size: 7.5 * s, lines: uncut }),
    ...(sheet.title === null && to
      ? texts(to.lines.join(', '), { size: (sheet.terms.length > 0 ? 8.5 : 9) * s, lines: 6, weight: 700 })
      : []),
  ]
}

const where = (sheet: Sheet, s: number): readonly Block[] => [
  ...texts(sheet.large?.label ?? null, { size: Math.max(6.5, 4.7 * s), isSoft: true }),
  ...texts(sheet.large?.value ?? null, { size: 11.5 * s, weight: 700, lines: 3 }),
  ...sheet.facts
    .slice(0, 3)
    .flatMap((one, index) => texts(`${one.label}: ${one.value}`, { size: 7.5 * s, lines: 2, drop: 3 + index })),
  ...(sheet.title === null ? sheet.addresses.slice(1) : sheet.addresses)
    .slice(0, 1)
    .flatMap((one) => texts(`${one.label}: ${one.lines.join(', ')}`, { size: 7 * s, lines: 4 })),
]

/** Half a term would read as a whole one: they are all said, or counted. */
const uncut = 99
/** Terms one after the other: below each other they would be too small to read. */
const running = (terms: readonly string[]): string | null => (terms.length === 0 ? null : terms.join(' · '))

type Look = Omit<Extract<Block, { kind: 'text' }>, 'kind' | 'text'>
const texts = (text: string | null, look: Look): readonly Block[] =>
  text === null ? [] : [{ kind: 'text', text, ...look }]
