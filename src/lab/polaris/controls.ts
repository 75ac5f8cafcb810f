import type { Hono } from 'hono'
import type { HttpBindings } from '@hono/node-server'
import { z } from 'zod'
import { levers } from './levers.ts'
import { faultKinds } from './faults.ts'
import { activateIll, moveIll } from './ill-life.ts'
import { illIs } from './names.ts'
import { staffList } from './staff-list.ts'
import type { Polaris } from './polaris.ts'
import { putRecords, RecordTrouble, recordsShape } from './records.ts'
import { illById } from './world.ts'

const clockShape = z.object({ now: z.iso.datetime(), speed: z.number().positive().max(100_000).default(1) })

/** Controls for people and programs: faults, records put in, starting again, what the outside would do. Only `/emulator/…`, never Polaris’ own addresses. */
export function controls(app: Hono<{ Bindings: Partial<HttpBindings> }>, polaris: Polaris): void {
  app.get('/emulator/state', (c) => c.json({ ...polaris.written, tokens: [], staff: [] }))
  app.get('/emulator/log', (c) => c.json(polaris.log.lines))
  app.get('/staff/ill', (c) => c.html(staffList(polaris)))
  app.get('/emulator/faults', (c) => c.json({ kinds: faultKinds, rules: polaris.faults.rules }))
  app.post('/emulator/faults', async (c) => {
    const isForm = (c.req.header('content-type') ?? '').includes('form')
    if (!isForm) {
      const read = polaris.faults
      try {
        return c.json(read.add(await c.req.json()))
      } catch (error) {
        return c.json({ problem: error instanceof Error ? error.message : String(error) }, 400)
      }
    }
    const form = new URLSearchParams(await c.req.text())
    polaris.faults.add({ kind: form.get('kind'), on: form.get('on') ?? '', times: 1 })
    return c.redirect('/?tab=faults', 303)
  })
  app.delete('/emulator/faults', (c) => {
    polaris.faults.clear()
    return c.body(null, 204)
  })
  app.post('/emulator/faults/clear', (c) => {
    polaris.faults.clear()
    return c.redirect('/?tab=faults', 303)
  })
  app.post('/emulator/clock', async (c) => {
    const read = clockShape.safeParse(await c.req.json().catch(() => null))
    if (!read.success) return c.json({ problem: z.prettifyError(read.error) }, 400)
    if (!polaris.clock.moveTo) return c.json({ problem: 'This clock cannot be set.' }, 409)
    polaris.clock.moveTo({ now: new Date(read.data.now), speed: read.data.speed })
    return c.json({ now: polaris.clock.now().toISOString() })
  })
  app.post('/emulator/reset', (c) => {
    polaris.reset()
    return c.redirect('/', 303)
  })
  app.post('/emulator/ill/:id/:step', (c) => {
    const ill = illById(polaris, Number(c.req.param('id')))
    const step = c.req.param('step')
    if (!ill) return c.text('There is no such request.', 404)
    if (step === 'activate' && ill.statusId === illIs.inactive) activateIll(polaris, ill)
    else if (step === 'ship' && ill.statusId === illIs.active) moveIll(polaris, ill, illIs.shipped)
    else return c.text(`“${step}” is not possible in status ${ill.statusId}.`, 409)
    polaris.save()
    return c.redirect('/', 303)
  })
  app.post('/emulator/records', async (c) => {
    const read = recordsShape.safeParse(await c.req.json().catch(() => null))
    if (!read.success) return c.json({ problem: z.prettifyError(read.error) }, 400)
    try {
      const counts = polaris.whole(() => putRecords(polaris, read.data))
      polaris.save()
      return c.json(counts)
    } catch (error) {
      if (!(error instanceof RecordTrouble)) throw error
      return c.json({ problem: error.message }, 400)
    }
  })
  levers(app, polaris)
}
