// The letters: Noto in slices of a script each, of which only those that a text needs are read. Which face draws a
// character is decided a character at a time, so that any script may stand in a title.
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import * as fontkit from 'fontkit'
import decompress from 'woff2-encoder/decompress'
import { z } from 'zod'

export const weights = [400, 700] as const
export type Weight = (typeof weights)[number]

export interface Face {
  readonly name: string
  readonly font: fontkit.Font
  /** The file to embed in a PDF; null: its letters are drawn as outlines. */
  readonly embed: Buffer | null
  readonly isRightToLeft: boolean
}
export interface Faces {
  /** The face that draws a character, or null when none can. */
  of(codePoint: number, weight: Weight): Face | null
}

interface Family {
  readonly name: string
  readonly folder: string
  readonly sets: readonly { readonly set: string; readonly ranges: readonly (readonly [number, number])[] }[]
  readonly isVariable: boolean
  readonly isRightToLeft: boolean
}

const find = createRequire(import.meta.url)
const rangesShape = z.record(z.string(), z.string())

/** Fixed weights can be embedded as they are; CJK comes as variable fonts, a tenth of the size on disk. */
function readFamilies(): readonly Family[] {
  return [
    family('@fontsource/noto-sans', 'noto-sans', 'latin-400', [
      'latin',
      'latin-ext',
      'greek',
      'greek-ext',
      'cyrillic',
      'cyrillic-ext',
      'vietnamese',
      'devanagari',
    ]),
    family('@fontsource/noto-sans-arabic', 'noto-sans-arabic', 'arabic-400', ['arabic'], { isRightToLeft: true }),
    family('@fontsource/noto-sans-hebrew', 'noto-sans-hebrew', 'hebrew-400', ['hebrew'], { isRightToLeft: true }),
    family('@fontsource-variable/noto-sans-sc', 'noto-sans-sc', 'latin-wght', null, { isVariable: true }),
    family('@fontsource-variable/noto-sans-kr', 'noto-sans-kr', 'latin-wght', null, { isVariable: true }),
  ]
}

function family(
  pack: string,
  name: string,
  first: string,
  wanted: readonly string[] | null,
  kind: { readonly isVariable?: true; readonly isRightToLeft?: true } = {},
): Family {
  const folder = dirname(find.resolve(`${pack}/files/${name}-${first}-normal.woff2`))
  const all = rangesShape.parse(JSON.parse(readFileSync(join(folder, '..', 'unicode.json'), 'utf8')))
  const names = wanted ?? Object.keys(all).filter((one) => one.startsWith('['))
  return {
    name,
    folder,
    sets: names.map((set) => ({ set: set.replaceAll(/[[\]]/g, ''), ranges: readRanges(all[set] ?? '') })),
    isVariable: kind.isVariable ?? false,
    isRightToLeft: kind.isRightToLeft ?? false,
  }
}

const readRanges = (text: string): readonly (readonly [number, number])[] =>
  text.split(',').flatMap((part) => {
    const [from, to] = part
      .replace('U+', '')
      .split('-')
      .map((hex) => Number.parseInt(hex, 16))
    return from === undefined || Number.isNaN(from) ? [] : [[from, to ?? from] as const]
  })

let families: readonly Family[] | undefined

/** The faces that these texts need; what no face can draw stays without. */
export async function loadFaces(texts: Iterable<string>): Promise<Faces> {
  const points = new Set<number>([0x20, 0x2026, 0xfffd])
  for (const text of texts) for (const character of text) points.add(character.codePointAt(0) ?? 0x20)
  const found = new Map<string, Face>()
  for (const weight of weights) {
    for (const point of points) {
      const face = await faceOf(point, weight)
      if (face) found.set(`${weight} ${point}`, face)
    }
  }
  return { of: (codePoint, weight) => found.get(`${weight} ${codePoint}`) ?? null }
}

async function faceOf(point: number, weight: Weight): Promise<Face | null> {
  for (const one of (families ??= readFamilies())) {
    for (const { set, ranges } of one.sets) {
      if (!ranges.some(([from, to]) => from <= point && point <= to)) continue
      const face = await slice(one, set, weight)
      if (face.font.hasGlyphForCodePoint(point)) return face
    }
  }
  return null
}

const slices = new Map<string, Promise<Face>>()
function slice(of: Family, set: string, weight: Weight): Promise<Face> {
  const name = `${of.name}-${set}-${weight}`
  const known = slices.get(name) ?? readSlice(of, set, weight, name)
  slices.set(name, known)
  return known
}

async function readSlice(of: Family, set: string, weight: Weight, name: string): Promise<Face> {
  const { isRightToLeft } = of
  if (of.isVariable) {
    const file = await readFile(join(of.folder, `${of.name}-${set}-wght-normal.woff2`))
    const whole = onlyFont(fontkit.create(Buffer.from(await decompress(file))))
    return { name, font: whole.getVariation({ wght: weight }), embed: null, isRightToLeft }
  }
  const file = await readFile(join(of.folder, `${of.name}-${set}-${weight}-normal.woff2`))
  const embed = Buffer.from(await decompress(file))
  return { name, font: onlyFont(fontkit.create(embed)), embed, isRightToLeft }
}

function onlyFont(made: fontkit.Font | fontkit.FontCollection): fontkit.Font {
  if ('fonts' in made) throw new Error('a collection is no font')
  return made
}
