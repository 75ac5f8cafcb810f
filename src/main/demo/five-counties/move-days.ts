// Moves the make-believe past to the visitor's days: every day and moment in it by as many days, at the same hour of the
// office's clock, and the numbers of requests and packages to the years they then fall in.
import { addDays, dayOf } from '../../../domain/values/days.ts'
import { letterFrom, makeNumber, writeNumber, type NumberLetter } from '../../../domain/values/request-number.ts'
import { timeZone } from './calendar.ts'

export interface Numbered {
  readonly number: string
  readonly createdAt: string
}
export interface Mover {
  instant(text: string): string
  day(text: string): string
  /** Days, moments and numbers wherever they stand in a text. */
  words(text: string): string
  /** The last number given out, by letter and year. */
  readonly lastNumbers: readonly { readonly letter: NumberLetter; readonly year: number; readonly last: number }[]
}

const msPerDay = 86_400_000
const isoMoment = /\b(20\d\d-\d\d-\d\d)(T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?/g
const ourNumber = /\b[BLF](?:-\d\d-\d{6}-[0-9A-Z]|\d{8}[0-9A-Z])\b|\bP\d{7,}\b/g

/** `requests` and `parcels` in the order in which they began. */
export function moverBy(days: number, requests: readonly Numbered[], parcels: readonly Numbered[]): Mover {
  const offsets = new Map<number, number>()
  const offsetAt = (ms: number): number => {
    const bucket = Math.floor(ms / msPerDay)
    const known = offsets.get(bucket)
    if (known !== undefined) return known
    const offset = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6
    offsets.set(bucket, offset)
    return offset
  }
  const moved = (text: string): Date => {
    const from = Date.parse(text)
    const to = from + days * msPerDay
    return new Date(to + offsetAt(from) - offsetAt(to))
  }
  const instant = (text: string): string => moved(text).toISOString()
  const day = (text: string): string => addDays(text, days)

  const last = new Map<string, number>()
  const nextIn = (letter: string, createdAt: string): { readonly year: number; readonly running: number } => {
    const year = Number(dayOf(moved(createdAt), timeZone).slice(0, 4))
    const running = (last.get(`${letter} ${year}`) ?? 0) + 1
    last.set(`${letter} ${year}`, running)
    return { year, running }
  }
  const numbers = new Map<string, string>()
  for (const { number, createdAt } of requests) {
    const letter = letterFrom(number)
    const { year, running } = nextIn(letter, createdAt)
    const becomes = makeNumber(letter, year, running)
    numbers.set(number, becomes)
    numbers.set(writeNumber(number), writeNumber(becomes))
  }
  const lastNumbers = [...last].map(([key, count]) => ({
    letter: letterFrom(key),
    year: Number(key.slice(2)),
    last: count,
  }))
  for (const { number, createdAt } of parcels) {
    const { year, running } = nextIn('P', createdAt)
    numbers.set(number, `P${String(year % 100).padStart(2, '0')}${String(running).padStart(5, '0')}`)
  }
  return {
    instant,
    day,
    lastNumbers,
    words: (text) =>
      text
        .replaceAll(isoMoment, (whole: string, date: string, time: string | undefined) =>
          time === undefined ? day(date) : instant(whole),
        )
        .replaceAll(ourNumber, (number) => numbers.get(number) ?? number),
  }
}
