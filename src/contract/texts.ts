// The texts of the mails people get: read, tried, changed, set back.
import { z } from 'zod'
import { base, id, instant } from './base.ts'

const words = { subject: z.string().max(200), body: z.string().max(5000) }
const kind = z.string().max(60)
const language = z.string().max(3)
const addressee = z.enum(['patron', 'member', 'facility', 'lender', 'borrower'])

const textLine = z.object({
  kind,
  to: addressee,
  label: z.string(),
  /** The subject; of a letter, whose subjects are all alike, its first line. */
  begins: z.string(),
  /** The languages in which the office has words of its own. */
  changedIn: z.array(language),
})
export const textView = z.object({
  kind,
  to: addressee,
  label: z.string(),
  language,
  languages: z.array(z.object({ code: language, name: z.string(), isChanged: z.boolean() })),
  ...words,
  original: z.object(words),
  isChanged: z.boolean(),
  fields: z.array(z.object({ name: z.string(), what: z.string(), isNeeded: z.boolean() })),
  /** Newest first; one without words went back to the original. */
  changes: z.array(
    z.object({
      id,
      at: instant,
      by: z.string().nullable(),
      subject: z.string().nullable(),
      body: z.string().nullable(),
    }),
  ),
})
export type TextView = z.infer<typeof textView>
export type TextLine = z.infer<typeof textLine>

const which = { kind, language: language.default('en') }
const after = id.nullable()

export const textsContract = {
  list: base
    .route({ method: 'GET', path: '/texts', summary: 'The texts of the mails people get', tags: ['mail'] })
    .output(z.array(textLine)),
  get: base
    .route({ method: 'GET', path: '/texts/{kind}', summary: 'One text, its fields and its changes', tags: ['mail'] })
    .input(z.object(which))
    .output(textView),
  preview: base
    .route({
      method: 'POST',
      path: '/texts/{kind}/preview',
      summary: 'How it would read, with a made-up request',
      tags: ['mail'],
    })
    .input(z.object({ ...which, ...words }))
    .output(z.object(words)),
  change: base
    .route({ method: 'PUT', path: '/texts/{kind}', summary: 'Change a text', tags: ['mail'] })
    .input(
      z.object({
        ...which,
        ...words,
        /** The newest change that was shown, null where there was none: nobody's change is written over unseen. */
        after,
      }),
    )
    .output(textView),
  restore: base
    .route({ method: 'POST', path: '/texts/{kind}/original', summary: 'Back to the original', tags: ['mail'] })
    .input(z.object({ ...which, after }))
    .output(textView),
}
