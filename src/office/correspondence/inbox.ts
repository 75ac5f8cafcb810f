// The Inbox: mail no rule knew. A person links it to a request, with or without a note, or puts it away.
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { readNumber } from '../../domain/values/request-number.ts'
import type { Actor } from '../../domain/lifecycle/facts.ts'
import { announce, announceAll } from '../../store/announce.ts'
import { changeMessage, lockMessage } from '../../store/messages.ts'
import type { Db } from '../../store/open.ts'
import { requestByNumber, requestRow } from '../../store/requests/find.ts'
import { actIn } from '../act.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import type { Office } from '../context.ts'
import { endOf } from './mail-readers.ts'

/** The mail is about this request: it leaves the Inbox and stands on the request's page. */
export const linkMail = (
  office: Office,
  order: { readonly messageId: number; readonly requestId: number; readonly note?: string; readonly by: Actor },
): Promise<Answer<null>> =>
  allOrNothing(office.store, async (tx) => {
    const message = await lockMessage(tx, order.messageId)
    if (!message) return refuse('mail-not-found')
    if (!(await requestRow(tx, order.requestId))) return refuse('not-found')
    if (order.note !== undefined && order.note.trim() !== '') {
      const noted = await actIn(tx, office, {
        requestId: order.requestId,
        action: 'note',
        details: { note: order.note.trim() },
        actor: order.by,
      })
      if (!noted.ok) return noted
    }
    await changeMessage(tx, message.id, {
      state: message.state === 'taken' ? 'taken' : 'archived',
      request_id: order.requestId,
      settled_at: office.clock.now(),
      ends_on: null,
    })
    await announce(tx, order.requestId)
    await announceAll(tx)
    return done(null)
  })

/** Nothing to do about it. */
export const archiveMail = (office: Office, messageId: number): Promise<Answer<null>> =>
  allOrNothing(office.store, async (tx) => {
    const message = await lockMessage(tx, messageId)
    if (!message) return refuse('mail-not-found')
    await changeMessage(tx, messageId, {
      state: message.state === 'taken' ? 'taken' : 'archived',
      settled_at: office.clock.now(),
      ends_on: endOf(office, message.request_id),
    })
    await announceAll(tx)
    return done(null)
  })

/** Put away too soon: it waits again. */
export const returnMail = (office: Office, messageId: number): Promise<Answer<null>> =>
  allOrNothing(office.store, async (tx) => {
    const message = await lockMessage(tx, messageId)
    if (!message) return refuse('mail-not-found')
    await changeMessage(tx, messageId, { state: 'waiting', request_id: null, settled_at: null, ends_on: null })
    if (message.request_id !== null) await announce(tx, message.request_id)
    await announceAll(tx)
    return done(null)
  })

/** Requests whose numbers, ours or the network's, stand in the mail. */
export async function requestsNamed(db: Db, text: string): Promise<readonly number[]> {
  const found = new Set<number>()
  for (const word of text.match(/\b[BLF]-?\d{2}-?\d{6}-?[0-9A-Za-z]\b/g)?.slice(0, 50) ?? []) {
    const number = readNumber(word)
    const request = number === null ? undefined : await requestByNumber(db, number)
    if (request) found.add(request.id)
  }
  const theirs = [...new Set(text.match(/\b\d{8,10}\b/g))].slice(0, 50)
  if (theirs.length > 0) {
    const rows = await db.selectFrom('network_request').select('request_id').where('number', 'in', theirs).execute()
    for (const row of rows) found.add(row.request_id)
  }
  return [...found]
}
