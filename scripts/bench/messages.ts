// How many ISO 18626 requests a second the door takes: each a new lending request, kept and confirmed on disk.
import { requestXml } from '../../src/lab/peer/messages.ts'
import { document } from '../../src/lab/peer/write.ts'
import { median, perSecond, whole, type Section } from './figures.ts'
import { openHouse } from './house.ts'
import { seedLibraries } from './life.ts'
import type { BenchPlace } from './places.ts'

export async function benchMessages(
  place: BenchPlace,
  options: { readonly messages: number; readonly rounds: number },
): Promise<Section> {
  await seedLibraries(place.store)
  const house = await openHouse(place.store)
  const rows: string[][] = []
  let next = 1
  for (const [way, atOnce] of [
    ['one after the other', 1],
    ['8 at once', 8],
  ] as const) {
    const figures: number[] = []
    for (let round = 0; round <= options.rounds; round += 1) {
      const lanes = Array.from({ length: options.messages }, () => [
        { method: 'POST' as const, path: '/iso18626', type: 'application/xml', body: message(next++) },
      ])
      const { milliseconds } = await house.ask(lanes, atOnce)
      if (round > 0) figures.push(perSecond(options.messages, milliseconds))
    }
    rows.push([way, whole(median(figures))])
  }
  await house.close()
  return {
    title: `ISO 18626 requests per second at the door, ${place.name}`,
    columns: ['', 'per second'],
    rows,
    aims: [],
    notes: [
      `Each becomes a lending request and is confirmed when it is on disk; ${options.messages} a round, median of ${options.rounds}.`,
    ],
  }
}

const message = (n: number): string =>
  document(
    requestXml(
      {
        supplier: { type: 'ISIL', value: 'US-NBENCH' },
        requester: { type: 'ISIL', value: 'US-NFAR' },
        timestamp: new Date(),
        id: `FAR-${n}`,
      },
      {
        title: `A history of the Erie Canal, volume ${n}`,
        author: 'Whitford, Noble E.',
        isbn: '9780000000002',
        serviceType: 'Loan',
      },
      {
        name: 'Far Away',
        address: { line1: '2 Lake Street', locality: 'Geneva', postalCode: '14456', region: 'US-NY', country: 'US' },
      },
    ),
    false,
  )
