// Codes one slip away from what was read: a wrong character, or two neighbors swapped. What nobody knows is often one
// of ours, smudged or typed.
import { makeNumber, readNumber } from './request-number.ts'

const digits = '0123456789'
const longest = 24

/** Every code of the same length that differs by one digit or one swap of neighbors; none for long or short texts. */
export function nearCodes(code: string): readonly string[] {
  const bare = code.replaceAll(/[-\s]/g, '').toUpperCase()
  if (bare.length < 6 || bare.length > longest) return []
  const near = new Set<string>()
  for (let at = 0; at < bare.length; at += 1) {
    const [before, here, after] = [bare.slice(0, at), bare.charAt(at), bare.slice(at + 1)]
    if (digits.includes(here)) for (const digit of digits) near.add(before + digit + after)
    if (after !== '') near.add(before + after.charAt(0) + here + after.slice(1))
  }
  near.delete(bare)
  return [...near]
}

/** The numbers of ours that lie one slip away; of what looks like one of ours, any check character. */
export function nearNumbers(code: string): readonly string[] {
  const bare = code.replaceAll(/[-\s]/g, '').toUpperCase()
  if (!/^[BLF0-9]\d{8}[0-9A-Z]$/.test(bare)) return []
  const letters = ['B', 'L', 'F'].map((letter) => letter + bare.slice(1))
  const checks = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((check) => bare.slice(0, 9) + check)
  return [...new Set([...nearCodes(bare), ...letters, ...checks])].filter(
    (one) => one !== bare && readNumber(one) === one,
  )
}

/** The numbers of ours that lack their letter, their check character or both: 'B-26-004217', '26004217'. */
export function numbersWithoutEnds(code: string): readonly string[] {
  const match = /^([BLF])?(\d{2})(\d{6})([0-9A-Z])?$/.exec(code.replaceAll(/[-\s]/g, '').toUpperCase())
  const [, letter, year, running, check] = match ?? []
  if (match === null || (letter !== undefined && check !== undefined)) return []
  return (['B', 'L', 'F'] as const)
    .filter((one) => letter === undefined || one === letter)
    .map((one) => makeNumber(one, Number(year), Number(running)))
    .filter((number) => check === undefined || number.endsWith(check))
}

/** What may be a piece of one of our numbers: four or more of its characters in a row. Null for anything else. */
export function partOfNumber(code: string): string | null {
  const bare = code.replaceAll(/[-\s]/g, '').toUpperCase()
  return /^(?=.{4,9}$)[BLF]?\d{3,8}[0-9A-Z]?$/.test(bare) ? bare : null
}
