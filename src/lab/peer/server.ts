import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Reply } from './door.ts'

const largest = 100 * 1024
// So long a confirmation waits for a message that shall cross with it.
const longestCrossingMs = 1000

/** The peer's door: POST of XML in, the confirmation out. */
export function openDoor(take: (body: string) => Reply): Server {
  return createServer((request, response) => {
    serve(request, response, take).catch((error: unknown) => {
      console.error(error)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
}

async function serve(request: IncomingMessage, response: ServerResponse, take: (body: string) => Reply): Promise<void> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  if (request.method !== 'POST') return refuse(response, 405)
  if (type !== 'application/xml' && type !== 'text/xml') return refuse(response, 415)
  const body = await readBody(request)
  if (body === 'too large') return refuse(response, 413)
  if (body === 'broken off') return

  const { record, slowMs, crossing, then } = take(body)
  if (slowMs > 0) await wait(slowMs)
  if (crossing) await Promise.race([crossing, wait(longestCrossingMs)])
  if (record.outcome === 'hang up' || record.loss === 'cut off') request.socket.destroy()
  else if (record.loss === 'none') answer(response, record.httpStatus ?? 500, record.answer)
  then?.()
}

function answer(response: ServerResponse, status: number, body: string | undefined): void {
  response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/xml; charset=utf-8' })
  response.end(body)
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close', ...(status === 405 && { allow: 'POST' }) })
  response.end()
}

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= largest) chunks.push(chunk)
    })
    request.on('end', () => resolve(size > largest ? 'too large' : Buffer.concat(chunks).toString()))
    // A sender that dies while it speaks is its own affair.
    request.on('error', () => resolve('broken off'))
  })
}
