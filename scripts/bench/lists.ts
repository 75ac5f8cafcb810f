// How long staff wait for the list of requests and for one request's page in an office of years.
import { ms, percentile, whole, type Aim, type Section } from './figures.ts'
import { openHouse, type BenchHouse } from './house.ts'
import type { BenchPlace } from './places.ts'

const aimMs = 50

export async function benchLists(
  place: BenchPlace,
  options: { readonly requests: number; readonly asks: number },
): Promise<Section> {
  const house = await openHouse(place.store)
  const some = (n: number, below: number): number => (n * 7919) % below
  const pages: readonly (readonly [string, (n: number) => string, number | null])[] = [
    [
      'List: open, by kind',
      (n) => `/api/requests?open=true&kind=${['borrowing', 'lending', 'facility'][n % 3]}&limit=50`,
      aimMs,
    ],
    [
      'List: words of the title',
      (n) =>
        `/api/requests?words=${['canal%20history', 'lighthouse', 'quilt%20atlas', 'violin%201899', 'garden'][n % 5]}&limit=50`,
      aimMs,
    ],
    ['List: one library, overdue', (n) => `/api/requests?libraryId=${1 + some(n, 93)}&overdue=true&limit=50`, aimMs],
    [
      'List: by state, further down',
      (n) => `/api/requests?state=closed&before=${1000 + some(n, options.requests - 1000)}&limit=50`,
      aimMs,
    ],
    ['Today’s cards', () => '/api/cards', null],
    ['Counts of open requests', () => '/api/requests/counts', null],
    ['Request page', (n) => `/api/requests/${1 + some(n, options.requests)}`, null],
  ]
  const rows: string[][] = []
  const aims: Aim[] = []
  for (const [name, path, aim] of pages) {
    const { median, p95 } = await latencies(house, path, options.asks)
    rows.push([name, ms(median), ms(p95)])
    if (aim !== null) aims.push({ words: `${name}: p95 ${ms(p95)} ms (aim ${aim} ms)`, reached: p95 <= aim })
  }
  await house.close()
  return {
    title: `Lists and pages at ${whole(options.requests)} requests, ${place.name}`,
    columns: ['', 'p50 ms', 'p95 ms'],
    rows,
    aims,
    notes: [`Through HTTP, one caller, ${options.asks} calls each after a warm-up; 93 of 100 requests are closed.`],
  }
}

async function latencies(
  house: BenchHouse,
  path: (n: number) => string,
  asks: number,
): Promise<{ median: number; p95: number }> {
  const lanes = (from: number, count: number) => [
    Array.from({ length: count }, (_, n) => ({ method: 'GET' as const, path: path(from + n) })),
  ]
  await house.ask(lanes(0, 30), 1)
  const asked = await house.ask(lanes(30, asks), 1)
  return { median: percentile(asked.latencies, 0.5), p95: percentile(asked.latencies, 0.95) }
}
