// How this office prints, as kept in the database; what is not set, or no longer reads, has its default.
import { defaultPaperSettings, faultOfAddress, type PaperSettings } from '../../domain/printing/printers.ts'
import { paperKinds } from '../../domain/printing/sheet.ts'
import { done, refuse, type Answer, type Refusal } from '../../domain/refusal.ts'
import { announceAll } from '../../store/announce.ts'
import type { Db, Tx } from '../../store/open.ts'
import { keptPaperSettings, paperShape } from '../../store/paper-settings.ts'
import { saveSetting } from '../../store/settings.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import type { Office } from '../context.ts'
import { refuseStale } from '../directory/stale-settings.ts'

export async function paperSettings(db: Db | Tx): Promise<PaperSettings> {
  const kept = await keptPaperSettings(db)
  return typeof kept === 'string' ? defaultPaperSettings : kept
}

export const changePaperSettings = (
  office: Office,
  next: PaperSettings,
  version?: string,
): Promise<Answer<PaperSettings>> =>
  allOrNothing(office.store, async (tx) => {
    const stale = await refuseStale(tx, version, 'paper')
    if (stale) return stale
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
    const fault = faultOfPlaces(next)
    if (fault) return fault
    const { kinds, printers, stationPrinters, offsets } = paperShape.parse(next)
    await saveSetting(tx, 'paper', { kinds, printers, stationPrinters, offsets }, office.clock.now())
    await announceAll(tx)
    return done(next)
  })

/** Stations and offsets name printers there are, each once. */
function faultOfPlaces({ printers, stationPrinters, offsets }: PaperSettings): Refusal | null {
  const isKnown = (name: string): boolean => printers.some((one) => one.name === name)
  for (const { printer } of stationPrinters)
    if (!isKnown(printer)) return refuse('printer-unknown', { printer }, 'stationPrinters')
  for (const { printer } of offsets)
    if (printer !== null && !isKnown(printer)) return refuse('printer-unknown', { printer }, 'offsets')
  if (hasTwice(stationPrinters.map((one) => `${one.station} ${one.stock}`)))
    return refuse(
      'bad-details',
      { field: 'Stations', problem: 'one stock has two printers at one station' },
      'stationPrinters',
    )
  if (hasTwice(offsets.map((one) => `${one.stock} ${one.printer ?? ''}`)))
    return refuse('bad-details', { field: 'Offsets', problem: 'one printer and stock stands there twice' }, 'offsets')
  return null
}
const hasTwice = (keys: readonly string[]): boolean => new Set(keys).size < keys.length
