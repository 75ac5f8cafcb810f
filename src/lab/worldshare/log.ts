import type { Arrived, Reply } from './exchange.ts'

/** One call as it was made and answered. */
export interface LogLine {
  readonly number: number
  readonly at: string
  readonly method: string
  readonly path: string
  readonly query: string
  readonly who: string
  readonly requestHeaders: Readonly<Record<string, string>>
  readonly requestBody: string
  readonly status: number | null
  readonly responseType: string
  readonly responseBody: string
  readonly ms: number
  readonly faults: readonly string[]
  readonly how: Reply['how']
}

const most = 300
const longest = 20_000

export interface CallLog {
  readonly lines: readonly LogLine[]
  add(arrived: Arrived, reply: Reply, startedAt: number, ms: number): LogLine
  clear(): void
}

export function callLog(): CallLog {
  let lines: LogLine[] = []
  let number = 0
  return {
    get lines() {
      return lines
    },
    add(arrived, reply, startedAt, ms) {
      number += 1
      const line = lineOf(number, arrived, reply, startedAt, ms)
      lines = [...lines, line].slice(-most)
      return line
    },
    clear() {
      lines = []
    },
  }
}

function lineOf(number: number, arrived: Arrived, reply: Reply, startedAt: number, ms: number): LogLine {
  const url = new URL(arrived.url)
  return {
    number,
    at: new Date(startedAt).toISOString(),
    method: arrived.method,
    path: url.pathname,
    query: url.search,
    who: whoOf(arrived.headers.get('authorization') ?? ''),
    requestHeaders: Object.fromEntries([...arrived.headers].map(([name, value]) => [name, veiled(name, value)])),
    requestBody: arrived.body.slice(0, longest),
    status: reply.how === 'never' ? null : reply.status,
    responseType: reply.headers.get('content-type') ?? '',
    responseBody: reply.body.slice(0, longest).replaceAll(/(tk|rt)_[\w-]+/g, '$1_…'),
    ms,
    faults: reply.faults,
    how: reply.how,
  }
}

function whoOf(authorization: string): string {
  const [, clientId] = /clientId="([^"]*)"/.exec(authorization) ?? []
  if (clientId !== undefined) return `${clientId} (signed)`
  const [, basic] = /^Basic\s+(\S+)/i.exec(authorization) ?? []
  if (basic !== undefined) return Buffer.from(basic, 'base64').toString().split(':')[0] ?? ''
  return /^Bearer/i.test(authorization) ? 'token' : ''
}

/** Secrets do not belong in a log. */
function veiled(name: string, value: string): string {
  return name === 'authorization' ? `${value.slice(0, 10)}…` : value
}
