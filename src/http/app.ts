import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { refuse } from '../domain/refusal.ts'
import type { Office } from '../office/context.ts'
import type { Secrets } from '../office/directory/secrets.ts'
import { watchConnections, type ConnectionWatch } from '../office/directory/connection-watch.ts'
import type { Connection } from '../office/directory/connections.ts'
import type { ReachPartner } from '../office/directory/connection-peers.ts'
import type { Press } from '../office/paper-port.ts'
import type { Planner } from '../office/planner-port.ts'
import type { SettingsCache } from '../office/directory/settings.ts'
import { refusalResponse } from './api/answer.ts'
import type { Bars, ReadPdf } from './api/base.ts'
import { failureOf } from './api/failure.ts'
import { createApi } from './api/handler.ts'
import { openapiText } from './api/openapi.ts'
import { stillHere } from './api/still-here.ts'
import { securityHeaders } from './headers.ts'
import type { Live } from './live.ts'
import { myRoutes } from './pages/my/routes.ts'
import { calendarRoutes } from './pages/calendar-routes.ts'
import { answerRoutes } from './pages/answer-routes.ts'
import { statusRoutes } from './pages/status-routes.ts'
import { addressReader } from './sign-in/client-address.ts'
import { machineRoutes } from './machine-routes.ts'
import type { SignIn } from './sign-in/create-sign-in.ts'
import { refuseCrossSite } from './sign-in/same-origin.ts'
import { openWorkbench } from './workbench.ts'

export interface AppOptions {
  readonly office: Office
  readonly settings: SettingsCache
  readonly signIn: SignIn
  readonly live: Live
  /** The built workbench; null when there is none. */
  readonly webFolder: string | null
  /** Doors of protocols, mounted by whoever knows them; they keep their own limits. */
  readonly doors: readonly { readonly path: string; readonly app: Hono }[]
  readonly isDemo: boolean
  readonly publicUrl: string | null
  readonly secrets: Secrets
  readonly press: Press
  readonly planner: Planner
  readonly bars: Bars
  readonly readPdf: ReadPdf
  /** Systems outside this office can be connected to. */
  readonly connections?: readonly Connection[]
  /** How calls to them go. */
  readonly watch?: ConnectionWatch
  /** Is there a server at a partner’s address? Absent: nothing is asked. */
  readonly reachPartner?: ReachPartner
  /** Addresses and ranges whose x-forwarded-for is believed. */
  readonly trustedProxies?: readonly string[]
}

const mostBytes = 1024 * 1024
/** A form with the rest of its request. */
const formBytes = 5 * 1024 * 1024
const usualLimit = bodyLimit({
  maxSize: mostBytes,
  onError: () => refusalResponse(refuse('too-large', { limit: '1 MB' })),
})
const formLimit = bodyLimit({
  maxSize: formBytes,
  onError: () => refusalResponse(refuse('form-too-large', { limit: '4 MB' })),
})

/** Everything this office answers over HTTP. */
export function createApp(options: AppOptions): Hono {
  const { office, settings, signIn, live, doors, isDemo, publicUrl, secrets, press, bars, readPdf } = options
  const app = new Hono()
  const workbench = openWorkbench(options.webFolder)
  const api = createApi(office.log)
  const watch = options.watch ?? watchConnections(office)

  app.use(securityHeaders(publicUrl))
  for (const door of doors) app.route(door.path, door.app)
  app.route('/', machineRoutes(office.store, live, office.log))
  app.route('/', signIn.routes)
  const pages = {
    office,
    publicUrl,
    addressOf: addressReader(options.trustedProxies ?? []),
    now: () => new Date(),
  }
  for (const routes of [myRoutes, statusRoutes, answerRoutes, calendarRoutes]) app.route('/', routes(pages))

  app.use('/api/*', refuseCrossSite(publicUrl), (c, next) =>
    (c.req.path === '/api/forms' ? formLimit : usualLimit)(c, next),
  )
  app.get(
    '/api/openapi.json',
    async () =>
      new Response(await openapiText(), {
        headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' },
      }),
  )
  app.all('/api/*', async (c) => {
    const person = await signIn.who(c.req.raw)
    return api(c.req.raw, {
      office,
      settings,
      live,
      isDemo,
      secrets,
      press,
      planner: options.planner,
      bars,
      readPdf,
      connections: options.connections ?? [],
      watch,
      reachPartner: options.reachPartner ?? (() => Promise.resolve('Nothing was asked.')),
      person,
      isStillHere: () => stillHere(office.store, signIn, c.req.raw, person),
    })
  })

  // Whatever nothing else answered is a file or an address of the workbench.
  app.notFound(async (c) => {
    const { method } = c.req
    if ((method !== 'GET' && method !== 'HEAD') || /^\/(api|auth)(\/|$)/.test(c.req.path))
      return refusalResponse(refuse('no-such-address'))
    const file = workbench.file(c.req.path, c.req.raw)
    if (file) return file
    if (/\.\w+$/.test(c.req.path)) return refusalResponse(refuse('no-such-address'))
    if (await signIn.who(c.req.raw)) return workbench.page(c.req.raw)
    const next = new URL(c.req.url)
    return c.redirect(`/sign-in?${new URLSearchParams({ next: next.pathname + next.search }).toString()}`, 303)
  })

  app.onError((error, c) => {
    const { refusal, reference } = failureOf(error, office.log, `${c.req.method} ${c.req.path}`)
    return refusalResponse(refusal, reference === undefined ? {} : { reference })
  })
  return app
}
