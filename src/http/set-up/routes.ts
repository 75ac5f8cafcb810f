import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { refusals, refuse, type Answer } from '../../domain/refusal.ts'
import type { OfficeSettings } from '../../office/context.ts'
import { crossSitePage } from '../sign-in/pages.ts'
import { isOurOrigin } from '../sign-in/same-origin.ts'
import { pagePolicy } from '../sign-in/style.ts'
import {
  accountFrom,
  faultsOf,
  fieldNames,
  nothingTyped,
  officeFrom,
  typedFrom,
  type FirstAccount,
  type Typed,
} from './form.ts'
import type { OneTimeCode } from './one-time-code.ts'
import { alreadySetUpPage, setUpPage } from './page.ts'

export interface SetUp {
  /** Null once there is an office: then nothing is offered any more. */
  readonly code: OneTimeCode | null
  readonly publicUrl: string | null
  isEmpty(): Promise<boolean>
  /** Writes the office's settings and its first account. */
  open(office: OfficeSettings, account: FirstAccount): Promise<Answer<unknown>>
}

/** Stands before the whole app: until the office is set up, its first page and its sign-in lead to /set-up. */
export function frontDoor(app: Hono, setUp: SetUp): Hono {
  const front = new Hono()
  let isDone = setUp.code === null
  const isOpen = async (): Promise<boolean> => {
    isDone ||= !(await setUp.isEmpty())
    return !isDone
  }
  for (const path of ['/', '/sign-in']) {
    front.get(path, async (c, next) => ((await isOpen()) ? c.redirect('/set-up', 303) : next()))
  }
  front.use('/set-up', async (c, next) => {
    await next()
    c.header('content-security-policy', pagePolicy)
    c.header('cache-control', 'no-store')
    c.header('referrer-policy', 'same-origin')
  })
  front.use(
    '/set-up',
    bodyLimit({ maxSize: 50_000 }),
    csrf({ origin: (origin, c) => isOurOrigin(origin, c.req.url, setUp.publicUrl) }),
  )
  front.get('/set-up', async (c) => ((await isOpen()) ? c.html(setUpPage(nothingTyped(), {})) : alreadySetUp(c, 404)))
  front.post('/set-up', async (c) => ((await isOpen()) ? tryToOpen(c, setUp) : alreadySetUp(c, 409)))
  front.all('*', (c) => app.fetch(c.req.raw, c.env))
  front.onError((error, c) => {
    if (!(error instanceof HTTPException)) throw error
    return c.html(crossSitePage(refuse(error.status === 403 ? 'cross-site' : 'unreadable-form').sentence), error.status)
  })
  return front
}

async function tryToOpen(c: Context, { code, open }: SetUp) {
  const typed = await typedIn(c)
  if (code?.matches(typed.code) !== true) {
    return c.html(setUpPage(typed, { code: refuse('bad-code').sentence }), refusals['bad-code'].status)
  }
  const faults = faultsOf(typed)
  if (Object.keys(faults).length > 0) return c.html(setUpPage(typed, faults), 400)
  const opened = await open(officeFrom(typed), accountFrom(typed))
  if (opened.ok) return c.redirect('/sign-in?after=set-up', 303)
  if (opened.code === 'already-set-up') return alreadySetUp(c, 409)
  const field = fieldNames.find((name) => name === opened.field) ?? 'name'
  return c.html(setUpPage(typed, { [field]: opened.sentence }), refusals[opened.code].status)
}

function alreadySetUp(c: Context, status: 404 | 409) {
  return c.html(alreadySetUpPage(refuse('already-set-up').sentence), status)
}

async function typedIn(c: Context): Promise<Typed> {
  const body = await c.req.parseBody().catch((cause: unknown) => {
    throw new HTTPException(400, { cause })
  })
  return typedFrom((name) => {
    const value = body[name]
    return typeof value === 'string' ? value : ''
  })
}
