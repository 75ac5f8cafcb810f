// What a table asks for a declared value and a signature, as an administrator types it.
import { shortDecimals } from '../../values/money.ts'
import { readDollars } from '../meter.ts'
import type { Bracket, Extras, ValueFee } from './extras.ts'

export const feeKinds = ['per_hundred', 'brackets', 'none'] as const
export const feeKindWords: Readonly<Record<(typeof feeKinds)[number], string>> = {
  per_hundred: 'For each started $100',
  brackets: 'By brackets',
  none: 'No more is taken, or no fee is known',
}
export const noneTyped = {
  free: '100',
  kind: 'per_hundred',
  each: '',
  least: '',
  upTo: '5000',
  of: 'whole',
  brackets: '',
  signature: '',
}
export type TypedExtras = Readonly<typeof noneTyped>
export type ReadExtras =
  | { readonly ok: true; readonly extras: Extras }
  | { readonly ok: false; readonly field: string; readonly problem: string }

const no = (field: string, problem: string) => ({ ok: false, field, problem }) as const

export function readExtras(typed: TypedExtras): ReadExtras {
  const includedCents = readDollars(typed.free)
  if (includedCents === null) return no('free', amountWanted)
  const signatureCents = typed.signature.trim() === '' ? null : readDollars(typed.signature)
  if (signatureCents === null && typed.signature.trim() !== '') return no('signature', amountWanted)
  const value = readValue(typed)
  return 'kind' in value ? { ok: true, extras: { includedCents, value, signatureCents } } : value
}

function readValue(typed: TypedExtras): ValueFee | Extract<ReadExtras, { ok: false }> {
  if (typed.kind === 'none') return { kind: 'brackets', brackets: [] }
  if (typed.kind === 'brackets') return readBrackets(typed.brackets)
  const [cents, upToCents] = [readDollars(typed.each), readDollars(typed.upTo)]
  const leastCents = typed.least.trim() === '' ? 0 : readDollars(typed.least)
  if (cents === null) return no('each', amountWanted)
  if (leastCents === null) return no('least', amountWanted)
  if (upToCents === null) return no('upTo', amountWanted)
  return { kind: 'per_hundred', cents, leastCents, upToCents, isOfWhole: typed.of === 'whole' }
}

function readBrackets(text: string): ValueFee | Extract<ReadExtras, { ok: false }> {
  const brackets: Bracket[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const [upToCents = null, feeCents = null, ...more] = line.split(/[,;\t]/).map(readDollars)
    if (upToCents === null || feeCents === null || more.length > 0)
      return no('brackets', `Line ${index + 1}: a value and its fee such as 300,5.10, not “${line.trim()}”.`)
    brackets.push({ upToCents, feeCents })
  }
  return brackets.length > 0
    ? { kind: 'brackets', brackets }
    : no('brackets', 'Type at least one line such as 300,5.10.')
}
const amountWanted = 'Dollars and cents such as 5.10.'

/** As it was typed before. */
export function typedFrom({ includedCents, value, signatureCents }: Extras): TypedExtras {
  const common = { ...noneTyped, free: shortDecimals(includedCents), signature: signatureCents === null ? '' : shortDecimals(signatureCents) } // oxfmt-ignore
  if (value.kind === 'brackets') {
    const brackets = value.brackets
      .map((one) => `${shortDecimals(one.upToCents)},${shortDecimals(one.feeCents)}`)
      .join('\n')
    return { ...common, kind: brackets === '' ? 'none' : 'brackets', brackets }
  }
  return {
    ...common,
    each: shortDecimals(value.cents),
    least: value.leastCents === 0 ? '' : shortDecimals(value.leastCents),
    upTo: shortDecimals(value.upToCents),
    of: value.isOfWhole ? 'whole' : 'rest',
  }
}
