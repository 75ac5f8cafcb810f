import { answerRefused, formatFor, json } from './answer.ts'
import { hasScope, sessionOf } from './access.ts'
import type { Context } from 'hono'
import type { Env } from './request-routes.ts'

/** What WorldCat Search answers to a bad question. */
export function problem(status: number, type: string, title: string, detail: string): Response {
  return json({ type, title, detail }, status, 'application/problem+json')
}

export function invalidParameter(detail: string): Response {
  return problem(400, 'INVALID_QUERY_PARAMETER_VALUE', 'Validation Failure', detail)
}

export function missingParameter(detail: string): Response {
  return problem(400, 'MISSING_QUERY_PARAMETER', 'Validation Failure', detail)
}

/** The answer to a call that goes no further: JSON only, a token, the scope; null if it may go on. */
export function turnedAway(c: Context<Env>, scopes: readonly string[]): Response | null {
  const accept = c.req.header('accept') ?? null
  if (formatFor(accept, 'json') !== 'json') {
    return problem(406, 'NOT_ACCEPTABLE', 'NOT_ACCEPTABLE', `Unsupported media type: ${accept ?? ''}`)
  }
  const query = new URL(c.req.url).searchParams
  const session = sessionOf(c.env.lab, {
    method: c.req.method,
    query,
    authorization: c.req.header('authorization') ?? null,
  })
  if ('refused' in session) return answerRefused('json', session)
  if (scopes.some((one) => hasScope(session, one))) return null
  return problem(403, 'FORBIDDEN', 'FORBIDDEN', `The token lacks the scope ${scopes.join(' or ')}`)
}
