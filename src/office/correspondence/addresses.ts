// The addresses of our pages as people outside get them: signed, and good until a day.
import { addDays, startOfDay } from '../../domain/values/days.ts'
import { today, type Office } from '../context.ts'
import type { LinkTo } from './links.ts'

/** A loan may go on for half a year; its page goes with it. */
const statusDays = 180
/** A line of a morning's mail is answered in the same days, or asked anew. */
export const answerDays = 7

export const statusAddress = (office: Office, requestId: number, libraryId: number): string | null =>
  addressFor(office, '/status', { kind: 'status', requestId, libraryId }, statusDays)

export const answerAddress = (office: Office, to: Omit<Extract<LinkTo, { kind: 'answer' }>, 'kind'>): string | null =>
  addressFor(office, '/answer', { kind: 'answer', ...to }, answerDays)

function addressFor(office: Office, path: string, to: LinkTo, days: number): string | null {
  const { origin, links } = office.correspondence
  const base = origin()
  // To the end of a day: the same address all day long.
  const endsAt = startOfDay(addDays(today(office), days + 1), office.settings().timeZone)
  return base === null ? null : `${base}${path}/${links.sign(to, endsAt)}`
}
