// Takes in what is new in the mailbox's folder, one by one in the order it came. Each is kept, together with how far
// has been read, before the next is fetched: wherever this stops, it goes on there.
import type { ImapFlow } from 'imapflow'
import type { MailDesk, MailPlace } from '../../office/mail-port.ts'
import { ConnectorError } from '../../office/ports.ts'
import { visit } from './client.ts'
import { readMail } from './read-mail.ts'
import type { MailInConnection, MailInSettings } from './settings.ts'

export interface Taken {
  readonly new: number
  /** Come again by another road, or numbered anew by the server. */
  readonly known: number
}
/** Of a mail that is too large so much is read. */
const beginningBytes = 256 * 1024
const dayMs = 86_400_000

export const mailboxName = ({ host, user, folder }: MailInSettings): string => `${user}@${host}/${folder}`

export function takeMail(connection: MailInConnection, desk: MailDesk, now: Date): Promise<Taken> {
  const { settings } = connection
  return visit(connection, async (imap) => {
    const place = await placeIn(imap, settings, desk, now)
    const taken = await takeNew(imap, settings, desk, place)
    await tidy(imap, settings, place.firstUid, taken)
    return { new: taken.new, known: taken.known }
  })
}

async function placeIn(imap: ImapFlow, settings: MailInSettings, desk: MailDesk, now: Date): Promise<MailPlace> {
  const name = mailboxName(settings)
  const uidValidity = imap.mailbox ? imap.mailbox.uidValidity.toString() : '0'
  const kept = await desk.place(name)
  if (kept?.uidValidity === uidValidity) return kept
  // Numbered anew: everything is looked at again, and what is known is known by itself.
  const since = kept ? null : new Date(now.getTime() - settings.firstDays * dayMs)
  const found = (await imap.search(since ? { since } : { all: true }, { uid: true })) || []
  const next = imap.mailbox ? imap.mailbox.uidNext : 1
  const firstUid = found.length > 0 ? Math.min(...found) : next
  const place = { uidValidity, firstUid, lastUid: firstUid - 1 }
  await desk.begin(name, place)
  return place
}

async function takeNew(imap: ImapFlow, settings: MailInSettings, desk: MailDesk, start: MailPlace) {
  const name = mailboxName(settings)
  // “n:*” names the last mail even when it is before n.
  const uids = ((await imap.search({ uid: `${start.lastUid + 1}:*` }, { uid: true })) || [])
    .filter((uid) => uid > start.lastUid)
    .toSorted((a, b) => a - b)
  let place = start
  const count = { new: 0, known: 0 }
  for (const uid of uids) {
    const arrived = await fetchOne(imap, uid, settings)
    // Gone between the search and now: somebody moved it.
    if (arrived) count[(await desk.keep(name, place, arrived)) ? 'new' : 'known'] += 1
    place = { ...place, lastUid: uid }
  }
  return { ...count, uids, lastUid: place.lastUid }
}

async function fetchOne(imap: ImapFlow, uid: number, settings: MailInSettings) {
  const about = await imap.fetchOne(String(uid), { uid: true, size: true, internalDate: true }, { uid: true })
  if (!about) return null
  const most = settings.mostMegabytes * 1024 * 1024
  const bytes = about.size ?? 0
  const isTooLarge = bytes > most
  const found = await imap.fetchOne(
    String(uid),
    { uid: true, source: isTooLarge ? { maxLength: beginningBytes } : true },
    { uid: true },
  )
  if (!found) return null
  const raw = found.source
  if (!raw || (!isTooLarge && raw.byteLength < bytes))
    throw new ConnectorError('unreachable', 'The mail server gave half a mail; it is fetched again.')
  const mail = await readMail(raw)
  const day = about.internalDate
  return {
    uid,
    raw,
    bytes,
    receivedAt: day instanceof Date ? day : new Date(day ?? Date.now()),
    mail: isTooLarge ? { ...mail, parts: [], trouble: tooLarge(bytes, settings) } : mail,
  }
}

const tooLarge = (bytes: number, { mostMegabytes }: MailInSettings): string =>
  `This mail has ${Math.ceil(bytes / 1024 / 1024)} MB; ${mostMegabytes} are read. Here is its beginning; the whole is in the mailbox.`

/**
 * What has been kept is put away in the mailbox. What was missed the last time is moved too; marked as seen is only
 * what came now, for people may mark a mail as unread again.
 */
async function tidy(
  imap: ImapFlow,
  { after, moveTo }: MailInSettings,
  firstUid: number,
  taken: { readonly uids: readonly number[]; readonly lastUid: number },
): Promise<void> {
  if (after === 'seen' && taken.uids.length > 0) await imap.messageFlagsAdd([...taken.uids], ['\\Seen'], { uid: true })
  if (after !== 'move' || taken.lastUid < firstUid) return
  const left = (await imap.search({ uid: `${firstUid}:${taken.lastUid}` }, { uid: true })) || []
  if (left.length === 0) return
  await imap.mailboxCreate(moveTo)
  await imap.messageMove(left, moveTo, { uid: true })
}
