// The Inbox: mail that came in and that no rule knew.
import { z } from 'zod'
import { base, day, id, instant, longText } from './base.ts'

const tags = ['inbox']
const mailId = z.object({ messageId: id })
const request = z.object({ requestId: id, number: z.string(), title: z.string(), stateLabel: z.string() })
export const inboxItem = z.object({
  id,
  from: z.string(),
  subject: z.string(),
  receivedAt: instant,
  state: z.enum(['unread', 'waiting', 'taken', 'archived']),
  /** What a rule said of it, or why it could not be read. */
  words: z.string().nullable(),
  requestId: id.nullable(),
})
export const inboxMail = inboxItem.extend({
  fromAddress: z.string().nullable(),
  to: z.array(z.string()),
  sentAt: instant.nullable(),
  bytes: z.number(),
  /** Plain text, without what is quoted at its end. */
  text: z.string(),
  quoted: z.string().nullable(),
  headers: z.string(),
  trouble: z.string().nullable(),
  parts: z.array(z.object({ id, name: z.string(), type: z.string(), bytes: z.number() })),
  /** The request it is linked to, or those whose numbers it names. */
  requests: z.array(request),
  /** What came, belongs to nobody, and may be meant. */
  strangers: z.array(z.object({ id, number: z.string(), words: z.string(), why: z.string() })),
  /** Days on which its library says it is closed. */
  closing: z
    .object({
      library: z.object({ id, name: z.string() }),
      spans: z.array(z.object({ startsOn: day, endsOn: day, words: z.string() })),
      isKept: z.boolean(),
    })
    .nullable(),
})
export type InboxItem = z.infer<typeof inboxItem>
export type InboxMail = z.infer<typeof inboxMail>

export const inboxContract = {
  count: base
    .route({ method: 'GET', path: '/inbox/count', summary: 'How much mail waits', tags })
    .output(z.object({ count: z.number(), oldest: instant.nullable() })),
  list: base
    .route({ method: 'GET', path: '/inbox', summary: 'Mail that waits, oldest first, and what was dealt with', tags })
    .output(z.object({ waiting: z.array(inboxItem), settled: z.array(inboxItem) })),
  get: base
    .route({ method: 'GET', path: '/inbox/{messageId}', summary: 'One mail', tags })
    .input(mailId)
    .output(inboxMail),
  part: base
    .route({ method: 'GET', path: '/inbox/{messageId}/parts/{partId}', summary: 'An attachment', tags })
    .input(mailId.extend({ partId: id }))
    .output(z.file()),
  link: base
    .route({ method: 'POST', path: '/inbox/{messageId}/link', summary: 'It is about this request', tags })
    .input(mailId.extend({ requestId: id, note: longText.optional() }))
    .output(z.object({ messageId: id })),
  keepClosing: base
    .route({ method: 'POST', path: '/inbox/{messageId}/closing', summary: 'Keep the closing it tells of', tags })
    .input(mailId)
    .output(z.object({ messageId: id })),
  archive: base
    .route({ method: 'POST', path: '/inbox/{messageId}/archive', summary: 'Nothing to do about it', tags })
    .input(mailId)
    .output(z.object({ messageId: id })),
  reopen: base
    .route({ method: 'POST', path: '/inbox/{messageId}/reopen', summary: 'It waits again', tags })
    .input(mailId)
    .output(z.object({ messageId: id })),
}
