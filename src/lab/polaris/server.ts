import type { Server } from 'node:http'
import { serve, type HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono, type Context } from 'hono'
import { controls } from './controls.ts'
import type { Incoming } from './exchange.ts'
import { happen } from './happen.ts'
import { page } from './page.ts'
import type { Polaris } from './polaris.ts'
import { reportRoutes } from './report/routes.ts'

type Bindings = { Bindings: Partial<HttpBindings> }

/** Polaris' two doors, a page for people, and the levers behind it. */
export function polarisApp(polaris: Polaris): Hono<Bindings> {
  const app = new Hono<Bindings>()
  app.get('/', (c) => c.html(page(polaris, c.req.query('tab') ?? 'requests', c.req.query('q') ?? '')))
  reportRoutes(app, polaris)
  controls(app, polaris)
  app.all('*', (c) => take(c, polaris))
  return app
}

async function take(c: Context<Bindings>, polaris: Polaris): Promise<Response> {
  const began = performance.now()
  const url = new URL(c.req.url)
  const incoming: Incoming = {
    method: c.req.method,
    target: c.env?.incoming?.url ?? url.pathname + url.search,
    header: (name) => c.req.header(name) ?? (name === 'host' ? url.host : undefined),
    body: await c.req.text(),
  }
  const fault = polaris.faults.strike(incoming)
  const at = polaris.clock.now().toISOString()
  const reply = await happen(polaris, incoming, fault, { outgoing: c.env?.outgoing })
  const isGone = reply === 'gone'
  polaris.log.add({
    at,
    method: incoming.method,
    target: incoming.target,
    name: isGone ? '' : reply.name,
    status: isGone ? null : reply.status,
    ...(isGone || reply.code === undefined ? {} : { code: reply.code }),
    ...(isGone || reply.reason === undefined ? {} : { reason: reply.reason }),
    ...(fault ? { fault: fault.kind } : {}),
    ms: Math.round(performance.now() - began),
    agent: incoming.header('user-agent') ?? '',
    request: incoming.body,
    answer: isGone ? '' : reply.body,
  })
  if (isGone) return c.env?.outgoing ? RESPONSE_ALREADY_SENT : new Response(null, { status: 599 })
  return new Response(reply.body, { status: reply.status, headers: { ...reply.headers } })
}

export interface RunningPolaris {
  readonly url: string
  close(): Promise<void>
}

export function openPolaris(polaris: Polaris, port: number, host: string): Promise<RunningPolaris> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: polarisApp(polaris).fetch, port, hostname: host }, (info) => {
      const name = info.family === 'IPv6' ? `[${info.address}]` : info.address
      resolve({ url: `http://${name}:${info.port}`, close: () => close(server, polaris) })
    })
    server.on('error', reject)
  })
}

async function close(server: ReturnType<typeof serve>, polaris: Polaris): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    if (isPlain(server)) server.closeAllConnections()
  })
  await polaris.log.settled()
  polaris.close()
}

function isPlain(server: ReturnType<typeof serve>): server is Server {
  return 'closeAllConnections' in server
}
