// What a service asks beside its postage: for a declared value and for a signature. Keyed with the office's own rate
// tables; else as the program has it.
import { dollars, shortDecimals } from '../../values/money.ts'
import type { ServiceId } from '../services.ts'
import { builtInExtras } from './built-in.ts'
import type { RateTable } from './rate-table.ts'

export interface Extras {
  /** Value covered without a fee. */
  readonly includedCents: number
  readonly value: ValueFee
  /** Null: no fee is known, or it is not to be had. */
  readonly signatureCents: number | null
}
/** The fee for a value above what is free. Without any bracket there is none. */
export type ValueFee =
  | { readonly kind: 'brackets'; readonly brackets: readonly Bracket[] }
  | {
      readonly kind: 'per_hundred'
      /** For each started 100 dollars, and at least. */
      readonly cents: number
      readonly leastCents: number
      /** No value above this is taken. */
      readonly upToCents: number
      /** The hundreds of the whole value count, as with UPS and FedEx; else those above what is free. */
      readonly isOfWhole: boolean
    }
export interface Bracket {
  readonly upToCents: number
  readonly feeCents: number
}
export interface DatedExtras extends Extras {
  readonly service: ServiceId
  readonly from: string
}

/** Those begun last of what is keyed with tables of that day and what the program has; at the same day what is keyed. */
export function extrasOn(tables: readonly RateTable[], service: ServiceId, day: string): DatedExtras | null {
  const keyed = tables.flatMap(({ from, until, extras, service: own }) =>
    extras !== null && (until === null || day <= until) ? [{ ...extras, service: own, from }] : [],
  )
  return (
    [...keyed, ...builtInExtras]
      .filter((one) => one.service === service && one.from <= day)
      .toSorted((a, b) => (a.from === b.from ? 0 : a.from < b.from ? 1 : -1))[0] ?? null
  )
}

/** The fee for a value; null: none is known. */
export function valueFee(extras: Extras | null, cents: number): number | null {
  if (cents <= (extras?.includedCents ?? 0)) return 0
  return extras === null ? null : (bracketsUpTo(extras, cents).find((one) => cents <= one.upToCents)?.feeCents ?? null)
}

/** No value above this is taken; null: nothing is keyed for values beyond what is free. */
export function highestValue(extras: Extras | null): number | null {
  if (extras === null) return null
  const { value } = extras
  return value.kind === 'per_hundred' ? value.upToCents : (value.brackets.at(-1)?.upToCents ?? null)
}

/** For value and signature together; null: one of them is not known. */
export function feesFrom(
  extras: Extras | null,
  { insuredCents, signature }: { readonly insuredCents: number; readonly signature: boolean },
): number | null {
  const value = valueFee(extras, insuredCents)
  const signed = signature ? (extras?.signatureCents ?? null) : 0
  return value === null || signed === null ? null : value + signed
}

const hundred = 10_000

/** As brackets, the last of which takes in `mostCents` where the service goes so high. */
export function bracketsUpTo({ includedCents, value }: Extras, mostCents: number): readonly Bracket[] {
  if (value.kind === 'brackets') return value.brackets
  const { cents, leastCents, upToCents, isOfWhole } = value
  const free = isOfWhole ? 0 : includedCents
  const brackets: Bracket[] = []
  const last = Math.min(mostCents, upToCents)
  for (let count = Math.floor((includedCents - free) / hundred) + 1; free + (count - 1) * hundred < last; count += 1) {
    const feeCents = Math.max(leastCents, count * cents)
    const bracket = { upToCents: Math.min(free + count * hundred, upToCents), feeCents }
    if (brackets.at(-1)?.feeCents === feeCents) brackets.pop()
    brackets.push(bracket)
  }
  return brackets
}

/** What cannot be so; null: nothing. */
export function extrasFault({ includedCents, value }: Extras): { name: string; field: string; problem: string } | null {
  if (value.kind === 'per_hundred')
    return value.upToCents > includedCents
      ? null
      : { name: 'upTo', field: 'No value above', problem: 'must be above what is free' }
  const steps = [includedCents, ...value.brackets.map((one) => one.upToCents)]
  return steps.every((one, index) => index === 0 || one > (steps[index - 1] ?? 0))
    ? null
    : { name: 'brackets', field: 'Brackets', problem: 'must rise from line to line, the first above what is free' }
}

/** In words, as the list of rate tables shows them. */
export function extrasWords({ includedCents, value, signatureCents }: Extras): string {
  const free = includedCents > 0 ? `Free to $${shortDecimals(includedCents)}` : 'Nothing free'
  const signature = signatureCents === null ? 'not keyed' : dollars(signatureCents)
  return `${free}, then ${valueWords(value)}; signature ${signature}`
}

function valueWords(value: ValueFee): string {
  if (value.kind === 'brackets') {
    const last = value.brackets.at(-1)
    return last ? `up to ${dollars(last.feeCents)} for $${shortDecimals(last.upToCents)}` : 'not keyed'
  }
  const least = value.leastCents > value.cents ? `, at least ${dollars(value.leastCents)}` : ''
  return `${dollars(value.cents)} a started $100${least}, to $${shortDecimals(value.upToCents)}`
}
