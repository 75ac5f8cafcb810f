// Dates as Polaris writes them in JSON, by the server's setting JSONDateFormat: /Date(1642625411380-0500)/, or ISO
// with or without an offset. Some pages of the manual still show the year 1 for "none".

/** A moment; null for none. `timeZone` is where a date without an offset is meant. */
export function readDate(text: string | null | undefined, timeZone: string): Date | null {
  if (text === null || text === undefined || text === '') return null
  const microsoft = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/.exec(text)
  // The number counts from 1970 in UTC; the offset only says how it was shown.
  if (microsoft) return sensible(new Date(Number(microsoft[1])))
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(text)
  if (!iso) return null
  const [, day = '', time = '00:00:00', offset] = iso
  if (day.startsWith('0001')) return null
  const local = `${day}T${time}`
  try {
    return sensible(
      offset === undefined
        ? new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds)
        : new Date(
            Temporal.Instant.from(`${local}${offset.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`).epochMilliseconds,
          ),
    )
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** The calendar day there; a due date is one. */
export function readDay(text: string | null | undefined, timeZone: string): string | null {
  const at = readDate(text, timeZone)
  if (!at) return null
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/** A day as calls take it. */
export const writeDay = (day: string): string => `${day}T00:00:00`

const sensible = (date: Date): Date | null => (date.getUTCFullYear() < 1800 ? null : date)
