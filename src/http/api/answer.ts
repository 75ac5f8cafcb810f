import { ORPCError } from '@orpc/server'
import type { Answer, Refusal } from '../../domain/refusal.ts'

const codes: Readonly<Record<number, string>> = {
  400: 'BAD_INPUT',
  401: 'SIGN_IN',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'REFUSED',
  413: 'TOO_LARGE',
  429: 'TOO_MANY',
  500: 'FAILED',
  503: 'UNAVAILABLE',
}

/** How a refusal looks on the wire. */
export const wireError = (refusal: Refusal) => ({
  code: codes[refusal.status] ?? 'REFUSED',
  status: refusal.status,
  message: refusal.sentence,
  data: {
    code: refusal.code,
    sentence: refusal.sentence,
    ...(refusal.field === undefined ? {} : { field: refusal.field }),
    ...(refusal.problems === undefined ? {} : { problems: refusal.problems.map((one) => ({ ...one })) }),
  },
})

export function refusalError(refusal: Refusal) {
  const { code, ...more } = wireError(refusal)
  return new ORPCError(code, more)
}

/** The answer's value, or the refusal as the error the contract names. */
export function orRefuse<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value
  throw refusalError(answer)
}

/** A refusal outside the API's own handler: at the door, or where no route is. */
export function refusalResponse(refusal: Refusal, more: { readonly reference?: string } = {}): Response {
  const { data, ...error } = wireError(refusal)
  return Response.json(
    { defined: true, ...error, data: { ...data, ...more } },
    {
      status: refusal.status,
      // What is too large is not read to its end, so the connection cannot carry another request.
      headers: { 'cache-control': 'no-store', ...(refusal.code === 'too-large' ? { connection: 'close' } : {}) },
    },
  )
}
