// A rate table as an administrator pastes it: a line for each started pound, with the zone where there are zones.
import type { Charges } from './rate-table.ts'

export type PastedRates =
  | { readonly ok: true; readonly charges: Charges; readonly notes: readonly string[] }
  | { readonly ok: false; readonly problem: string }

const mostPounds = 70
interface Row {
  readonly pounds: number
  readonly cents: number
  readonly zone: string
}

/** weight_lb,price or weight_lb,price,zone; dollars with two decimals. Rows after a gap are left out, and said so. */
export function pasteRates(text: string): PastedRates {
  const lines = text
    .split(/\r?\n/)
    .map((words, index) => ({ words: words.trim(), number: index + 1 }))
    .filter(({ words }) => words !== '')
  const rows: Row[] = []
  for (const { words, number } of lines) {
    const cells = words.split(/[,;\t]/).map((cell) => cell.trim().replaceAll(/^"|"$/g, ''))
    if (number === lines[0]?.number && !/^[$\d.]/.test(cells[0] ?? '')) continue
    const row = rowFrom(cells)
    if (typeof row === 'string') return { ok: false, problem: `Line ${number}: ${row}` }
    rows.push(row)
  }
  if (rows.length === 0) return { ok: false, problem: 'There are no prices: paste lines such as 1,4.17 and 2,4.87.' }
  return chargesFrom(rows)
}

function rowFrom(cells: readonly string[]): Row | string {
  const [weight = '', price = '', zone = ''] = cells
  if (cells.length > 3) return 'has more than weight, price and zone: a price has a point, no comma.'
  const pounds = Number(weight.replace(/\s*lbs?\.?$/i, ''))
  if (weight === '' || !Number.isInteger(pounds) || pounds < 1 || pounds > mostPounds)
    return `the weight must be a whole number of pounds from 1 to ${mostPounds}, not “${weight}”.`
  const said = /^\$?(\d{1,4})(?:\.(\d{2}))?$/.exec(price)
  if (!said) return `the price must be dollars and cents such as 4.17, not “${price}”.`
  if (zone !== '' && !/^(?:zone\s*)?[1-9]$/i.test(zone)) return `the zone must be 1 to 9, not “${zone}”.`
  return { pounds, cents: Number(said[1]) * 100 + Number(said[2] ?? 0), zone: zone.replace(/\D/g, '') }
}

function chargesFrom(rows: readonly Row[]): PastedRates {
  const byZone = Map.groupBy(rows, (row) => row.zone)
  if (byZone.has('') && byZone.size > 1)
    return { ok: false, problem: 'Some lines have a zone and others have none: give each line one, or none any.' }
  const zones = new Map<string, readonly number[]>()
  const notes: string[] = []
  for (const [zone, own] of byZone) {
    const cents: number[] = []
    const where = zone === '' ? '' : ` in zone ${zone}`
    for (const row of own.toSorted((a, b) => a.pounds - b.pounds)) {
      if (row.pounds === cents.length) return { ok: false, problem: `${row.pounds} lb${where} is there twice.` }
      if (row.pounds > cents.length + 1) break
      const last = cents.at(-1) ?? 0
      if (row.cents < last)
        return {
          ok: false,
          problem: `${row.pounds} lb${where} costs less than ${row.pounds - 1} lb: look at the two lines.`,
        }
      cents.push(row.cents)
    }
    if (cents.length === 0) return { ok: false, problem: `The price of 1 lb${where} is missing.` }
    if (cents.length < own.length)
      notes.push(`${cents.length + 1} lb${where} is missing: the service carries no more than ${cents.length} lb.`)
    zones.set(zone, cents)
  }
  const plain = zones.get('')
  return { ok: true, charges: plain ? { kind: 'per_lb', cents: plain } : { kind: 'per_lb_zone', zones }, notes }
}
