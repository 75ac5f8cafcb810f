// Patrons: found by card, or by something open; what one of them has with us, which is put on record.
import { z } from 'zod'
import { base, id, instant } from './base.ts'
import { requestLine } from './request-view.ts'

const card = z.string().trim().min(1).max(60)
const named = z.object({ id, name: z.string() })

export const patronView = z.object({
  /** Null while nothing of ours was ever for them. */
  id: id.nullable(),
  name: z.string(),
  card: z.string(),
  library: named.nullable(),
  /** Why the patron may not borrow, in the library system's words. */
  blocks: z.array(z.string()),
  /** How they are reached; null for those it is not shown to, and while nothing of theirs is kept. */
  contact: z
    .object({
      email: z.string().nullable(),
      phone: z.string().nullable(),
      /** In which language they are written to; null: English. */
      language: z.string().nullable(),
      /** False: the library system keeps e-mail and telephone. */
      isKeptHere: z.boolean(),
      /** Here, or through to the library system. */
      isChangeable: z.boolean(),
    })
    .nullable(),
  open: z.array(requestLine),
  /** What is over and not yet forgotten. */
  past: z.array(requestLine),
})
export type PatronView = z.infer<typeof patronView>

export const patronsContract = {
  find: base
    .route({ method: 'GET', path: '/patrons/find', summary: 'A patron by card, from the ILS', tags: ['patrons'] })
    .input(z.object({ card }))
    .output(z.object({ card: z.string(), name: z.string(), library: named.nullable(), blocks: z.array(z.string()) })),
  search: base
    .route({ method: 'GET', path: '/patrons', summary: 'Patrons with something open, by name', tags: ['patrons'] })
    .input(z.object({ words: z.string().trim().min(2, 'at least two letters').max(100) }))
    .output(z.array(z.object({ id, name: z.string(), cardEnd: z.string(), library: named, open: z.number() }))),
  lookUp: base
    .route({
      method: 'POST',
      path: '/patrons/look-up',
      summary: 'What a patron has with us, by card or id; the look-up is put on record',
      tags: ['patrons'],
    })
    .input(
      z
        .object({ card: card.optional(), patronId: id.optional() })
        .refine((one) => (one.card === undefined) !== (one.patronId === undefined), 'a card or an id, one of them'),
    )
    .output(patronView),
  changeContact: base
    .route({
      method: 'PUT',
      path: '/patrons/{patronId}/contact',
      summary: 'How a patron is reached, where no library system keeps that; and their language',
      tags: ['patrons'],
    })
    .input(
      z.object({
        patronId: id,
        email: z.email('that is no e-mail address').max(254).nullable(),
        phone: z.string().trim().min(1).max(60).nullable(),
        language: z.string().max(3).nullable(),
      }),
    )
    .output(z.object({ email: z.string().nullable(), phone: z.string().nullable(), language: z.string().nullable() })),
  lookUps: base
    .route({ method: 'GET', path: '/patrons/look-ups', summary: 'Who looked up which patron', tags: ['patrons'] })
    .output(z.array(z.object({ id, at: instant, by: z.string(), patronId: id, why: z.enum(['phone', 'desk']) }))),
}
