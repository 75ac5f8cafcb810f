// Who has it: holdings of WorldCat Search v2, page by page, by state and by distance; and which registry id belongs to
// which symbol, since requests name registry ids and people say symbols.
import type { OclcAnswer, OclcClient } from './client.ts'
import { NotThere } from './client.ts'
import type { WorldshareSettings } from './settings.ts'
import { field, listOf, numberOf, textOf } from './wire/body.ts'

export type Work = { readonly oclcNumber: string } | { readonly isbn: string } | { readonly issn: string }
export interface Where {
  /** Such as US-NY. */
  readonly state?: string
  readonly country?: string
  readonly symbols?: readonly string[]
  readonly near?: { readonly lat: number; readonly lon: number; readonly miles: number }
  readonly allEditions?: boolean
}
export interface Holder {
  readonly symbol: string
  readonly registryId: number
  readonly name: string
  readonly state: string | null
  readonly country: string | null
  readonly type: string | null
  readonly supplies: boolean
  readonly at: { readonly lat: number; readonly lon: number } | null
  /** From the point that was asked for. */
  readonly miles: number | null
}
export interface Holders {
  readonly total: number
  readonly holders: readonly Holder[]
}

const pageSize = 50
const symbolsAtOnce = 5

export interface Holdings {
  /** Up to `most` libraries that have it, nearest first where a point is given. */
  find(work: Work, where?: Where, most?: number): Promise<Holders>
  /** Registry ids of libraries that have this work, by symbol. */
  registryIds(work: Work, symbols: readonly string[]): Promise<ReadonlyMap<string, number>>
}

export function createHoldings(client: OclcClient, settings: () => WorldshareSettings): Holdings {
  async function page(work: Work, where: Where, offset: number, limit: number): Promise<OclcAnswer | null> {
    try {
      return await client.call({
        name: 'Holdings',
        method: 'GET',
        service: 'search',
        url: `${settings().searchAddress}/worldcat/search/v2/bibs-holdings`,
        query: { ...work, ...filtersOf(where), offset, limit },
      })
    } catch (error) {
      if (error instanceof NotThere) return null
      throw error
    }
  }

  async function find(work: Work, where: Where = {}, most = 100): Promise<Holders> {
    const found = new Map<number, Holder>()
    let total = 0
    for (let offset = 0; offset < most; offset += pageSize) {
      const answer = await page(work, where, offset, Math.min(pageSize, most - offset))
      if (!answer) break
      const records = listOf(field(answer.value, 'briefRecords')).map((one) => field(one, 'institutionHolding'))
      total = Math.max(total, ...records.map((one) => numberOf(field(one, 'totalHoldingCount')) ?? 0))
      const rows = records.flatMap((one) => listOf(field(one, 'briefHoldings')))
      for (const row of rows) {
        const holder = holderOf(row, where)
        if (holder) found.set(holder.registryId, holder)
      }
      if (rows.length < pageSize) break
    }
    const holders = [...found.values()]
    return { total: Math.max(total, holders.length), holders: where.near ? holders.toSorted(byMiles) : holders }
  }

  return {
    find,
    async registryIds(work, symbols) {
      const ids = new Map<string, number>()
      for (let from = 0; from < symbols.length; from += symbolsAtOnce) {
        const some = symbols.slice(from, from + symbolsAtOnce)
        const { holders } = await find(work, { symbols: some, allEditions: true }, pageSize)
        for (const one of holders) ids.set(one.symbol.toUpperCase(), one.registryId)
      }
      return ids
    },
  }
}

function filtersOf({ state, country, symbols, near, allEditions }: Where): Record<string, string | number> {
  return {
    ...(state === undefined ? {} : { heldInState: state }),
    ...(country === undefined ? {} : { heldInCountry: country }),
    ...(symbols === undefined ? {} : { heldBySymbol: symbols.join(',') }),
    ...(near ? { lat: near.lat, lon: near.lon, distance: near.miles, unit: 'M' } : {}),
    ...(allEditions ? { holdingsAllEditions: 'true' } : {}),
  }
}

function holderOf(row: unknown, { near }: Where): Holder | null {
  const symbol = textOf(field(row, 'oclcSymbol'))
  const registryId = numberOf(field(row, 'registryId'))
  if (symbol === null || registryId === null) return null
  const address = field(row, 'address')
  const lat = numberOf(field(address, 'lat'))
  const lon = numberOf(field(address, 'lon'))
  const at = lat === null || lon === null ? null : { lat, lon }
  return {
    symbol,
    registryId,
    name: textOf(field(row, 'institutionName')) ?? symbol,
    state: textOf(field(row, 'state')),
    country: textOf(field(row, 'country')),
    type: textOf(field(row, 'institutionType')),
    supplies: textOf(field(row, 'illStatus')) === 'S',
    at,
    miles: near && at ? milesBetween(near, at) : null,
  }
}

const byMiles = (a: Holder, b: Holder): number => (a.miles ?? Infinity) - (b.miles ?? Infinity)

/** Along the great circle, on a sphere of the earth's mean radius. */
function milesBetween(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = (degrees: number): number => (degrees * Math.PI) / 180
  const h =
    Math.sin(rad(b.lat - a.lat) / 2) ** 2 +
    Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.lon - a.lon) / 2) ** 2
  return 2 * 3958.8 * Math.asin(Math.sqrt(h))
}
