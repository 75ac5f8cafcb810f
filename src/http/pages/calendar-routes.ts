import { Hono } from 'hono'
import { refuse } from '../../domain/refusal.ts'
import { feedFor } from '../../office/calendar/feeds.ts'
import { refusalResponse } from '../api/answer.ts'
import type { PageEnv, PagesOptions } from './door.ts'

/** Calendars for a telephone: whoever has the address reads days, and nothing else. */
export function calendarRoutes({ office }: PagesOptions): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  app.get('/calendars/:file{.+\\.ics}', async (c) => {
    const file = await feedFor(office, c.req.param('file').replace(/\.ics$/, ''))
    if (file === null) return refusalResponse(refuse('calendar-not-found'))
    return new Response(file, {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'cache-control': 'private, max-age=900',
        'referrer-policy': 'no-referrer',
      },
    })
  })
  return app
}
