import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Arrived, Reply } from './exchange.ts'

const largest = 1_000_000

/** Takes calls from the network and sends back what comes of them: whole, half, or not at all. */
export function openDoor(take: (arrived: Arrived) => Promise<Reply>, fault: (error: unknown) => void): Server {
  return createServer((request, response) => {
    serve(request, response, take).catch((error: unknown) => {
      fault(error)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  take: (arrived: Arrived) => Promise<Reply>,
): Promise<void> {
  const body = await readBody(request)
  if (body === 'broken off') return
  if (body === 'too large') return void response.writeHead(413, { connection: 'close' }).end()
  const reply = await take({
    method: request.method ?? 'GET',
    url: urlOf(request),
    headers: headersOf(request),
    body: body.text,
  })
  // The caller waits until its own patience is over.
  if (reply.how === 'never') return
  const bytes = Buffer.from(reply.body)
  response.writeHead(reply.status, { ...Object.fromEntries(reply.headers), 'content-length': bytes.length })
  if (reply.how === 'whole') return void response.end(request.method === 'HEAD' ? undefined : bytes)
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => request.socket.destroy())
}

function readBody(request: IncomingMessage): Promise<{ readonly text: string } | 'too large' | 'broken off'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= largest) chunks.push(chunk)
    })
    request.on('end', () => resolve(size > largest ? 'too large' : { text: Buffer.concat(chunks).toString() }))
    // A caller that goes away while it speaks is its own affair.
    request.on('error', () => resolve('broken off'))
  })
}

function urlOf(request: IncomingMessage): string {
  const host = request.headers.host ?? 'localhost'
  const address = `http://${host}${request.url ?? '/'}`
  return URL.canParse(address) ? address : 'http://localhost/'
}

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one)
  }
  return headers
}
