import { ORPCError } from '@orpc/client'

export interface Refusal {
  readonly code: string
  readonly sentence: string
  readonly field: string | null
  /** Where a whole form was judged: every field that does not fit. */
  readonly problems?: readonly { readonly field: string; readonly sentence: string }[]
}

/** What the server said no with; anything else is a fault of the line or of ours. */
export function refusalIn(error: unknown): Refusal | null {
  if (!(error instanceof ORPCError)) return null
  const told: unknown = error.data
  const code = textAt(told, 'code')
  const sentence = textAt(told, 'sentence')
  if (code === null || sentence === null) return null
  return { code, sentence, field: textAt(told, 'field'), problems: problemsIn(told) }
}

export const isRefusal = (error: unknown): boolean =>
  error instanceof ORPCError && error.status >= 400 && error.status < 500

export const isSignedOut = (error: unknown): boolean => error instanceof ORPCError && error.status === 401

/** One sentence for a person: what happened and what to do. */
export function sentenceFor(error: unknown): string {
  const refusal = refusalIn(error)
  if (refusal) return refusal.sentence
  if (isSignedOut(error)) return 'You are signed out. Sign in and try again; what you typed is still here.'
  if (error instanceof ORPCError && error.status >= 500) {
    const reference = textAt(error.data, 'reference')
    return `Something went wrong on the server; nothing was changed. Try again.${reference === null ? '' : ` Reference: ${reference}.`}`
  }
  if (error instanceof ORPCError) return error.message
  return 'The server does not answer. Nothing was changed; try again when the connection is back.'
}

function problemsIn(told: unknown): { field: string; sentence: string }[] {
  const list: unknown = typeof told === 'object' && told !== null ? Reflect.get(told, 'problems') : undefined
  if (!Array.isArray(list)) return []
  return list.flatMap((one: unknown) => {
    const field = textAt(one, 'field')
    const sentence = textAt(one, 'sentence')
    return field === null || sentence === null ? [] : [{ field, sentence }]
  })
}

function textAt(told: unknown, name: string): string | null {
  const value: unknown = typeof told === 'object' && told !== null ? Reflect.get(told, name) : undefined
  return typeof value === 'string' ? value : null
}
