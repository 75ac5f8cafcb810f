// A paper on which not all of a lender's terms have room: so many of them, and how many more there are.
import type { Sheet } from './sheet.ts'

export const termCount = ({ terms, homeward }: Sheet): number => terms.length + homeward.length

export function withSomeTerms(sheet: Sheet, shown: number): Sheet {
  const { terms: all, homeward } = sheet
  if (shown >= termCount(sheet)) return sheet
  const more = `… and ${termCount(sheet) - shown} more: ask the ILL office`
  return shown < all.length
    ? { ...sheet, terms: [...all.slice(0, shown), more], homeward: [] }
    : { ...sheet, homeward: [...homeward.slice(0, shown - all.length), more] }
}
