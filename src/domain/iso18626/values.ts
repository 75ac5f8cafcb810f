/**
 * Dates, amounts and numbers as partners write them, brought to one form: instants in UTC, money in whole cents. Forms
 * that the schema forbids but partners send (`+0000`, a bare day) are understood and named in a note.
 */

import { dayOf } from '../values/days.ts'

export interface Understood<T> {
  readonly value: T
  /** What was bent to understand it. */
  readonly note?: string
}

const instant = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?)?(Z|[+-]\d\d:?\d\d)?$/

/** An instant in UTC; null if the text is none. */
export function readDateTime(text: string): Understood<string> | null {
  const parts = instant.exec(text.trim())
  if (!parts) return null
  const [, year = '', month = '', day = '', hour, minute = '00', second = '00', fraction, zone] = parts
  const digits = fraction === undefined ? '' : `.${fraction.slice(0, 9)}`
  // The schema allows midnight to be written as the end of its day.
  const isDayEnd = hour === '24' && minute === '00' && second === '00' && !/[1-9]/.test(digits)
  const time = isDayEnd ? '00:00:00' : `${hour ?? '00'}:${minute}:${second}${digits}`
  try {
    const read = Temporal.Instant.from(`${year}-${month}-${day}T${time}${zone ?? 'Z'}`)
    const value = (isDayEnd ? read.add({ hours: 24 }) : read).toString()
    // A zone can push the year out of what the schema's dates can say.
    if (!/^(?!0000)\d{4}-/.test(value)) return null
    const note = noteOf(hour, parts[6], zone)
    return note === null ? { value } : { value, note }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function noteOf(hour: string | undefined, second: string | undefined, zone: string | undefined): string | null {
  if (hour === undefined) return 'a day without a time, taken as its midnight in UTC'
  if (second === undefined) return 'a time without seconds'
  if (zone === undefined) return 'a time without a zone, taken as UTC'
  if (zone !== 'Z' && !zone.includes(':')) return 'a zone without a colon'
  return null
}

/** The calendar day of a partner's instant in a time zone; undefined where it is none anybody means, such as the year 1. */
export function dayTold(instant: string | undefined, timeZone: string): string | undefined {
  if (instant === undefined || !/^(?:1[5-9]|[2-8]\d)\d\d-/.test(instant)) return undefined
  return dayOf(new Date(instant), timeZone)
}

/** An amount in whole cents; null if the text is no amount or beyond counting. */
export function readCents(text: string): Understood<number> | null {
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.trim())
  if (!parts) return null
  const [, sign = '', whole = '', fraction = ''] = parts
  if (whole === '' && fraction === '') return null
  const rounded = Number(`${whole}${fraction.padEnd(2, '0').slice(0, 2)}`) + (Number(fraction[2] ?? '0') >= 5 ? 1 : 0)
  if (!Number.isSafeInteger(rounded)) return null
  const value = sign === '-' && rounded !== 0 ? -rounded : rounded
  return /[1-9]/.test(fraction.slice(2)) ? { value, note: 'an amount finer than cents, rounded' } : { value }
}

/** Cents as the schema's decimal, always with two places. */
export function decimalOf(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

export function readInteger(text: string): number | null {
  const trimmed = text.trim()
  if (!/^[+-]?\d+$/.test(trimmed)) return null
  const value = Number(trimmed)
  if (!Number.isSafeInteger(value)) return null
  return value === 0 ? 0 : value
}

export function readBoolean(text: string): boolean | null {
  const trimmed = text.trim()
  if (trimmed === 'true' || trimmed === '1') return true
  if (trimmed === 'false' || trimmed === '0') return false
  return null
}

const notXml = new RegExp('[^\\t\\n\\r\\u{20}-\\u{D7FF}\\u{E000}-\\u{FFFD}\\u{10000}-\\u{10FFFF}]', 'gu')

/** A text that XML 1.0 can carry: each character it forbids, and each half of one, becomes the replacement sign. */
export function carriable(text: string): string {
  return text.replace(notXml, '\u{FFFD}')
}
