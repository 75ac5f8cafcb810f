// One call of a vendor's system over HTTP and what comes back. What could not be delivered is told apart from what may have been done
// without our hearing so: after the second, a create is looked for before it is tried again.
import { ConnectorError } from '../../office/ports.ts'

export interface HttpCall {
  /** As staff call it: “Polaris cannot be reached just now …” */
  readonly system: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  readonly timeoutMs: number
}
export interface HttpAnswer {
  readonly status: number
  readonly type: string
  readonly body: string
  /** The server's clock, when it says. */
  readonly date: Date | null
  readonly retryAfter: string | null
}

/** Nobody knows whether it was done. */
export class InDoubt extends ConnectorError {
  override name = 'InDoubt'
}

/** A look whose line broke is tried once more at once: a line kept open from the last call may have been closed. */
export async function callOver(call: HttpCall): Promise<HttpAnswer> {
  try {
    return await callOnce(call)
  } catch (error) {
    if (call.method !== 'GET' || !(error instanceof Broken)) throw error
    return callOnce(call)
  }
}

class Broken extends ConnectorError {}

async function callOnce(call: HttpCall): Promise<HttpAnswer> {
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
      type: response.headers.get('content-type') ?? '',
      body: await response.text(),
      date: Number.isNaN(date) ? null : new Date(date),
      retryAfter: response.headers.get('retry-after'),
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
  if (neverThere.has(code)) return new ConnectorError('unreachable', wordsFor(call), { cause: error })
  if (notTrusted.test(code))
    return new ConnectorError(
      'unreachable',
      `The certificate of ${call.system}’s server is not trusted: check its address.`,
      { cause: error, retry: false },
    )
  const slow = error instanceof Error && error.name === 'TimeoutError'
  const what = slow
    ? `${call.system} did not answer within ${Math.round(call.timeoutMs / 1000)} seconds.`
    : `The line to ${call.system} broke before its answer was complete.`
  if (call.method !== 'GET') return inDoubt(what, error)
  return slow
    ? new ConnectorError('unreachable', what, { cause: error })
    : new Broken('unreachable', what, { cause: error })
}

/** Names the address, which an administrator may have mistyped. */
function wordsFor({ system, url }: HttpCall): string {
  const { host } = new URL(url)
  return `${system} cannot be reached just now at ${host}: check the address if this lasts.`
}

export const inDoubt = (what: string, cause?: unknown): InDoubt =>
  new InDoubt('unreachable', `${what} Whether it was done is looked up first.`, { cause })

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
