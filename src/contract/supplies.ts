// Supplies: what there is, the two bins, stock-taking, orders by vendor, what it costs; and blank forms.
import { z } from 'zod'
import { stockNames } from '../domain/printing/stock.ts'
import { suppliedContainers, supplyKinds } from '../domain/supplies/supply.ts'
import { base, day, id, instant, money } from './base.ts'

const tags = ['supplies']
const gesture = z.string().min(1).max(60)
const packs = z.number().int().min(0).max(1000)
const words = (what: string, most: number) =>
  z.string().trim().min(1, `${what} is needed`).max(most, `at most ${most} characters`)

export const supplyFields = z.object({
  name: words('a name', 80),
  kind: z.enum(supplyKinds),
  unit: words('what one is called', 30),
  packSize: z.number().int().min(1, 'at least one').max(100_000),
  vendor: words('a vendor', 80),
  article: z.string().trim().max(60).nullable(),
  priceCents: money.nullable(),
  reorderPacks: z.number().int().min(1, 'at least one').max(1000),
  container: z
    .string()
    .refine((text) => suppliedContainers.some((one) => one.id === text), 'there is no such packaging')
    .nullable(),
  stock: z.enum(stockNames).nullable(),
  papersPerUnit: z.number().int().min(1, 'at least one').max(100_000),
  isActive: z.boolean(),
})
export const supplyView = supplyFields.extend({
  id,
  code: z.string(),
  standing: z.enum(['enough', 'opened_last', 'ordered']),
  since: instant.nullable(),
  orderId: id.nullable(),
  /** On the order list, or still to come. */
  packs: z.number().nullable(),
  countedAt: instant.nullable(),
  /** About what is there, in single ones. */
  there: z.number().nullable(),
  /** What goes, and how long it lasts, as rough as it is known. */
  rate: z.string().nullable(),
  lasts: z.string().nullable(),
  daysLeft: z.number().nullable(),
})
export type SupplyView = z.infer<typeof supplyView>

const line = z.object({
  supplyId: id,
  name: z.string(),
  article: z.string().nullable(),
  unit: z.string(),
  packSize: z.number(),
  wantedPacks: z.number(),
  orderedPacks: z.number(),
  receivedPacks: z.number(),
  /** What the line costs: ordered, or at today's price. */
  cents: z.number().nullable(),
  /** Of that, what is still to come once some has come. */
  openCents: z.number().nullable(),
})
export const supplyOrder = z.object({
  id,
  vendor: z.string(),
  state: z.enum(['drafted', 'ordered', 'received']),
  createdAt: instant,
  orderedAt: instant.nullable(),
  receivedAt: instant.nullable(),
  lines: z.array(line),
  totalCents: z.number().nullable(),
})
export type SupplyOrderView = z.infer<typeof supplyOrder>

const month = z.object({ month: z.string(), cents: z.number(), kinds: z.record(z.string(), z.number()) })
const did = z.object({ gesture: z.string(), about: z.string(), words: z.string() })
const orderId = z.object({ orderId: id })

