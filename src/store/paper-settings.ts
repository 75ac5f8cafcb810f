import { z } from 'zod'
import { printerWays, type PaperSettings } from '../domain/printing/printers.ts'
import { paperKinds } from '../domain/printing/sheet.ts'
import { stockNames } from '../domain/printing/stock.ts'
import type { Db, Tx } from './open.ts'
import { readSettings } from './settings.ts'

const kindShape = z.object({ isOn: z.boolean(), stock: z.enum(stockNames), printer: z.string().nullable() })
export const paperShape = z.object({
  kinds: z.record(z.enum(paperKinds), kindShape),
  printers: z.array(z.object({ name: z.string(), way: z.enum(printerWays), address: z.string() })),
})

/** How the office prints, as it was kept; 'none' before anybody did. */
export async function keptPaperSettings(db: Db | Tx): Promise<PaperSettings | 'none' | 'unreadable'> {
  const value = (await readSettings(db)).get('paper')
  if (value === undefined) return 'none'
  const read = paperShape.safeParse(value)
  return read.success ? read.data : 'unreadable'
}
