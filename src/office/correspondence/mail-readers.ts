// Rules that read mail before a person does. Each says whether a mail is its; one that nobody takes waits in the Inbox.
// A rule may be asked twice about the same mail (after a crash): what it does must be harmless the second time.
import { laterByDays } from '../../domain/values/days.ts'
import { announceAll } from '../../store/announce.ts'
import { changeMessage, contentsOf, unreadMessages, type MessageRecord } from '../../store/messages.ts'
import type { Office } from '../context.ts'
import { today } from '../context.ts'
import { ConnectorError } from '../ports.ts'
import type { IncomingMail } from '../mail-port.ts'

/** `trouble`: it is this rule's, and something about it needs a person; it waits in the Inbox with the words. */
export type MailRead =
  | { readonly is: 'taken'; readonly words: string; readonly requestId?: number }
  | { readonly is: 'trouble'; readonly words: string; readonly requestId?: number }
  | { readonly is: 'not mine' }
export interface MailReader {
  readonly name: string
  /** Throws ConnectorError when it has to be tried again later. */
  read(office: Office, mail: IncomingMail): Promise<MailRead>
}

const atOnce = 50

/** Asks the rules about every mail nobody has seen yet; answers how many there were. */
export async function readNewMail(office: Office, readers: readonly MailReader[]): Promise<number> {
  const unread = await unreadMessages(office.store.db, atOnce)
  let read = 0
  for (const message of unread) {
    const found = await ask(office, readers, message)
    if (found === 'later') continue
    await settle(office, message.id, found)
    read += 1
  }
  return read
}

async function ask(
  office: Office,
  readers: readonly MailReader[],
  message: MessageRecord,
): Promise<MailRead | 'later'> {
  const mail = await mailOf(office, message)
  for (const reader of readers) {
    try {
      const read = await reader.read(office, mail)
      if (read.is !== 'not mine') return read
    } catch (error) {
      if (error instanceof ConnectorError && error.retry) {
        office.log(`mail ${message.id}, ${reader.name}: ${error.message}`)
        return 'later'
      }
      // A rule that cannot cope leaves the mail to people, not unread for ever.
      office.log(`mail ${message.id}, ${reader.name}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`)
      const why = error instanceof ConnectorError ? error.message : 'Our own fault; the log has more.'
      return { is: 'trouble', words: `${reader.name}: ${why}` }
    }
  }
  return { is: 'not mine' }
}

async function mailOf(office: Office, message: MessageRecord): Promise<IncomingMail> {
  const parts = await contentsOf(office.store.db, message.id)
  return {
    messageId: message.message_id,
    fromName: message.from_name,
    fromAddress: message.from_address,
    to: message.to_addresses,
    subject: message.subject,
    sentAt: message.sent_at,
    text: message.text,
    headers: message.headers,
    parts: parts.map(({ name, type, content }) => ({ name, type, content })),
    trouble: message.trouble,
  }
}

const settle = (office: Office, id: number, read: MailRead): Promise<void> =>
  office.store.transact(async (tx) => {
    const now = office.clock.now()
    if (read.is === 'taken')
      await changeMessage(tx, id, {
        state: 'taken',
        words: read.words,
        request_id: read.requestId ?? null,
        settled_at: now,
        ends_on: endOf(office, read.requestId),
      })
    else
      await changeMessage(tx, id, {
        state: 'waiting',
        words: read.is === 'trouble' ? read.words : null,
        request_id: read.is === 'trouble' ? (read.requestId ?? null) : null,
      })
    await announceAll(tx)
  })

/** With a request it goes when that is forgotten; alone, as many days after it was dealt with. */
export const endOf = (office: Office, requestId?: number | null): string | null =>
  requestId === undefined || requestId === null
    ? laterByDays(new Date(`${today(office)}T12:00:00Z`), office.policy().scrubAfterDays)
        .toISOString()
        .slice(0, 10)
    : null
