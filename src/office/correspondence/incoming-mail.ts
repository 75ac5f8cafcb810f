// A mail is kept once, in one transaction with how far the mailbox has been read.
import { createHash } from 'node:crypto'
import { insertMessage, keepPlace, placeOf } from '../../store/messages.ts'
import { announceAll } from '../../store/announce.ts'
import type { Office } from '../context.ts'
import type { ArrivedMail, IncomingMail, MailDesk } from '../mail-port.ts'

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
