// What the command "differences" asks of the office that is open.
import { Hono } from 'hono'
import { compareNow, runOf } from '../office/differences/compare.ts'
import { differencesKept } from '../office/differences/list.ts'
import { today, type Office } from '../office/context.ts'

const lookMs = 200

export function differencesControl(office: Office): Hono {
  const app = new Hono()
  const kept = () => differencesKept(office.store.db, today(office))
  app.get('/differences', async (c) => c.json(await kept()))
  app.post('/differences', async (c) => {
    const begun = compareNow(office)
    if (begun) await begun.whole
    // Somebody else's comparison is as good.
    else while (runOf(office)?.endedAt === null) await new Promise((resolve) => setTimeout(resolve, lookMs))
    return c.json(await kept())
  })
  return app
}
