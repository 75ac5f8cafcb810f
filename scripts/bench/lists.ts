// How long staff wait for Today, the telephone, the list of requests, one request's page and a scan in an office of years.
import type { Call } from './client.ts'
import { ms, percentile, whole, type Aim, type Section } from './figures.ts'
import { openHouse, type BenchHouse } from './house.ts'
import type { BenchPlace } from './places.ts'
import { strapsOnTheWay } from './straps.ts'

const aims = { listMs: 50, todayMs: 100 }
const warmUp = 30
const some = (n: number, below: number): number => (n * 7919) % below
const titleWords = ['canal history', 'lighthouse', 'quilt atlas', 'violin 1899', 'garden']

interface Asked {
  readonly name: string
  readonly call: (n: number) => Call
  readonly aimMs: number
}

export async function benchLists(
  place: BenchPlace,
  options: { readonly requests: number; readonly asks: number },
): Promise<Section> {
  const house = await openHouse(place.store)
  // The other half is for the browser.
  const onTheWay = await strapsOnTheWay(place.store, 2 * (options.asks + warmUp))
  const straps = onTheWay.slice(0, Math.ceil(onTheWay.length / 2))
  const rows: string[][] = []
  const reached: Aim[] = []
  const asked = reads(options.requests).map((read) => ({ ...read, asks: options.asks, warmUp }))
  const scanned = {
    ...receiving(straps),
    asks: Math.ceil((straps.length * 3) / 4),
    warmUp: Math.floor(straps.length / 4),
  }
  for (const { name, aimMs, ...how } of [...asked, scanned]) {
    const { median, p95 } = await latencies(house, how)
    rows.push([name, ms(median), ms(p95)])
    reached.push({ words: `${name}: p95 ${ms(p95)} ms (aim ${aimMs} ms)`, reached: p95 <= aimMs })
  }
  await house.close()
  return {
    title: `Lists and pages at ${whole(options.requests)} requests, ${place.name}`,
    columns: ['', 'p50 ms', 'p95 ms'],
    rows,
    aims: reached,
    notes: [`Through HTTP, one caller, ${options.asks} calls each after a warm-up; 93 of 100 requests are closed.`],
  }
}

function reads(requests: number): readonly Asked[] {
  const get = (name: string, path: (n: number) => string, aimMs = aims.listMs): Asked => ({
    name,
    call: (n) => ({ method: 'GET', path: path(n) }),
    aimMs,
  })
  const phone = (name: string, words: (n: number) => string): Asked => ({
    name: `Telephone: ${name}`,
    call: (n) => ({ method: 'POST', path: '/api/phone', body: JSON.stringify({ words: words(n) }) }),
    aimMs: aims.listMs,
  })
  const kinds = ['borrowing', 'lending', 'facility']
  const listed = (query: string): string => `/api/requests?${query}&limit=50`
  return [
    get('Today', () => '/api/today', aims.todayMs),
    phone('words of a title', (n) => titleWords[n % titleWords.length] ?? ''),
    phone('a card', (n) => `2${10_000_000_000_001 + some(n, requests / 20)}`),
    phone('a library', (n) => `Member Library ${1 + some(n, 33)}`),
    phone('a barcode', (n) => `K${requests - 1 - some(n, requests / 20)}`),
    get('List: open, by kind', (n) => listed(`open=true&kind=${kinds[n % kinds.length]}`)),
    get('List: words of the title', (n) =>
      listed(`words=${encodeURIComponent(titleWords[n % titleWords.length] ?? '')}`),
    ),
    get('List: one library, overdue', (n) => listed(`libraryId=${1 + some(n, 93)}&overdue=true`)),
    get('List: by state, further down', (n) => listed(`state=closed&before=${1000 + some(n, requests - 1000)}`)),
    get('Counts of open requests', () => '/api/requests/counts'),
    get('Request page', (n) => `/api/requests/${1 + some(n, requests)}`),
  ]
}

/** Each scan receives another loan; all are of one session, whose list is answered with each. */
const receiving = (straps: readonly string[]): Asked => ({
  name: 'Scan: receive',
  call: (n) => ({
    method: 'POST',
    path: '/api/scans',
    body: JSON.stringify({ session: 'bench-session', station: 'arriving', code: straps[n] ?? '', key: `bench-${n}` }),
  }),
  aimMs: aims.listMs,
})

async function latencies(
  house: BenchHouse,
  { call, asks, warmUp: before }: { call: (n: number) => Call; asks: number; warmUp: number },
): Promise<{ median: number; p95: number }> {
  const lanes = (from: number, count: number) => [Array.from({ length: count }, (_, n) => call(from + n))]
  await house.ask(lanes(0, before), 1)
  const asked = await house.ask(lanes(before, asks), 1)
  return { median: percentile(asked.latencies, 0.5), p95: percentile(asked.latencies, 0.95) }
}
