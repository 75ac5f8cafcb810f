// One call over HTTP and what comes back. What could not be delivered is told apart from what may have been delivered
// but was not answered: after the second, a call that makes something is not simply repeated.
import { ConnectorError } from '../../office/ports.ts'

export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  readonly timeoutMs: number
}
export interface HttpAnswer {
  readonly status: number
  readonly body: string
  /** The server's clock, when it says. */
  readonly date: Date | null
}

/** No whole answer came: nobody knows whether it was done. Trying again begins by looking. */
export class Unanswered extends ConnectorError {
  override name = 'Unanswered'
}

export async function callOver(call: HttpCall): Promise<HttpAnswer> {
  try {
    const response = await fetch(call.url, {
      method: call.method,
      headers: call.headers,
      body: call.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(call.timeoutMs),
    })
    const date = Date.parse(response.headers.get('date') ?? '')
    return {
      status: response.status,
      body: await response.text(),
      date: Number.isNaN(date) ? null : new Date(date),
    }
  } catch (error) {
    throw troubleOf(error, call)
  }
}

/** The line never stood. */
const neverThere = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])
const notTrusted = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/

function troubleOf(error: unknown, call: HttpCall): ConnectorError {
  const code = codeOf(error)
  if (neverThere.has(code))
    return new ConnectorError('unreachable', 'Polaris cannot be reached just now.', { cause: error })
  if (notTrusted.test(code))
    return new ConnectorError('refused', 'The certificate of the Polaris server is not trusted: check its address.', {
      cause: error,
    })
  const slow = error instanceof Error && error.name === 'TimeoutError'
  const seconds = Math.round(call.timeoutMs / 1000)
  const what = slow
    ? `Polaris did not answer within ${seconds} seconds.`
    : 'The line to Polaris broke before its answer was complete.'
  return call.method === 'GET'
    ? new ConnectorError('unreachable', what, { cause: error })
    : new Unanswered('unreachable', `${what} Whether it was done is looked up at the next try.`, { cause: error })
}

function codeOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? error.cause : null
  const read = (value: unknown): string => {
    const code: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'code') : null
    return typeof code === 'string' ? code : ''
  }
  // Node tries every address of a name and gathers what went wrong.
  if (cause instanceof AggregateError) return read(cause) || read(cause.errors[0])
  return read(cause) || read(error)
}
