// Dates as the service writes them: yyyy-MM-dd'T'HH:mm:ss.SSS+0000, an offset without its colon. Also read: a blank for
// the T, milliseconds since 1970, a day alone.
import { numberOf, textOf } from './body.ts'

export function readInstant(value: unknown): Date | null {
  const ms = numberOf(value)
  if (ms !== null) return ms > 10_000_000_000 ? new Date(ms) : null
  const text = textOf(value)
  if (text === null) return null
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?\s*(Z|[+-]\d\d:?\d\d)?$/.exec(text)
  if (!parts) return null
  const [, day = '', time = '00:00:00', zone = 'Z'] = parts
  const at = Date.parse(`${day}T${time}${zone.replace(/([+-]\d\d):?(\d\d)/, '$1:$2')}`)
  return Number.isNaN(at) ? null : new Date(at)
}

/** A day: midnight as written is that day wherever one stands; any other time is a moment in `timeZone`. */
export function readDay(value: unknown, timeZone: string): string | null {
  const at = readInstant(value)
  if (at === null) return null
  const text = textOf(value) ?? ''
  const isMidnight = /^\d{4}-\d\d-\d\d(?:[T ]00:00(?::00(?:\.0+)?)?\s*(?:Z|[+-]\d\d:?\d\d)?)?$/.test(text)
  return isMidnight
    ? text.slice(0, 10)
    : Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

export const writeDay = (day: string): string => `${day}T00:00:00.000+0000`
export const writeInstant = (at: Date): string => at.toISOString().replace('Z', '+0000')
