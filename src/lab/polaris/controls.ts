import type { Hono } from 'hono'
import type { HttpBindings } from '@hono/node-server'
import { checkIn, checkOut } from './circulation.ts'
import { endOfDay } from './dates.ts'
import { faultKinds } from './faults.ts'
import { activateIll, moveIll } from './ill-life.ts'
import { illIs } from './names.ts'
import type { Polaris } from './polaris.ts'
import { illById, itemById, organization, patronByBarcode, zoneOf } from './world.ts'

/** Levers for people and tests: what the outside would do, faults, starting again. Only `/emulator/…`, never Polaris’ own addresses. */
export function controls(app: Hono<{ Bindings: Partial<HttpBindings> }>, polaris: Polaris): void {
  app.get('/emulator/state', (c) => c.json({ ...polaris.state, tokens: [], staff: [] }))
  app.get('/emulator/log', (c) => c.json(polaris.log.lines))
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
  app.post('/emulator/item/:id/check-in/:branch', (c) => {
    const item = itemById(polaris, Number(c.req.param('id')))
    const branch = organization(polaris, Number(c.req.param('branch')))
    if (!item || !branch) return c.text('There is no such item or branch.', 404)
    checkIn(polaris, item, branch.id)
    polaris.save()
    return c.redirect('/?tab=items', 303)
  })
  // What staff of a branch do in Leap.
  app.post('/emulator/item/:id/check-out/:card/:branch', (c) => {
    const item = itemById(polaris, Number(c.req.param('id')))
    const patron = patronByBarcode(polaris, c.req.param('card'))
    const branch = organization(polaris, Number(c.req.param('branch')))
    if (!item || !branch || !patron) return c.text('There is no such item, patron or branch.', 404)
    const { code, message } = checkOut(polaris, patron, item, branch.id)
    if (code !== 0) return c.text(message, 409)
    polaris.save()
    return c.redirect('/?tab=items', 303)
  })
  app.post('/emulator/item/:id/due/:day', (c) => {
    const item = itemById(polaris, Number(c.req.param('id')))
    const day = Date.parse(`${c.req.param('day')}T23:59:00Z`)
    if (!item?.loan || Number.isNaN(day)) return c.text('There is no such loan or day.', 404)
    item.loan.dueAt = endOfDay(new Date(day - 86_340_000 + 43_200_000), 0, zoneOf(polaris)).toISOString()
    polaris.save()
    return c.redirect('/?tab=items', 303)
  })
}
