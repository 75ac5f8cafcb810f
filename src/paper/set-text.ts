// Sets a text into lines of a width: runs of one face and direction in the order they are seen, broken between words
// (or anywhere between Chinese and Japanese characters), cut with an ellipsis after so many lines.
import bidiFactory from 'bidi-js/dist/bidi.mjs'
import type { Face, Faces, Weight } from './faces.ts'

const bidi = bidiFactory()
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const ellipsis = '…'
const noGlyph = '\uFFFD'

export interface Run {
  readonly face: Face
  /** As it is handed to the face, which shapes it. */
  readonly text: string
  readonly width: number
}
export interface SetLine {
  /** From left to right. */
  readonly runs: readonly Run[]
  readonly width: number
  /** The text begins at the right. */
  readonly isRightToLeft: boolean
}
export interface Setting {
  readonly size: number
  readonly weight: Weight
  readonly width: number
  readonly lines: number
}

export function setText(given: string, setting: Setting, faces: Faces): readonly SetLine[] {
  const text = drawable(given, setting.weight, faces)
  if (text === '') return []
  const isRightToLeft = (bidi.getEmbeddingLevels(text, 'auto').paragraphs[0]?.level ?? 0) % 2 === 1
  const line = (part: string): SetLine => lineOf(part.trim(), setting, faces, isRightToLeft)
  const fits = (part: string): boolean => line(part).width <= setting.width

  const lines: SetLine[] = []
  let rest = text
  while (rest !== '') {
    const taken = longest(rest, fits)
    if (lines.length === setting.lines - 1 && taken.length < rest.length) {
      lines.push(line(cut(rest, fits)))
      return lines
    }
    lines.push(line(taken))
    rest = rest.slice(taken.length).trimStart()
  }
  return lines
}

/** How wide a text is on one line. */
export const widthOf = (text: string, setting: Omit<Setting, 'width' | 'lines'>, faces: Faces): number =>
  lineOf(drawable(text, setting.weight, faces), { ...setting, width: 0 }, faces, false).width

/** One paragraph of what can be drawn: pictures go, letters nobody can draw become a sign that they were there. */
function drawable(given: string, weight: Weight, faces: Faces): string {
  const plain = given
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll(/(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}/gu, '')
  const known = Array.from(plain, (character) => {
    if (faces.of(character.codePointAt(0) ?? 0, weight)) return character
    return /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\p{M}/u.test(character) ? '' : noGlyph
  })
  return known
    .join('')
    .replaceAll(/\uFFFD{2,}/g, noGlyph)
    .replaceAll(/ +/g, ' ')
    .trim()
}

/** The longest beginning that fits and ends where a line may end; at least one character. */
function longest(text: string, fits: (part: string) => boolean): string {
  const ends = breaksOf(text)
  let best = 0
  for (const end of ends) {
    if (!fits(text.slice(0, end))) break
    best = end
  }
  if (best > 0) return text.slice(0, best)
  for (const { index, segment } of graphemes.segment(text.slice(0, ends[0]))) {
    const end = index + segment.length
    if (best > 0 && !fits(text.slice(0, end))) break
    best = end
  }
  return text.slice(0, best)
}

function cut(text: string, fits: (part: string) => boolean): string {
  let best = ''
  for (const { index, segment } of graphemes.segment(text)) {
    const part = text.slice(0, index + segment.length)
    if (!fits(part.trimEnd() + ellipsis)) break
    best = part
  }
  return best.trimEnd() + ellipsis
}

const anywhere = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u
const notFirst = /[\p{Pe}\p{Pf}\p{Po}ーっゃゅょッャュョ々]/u
const notLast = /[\p{Ps}\p{Pi}]/u

/** After which characters a line may end. */
function breaksOf(text: string): readonly number[] {
  const ends: number[] = []
  let before = ''
  for (const { index, segment } of graphemes.segment(text)) {
    const wide = anywhere.test(before) || anywhere.test(segment)
    const afterSign = /[-/–—]$/.test(before) && /^\p{L}/u.test(segment)
    if (
      before !== '' &&
      !/^\s/.test(segment) &&
      (before === ' ' || afterSign || (wide && !notFirst.test(segment) && !notLast.test(before)))
    )
      ends.push(index)
    before = segment
  }
  ends.push(text.length)
  return ends
}

interface Piece {
  text: string
  readonly face: Face
  readonly level: number
}

function lineOf(text: string, setting: Omit<Setting, 'lines'>, faces: Faces, isRightToLeft: boolean): SetLine {
  const { levels } = bidi.getEmbeddingLevels(text, isRightToLeft ? 'rtl' : 'ltr')
  const pieces: Piece[] = []
  let at = 0
  for (const character of text) {
    const level = levels[at] ?? 0
    at += character.length
    const before = pieces.at(-1)
    const face = faceFor(character, before?.face ?? null, setting.weight, faces)
    if (!face) continue
    const seen = level % 2 === 1 ? (bidi.getMirroredCharacter(character) ?? character) : character
    if (before && before.face === face && before.level === level) before.text += seen
    else pieces.push({ text: seen, face, level })
  }
  const runs = inVisualOrder(pieces).map((piece) => runOf(piece, setting.size))
  return { runs, width: runs.reduce((sum, one) => sum + one.width, 0), isRightToLeft }
}

/** Marks, blanks and signs stay in the face of the letter before them, if it has them. */
function faceFor(character: string, before: Face | null, weight: Weight, faces: Faces): Face | null {
  const point = character.codePointAt(0) ?? 0
  const joins = /[\p{M}\p{Z}\p{P}]/u.test(character)
  return joins && before?.font.hasGlyphForCodePoint(point) === true ? before : faces.of(point, weight)
}

/** Unicode's bidirectional algorithm, rule L2: from the highest level down, what stands at it or above is turned round. */
function inVisualOrder(pieces: readonly Piece[]): readonly Piece[] {
  const order = [...pieces]
  const highest = Math.max(0, ...order.map((one) => one.level))
  for (let level = highest; level > 0; level -= 1) {
    let from = 0
    while (from < order.length) {
      if ((order[from]?.level ?? 0) < level) {
        from += 1
        continue
      }
      let to = from
      while ((order[to]?.level ?? 0) >= level && to < order.length) to += 1
      order.splice(from, to - from, ...order.slice(from, to).toReversed())
      from = to
    }
  }
  return order
}

function runOf(piece: Piece, size: number): Run {
  const { face } = piece
  // The faces of right-to-left scripts turn their own text round; signs in another face are turned round here.
  const turned = piece.level % 2 === 1 && !(face.isRightToLeft && /\p{L}/u.test(piece.text))
  const text = turned ? Array.from(piece.text).toReversed().join('') : piece.text
  const shaped = face.font.layout(text, [])
  return { face, text, width: (shaped.advanceWidth / face.font.unitsPerEm) * size }
}
