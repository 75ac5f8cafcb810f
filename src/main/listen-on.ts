// Opens the door: the wanted port, or the next free one, said.
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { SettingUnusable } from './settings.ts'

export interface OpenDoor {
  readonly url: string
  readonly port: number
  /** Says no to new requests, lets those in hand finish for a while, then closes. */
  close(): Promise<void>
}

/** Listens on `host`; a busy port is passed over for the next, at most 20 further. Port 0 takes any. */
export async function listenOn(
  app: Hono,
  host: string,
  wanted: number,
  say: (line: string) => void,
): Promise<OpenDoor> {
  // The adapter’s own Request: Hono’s body limit wraps a request without a length in a new one, which the plain class refuses.
  const answer = getRequestListener(app.fetch)
  const server = createServer((request, response) => void answer(request, response))
  server.requestTimeout = 60_000
  server.headersTimeout = 20_000
  for (let port = wanted; ; port += 1) {
    const problem = await tryPort(server, host, port)
    if (problem === null) break
    if (problem !== 'EADDRINUSE' || wanted === 0 || port >= wanted + 20)
      throw new SettingUnusable(`Cannot listen on ${host}:${port} (${problem}); set PORT to a free port.`)
    say(`Port ${port} is in use; trying ${port + 1}.`)
  }
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : wanted
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, port, close: () => closeServer(server) }
}

const tryPort = (server: Server, host: string, port: number): Promise<string | null> =>
  new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => resolve(error.code ?? error.message)
    server.once('error', failed)
    server.listen(port, host, () => {
      server.off('error', failed)
      resolve(null)
    })
  })

function closeServer(server: Server): Promise<void> {
  const ended = new Promise<void>((resolve) => server.close(() => resolve()))
  // A connection is kept for the next request even when its last answer ends after this.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const late = setTimeout(() => server.closeAllConnections(), 3_000)
  return ended.finally(() => {
    clearInterval(sweep)
    clearTimeout(late)
  })
}
