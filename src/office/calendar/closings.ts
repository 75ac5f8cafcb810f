// Closings of the office and of libraries: noted by hand, from a mail, from a calendar file.
import { readSpans, type ReadSpan } from '../../domain/calendar/read-span.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { addDays, dayOf } from '../../domain/values/days.ts'
import {
  addClosure,
  closureOfMail,
  ownClosures,
  removeClosureById,
  type ClosureRow,
  type KeptClosure,
} from '../../store/closures.ts'
import { libraryById } from '../../store/libraries.ts'
import { librariesOfAddresses, messageById, type MessageRecord } from '../../store/messages.ts'
import type { Db, Tx } from '../../store/open.ts'
import { today, type Office } from '../context.ts'
import { readIcs, type IcsSpan } from './read-ics.ts'

const longestReason = 100

/** Unlike a plain closing it may lie within another, or be only some days of the week. */
export const noteClosing = (office: Office, libraryId: number | null, closing: ClosureRow): Promise<Answer<null>> =>
  office.store.transact(async (tx) => {
    if (libraryId !== null && !(await libraryById(tx, libraryId))) return refuse('library-not-found')
    if (closing.endsOn < closing.startsOn)
      return refuse('bad-details', { field: 'Until', problem: 'lies before the first day' }, 'endsOn')
    if (closing.endsOn < today(office))
      return refuse('bad-details', { field: 'Until', problem: 'has passed' }, 'endsOn')
    if (isKept(await ownClosures(tx, libraryId, closing.startsOn), closing))
      return refuse('bad-details', { field: 'From', problem: 'these days are closed already' }, 'startsOn')
    await addClosure(tx, libraryId, closing)
    return done(null)
  })

export const takeOutClosing = (office: Office, id: number): Promise<Answer<null>> =>
  office.store.transact(async (tx) => ((await removeClosureById(tx, id)) ? done(null) : refuse('closing-not-found')))

const isKept = (kept: readonly KeptClosure[], { startsOn, endsOn, weekdays }: ClosureRow): boolean =>
  kept.some(
    (one) =>
      one.startsOn <= startsOn &&
      endsOn <= one.endsOn &&
      (one.weekdays === null || (weekdays?.every((day) => one.weekdays?.includes(day)) ?? false)),
  )

// — from a mail —

export interface ClosingInMail {
  readonly library: { readonly id: number; readonly name: string }
  readonly spans: readonly ReadSpan[]
  /** It has been kept. */
  readonly isKept: boolean
}

/** What a mail of a library we know says of days on which it is closed; null: nothing, or nobody we know. */
export async function closingInMail(
  office: Office,
  db: Db | Tx,
  mail: Pick<MessageRecord, 'id' | 'subject' | 'text' | 'from_address' | 'sent_at' | 'received_at'>,
): Promise<ClosingInMail | null> {
  const spans = readSpans(`${mail.subject}\n\n${withoutQuoted(mail.text)}`, sentDay(office, mail))
  if (spans.length === 0 || mail.from_address === null) return null
  const [library, another] = await librariesOfAddresses(db, [mail.from_address.toLowerCase()])
  if (!library || another) return null
  return {
    library: { id: library.id, name: library.name },
    spans,
    isKept: (await closureOfMail(db, mail.id)) !== null,
  }
}

/** Its own words, not what it answers to. */
const withoutQuoted = (text: string): string =>
  text.replace(
    /^(>.*|-{2,} ?Original Message[\s\S]*|On .{5,200} wrote:\s*$[\s\S]*|From: .+\n(Sent|Date): [\s\S]*)/m,
    '',
  )

function sentDay(office: Office, { sent_at, received_at }: Pick<MessageRecord, 'sent_at' | 'received_at'>): string {
  const { timeZone } = office.settings()
  // A sender's clock may be anything.
  const sent = sent_at !== null && sent_at < received_at ? sent_at : received_at
  return dayOf(sent, timeZone)
}

/** Keeps what the mail says as its library's closing, with its words as the reason. */
export const keepClosingOfMail = (office: Office, messageId: number): Promise<Answer<ClosingInMail>> =>
  office.store.transact(async (tx) => {
    const mail = await messageById(tx, messageId)
    if (!mail) return refuse('mail-not-found')
    const found = await closingInMail(office, tx, mail)
    if (!found) return refuse(mail.from_address === null ? 'mail-no-library' : 'no-span-in-mail')
    const kept = await ownClosures(tx, found.library.id, '0001-01-01')
    for (const { startsOn, endsOn, words } of found.spans) {
      const closing = { startsOn, endsOn, reason: words.slice(0, longestReason), messageId }
      if (!isKept(kept, closing)) await addClosure(tx, found.library.id, closing)
    }
    return done({ ...found, isKept: true })
  })

// — from a calendar file —

export interface ImportLine extends Omit<IcsSpan, 'isPart'> {
  readonly is: 'new' | 'known' | 'part'
  /** Of what was noted now. */
  readonly closureId: number | null
}

/** Reads a calendar file as closings; with `keep`, those that are new are noted. Repeated events two years on. */
export const importIcs = (
  office: Office,
  { libraryId, text, keep }: { readonly libraryId: number | null; readonly text: string; readonly keep: boolean },
): Promise<Answer<readonly ImportLine[]>> =>
  office.store.transact(async (tx) => {
    if (libraryId !== null && !(await libraryById(tx, libraryId))) return refuse('library-not-found')
    const from = today(office)
    const window = { from, until: addDays(from, 731), timeZone: office.settings().timeZone }
    const read = readIcs(text, window)
    if (!read.ok) return read
    const kept = await ownClosures(tx, libraryId, '0001-01-01')
    const lines: ImportLine[] = []
    for (const { isPart, ...span } of read.value) {
      const is = isPart ? 'part' : isKept(kept, { ...span, reason: null }) ? 'known' : 'new'
      const closureId = keep && is === 'new' ? await addClosure(tx, libraryId, closingOf(span)) : null
      lines.push({ ...span, is, closureId })
    }
    return done(lines)
  })

const closingOf = ({ startsOn, endsOn, words, uid }: Omit<IcsSpan, 'isPart'>): ClosureRow => ({
  startsOn,
  endsOn,
  reason: words === '' ? null : words,
  uid: uid.slice(0, 500),
})
