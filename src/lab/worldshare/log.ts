import { z } from 'zod'
import type { Arrived, Reply } from './exchange.ts'

/** One call as it was made and answered. */
export const logLineShape = z.object({
  number: z.number(),
  at: z.string(),
  method: z.string(),
  path: z.string(),
  query: z.string(),
  who: z.string(),
  requestHeaders: z.record(z.string(), z.string()),
  requestBody: z.string(),
  status: z.number().nullable(),
  responseType: z.string(),
  responseBody: z.string(),
  ms: z.number(),
  faults: z.array(z.string()),
  how: z.enum(['whole', 'half', 'never']),
})
export type LogLine = z.infer<typeof logLineShape>

const most = 300
const longest = 20_000

export interface CallLog {
  readonly lines: readonly LogLine[]
  add(arrived: Arrived, reply: Reply, startedAt: number, ms: number): LogLine
  clear(): void
}

export function callLog(before: readonly LogLine[] = []): CallLog {
  let lines: readonly LogLine[] = before.slice(-most)
  let number = before.at(-1)?.number ?? 0
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
    faults: [...reply.faults],
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
