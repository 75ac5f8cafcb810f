import type { HttpBindings } from '@hono/node-server'
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { checkIn, checkOut, moveHold } from './circulation.ts'
import { endOfDay } from './dates.ts'
import { isOpen } from './hold-life.ts'
import { holdIs } from './names.ts'
import type { Polaris } from './polaris.ts'
import { returnIll } from './ill-life.ts'
import { nextId, type Item } from './state.ts'
import {
  holdById,
  illById,
  itemByBarcode,
  itemById,
  nowText,
  organization,
  patronByBarcode,
  patronById,
  zoneOf,
} from './world.ts'

type Env = { Bindings: Partial<HttpBindings> }
type Done = { readonly problem: string } | null

/** What happens at the desks of the libraries that work in Polaris: an item by its number or barcode, a branch by its number or abbreviation. */
export function levers(app: Hono<Env>, polaris: Polaris): void {
  const lever = (path: string, work: (c: Context<Env>, item: Item, form: URLSearchParams) => Done): void => {
    app.post(`/emulator/item/:item/${path}`, async (c) => {
      const wanted = c.req.param('item')
      const item = itemByBarcode(polaris, wanted) ?? itemById(polaris, /^\d+$/.test(wanted) ? Number(wanted) : null)
      if (!item) return c.text('There is no such item.', 404)
      const done = work(c, item, new URLSearchParams(await c.req.text()))
      if (done) return c.text(done.problem, 409)
      polaris.save()
      return c.redirect('/?tab=items', 303)
    })
  }

  lever('check-in/:branch', (c, item) => {
    const branchId = branchCalled(polaris, c.req.param('branch') ?? '')
    if (branchId === null) return { problem: 'There is no such branch.' }
    checkIn(polaris, item, branchId)
    return null
  })
  /** Whoever it is held for takes it; the desk may type the day that stands on it. */
  lever('check-out', (_, item, form) => {
    const awaited = holdById(polaris, item.holdId) ?? illById(polaris, item.illId)
    const patron = awaited ? patronById(polaris, awaited.patronId) : undefined
    if (!awaited || !patron) return { problem: 'Nobody waits for this item.' }
    const answer = checkOut(polaris, patron, item, awaited.pickupId)
    if (answer.code !== 0) return { problem: answer.message }
    return form.has('due') ? setDue(polaris, item, form) : null
  })
  lever('check-out/:card/:branch', (c, item) => {
    const patron = patronByBarcode(polaris, c.req.param('card') ?? '')
    const branchId = branchCalled(polaris, c.req.param('branch') ?? '')
    if (!patron || branchId === null) return { problem: 'There is no such patron or branch.' }
    const answer = checkOut(polaris, patron, item, branchId)
    return answer.code === 0 ? null : { problem: answer.message }
  })
  lever('due', (_, item, form) => setDue(polaris, item, form))
  /** Return in Request Manager or Leap. */
  lever('return', (_, item) => {
    const ill = illById(polaris, item.illId)
    if (!ill || ill.statusId < 10 || ill.statusId > 14 || item.statusId !== 1)
      return { problem: 'Only an item that was received for an ILL request and is In can be returned.' }
    returnIll(polaris, ill)
    return null
  })
  /** Staff cancel it in Leap, whatever the public may; an item that waits for it goes home from its shelf. */
  app.post('/emulator/hold/:hold/cancel', (c) => {
    const hold = holdById(polaris, Number(c.req.param('hold')))
    if (!hold) return c.text('There is no such hold.', 404)
    if (!isOpen(hold)) return c.text('The hold is over.', 409)
    const item = polaris.state.items.find((one) => one.holdId === hold.id)
    moveHold(polaris, hold, holdIs.cancelled)
    if (item) {
      item.holdId = null
      checkIn(polaris, item, hold.pickupId)
    }
    polaris.save()
    return c.redirect('/?tab=holds', 303)
  })
  app.post('/emulator/patron/:card/charge', async (c) => {
    const done = charge(polaris, c.req.param('card'), new URLSearchParams(await c.req.text()))
    if (done) return c.text(done.problem, 409)
    polaris.save()
    return c.redirect('/?tab=patrons', 303)
  })
}

/** Charge in the Account view of Patron Status: amount, reason, associated item, notes. */
function charge(polaris: Polaris, card: string, form: URLSearchParams): Done {
  const patron = patronByBarcode(polaris, card)
  const cents = Math.round(Number(form.get('amount')) * 100)
  const barcode = form.get('item') ?? ''
  const item = barcode === '' ? undefined : itemByBarcode(polaris, barcode)
  if (!patron) return { problem: 'There is no such patron.' }
  if (!(cents > 0 && cents <= 200_000_000)) return { problem: 'An amount is more than nothing, at most 2,000,000.00.' }
  if (barcode !== '' && !item) return { problem: 'There is no such item.' }
  polaris.state.transactions.push({
    id: nextId(polaris.state, 'transaction'),
    patronId: patron.id,
    typeId: 1,
    at: nowText(polaris),
    branchId: patron.branchId,
    fee: form.get('reason') ?? '',
    cents,
    openCents: cents,
    note: form.get('notes') ?? '',
    itemId: item?.id ?? null,
    methodId: null,
    pays: [],
    isVoid: false,
  })
  return null
}

function setDue(polaris: Polaris, item: Item, form: URLSearchParams): Done {
  const day = z.iso.date().safeParse(form.get('due'))
  if (!day.success || !item.loan) return { problem: 'An item that is out takes a day such as 2027-01-31.' }
  item.loan.dueAt = endOfDay(new Date(`${day.data}T12:00:00Z`), 0, zoneOf(polaris)).toISOString()
  return null
}

function branchCalled(polaris: Polaris, name: string): number | null {
  const found = /^\d+$/.test(name)
    ? organization(polaris, Number(name))
    : polaris.state.organizations.find((one) => one.code === 3 && one.abbreviation === name)
  return found?.id ?? null
}
