// "15 Dec and 5 Jan", "12/15 - 1/5/27", "2026-12-15 to 2027-01-05": the two days of a span as American offices write them.
import { isDay } from '../values/days.ts'
import type { DaySpan } from './return-terms.ts'

/** The whole of `written` must be the span; a day without a year is the first one from `after` on. */
export function readDayRange(written: string, after: string): DaySpan | null {
  const found = parted.exec(withBothMonths(written.trim().replace(/[,.]$/, '')))
  const from = partsOf(found?.[1] ?? '')
  const until = partsOf(found?.[2] ?? '')
  if (!from || !until) return null
  const year = Number(after.slice(0, 4))
  const years =
    from.year !== null ? [from.year] : until.year !== null ? [until.year, until.year - 1] : [year - 1, year, year + 1]
  for (const first of years) {
    const start = dayIn(first, from)
    if (!start) continue
    const same = dayIn(until.year ?? first, until)
    const end = same && same >= start ? same : until.year === null ? dayIn(first + 1, until) : null
    if (end && end >= start && (from.year !== null || until.year !== null || end >= after))
      return { from: start, until: end }
  }
  return null
}

/** “Dec 15-20” is “Dec 15-Dec 20”. */
const withBothMonths = (written: string): string =>
  written.replace(
    new RegExp(
      String.raw`^(${weekday}(${monthName})\s*\d{1,2}(?:st|nd|rd|th)?\s*(?:-|–|—|to|through|thru)\s*)(?=\d{1,2}(?:st|nd|rd|th)?(?:,?\s*\d{4})?$)`,
      'i',
    ),
    '$1$2 ',
  )

interface Parts {
  readonly month: number
  readonly day: number
  readonly year: number | null
}
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const weekday = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?`
const monthName = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?`
const bare = String.raw`\d{4}-\d\d-\d\d|\d{1,2}\/\d{1,2}(?:\/\d{2,4})?|\d{1,2}-\d{1,2}-\d{2,4}|(?:\d{1,2}(?:st|nd|rd|th)?[\s-]+(?:of\s+)?${monthName}|${monthName}\s*\d{1,2}(?:st|nd|rd|th)?)(?:[,-]?\s*\d{4})?(?!\d)`
/** A day within a wording; it holds no group. */
export const dayWritten = String.raw`${weekday}(?:${bare})`
/** Two days within a wording; they hold no group. */
export const daysWritten = String.raw`${dayWritten}\s*(?:-|–|—|to|and|through|thru|until|till)\s*(?:${dayWritten}|\d{1,2}(?:st|nd|rd|th)?(?:,?\s*\d{4})?(?![\d/]))`
const one = String.raw`${weekday}(${bare})`
const parted = new RegExp(
  String.raw`^${one}\s*(?:-|–|—|to|and|through|thru|until|till)\s*${one}(?:\s*,?\s*(?:inclusive|please))?$`,
  'i',
)
const alone = new RegExp(String.raw`^${one}$`, 'i')

/** One day; without a year the first one from `after` on. */
export function readDay(written: string, after: string): string | null {
  const parts = partsOf(alone.exec(written.trim().replace(/[,.]$/, ''))?.[1] ?? '')
  if (!parts) return null
  const year = Number(after.slice(0, 4))
  const days = parts.year !== null ? [parts.year] : [year, year + 1]
  return days.map((of) => dayIn(of, parts)).find((day) => day !== null && (parts.year !== null || day >= after)) ?? null
}

function partsOf(given: string): Parts | null {
  const written = /[a-z]/i.test(given) ? given.replaceAll('-', ' ') : given
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(written)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }
  const slashed = /^(\d{1,2})[/-](\d{1,2})(?:[/-](\d{2}|\d{4}))?$/.exec(written)
  if (slashed) return { month: Number(slashed[1]), day: Number(slashed[2]), year: fullYear(slashed[3]) }
  const word =
    /[a-z]{3,9}(?=\.?(?:\s|,|$))/i.exec(
      written.replaceAll(/\bof\b/gi, ' ').replaceAll(/(\d)(?:st|nd|rd|th)\b/gi, '$1'),
    )?.[0] ?? ''
  const month = months.indexOf(word.slice(0, 3).toLowerCase()) + 1
  const isMonth = month > 0 && (fullNames[month - 1] ?? '').startsWith(word.toLowerCase().replace(/^sept$/, 'sep'))
  const [, day = ''] = /\b(\d{1,2})(?:st|nd|rd|th)?\b/i.exec(written) ?? []
  const [, year] = /\b(\d{4})$/.exec(written) ?? []
  return isMonth ? { month, day: Number(day), year: fullYear(year) } : null
}
const fullNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const fullYear = (written: string | undefined): number | null =>
  written === undefined ? null : written.length === 2 ? 2000 + Number(written) : Number(written)

function dayIn(year: number, { month, day }: Parts): string | null {
  const written = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isDay(written) ? written : null
}
