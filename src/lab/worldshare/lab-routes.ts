import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { act, actionKeys } from './actions.ts'
import { noDetails } from './details.ts'
import { addFault, defaultMs } from './faults.ts'
import { makeBorn } from './born.ts'
import { makeIncoming } from './incoming.ts'
import { allScopes, freshState, nowOf, requestOf, setClock, type Lab } from './lab.ts'
import { libraryOf } from './libraries.ts'
import type { CallLog } from './log.ts'
import { page } from './page.ts'
import type { Env } from './request-routes.ts'
import { putRecords, recordsShape } from './records.ts'
import { readWait } from './scenario.ts'
import { faultKinds, type Json } from './state.ts'
import { alertsOf } from './staff-pages.ts'
import { tick } from './tick.ts'

type Ask = Context<Env>
const amount = z.coerce.number()
const maybe = <T extends z.ZodType>(shape: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), shape.optional())

const orders = {
  clock: z.object({ now: maybe(z.string()), advance: maybe(z.string()), speed: maybe(amount.positive()) }),
  faults: z.object({
    kind: z.enum(faultKinds),
    where: maybe(z.string()),
    times: maybe(amount.int().positive()),
    chance: maybe(amount.min(0).max(1)),
    ms: maybe(amount),
  }),
  incoming: z.object({
    lender: maybe(amount.int()),
    borrower: maybe(amount.int()),
    title: maybe(z.string()),
    service: maybe(z.enum(['LOAN', 'COPY'])),
    scenario: maybe(z.string()),
    maximumCost: maybe(amount.min(0)),
  }),
  born: z.object({
    borrower: maybe(amount.int()),
    title: maybe(z.string()),
    service: maybe(z.enum(['LOAN', 'COPY'])),
    patron: maybe(z.string()),
    pickup: maybe(z.string()),
  }),
  act: z.object({
    id: amount.int(),
    who: amount.int(),
    action: z.enum(actionKeys),
    days: maybe(amount),
    text: maybe(z.string()),
  }),
  keys: z.object({
    id: z.string().min(1),
    secret: z.string().min(1),
    institution: amount.int(),
  }),
  patrons: z.object({ needs: z.enum(['yes', 'no']) }),
  settings: z.object({
    paceSeconds: maybe(amount.min(0)),
    scenario: maybe(z.string()),
    automation: maybe(z.enum(['yes', 'no'])),
    incomingPerDay: maybe(amount.min(0)),
  }),
} as const

const dayMs = 86_400_000

/** The emulator's own controls: its page, its clock, faults, requests of others, and what happened. */
export function labRoutes(log: CallLog): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/', (c) => c.html(page(c.env.lab, log)))
  app.get('/lab', (c) => c.redirect('/'))
  app.get('/favicon.ico', (c) => c.body(null, 204))
  app.get('/lab/state', (c) => c.json({ ...stateOf(c.env.lab), now: new Date(nowOf(c.env.lab)).toISOString() }))
  app.get('/lab/alerts', (c) =>
    c.json(alertsOf(c.env.lab, Number(c.req.query('as')) || (c.env.lab.state.keys[0]?.institution ?? 0))),
  )
  app.get('/lab/log', (c) => c.json({ lines: log.lines }))
  app.get('/lab/version', (c) => c.json({ version: versionOf(c.env.lab, log) }))
  app.post('/lab/clock', (c) => obey(c, orders.clock, moveClock))
  app.post('/lab/faults', (c) =>
    obey(c, orders.faults, (lab, wish) => {
      const { kind, where = '*', times = null, chance = 1, ms = defaultMs(kind) } = wish
      return { id: addFault(lab, { kind, where, times, chance, ms }).id }
    }),
  )
  app.post('/lab/faults/clear', (c) =>
    obey(c, z.object({}), (lab) => {
      lab.state.faults = []
      return {}
    }),
  )
  app.post('/lab/incoming', (c) =>
    obey(c, orders.incoming, (lab, wish) => {
      const lender = wish.lender ?? lab.state.keys[0]?.institution ?? 0
      const made = makeIncoming(lab, { ...wish, lender }, nowOf(lab))
      return made ? { requestId: made.id } : null
    }),
  )
  app.post('/lab/born', (c) =>
    obey(c, orders.born, (lab, wish) => {
      const borrower = wish.borrower ?? lab.state.keys[0]?.institution ?? 0
      const made = makeBorn(lab, { ...wish, borrower }, nowOf(lab))
      return made ? { requestId: made.id } : null
    }),
  )
  app.post('/lab/act', (c) =>
    obey(c, orders.act, (lab, { id, who, action, days = 28, text = 'By hand' }) => {
      const request = requestOf(lab, id)
      if (!request) return null
      const now = nowOf(lab)
      const until = now + days * dayMs
      const details = {
        ...noDetails,
        dueAt: until,
        newDueAt: until,
        reason: lab.assumed('reasonInUse'),
        condition: text,
        note: text,
      }
      return act({ lab, request, details, now }, who, action) ? null : { requestId: id, status: request.status }
    }),
  )
  app.post('/lab/keys', (c) =>
    obey(c, orders.keys, (lab, { id, secret, institution }) => {
      if (!libraryOf(institution)) return null
      const key = { id, secret, institution, scopes: [...allScopes], expiresAt: null, isUsed: false }
      lab.state.keys = [...lab.state.keys.filter((one) => one.id !== id), key]
      return { id }
    }),
  )
  app.post('/lab/records', (c) => obey(c, recordsShape, putRecords))
  app.post('/lab/settings', (c) => obey(c, orders.settings, changeSettings))
  app.post('/lab/patrons', (c) =>
    obey(c, orders.patrons, (lab, { needs }) => {
      lab.state.settings.needsPatron = needs === 'yes'
      return { needsPatron: lab.state.settings.needsPatron }
    }),
  )
  app.post('/lab/reset', (c) =>
    obey(c, z.object({}), (lab) => {
      Object.assign(lab.state, freshState(lab.wall(), lab.wall()))
      log.clear()
      return {}
    }),
  )
  return app
}

