export type JsonDateFormat = 'Microsoft' | 'ISO'

/** "/Date(1642625411380-0500)/" or "2022-01-04T14:58:32-0400": the server's setting JSONDateFormat. */
export function jsonDate(date: Date, format: JsonDateFormat, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(zone)
  const offset = local.offset.replace(':', '')
  if (format === 'Microsoft') return `/Date(${date.getTime()}${offset})/`
  return local.toPlainDateTime().toString({ smallestUnit: 'second' }) + offset
}

/** XML dates are local and name no zone. */
export function xmlDate(date: Date, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(zone).toPlainDateTime()
  const text = local.toString({ smallestUnit: 'millisecond' })
  return text.replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') ? '' : zeros)).replace(/(\.\d*?)0+$/, '$1')
}

/** Reads every form a client may send; without a zone it is local time. */
export function readDate(text: string, zone: string): Date | null {
  const microsoft = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/.exec(text)
  if (microsoft) return new Date(Number(microsoft[1]))
  const iso = text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')
  try {
    if (/(Z|[+-]\d{2}:\d{2})$/i.test(iso)) return new Date(Temporal.Instant.from(iso).epochMilliseconds)
    const plain = Temporal.PlainDateTime.from(iso)
    return new Date(plain.toZonedDateTime(zone).epochMilliseconds)
  } catch {
    return readUsDate(text, zone)
  }
}

function readUsDate(text: string, zone: string): Date | null {
  const found = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  if (!found) return null
  try {
    const day = Temporal.PlainDate.from({ year: Number(found[3]), month: Number(found[1]), day: Number(found[2]) })
    return new Date(day.toZonedDateTime(zone).epochMilliseconds)
  } catch {
    return null
  }
}

/** The last second of a day some days on: when a loan is due. */
export function endOfDay(from: Date, days: number, zone: string): Date {
  const day = Temporal.Instant.fromEpochMilliseconds(from.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .add({ days })
  return new Date(day.toZonedDateTime({ timeZone: zone, plainTime: '23:59:59' }).epochMilliseconds)
}
