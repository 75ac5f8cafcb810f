// What a test asks of an office whose clock is its own: to be later at once, instead of waiting for it.
import { Hono } from 'hono'
import { z } from 'zod'
import type { OfficeClock } from './office-clock.ts'

const order = z.object({ to: z.iso.datetime() })

/** Nothing of this is there while the office goes by the clock on the wall. */
export function clockControl(clock: OfficeClock, wake: () => void): Hono {
  const app = new Hono()
  if (!clock.putForward) return app
  app.post('/clock', async (c) => {
    clock.putForward?.(new Date(order.parse(await c.req.json()).to))
    wake()
    return c.json({ now: clock.now().toISOString() })
  })
  return app
}
