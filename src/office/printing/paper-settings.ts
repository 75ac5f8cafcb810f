// How this office prints, as kept in the database; what is not set, or no longer reads, has its default.
import { defaultPaperSettings, faultOfAddress, type PaperSettings } from '../../domain/printing/printers.ts'
import { paperKinds } from '../../domain/printing/sheet.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { announceAll } from '../../store/announce.ts'
import type { Db, Tx } from '../../store/open.ts'
import { keptPaperSettings, paperShape } from '../../store/paper-settings.ts'
import { saveSetting } from '../../store/settings.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import type { Office } from '../context.ts'

export async function paperSettings(db: Db | Tx): Promise<PaperSettings> {
  const kept = await keptPaperSettings(db)
  return typeof kept === 'string' ? defaultPaperSettings : kept
}

export const changePaperSettings = (office: Office, next: PaperSettings): Promise<Answer<PaperSettings>> =>
  allOrNothing(office.store, async (tx) => {
    const names = next.printers.map((one) => one.name.toLowerCase())
    if (new Set(names).size < names.length)
      return refuse('bad-details', { field: 'Printers', problem: 'two have the same name' }, 'printers')
    for (const printer of next.printers) {
      const fault = faultOfAddress(printer)
      if (fault !== null)
        return refuse('bad-details', { field: `Address of ${printer.name}`, problem: fault }, 'printers')
    }
    for (const kind of paperKinds) {
      const { printer } = next.kinds[kind]
      if (printer !== null && !next.printers.some((one) => one.name === printer))
        return refuse('printer-unknown', { printer }, 'kinds')
    }
    const { kinds, printers } = paperShape.parse(next)
    await saveSetting(tx, 'paper', { kinds, printers }, office.clock.now())
    await announceAll(tx)
    return done(next)
  })
