import type { InboxItem, InboxMail } from '../../contract/inbox.ts'
import { refuse } from '../../domain/refusal.ts'
import { knownState } from '../../domain/lifecycle/standing.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { closingInMail, keepClosingOfMail } from '../../office/calendar/closings.ts'
import type { Office } from '../../office/context.ts'
import { archiveMail, linkMail, requestsNamed, returnMail } from '../../office/correspondence/inbox.ts'
import { strangerWords } from '../../office/mailroom/stranger-words.ts'
import { keptStrangers } from '../../store/strangers.ts'
import { strangersInMails } from '../../office/receiving/strangers-in-mail.ts'
import { countWaiting, messageById, partById, partsOf, settledMessages, waitingMessages } from '../../store/messages.ts'
import { requestRow } from '../../store/requests/find.ts'
import { orRefuse, refusalError } from './answer.ts'
import { os } from './base.ts'

const mostListed = 500
const mostSettled = 100

export const inboxRoutes = {
  count: os.inbox.count.handler(async ({ context: { office } }) => {
    const { count, oldest } = await countWaiting(office.store.db)
    return { count, oldest: oldest?.toISOString() ?? null }
  }),
  list: os.inbox.list.handler(async ({ context: { office } }) => {
    const { db } = office.store
    const [waiting, settled] = await Promise.all([waitingMessages(db, mostListed), settledMessages(db, mostSettled)])
    return { waiting: waiting.map(itemOf), settled: settled.map(itemOf) }
  }),
  get: os.inbox.get.handler(async ({ input: { messageId }, context: { office } }) => mailOf(office, messageId)),
  part: os.inbox.part.handler(async ({ input: { messageId, partId }, context: { office } }) => {
    const part = await partById(office.store.db, messageId, partId)
    if (!part) throw refusalError(refuse('mail-not-found'))
    // Whatever it says it is: it is to be saved, never shown by us.
    return new File([new Uint8Array(part.content)], part.name, { type: 'application/octet-stream' })
  }),
  link: os.inbox.link.handler(async ({ input, context: { office, asker } }) => {
    const { messageId, requestId, note } = input
    orRefuse(await linkMail(office, { messageId, requestId, by: asker.actor, ...(note === undefined ? {} : { note }) }))
    return { messageId }
  }),
  keepClosing: os.inbox.keepClosing.handler(async ({ input: { messageId }, context: { office } }) => {
    orRefuse(await keepClosingOfMail(office, messageId))
    return { messageId }
  }),
  archive: os.inbox.archive.handler(async ({ input: { messageId }, context: { office } }) => {
    orRefuse(await archiveMail(office, messageId))
    return { messageId }
  }),
  reopen: os.inbox.reopen.handler(async ({ input: { messageId }, context: { office } }) => {
    orRefuse(await returnMail(office, messageId))
    return { messageId }
  }),
}

type Listed = Awaited<ReturnType<typeof waitingMessages>>[number]

const itemOf = (one: Listed): InboxItem => ({
  id: one.id,
  from: one.from_name ?? one.from_address ?? 'Unknown sender',
  subject: one.subject,
  receivedAt: one.received_at.toISOString(),
  state: one.state,
  words: one.words ?? one.trouble,
  requestId: one.request_id,
})

async function mailOf(office: Office, messageId: number): Promise<InboxMail> {
  const { db } = office.store
  const one = await messageById(db, messageId)
  if (!one) throw refusalError(refuse('mail-not-found'))
  const parts = await partsOf(db, messageId)
  const strangers = await strangersInMails(db, await keptStrangers(db), [one])
  const closing = await closingInMail(office, db, one)
  const named = one.request_id === null ? await requestsNamed(db, `${one.subject}\n${one.text}`) : [one.request_id]
  const rows = (await Promise.all(named.map((id) => requestRow(db, id)))).filter((row) => row !== undefined)
  return {
    ...itemOf(one),
    fromAddress: one.from_address,
    to: one.to_addresses,
    sentAt: one.sent_at?.toISOString() ?? null,
    bytes: one.bytes,
    ...foldQuoted(one.text),
    headers: one.headers,
    trouble: one.trouble,
    parts,
    strangers: strangers.map(({ stranger, why }) => ({
      id: stranger.id,
      number: stranger.number,
      words: strangerWords(stranger),
      why,
    })),
    closing: closing && { ...closing, spans: [...closing.spans] },
    requests: rows.map((row) => ({
      requestId: row.id,
      number: writeNumber(row.number),
      title: row.title,
      stateLabel: knownState(row, row.state)?.label ?? row.state,
    })),
  }
}

/** What is answered to stands below a line of its own, or with > before it. */
function foldQuoted(text: string): Pick<InboxMail, 'text' | 'quoted'> {
  const at = text.search(/^(>|-{2,} ?Original Message|On .{5,200} wrote:\s*$|From: .+\n(Sent|Date): )/m)
  const words = at > 0 ? text.slice(0, at).trimEnd() : ''
  return words === '' ? { text: text.trim(), quoted: null } : { text: words.trim(), quoted: text.slice(at).trim() }
}
