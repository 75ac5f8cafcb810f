import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { clientAddress, type Door, type DoorEnv } from './door.ts'
import { nextPath } from './next-path.ts'
import { changeOwnPassword } from './own-password.ts'
import { alreadyInPage, crossSitePage, passwordPage, signInPage, signOutPage } from './pages.ts'
import { refusals, refuse, type Refusal } from '../../domain/refusal.ts'
import { isOurOrigin } from './same-origin.ts'
import { sessionOf, signOut } from './session.ts'
import { pagePolicy } from './style.ts'
import { trySignIn } from './try-sign-in.ts'

const notices: Record<string, string> = {
  'signed-out': 'You are signed out.',
  'set-up': 'The office is set up. Sign in with the account you just made.',
  'password-changed': 'Your password is changed. Sign in with the new one.',
}

/** The pages of sign-in: plain forms, which work without script. */
export function formRoutes(door: Door): Hono<DoorEnv> {
  const { tools, store, addressOf, officeName, demoSignIns } = door
  const app = new Hono<DoorEnv>()
  const isOurs = (origin: string, c: Context) => isOurOrigin(origin, c.req.url, tools.publicUrl)

  for (const path of ['/sign-in', '/sign-in/*', '/sign-out']) {
    app.use(path, async (c, next) => {
      await next()
      c.header('content-security-policy', pagePolicy)
      c.header('cache-control', 'no-store')
      c.header('referrer-policy', 'same-origin')
    })
    app.use(path, bodyLimit({ maxSize: 10_000 }), csrf({ origin: isOurs }))
  }

  app.get('/sign-in', async (c) => {
    const next = nextPath(c.req.query('next'))
    const session = await sessionOf(tools, c.req.raw.headers)
    if (session?.mustChangePassword) return c.redirect(passwordAddress(next), 303)
    if (session) return c.html(alreadyInPage(session.person, next))
    const notice = notices[c.req.query('after') ?? '']
    return c.html(
      signInPage({
        email: '',
        next,
        officeName: officeName(),
        demoSignIns,
        ...(notice === undefined ? {} : { notice }),
      }),
    )
  })

  app.post('/sign-in', async (c) => {
    const form = await formOf(c)
    const email = form('email')
    const next = nextPath(form('next'))
    const outcome = await enter(c, email, form('password'))
    if (outcome.ok) return c.redirect(outcome.value.mustChangePassword ? passwordAddress(next) : next, 303)
    return refused(c, outcome, signInPage({ email, next, refusal: outcome, officeName: officeName(), demoSignIns }))
  })

  app.get('/sign-in/password', async (c) => {
    const next = nextPath(c.req.query('next'))
    const session = await sessionOf(tools, c.req.raw.headers)
    if (!session) return c.redirect('/sign-in', 303)
    return c.html(passwordPage({ email: session.email, next, isForced: session.mustChangePassword }))
  })

  app.post('/sign-in/password', async (c) => {
    const session = await sessionOf(tools, c.req.raw.headers)
    if (!session) return c.redirect('/sign-in', 303)
    const form = await formOf(c)
    const next = nextPath(form('next'))
    const newPassword = form('newPassword')
    const change = { userId: session.person.userId, currentPassword: form('currentPassword'), newPassword }
    const outcome =
      newPassword === form('again')
        ? await changeOwnPassword(store, change, tools.now())
        : refuse('passwords-differ', {}, 'again')
    if (!outcome.ok) {
      const { email, mustChangePassword: isForced } = session
      return refused(c, outcome, passwordPage({ email, next, isForced, refusal: outcome }))
    }
    const entered = await enter(c, session.email, newPassword)
    return c.redirect(entered.ok ? next : '/sign-in?after=password-changed', 303)
  })

  app.get('/sign-out', async (c) => {
    const session = await sessionOf(tools, c.req.raw.headers)
    return session ? c.html(signOutPage(session.person)) : c.redirect('/sign-in', 303)
  })

  app.post('/sign-out', async (c) => {
    setCookies(c, await signOut(tools, c.req.raw.headers, clientAddress(c, addressOf)))
    return c.redirect('/sign-in?after=signed-out', 303)
  })

  app.onError((error, c) => {
    if (!(error instanceof HTTPException)) throw error
    const { sentence } = refuse(error.status === 403 ? 'cross-site' : 'unreadable-form')
    return c.html(crossSitePage(sentence), error.status)
  })
  return app

  async function enter(c: Context<DoorEnv>, email: string, password: string) {
    if (email.trim() === '') return refuse('email-missing', {}, 'email')
    if (password === '') return refuse('password-missing', {}, 'password')
    const userAgent = c.req.header('user-agent') ?? null
    const outcome = await trySignIn(tools, { email, password, address: clientAddress(c, addressOf), userAgent })
    if (outcome.ok) setCookies(c, outcome.value.setCookies)
    return outcome
  }
}

function passwordAddress(next: string): string {
  return `/sign-in/password?${new URLSearchParams({ next }).toString()}`
}

async function formOf(c: Context<DoorEnv>): Promise<(name: string) => string> {
  const body = await c.req.parseBody().catch((cause: unknown) => {
    throw new HTTPException(400, { cause })
  })
  return (name) => {
    const value = body[name]
    return typeof value === 'string' ? value : ''
  }
}

function setCookies(c: Context<DoorEnv>, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
}

function refused(c: Context<DoorEnv>, refusal: Refusal, page: ReturnType<typeof signInPage>) {
  const { status } = refusals[refusal.code]
  if (status === 429) c.header('retry-after', refusal.code === 'too-many-tries' ? '900' : '60')
  return c.html(page, status)
}
