// Whether an address that a message names is the one on record, however either is written: the same postal code, and the
// same number of the house.
import { addressLines, type AddressLines } from '../worklist/step.ts'

export function isSameAddress(lines: readonly string[], record: AddressLines): boolean {
  const [told, known] = [lines.join(' '), addressLines(record).join(' ')]
  const [code, ours] = [postcodeIn(told), postcodeIn(known)]
  if (code === null || code !== ours) return false
  const numbers = numbersIn(known, ours)
  const theirs = numbersIn(told, code)
  return theirs.length === 0 || numbers.length === 0 || theirs.some((one) => numbers.includes(one))
}

/** US five digits, the four behind them left out; Canadian codes without their blank. */
function postcodeIn(text: string): string | null {
  const us = [...text.matchAll(/(?<![\d-])(\d{5})(?:-\d{4})?(?!\d)/g)].at(-1)?.[1]
  return us ?? /\b([a-z]\d[a-z])\s?(\d[a-z]\d)\b/i.exec(text)?.slice(1).join('').toUpperCase() ?? null
}
const numbersIn = (text: string, postcode: string): readonly string[] =>
  (text.match(/\d+/g) ?? []).filter((one) => one !== postcode && one.length < 6)
