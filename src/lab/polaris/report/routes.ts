import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Hono } from 'hono'
import type { HttpBindings } from '@hono/node-server'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { activateIll, cancelIll, createIll } from '../ill-life.ts'
import { illIs } from '../names.ts'
import type { Polaris } from '../polaris.ts'
import { csvReport } from './csv.ts'
import { reportRows } from './rows.ts'
import { xlsxReport } from './xlsx.ts'

const kinds = {
  csv: { type: 'text/csv; charset=utf-8', write: csvReport },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: xlsxReport },
} as const
const kind = z.enum(['csv', 'xlsx']).default('csv')

const orders = {
  folder: z.object({ kind, folder: z.string().min(1) }),
  mail: z.object({
    kind,
    host: z.string().min(1),
    port: z.number().int(),
    to: z.string().min(3),
    from: z.string().min(3).default('reports@polaris.example'),
  }),
  /** A patron asks in the catalogue; where staff look first it stays inactive. */
  ill: z.object({
    patron: z.string().min(1),
    title: z.string().min(1),
    author: z.string().default(''),
    isbn: z.string().default(''),
    pickup: z.number().int().optional(),
    needBy: z.string().nullable().default(null),
    isActive: z.boolean().default(false),
  }),
} as const

/** The scheduled report, fetched, laid into a folder or mailed; and a patron at the catalogue. */
export function reportRoutes(app: Hono<{ Bindings: Partial<HttpBindings> }>, polaris: Polaris): void {
  for (const [name, { type, write }] of Object.entries(kinds))
    app.get(`/emulator/report.${name}`, (c) => {
      c.header('content-type', type)
      return c.body(new Uint8Array(write(reportRows(polaris))))
    })
  app.post('/emulator/report/folder', async (c) => {
    const order = orders.folder.parse(await c.req.json())
    const file = join(order.folder, `ILL requests ${polaris.clock.now().getTime()}.${order.kind}`)
    await writeFile(file, kinds[order.kind].write(reportRows(polaris)))
    return c.json({ file })
  })
  app.post('/emulator/report/mail', async (c) => {
    const { kind, host, port, from, to } = orders.mail.parse(await c.req.json())
    const post = createTransport({ host, port, secure: false, ignoreTLS: true })
    await post.sendMail({
      from,
      to,
      subject: 'ILL requests was executed',
      text: 'The report is attached.',
      attachments: [{ filename: `ILL requests.${kind}`, content: kinds[kind].write(reportRows(polaris)) }],
    })
    post.close()
    return c.body(null, 204)
  })
  app.post('/emulator/ill', async (c) => {
    const order = orders.ill.parse(await c.req.json())
    const patron = polaris.state.patrons.find((one) => one.barcode === order.patron)
    if (!patron) return c.text('There is no such patron.', 404)
    const { title, author, isbn, needBy } = order
    const made = createIll(polaris, {
      patronId: patron.id,
      pickupId: order.pickup ?? patron.branchId,
      title,
      author,
      isbn,
      needBy,
    })
    if (!order.isActive) Object.assign(made, { statusId: illIs.inactive, activatedAt: null })
    else if (made.statusId === illIs.inactive) activateIll(polaris, made)
    polaris.save()
    return c.json({ id: made.id, status: made.statusId })
  })
  app.post('/emulator/ill/:id/cancel', (c) => {
    const ill = polaris.state.ills.find((one) => one.id === Number(c.req.param('id')))
    if (!ill) return c.text('There is no such request.', 404)
    cancelIll(polaris, ill)
    polaris.save()
    return c.redirect('/', 303)
  })
}
