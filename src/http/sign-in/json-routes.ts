import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { clientAddress, type Door, type DoorEnv } from './door.ts'
import { refuse, type Refusal } from '../../domain/refusal.ts'
import { refuseCrossSite } from './same-origin.ts'
import { signOut } from './session.ts'
import { trySignIn } from './try-sign-in.ts'

const credentials = z.object({ email: z.string().max(254), password: z.string().max(1000) })

/** Signing in and out for programs that keep cookies. A program of the office's own uses a token instead. */
export function jsonRoutes({ tools, addressOf }: Door): Hono<DoorEnv> {
  const app = new Hono<DoorEnv>()
  app.use(
    '/auth/*',
    refuseCrossSite(tools.publicUrl),
    bodyLimit({ maxSize: 10_000, onError: () => answerRefusal(refuse('unreadable-form')) }),
  )

  app.post('/auth/sign-in/email', async (c) => {
    const isJson = /^application\/json\b/i.test(c.req.header('content-type') ?? '')
    const given = credentials.safeParse(isJson ? await c.req.json<unknown>().catch(() => null) : null)
    if (!given.success) return answerRefusal(refuse('unreadable-form'))
    const userAgent = c.req.header('user-agent') ?? null
    const outcome = await trySignIn(tools, { ...given.data, address: clientAddress(c, addressOf), userAgent })
    if (!outcome.ok) return answerRefusal(outcome)
    for (const cookie of outcome.value.setCookies) c.header('set-cookie', cookie, { append: true })
    return c.json({ ok: true, mustChangePassword: outcome.value.mustChangePassword })
  })

  app.post('/auth/sign-out', async (c) => {
    for (const cookie of await signOut(tools, c.req.raw.headers, clientAddress(c, addressOf))) {
      c.header('set-cookie', cookie, { append: true })
    }
    return c.json({ ok: true })
  })
  return app
}

function answerRefusal(refusal: Refusal): Response {
  return Response.json(refusal, { status: refusal.status })
}
