// What every route of the API shares: how a "no" looks on the wire, and the shapes of ids, days and pages.
import { oc } from '@orpc/contract'
import { z } from 'zod'

/** Every expected "no" is this one error: its own code, a sentence for people and, where it is about one, the field. */
export const refusalShape = z.object({
  code: z.string(),
  sentence: z.string(),
  field: z.string().optional(),
  /** Where a whole form was judged: every field that does not fit. */
  problems: z.array(z.object({ field: z.string(), sentence: z.string() })).optional(),
})
export const base = oc.errors({
  REFUSED: { status: 409, message: 'Refused', data: refusalShape },
  NOT_FOUND: { status: 404, message: 'Not found', data: refusalShape },
  BAD_INPUT: { status: 400, message: 'Bad input', data: refusalShape },
  FORBIDDEN: { status: 403, message: 'Not allowed', data: refusalShape },
  SIGN_IN: { status: 401, message: 'Sign in', data: refusalShape },
  TOO_LARGE: { status: 413, message: 'Too large', data: refusalShape },
  TOO_MANY: { status: 429, message: 'Too many', data: refusalShape },
  FAILED: { status: 500, message: 'Our own fault', data: refusalShape.extend({ reference: z.string() }) },
  UNAVAILABLE: { status: 503, message: 'Not now', data: refusalShape },
})

/** Yes or no in an address, where everything is text: true, false, 1, 0. */
export const flag = z.union([z.boolean(), z.stringbool()])
export const id = z.coerce.number().int().positive()
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD')
  .refine(
    (text) => !Number.isNaN(Date.parse(text)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text),
    'there is no such day',
  )
export const instant = z.iso.datetime({ offset: true })
export const title = z.string().trim().min(1, 'a title is needed').max(2000, 'at most 2,000 characters')
export const shortText = z.string().trim().max(500, 'at most 500 characters')
export const longText = z.string().trim().max(10_000, 'at most 10,000 characters')
export const money = z.number().int().min(0).max(100_000_000)
/** What a form of settings was opened on: saving it is refused where others saved meanwhile. Left out: it goes over what stands. */
export const opened = { version: z.string().max(40).optional() }
export const version = { version: z.string() }
/** A detail of an action as its form shows it. */
export const labelled = z.object({
  label: z.string(),
  type: z.string(),
  optional: z.boolean(),
  codes: z.array(z.string()).optional(),
  of: z.string().optional(),
})
