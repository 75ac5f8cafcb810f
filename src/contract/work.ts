// The day's work: cards, the steps a person settles, live changes.
import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { assistedSystems } from '../domain/assisted/systems.ts'
import { sections } from '../domain/worklist/card.ts'
import { base, day, id, instant, longText } from './base.ts'

export const card = z.object({
  key: z.string(),
  kind: z.enum([
    'step',
    'failed_step',
    'answer_by',
    'question',
    'review',
    'due',
    'overdue',
    'renewal_asked',
    'retry',
    'held',
    'paper',
    'short_loan',
    'moves_on',
    'too_long',
    'words',
    'stranger',
    'claim',
  ]),
  requestId: id.nullable(),
  parcelId: id.optional().describe('It is about a package'),
  messageId: id.optional().describe('It is about a mail'),
  strangerNumber: z.string().optional().describe('It is about a thing that belongs to nobody'),
  number: z.string(),
  title: z.string(),
  section: z.enum(sections),
  /** Cards with the same key are alike: what they are together, in words. */
  alike: z.object({ key: z.string(), words: z.string() }),
  /** What is to be done, in a sentence. */
  words: z.string(),
  /** Why it is here. */
  why: z.string(),
  since: instant,
  until: day.nullable(),
  /** The last staffed hour before that day is over. */
  by: instant.nullable(),
  isLate: z.boolean(),
  effectId: id.nullable(),
  /** Fields to copy into the other system, in its order. */
  fields: z.array(
    z.object({
      label: z.string(),
      value: z.string(),
      cutFrom: z.number().optional().describe('It was cut to what fits there; it had so many characters'),
    }),
  ),
  /** How it is done in the pages of a system without a key. */
  assist: z
    .object({
      system: z.enum(assistedSystems),
      screen: z.string(),
      menu: z.string(),
      address: z.string().nullable(),
      givesBack: z.enum(['network number']).nullable(),
    })
    .nullable(),
  /** The text for a mail, when that is how it is done. */
  mail: z.object({ to: z.string().nullable(), subject: z.string(), body: z.string() }).nullable(),
  /** Answers that can be given right here, with their keys. */
  keys: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      does: z.enum(['done', 'act', 'open', 'again', 'skip', 'mail', 'answer']),
      action: z.string().nullable(),
      needsMore: z.boolean(),
      answer: z.string().optional().describe('What this key answers to the card’s question'),
      isOurs: z.boolean().describe('The office decides it; an answer of somebody outside is given one by one'),
    }),
  ),
})
export type Card = z.infer<typeof card>

const outboxStandings = ['held', 'waiting', 'doing', 'blocked', 'with_person', 'given_up'] as const
export const outboxView = z.object({
  lines: z.array(
    z.object({
      id,
      words: z.string(),
      to: z.string(),
      requestId: id,
      number: z.string(),
      title: z.string(),
      standing: z.enum(outboxStandings),
      connection: z.string(),
      tries: z.number(),
      notBefore: instant,
      withPackage: z.boolean().describe('It leaves when the carrier has its package'),
      since: instant,
      /** The last failure, in words. */
      error: z.string().nullable(),
      /** The step that must be done first. */
      behind: z.object({ id, words: z.string() }).nullable(),
      keys: z.array(
        z.object({
          how: z.enum(['again', 'now', 'done', 'skip']),
          key: z.string(),
          label: z.string(),
          whyNot: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** Of what is filtered for. */
  total: z.number(),
  /** Lines on a page. */
  perPage: z.number(),
  counts: z.array(z.object({ standing: z.enum(outboxStandings), connection: z.string(), count: z.number() })),
})
export type OutboxView = z.infer<typeof outboxView>

export const change = z.object({
  kind: z.enum(['hello', 'request', 'reload', 'other', 'look']),
  requestId: id.nullable(),
})

export type Change = z.infer<typeof change>

export const workContract = {
  cards: {
    list: base
      .route({ method: 'GET', path: '/cards', summary: 'What needs a person', tags: ['work'] })
      .input(
        z.object({ requestId: id.optional(), alike: z.string().max(100).optional().describe('Only these alike ones') }),
      )
      .output(z.array(card)),
  },
  effects: {
    outbox: base
      .route({
        method: 'GET',
        path: '/outbox',
        summary: 'What is still to be done outside, oldest first',
        tags: ['work'],
      })
      .input(
        z.object({
          standing: z.enum(outboxStandings).optional(),
          connection: z.string().max(40).optional(),
          page: z.coerce.number().int().min(1).max(100_000).default(1),
        }),
      )
      .output(outboxView),
    settle: base
      .route({
        method: 'POST',
        path: '/effects/{effectId}/settle',
        summary: 'Done by hand, try again, let go now, or skip',
        tags: ['work'],
      })
      .input(
        z.object({
          effectId: id,
          how: z.enum(['done', 'again', 'now', 'skip', 'mail', 'answer']),
          reason: longText.optional(),
          answer: z.string().max(200).optional().describe('What is answered to the card’s question'),
          gesture: z.string().min(1).max(100).optional().describe('What it is undone by, together with others'),
        }),
      )
      .output(z.object({ effectId: id, gesture: z.string().nullable() })),
    release: base
      .route({
        method: 'POST',
        path: '/gestures/{gesture}/release',
        summary: 'Let a gesture’s steps leave the house now',
        tags: ['work'],
      })
      .input(z.object({ gesture: z.string().max(100) }))
      .output(z.object({ released: z.number() })),
  },
  look: base
    .route({
      method: 'POST',
      path: '/requests/{requestId}/look',
      summary: 'This page is open, or leaves; answers who else has the request open',
      tags: ['work'],
    })
    .input(z.object({ requestId: id, screen: z.string().min(1).max(60), away: z.boolean().optional() }))
    .output(z.object({ others: z.array(z.object({ name: z.string() })) })),
  changes: base
    .route({ method: 'GET', path: '/changes', summary: 'Live changes, as server-sent events', tags: ['work'] })
    .output(eventIterator(change)),
}
