// The day's packages held against what the postage meter says.
import { dollars } from '../values/money.ts'
export interface DaySum {
  readonly cents: number
  /** Packages for which no table had a price. */
  readonly unpriced: number
}

/** In words; null where nothing was read off the meter. */
export function meterWords(day: DaySum, meterCents: number | null): string | null {
  if (meterCents === null) return null
  const off = meterCents - day.cents
  const open =
    day.unpriced === 0
      ? ''
      : ` ${day.unpriced === 1 ? '1 package has' : `${day.unpriced} packages have`} no price here.`
  if (off === 0) return `Meter and packages agree: ${dollars(meterCents)}.${open}`
  const which = off > 0 ? 'The meter has more' : 'The packages here cost more'
  const look =
    off > 0
      ? 'a label printed twice, or a package that is not on this page'
      : 'a package that did not go through the meter, or a weight typed wrong'
  return `${which} by ${dollars(Math.abs(off))}: look for ${look}.${open}`
}

/** "18.20", "$18.20" or "18,20" as cents; null: no amount. */
export function readDollars(typed: string): number | null {
  const found = /^\$?\s*(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(typed.trim())
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : null
}