export const suppliesContract = {
  list: base
    .route({ method: 'GET', path: '/supplies', summary: 'Supplies and where each stands', tags })
    .output(z.array(supplyView)),
  add: base
    .route({ method: 'POST', path: '/supplies', successStatus: 201, summary: 'Add a supply', tags })
    .input(supplyFields)
    .output(z.object({ supplyId: id })),
  addUsual: base
    .route({ method: 'POST', path: '/supplies/usual', summary: 'Begin with what offices usually keep', tags })
    .output(z.object({ added: z.number() })),
  change: base
    .route({ method: 'PUT', path: '/supplies/{supplyId}', summary: 'Change a supply', tags })
    .input(supplyFields.extend({ supplyId: id }))
    .output(z.object({ supplyId: id })),
  lastPack: base
    .route({ method: 'POST', path: '/supplies/last-pack', summary: 'The last pack was opened', tags })
    .input(
      z.object({ supplyId: id.optional(), code: z.string().trim().max(60).optional().describe('The pack’s barcode') }),
    )
    .output(did),
  count: base
    .route({ method: 'POST', path: '/supplies/counts', summary: 'What is there, counted', tags })
    .input(
      z.object({
        counts: z
          .array(z.object({ supplyId: id, quantity: z.number().int().min(0).max(10_000_000) }))
          .min(1, 'count at least one supply')
          .max(500),
      }),
    )
    .output(did),
  undo: base
    .route({ method: 'POST', path: '/supplies/undo', summary: 'Take the last thing done to supplies back', tags })
    .input(z.object({ gesture }))
    .output(z.object({ about: z.string() })),
  label: base
    .route({ method: 'POST', path: '/supplies/{supplyId}/label', summary: 'Print labels for its packs', tags })
    .input(z.object({ supplyId: id, copies: z.number().int().min(1).max(100) }))
    .output(z.object({ jobIds: z.array(id) })),
  costs: base
    .route({ method: 'GET', path: '/supplies/costs', summary: 'What supplies cost, month by month', tags })
    .input(z.object({ months: z.coerce.number().int().min(1).max(36).optional() }))
    .output(z.array(month)),
  orders: base
    .route({ method: 'GET', path: '/supplies/orders', summary: 'Order lists and orders', tags })
    .output(z.array(supplyOrder)),
  changeLine: base
    .route({ method: 'PUT', path: '/supplies/orders/{orderId}/lines/{supplyId}', summary: 'So many packs', tags })
    .input(orderId.extend({ supplyId: id, packs }))
    .output(orderId),
  order: base
    .route({ method: 'POST', path: '/supplies/orders/{orderId}/ordered', summary: 'The list went to the vendor', tags })
    .input(orderId)
    .output(did),
  receive: base
    .route({ method: 'POST', path: '/supplies/orders/{orderId}/received', summary: 'What came of an order', tags })
    .input(
      orderId.extend({
        lines: z.array(z.object({ supplyId: id, packs, cents: money.optional() })).max(200),
        isLast: z.boolean().optional().describe('The rest does not come'),
      }),
    )
    .output(did),
  orderFile: base
    .route({ method: 'GET', path: '/supplies/orders/{orderId}/file', summary: 'The order list as a file', tags })
    .input(orderId.extend({ as: z.enum(['pdf', 'xlsx']) }))
    .output(z.file()),
}

const formId = z.union([id, z.literal('ala')])
export const formView = z.object({
  /** 'ala' is the one this program draws itself. */
  id: z.string(),
  name: z.string(),
  version: z.string(),
  inForceFrom: day.nullable(),
  stockCount: z.number().nullable(),
  /** In force today. */
  isCurrent: z.boolean(),
  bytes: z.number().nullable(),
})
export const mostFormBytes = 4_000_000
const stockCount = z.coerce.number().int().min(0).max(1_000_000)

export const formsContract = {
  list: base
    .route({ method: 'GET', path: '/forms', summary: 'Blank forms with their versions', tags: ['forms'] })
    .output(z.array(formView)),
  add: base
    .route({ method: 'POST', path: '/forms', successStatus: 201, summary: 'A form, or a new version', tags: ['forms'] })
    .input(
      z.object({
        name: words('a name', 80),
        version: words('a version', 40),
        inForceFrom: day,
        stockCount: stockCount.optional(),
        file: z.file(),
      }),
    )
    .output(z.object({ id: z.string() })),
  setStock: base
    .route({
      method: 'PUT',
      path: '/forms/{formId}/stock',
      summary: 'How many printed ones lie there',
      tags: ['forms'],
    })
    .input(z.object({ formId: id, stockCount: stockCount.nullable() }))
    .output(z.object({ id: z.string() })),
  pdf: base
    .route({ method: 'GET', path: '/forms/{formId}/pdf', summary: 'The form as PDF', tags: ['forms'] })
    .input(z.object({ formId }))
    .output(z.file()),
  print: base
    .route({ method: 'POST', path: '/forms/{formId}/print', summary: 'Print copies by a printer', tags: ['forms'] })
    .input(z.object({ formId, printer: z.string().min(1).max(60), copies: z.number().int().min(1).max(100) }))
    .output(z.object({ jobIds: z.array(id) })),
}
