// The print queue: what waits, what came out, and how the office prints.
import { z } from 'zod'
import { mostOffsetMm, printerWays } from '../domain/printing/printers.ts'
import { stations } from '../domain/lifecycle/station-labels.ts'
import { paperKinds, printKinds } from '../domain/printing/sheet.ts'
import { stockNames } from '../domain/printing/stock.ts'
import { base, id, instant, opened, version } from './base.ts'

const tags = ['paper']
/** The first free field of a used sheet, from 0. */
const startAt = z.coerce.number().int().min(0).max(99)
const jobIds = z.array(id).min(1, 'name at least one paper').max(500)

export const printJob = z.object({
  id,
  kind: z.enum(printKinds),
  state: z.enum(['waiting', 'printing', 'printed', 'failed', 'unsure', 'cancelled']),
  /** Printed, and then undone: to be thrown away. */
  isVoid: z.boolean(),
  stock: z.enum(stockNames),
  printer: z.string().nullable(),
  requestId: id.nullable(),
  parcelId: id.nullable(),
  supplyId: id.nullable(),
  /** Our request's number, or the package's. */
  number: z.string(),
  /** The title, or where the package goes. */
  about: z.string(),
  error: z.string().nullable(),
  tries: z.number(),
  createdAt: instant,
  printedAt: instant.nullable(),
})
export type PrintJobView = z.infer<typeof printJob>

const kind = z.object({ isOn: z.boolean(), stock: z.enum(stockNames), printer: z.string().max(60).nullable() })
const printer = z.object({
  name: z.string().trim().min(1, 'a printer needs a name').max(60),
  way: z.enum(printerWays),
  address: z.string().trim().min(1, 'a printer needs an address').max(200),
})
const offset = z.number().min(-mostOffsetMm, 'at most 25 mm').max(mostOffsetMm, 'at most 25 mm')
export const paperSettings = z.object({
  kinds: z.object({ strap: kind, slip: kind, pull: kind, lent: kind, label: kind }),
  printers: z.array(printer).max(20),
  /** At this station papers on this stock come out of this printer. */
  stationPrinters: z
    .array(z.object({ station: z.enum(stations), stock: z.enum(stockNames), printer: z.string().max(60) }))
    .max(100)
    .default([]),
  /** What this printer needs moved on this stock, in millimetres; no printer: PDFs. */
  offsets: z
    .array(z.object({ printer: z.string().max(60).nullable(), stock: z.enum(stockNames), xMm: offset, yMm: offset }))
    .max(100)
    .default([]),
})
/** Unreadable: what was kept does not fit this release; papers come out as before anything was set. */
const paperSettingsView = paperSettings.extend({ ...version, isUnreadable: z.boolean() })

export const paperContract = {
  queue: base
    .route({ method: 'GET', path: '/print', summary: 'The print queue, or the papers of one request or package', tags })
    .input(z.object({ requestId: id.optional(), parcelId: id.optional() }))
    .output(z.object({ open: z.array(printJob), printed: z.array(printJob) })),
  print: base
    .route({ method: 'POST', path: '/print', successStatus: 201, summary: 'Print a paper (again)', tags })
    .input(
      z.object({ kind: z.enum(paperKinds), requestId: id.optional(), parcelId: id.optional(), pieceId: id.optional() }),
    )
    .output(z.object({ jobIds: z.array(id) })),
  settle: base
    .route({ method: 'POST', path: '/print/settle', summary: 'It came out, print it again, or leave it', tags })
    .input(z.object({ jobIds, how: z.enum(['printed', 'again', 'cancel']) }))
    .output(z.object({ jobIds: z.array(id) })),
  jam: base
    .route({ method: 'POST', path: '/print/jam', summary: 'It jammed: the last papers wait again', tags })
    .input(z.object({ printer: z.string().max(60).nullable(), count: z.number().int().min(1).max(100) }))
    .output(z.object({ jobIds: z.array(id) })),
  take: base
    .route({ method: 'POST', path: '/print/take', summary: 'Take waiting papers as one PDF', tags })
    .input(z.object({ jobIds, startAt: startAt.optional() }))
    .output(z.object({ jobIds: z.array(id), address: z.string() })),
  pdf: base
    .route({ method: 'GET', path: '/print/pdf', summary: 'Papers as a PDF', tags })
    .input(
      z.object({
        jobIds: z.union([
          id.transform((one) => [one]),
          z
            .string()
            .regex(/^\d+(,\d+){0,499}$/)
            .transform((text) => text.split(',').map(Number)),
        ]),
        startAt: startAt.optional(),
      }),
    )
    .output(z.file()),
  test: base
    .route({ method: 'POST', path: '/print/test', successStatus: 201, summary: 'A test page', tags })
    .input(z.object({ printer: z.string().max(60).nullable(), stock: z.enum(stockNames) }))
    .output(z.object({ jobIds: z.array(id) })),
  settings: base
    .route({ method: 'GET', path: '/print/settings', summary: 'Printers, and which paper goes where', tags })
    .output(paperSettingsView),
  changeSettings: base
    .route({ method: 'PUT', path: '/print/settings', summary: 'Change printers and stocks', tags })
    .input(paperSettings.extend(opened))
    .output(paperSettingsView),
}
