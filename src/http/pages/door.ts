import type { Context, MiddlewareHandler } from 'hono'
import type { HttpBindings } from '@hono/node-server'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { refuse, type Refusal } from '../../domain/refusal.ts'
import type { Office } from '../../office/context.ts'
import { failureOf } from '../api/failure.ts'
import type { AddressOf } from '../sign-in/client-address.ts'
import { isOurOrigin } from '../sign-in/same-origin.ts'
import { frame, type Html } from './frame.ts'
import { html } from 'hono/html'
import { visitorPolicy } from './style.ts'

export interface PagesOptions {
  readonly office: Office
  readonly publicUrl: string | null
  readonly addressOf: AddressOf
  /** The clock on the wall: sessions and limits go by it. */
  readonly now: () => Date
}
export interface PageEnv {
  Bindings: Partial<HttpBindings>
}
export type PageContext = Context<PageEnv>

/** The pages of one folder, with what all of them carry: strict headers, small bodies, forms from our own pages only. */
export function pagesUnder(path: string, { office, publicUrl }: PagesOptions): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  const headers: MiddlewareHandler = async (c, next) => {
    await next()
    c.header('content-security-policy', visitorPolicy)
    c.header('cache-control', 'no-store')
    // The address itself may be a key: it is told to nobody.
    c.header('referrer-policy', 'no-referrer')
  }
  for (const under of [path, `${path}/*`]) {
    app.use(under, headers)
    app.use(
      under,
      bodyLimit({ maxSize: 20_000 }),
      csrf({ origin: (origin, c) => isOurOrigin(origin, c.req.url, publicUrl) }),
    )
  }
  app.onError((error, c) => {
    if (error instanceof HTTPException) {
      const code = error.status === 403 ? 'cross-site' : error.status === 413 ? 'too-large' : 'unreadable-form'
      return sorry(c, office, refuse(code, { limit: '20 kB' }))
    }
    // The log hears of the folder, never of the address: that may be a key.
    return sorry(c, office, failureOf(error, office.log, `${c.req.method} ${path}`).refusal)
  })
  return app
}

/** A page that only says why not. */
export function sorry(c: Context, office: Office, refusal: Refusal, more?: Html): Response | Promise<Response> {
  return show(
    c,
    frame({ office: office.settings(), title: 'Not possible', refusal, body: more ?? html`` }),
    refusal.status,
  )
}

/** An html answer of a status that a refusal's table names. */
export async function show(c: Context, page: Html, status = 200): Promise<Response> {
  const answer = await c.html(page)
  return new Response(answer.body, { status, headers: answer.headers })
}

/** What a form says, by name. */
export async function formOf(c: Context): Promise<(name: string) => string> {
  const body = await c.req.parseBody().catch((cause: unknown) => {
    throw new HTTPException(400, { cause })
  })
  return (name) => {
    const value = body[name]
    return typeof value === 'string' ? value.trim() : ''
  }
}
