// A mail as it has been read, and how it is kept: once, in one transaction with how far the mailbox has been read.
import { createHash } from 'node:crypto'
import { insertMessage, keepPlace, placeOf } from '../../store/messages.ts'
import { announceAll } from '../../store/announce.ts'
import type { Office } from '../context.ts'

export interface MailPart {
  readonly name: string
  readonly type: string
  readonly content: Uint8Array
}
export interface IncomingMail {
  readonly messageId: string | null
  readonly fromName: string | null
  readonly fromAddress: string | null
  readonly to: readonly string[]
  readonly subject: string
  readonly sentAt: Date | null
  readonly text: string
  /** As they came, a line each. */
  readonly headers: string
  readonly parts: readonly MailPart[]
  /** Why it could not be read as mails are; then `raw` is all there is. */
  readonly trouble: string | null
}
export interface ArrivedMail {
  readonly uid: number
  readonly raw: Uint8Array
  readonly bytes: number
  readonly receivedAt: Date
  readonly mail: IncomingMail
}
export interface MailPlace {
  readonly uidValidity: string
  readonly firstUid: number
  readonly lastUid: number
}
/** What a mailbox's connector may ask of the office. */
export interface MailDesk {
  place(mailbox: string): Promise<MailPlace | null>
  /** Where reading begins: for a mailbox seen first, or numbered anew. */
  begin(mailbox: string, place: MailPlace): Promise<void>
  /** Keeps a mail and how far has been read; true when it was not known. */
  keep(mailbox: string, place: MailPlace, arrived: ArrivedMail): Promise<boolean>
}

export function mailDesk(office: Office): MailDesk {
  const { store } = office
  return {
    place: (mailbox) => placeOf(store.db, mailbox),
    begin: (mailbox, place) => store.transact((tx) => keepPlace(tx, mailbox, place)),
    keep: (mailbox, place, arrived) =>
      store.transact(async (tx) => {
        const isNew = await insertMessage(tx, rowOf(mailbox, arrived, office.clock.now()), arrived.mail.parts)
        await keepPlace(tx, mailbox, { ...place, lastUid: Math.max(place.lastUid, arrived.uid) })
        if (isNew) await announceAll(tx)
        return isNew
      }),
  }
}

/** The database takes no zero character, in no text. */
const clean = (text: string): string => text.replaceAll('\0', '\uFFFD')

function rowOf(mailbox: string, { raw, bytes, receivedAt, mail }: ArrivedMail, now: Date) {
  return {
    key: keyOf(mail, raw),
    mailbox,
    message_id: mail.messageId === null ? null : clean(mail.messageId).slice(0, 998),
    from_name: mail.fromName === null ? null : clean(mail.fromName).slice(0, 500),
    from_address: mail.fromAddress === null ? null : clean(mail.fromAddress).slice(0, 500),
    to_addresses: mail.to.map((one) => clean(one).slice(0, 500)),
    subject: clean(mail.subject).slice(0, 2000),
    sent_at: mail.sentAt,
    // A clock that is ahead there makes no mail from tomorrow here.
    received_at: receivedAt > now ? now : receivedAt,
    text: clean(mail.text),
    headers: clean(mail.headers),
    bytes,
    trouble: mail.trouble,
    raw: mail.trouble === null ? null : Buffer.from(raw),
    state: 'unread' as const,
  }
}

/** Some programs give every mail the same Message-ID: what else tells mails apart counts too. */
function keyOf({ messageId, fromAddress, subject, sentAt }: IncomingMail, raw: Uint8Array): string {
  const hash = createHash('sha256')
  if (messageId === null) hash.update(raw)
  else hash.update(JSON.stringify([messageId, fromAddress, subject, sentAt?.toISOString() ?? null]))
  return hash.digest('hex')
}
