// The barcode a borrowed piece gets in the ILS, made from a pattern of the office's when the piece is received.

/** More characters do not fit the ILS's field. */
const mostCharacters = 20
const theirDigits = 9

export interface BarcodeMatter {
  /** Ours, as stored: 'B26004217K'. */
  readonly number: string
  /** The lender's or the network's own number, when it told one. */
  readonly theirs: string | null
  readonly piece: number
  readonly pieces: number
}
const pieceDigits = ({ piece }: BarcodeMatter): string => String(piece).padStart(2, '0')
const fills: Readonly<Record<string, (matter: BarcodeMatter) => string>> = {
  number: ({ number }) => number,
  digits: ({ number }) => number.replaceAll(/\D/g, '').slice(0, 8),
  theirs: ({ theirs }) => (theirs ?? '').replaceAll(/\D/g, '').slice(-theirDigits).padStart(theirDigits, '0'),
  piece: pieceDigits,
}

/** The barcode; a set without {piece} in the pattern has it behind. */
export function barcodeFrom(pattern: string, matter: BarcodeMatter): string {
  const filled = pattern.replaceAll(/\{(\w+)\}/g, (all: string, name: string) => fills[name]?.(matter) ?? all)
  if (matter.pieces < 2 || pattern.includes('{piece}')) return filled
  return /^\d+$/.test(filled) ? filled + pieceDigits(matter) : `${filled}-${matter.piece}`
}

const one: BarcodeMatter = { number: 'B26004217K', theirs: '212345678', piece: 1, pieces: 1 }
export const exampleBarcode = (pattern: string): string => barcodeFrom(pattern, one)

/** Why a pattern cannot be used, or null. An empty one is none: our number stands for the piece. */
export function faultOfBarcode(pattern: string): string | null {
  if (pattern === '') return null
  const names = [...pattern.matchAll(/\{(\w*)\}/g)].map((found) => found[1] ?? '')
  const strange = names.find((name) => !Object.hasOwn(fills, name))
  if (strange !== undefined) return `has no {${strange}}: use {number}, {digits}, {theirs} or {piece}`
  if (!/^[A-Za-z0-9-]*$/.test(pattern.replaceAll(/\{\w+\}/g, ''))) return 'takes letters, digits and hyphens'
  if (!names.includes('number') && !names.includes('digits'))
    return 'needs {number} or {digits}, or two pieces get the same'
  const { length } = barcodeFrom(pattern, { ...one, piece: 12, pieces: 12 })
  return length > mostCharacters ? `comes to ${length} characters; ${mostCharacters} fit` : null
}
