import { z } from 'zod'
import { mostOffsetMm, printerWays, type PaperSettings } from '../domain/printing/printers.ts'
import { paperKinds } from '../domain/printing/sheet.ts'
import { stations } from '../domain/lifecycle/station-labels.ts'
import { stockNames } from '../domain/printing/stock.ts'
import type { Db, Tx } from './open.ts'
import { readSettings } from './settings.ts'

const kindShape = z.object({ isOn: z.boolean(), stock: z.enum(stockNames), printer: z.string().nullable() })
const millimetres = z.number().min(-mostOffsetMm).max(mostOffsetMm)
export const paperShape = z.object({
  kinds: z.record(z.enum(paperKinds), kindShape),
  printers: z.array(z.object({ name: z.string(), way: z.enum(printerWays), address: z.string() })),
  // Kept by releases that knew neither: nothing of the kind is set.
  stationPrinters: z
    .array(z.object({ station: z.enum(stations), stock: z.enum(stockNames), printer: z.string() }))
    .default([]),
  offsets: z
    .array(z.object({ printer: z.string().nullable(), stock: z.enum(stockNames), xMm: millimetres, yMm: millimetres }))
    .default([]),
})

/** How the office prints, as it was kept; 'none' before anybody did. */
export async function keptPaperSettings(db: Db | Tx): Promise<PaperSettings | 'none' | 'unreadable'> {
  const value = (await readSettings(db)).get('paper')
  if (value === undefined) return 'none'
  const read = paperShape.safeParse(value)
  return read.success ? read.data : 'unreadable'
}