/** Does what a form or a JSON body asks; people go back to the page, programs get JSON. */
async function obey<T>(
  c: Ask,
  shape: z.ZodType<T>,
  work: (lab: Lab, wish: T) => Readonly<Record<string, Json>> | string | null,
): Promise<Response> {
  // A page elsewhere must not move this emulator.
  const origin = c.req.header('origin')
  if (origin !== undefined && origin !== new URL(c.req.url).origin) return c.json({ error: 'Another origin' }, 403)
  const isJson = (c.req.header('content-type') ?? '').includes('json')
  const given: unknown = isJson ? await c.req.json().catch(() => null) : await c.req.parseBody()
  const wish = shape.safeParse(given)
  if (!wish.success) return c.json({ error: z.prettifyError(wish.error) }, 400)
  const done = work(c.env.lab, wish.data)
  tick(c.env.lab)
  if (!isJson) return c.redirect('/', 303)
  return done === null || typeof done === 'string'
    ? c.json({ error: done ?? 'That cannot be done now' }, 409)
    : c.json(done)
}

function moveClock(
  lab: Lab,
  wish: { now?: string | undefined; advance?: string | undefined; speed?: number | undefined },
): Readonly<Record<string, Json>> | null {
  const step = wish.advance === undefined ? 0 : readWait(wish.advance)
  const start = wish.now === undefined ? nowOf(lab) : Date.parse(wish.now)
  if (step === null || Number.isNaN(start)) return null
  setClock(lab, start + step, wish.speed ?? lab.state.clock.speed)
  return { now: new Date(nowOf(lab)).toISOString() }
}

function changeSettings(
  lab: Lab,
  wish: {
    paceSeconds?: number | undefined
    scenario?: string | undefined
    automation?: 'yes' | 'no' | undefined
    incomingPerDay?: number | undefined
  },
): Readonly<Record<string, Json>> {
  const { settings } = lab.state
  if (wish.paceSeconds !== undefined) settings.paceMs = wish.paceSeconds * 1000
  if (wish.automation !== undefined) settings.automation = wish.automation === 'yes'
  settings.scenario = wish.scenario ?? null
  if (wish.incomingPerDay !== undefined) {
    settings.incomingPerDay = wish.incomingPerDay
    settings.nextIncomingAt = wish.incomingPerDay > 0 ? nowOf(lab) : null
  }
  return { ...settings }
}

/** Everything but secrets. */
function stateOf({ written: state }: Lab) {
  return {
    ...state,
    keys: state.keys.map(({ id, institution, scopes }) => ({ id, institution, scopes })),
    tokens: state.tokens.length,
    nonces: state.nonces.length,
  }
}

function versionOf(lab: Lab, log: CallLog): string {
  const edited = lab.state.requests.reduce((sum, one) => sum + one.history.length, 0)
  return [
    lab.state.requests.length,
    lab.state.patrons.length,
    edited,
    log.lines.at(-1)?.number ?? 0,
    lab.state.faults.length,
  ].join('.')
}
