// What somebody typed into a connection's form, judged by its schema; everything that does not fit as a sentence for its
// field, not as the schema's own words.
import { z } from 'zod'
import type { Connection } from '../office/directory/connections.ts'

export function readFields(shape: z.ZodType, fields: unknown): ReturnType<Connection['read']> {
  const read = shape.safeParse(fields)
  if (read.success) return { ok: true, fields: z.json().parse(read.data) }
  const problems = new Map<string, string>()
  for (const issue of read.error.issues) {
    const field = issue.path.join('.')
    if (!problems.has(field)) problems.set(field, problemIn(issue, fields))
  }
  return { ok: false, problems: Array.from(problems, ([field, problem]) => ({ field, problem })) }
}

/** Reads kept fields by their schema, once for as long as they stay the same: every call of a connector asks for its settings. */
export function readOnce<T>(shape: z.ZodType<T>): (fields: unknown) => T | null {
  let last: { readonly fields: unknown; readonly read: T | null } | null = null
  return (fields) => {
    if (last === null || last.fields !== fields) last = { fields, read: shape.safeParse(fields).data ?? null }
    return last.read
  }
}

interface Part {
  readonly label: string
  /** Rarely used. */
  readonly isFolded: boolean
  readonly names: readonly string[]
}

/** The form is drawn from this; what belongs together stands in a part. */
export const formOf = (shape: z.ZodType, parts: readonly Part[] = []) =>
  z.json().parse({ ...z.toJSONSchema(shape, { io: 'input' }), parts })

function problemIn(issue: z.core.$ZodIssue, fields: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return isAbsent(fields, issue.path) ? 'is needed.' : `must be ${typeWords[issue.expected] ?? issue.expected}.`
    case 'too_small':
      if (issue.origin === 'string')
        return issue.minimum === 1 ? 'is needed.' : `has at least ${issue.minimum} letters.`
      return issue.origin === 'array' ? `needs at least ${issue.minimum}.` : `must be at least ${issue.minimum}.`
    case 'too_big':
      if (issue.origin === 'string') return `has at most ${issue.maximum} letters.`
      return issue.origin === 'array' ? `has at most ${issue.maximum}.` : `must be at most ${issue.maximum}.`
    case 'invalid_format':
      return formats[issue.format] ?? 'is not written as it must be.'
    case 'invalid_value':
      return `must be one of: ${issue.values.join(', ')}.`
    case 'unrecognized_keys':
      return `knows no ${issue.keys.join(', ')}.`
    case 'invalid_key':
      return 'has a name that does not fit.'
    case 'not_multiple_of':
    case 'invalid_union':
    case 'invalid_element':
      return 'does not fit.'
    case 'custom':
      return `${issue.message}.`
    default:
      return issue satisfies never
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no',
  array: 'a list',
  object: 'filled in',
  record: 'a list of names with their values',
}
const formats: Readonly<Record<string, string>> = {
  url: 'must be an address such as https://ill.example.org.',
  email: 'must be an e-mail address.',
  date: 'must be a day.',
}

function isAbsent(fields: unknown, path: readonly PropertyKey[]): boolean {
  let found = fields
  for (const key of path) found = typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined
  return found === undefined || found === null || found === ''
}
