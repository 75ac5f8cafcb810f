// The lines of a calendar file, looked at before it is read: its reader takes 20261324 for 24 January 2027.
import { isDay } from '../../domain/values/days.ts'

/** As RFC 5545 3.1 wants them to end: some programs end them by a carriage return alone. */
export const withPlainEnds = (text: string): string => text.replaceAll(/\r\n?/g, '\n')

export interface BadLine {
  readonly line: number
  readonly text: string
}
/** The first line that names a day or an hour that does not exist; null: there is none. */
export function badLine(text: string): BadLine | null {
  for (const { line, words } of unfolded(text)) {
    const wrong = timesIn(words).find((one) => !isTime(one))
    if (wrong !== undefined) return { line, text: wrong.slice(0, 40) }
  }
  return null
}

/** A line that begins with a space goes on from the one before (RFC 5545 3.1). */
function unfolded(text: string): readonly { readonly line: number; readonly words: string }[] {
  const found: { line: number; words: string }[] = []
  withPlainEnds(text)
    .split('\n')
    .forEach((words, index) => {
      const last = found.at(-1)
      if (last && /^[ \t]/.test(words)) last.words += words.slice(1)
      else found.push({ line: index + 1, words })
    })
  return found
}

const dated = /^(?:DTSTART|DTEND|RDATE|EXDATE|RECURRENCE-ID)(?:;[^":;]*(?:"[^"]*"[^":;]*)*)*:(?<values>.*)$/i
const ruled = /^RRULE(?:;[^:]*)?:(?:.*;)?UNTIL=(?<until>[^;]*)/i

/** Days and times in a line; of a period its length is none. */
function timesIn(line: string): readonly string[] {
  const values = dated.exec(line)?.groups?.['values'] ?? ruled.exec(line)?.groups?.['until']
  return values === undefined
    ? []
    : values
        .trim()
        .split(/[,/]/)
        .filter((one) => !/^[+-]?P/i.test(one))
}

const written = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:T(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})Z?)?$/i
function isTime(value: string): boolean {
  const found = written.exec(value.trim())?.groups
  if (!found) return false
  const { year, month, day, hour = '0', minute = '0', second = '0' } = found
  // A leap second may be written (RFC 5545 3.3.12).
  return isDay(`${year}-${month}-${day}`) && Number(hour) < 24 && Number(minute) < 60 && Number(second) <= 60
}
