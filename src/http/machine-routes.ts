import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Hono, type Context } from 'hono'
import type { HttpBindings } from '@hono/node-server'
import { refuse } from '../domain/refusal.ts'
import type { Store } from '../store/open.ts'
import { countsForMetrics, isCurrent } from '../store/health.ts'
import { refusalResponse } from './api/answer.ts'
import type { Live } from './live.ts'

interface Env {
  Bindings: Partial<HttpBindings>
}
const plainText = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
const patienceMs = 3_000

/** For whoever runs the machine: is it up, can it work, how is it doing. */
export function machineRoutes(store: Store, live: Live, log: (line: string) => void): Hono<Env> {
  const app = new Hono<Env>()
  const loopDelay = monitorEventLoopDelay({ resolution: 20 })
  loopDelay.enable()

  app.get('/healthz', () => new Response('up\n', { headers: plainText }))

  app.get('/readyz', async () => {
    try {
      const current = await inTime(isCurrent(store))
      return current ? new Response('ready\n', { headers: plainText }) : refusalResponse(refuse('not-migrated'))
    } catch (error) {
      log(`not ready: ${error instanceof Error ? error.message : String(error)}`)
      return refusalResponse(refuse('store-gone'))
    }
  })

  app.get('/metrics', async (c) => {
    if (!isThisMachine(c)) return refusalResponse(refuse('this-machine-only'))
    const { requests, effects } = await countsForMetrics(store.db)
    const text = [
      metric(
        'keuka_requests_open',
        'Open requests by life and state',
        'gauge',
        requests.map(({ kind, service, state, count }) => [{ kind, service, state }, count]),
      ),
      metric(
        'keuka_effects',
        'Steps outside that are not over, by state',
        'gauge',
        effects.map(({ state, count }) => [{ state }, count]),
      ),
      metric('keuka_live_streams', 'Open streams of live changes', 'gauge', [[{}, live.count()]]),
      metric('process_resident_memory_bytes', 'Resident memory', 'gauge', [[{}, process.memoryUsage.rss()]]),
      metric('nodejs_heap_size_used_bytes', 'Heap in use', 'gauge', [[{}, process.memoryUsage().heapUsed]]),
      metric('process_cpu_seconds_total', 'Processor time used', 'counter', [[{}, totalCpuSeconds()]]),
      metric('process_start_time_seconds', 'When the process began', 'gauge', [
        [{}, Math.round(performance.timeOrigin / 1000)],
      ]),
      metric('nodejs_eventloop_lag_p99_seconds', 'Event loop delay since the last look, 99 of 100', 'gauge', [
        [{}, loopDelay.percentile(99) / 1e9],
      ]),
      metric('nodejs_eventloop_lag_max_seconds', 'Longest event loop delay since the last look', 'gauge', [
        [{}, loopDelay.max / 1e9],
      ]),
    ].join('')
    loopDelay.reset()
    return new Response(text, {
      headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
    })
  })
  return app
}

/** By the socket; a proxy on this machine speaks for others. */
function isThisMachine(c: Context<Env>): boolean {
  const address = c.env.incoming?.socket.remoteAddress ?? ''
  const isForwarded = ['x-forwarded-for', 'forwarded', 'x-real-ip'].some((name) => c.req.header(name) !== undefined)
  return !isForwarded && (address === '::1' || /^(::ffff:)?127\./.test(address))
}

type Sample = readonly [labels: Readonly<Record<string, string>>, value: number]
function metric(name: string, help: string, type: 'gauge' | 'counter', samples: readonly Sample[]): string {
  const lines = samples.map(([labels, value]) => {
    const list = Object.entries(labels).map(([label, text]) => `${label}="${text}"`)
    return `${name}${list.length > 0 ? `{${list.join(',')}}` : ''} ${value}`
  })
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n')
}

function totalCpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

function inTime<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const late = setTimeout(() => reject(new Error('the database did not answer in time')), patienceMs)
  return Promise.race([work, promise]).finally(() => clearTimeout(late))
}
