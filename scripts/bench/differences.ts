// How long a comparison of all open requests takes when every question to the other systems takes 20 ms, eight at a
// time: our queries, the rules and what is written are real, the systems answer from memory.
import { setTimeout as wait } from 'node:timers/promises'
import type { IlsSays, NetworkSays } from '../../src/domain/differences/says.ts'
import { compareNow } from '../../src/office/differences/compare.ts'
import { ilsByHand } from '../../src/connectors/by-hand/ils.ts'
import type { Office } from '../../src/office/context.ts'
import { benchOffice } from './bench-office.ts'
import { ms, whole, type Section } from './figures.ts'
import { seedLargeOffice } from './large-office.ts'
import type { BenchPlace } from './places.ts'

const callMs = 20
const atOnce = 8
const aimMs = 60_000
/** The item, and of each patron twice as many lists as there are requests to a patron. */
const callsEach = 2
const pageSize = 50

export async function benchDifferences(place: BenchPlace, { open }: { readonly open: number }): Promise<Section> {
  await seedLargeOffice(place.store, Math.ceil(open / 0.07))
  await place.store.runScript(`
    insert into network_request (request_id, number, reference, status, changed_at)
      select id, (200000000 + id)::text, number, 'shipped', now() from request where state <> 'closed' and kind <> 'facility';
    insert into effect (request_id, event_id, name, port, key, state, not_before, done_at, created_at)
      select r.id, min(e.id), 'ils.makeCirculable', 'ils', 'bench' || r.id, 'done', now(), now(), now()
      from request r join request_event e on e.request_id = r.id where r.kind = 'borrowing' and r.state <> 'closed' group by r.id;
    analyze;
  `)
  const numbers = await place.store.db.selectFrom('network_request').select('number').orderBy('id').execute()
  let calls = 0
  const ask = async (): Promise<void> => {
    calls += 1
    await wait(callMs)
  }
  const office: Office = {
    ...benchOffice(place.store),
    ...systems(
      numbers.map((one) => one.number),
      ask,
    ),
  }
  const rows: string[][] = []
  let first = 0
  for (const name of ['first, every difference is new', 'again, nothing changed']) {
    calls = 0
    const began = performance.now()
    const counts = await compareNow(office)?.whole
    const took = performance.now() - began
    first ||= took
    rows.push([
      name,
      whole(counts?.compared ?? 0),
      whole(calls),
      whole(counts?.differences ?? 0),
      whole(counts?.changed ?? 0),
      ms(took),
    ])
  }
  return {
    title: `Comparing ours, Polaris and WorldShare, ${place.name}`,
    columns: ['', 'requests', 'calls', 'differences', 'rows written', 'ms'],
    rows,
    aims: [
      {
        words: `${place.name}: ${whole(open)} open requests compared in ${(first / 1000).toFixed(1)} s (aim 60 s)`,
        reached: first <= aimMs,
      },
    ],
    notes: [
      `Each call takes ${callMs} ms, ${atOnce} at a time; a request is ${callsEach} calls to Polaris, WorldShare is listed ${pageSize} a page.`,
    ],
  }
}

function systems(numbers: readonly string[], ask: () => Promise<void>): Pick<Office, 'ils' | 'network'> {
  const says: IlsSays = { patron: 'known', items: [], holds: [], ills: [], titles: null }
  const there = (number: string): NetworkSays => ({
    number,
    status: 'shipped',
    word: 'SHIPPED',
    reference: null,
    title: 'Bench',
    isOurs: true,
    isWithUs: true,
    dueOn: null,
  })
  return {
    ils: {
      ...ilsByHand,
      survey: {
        atOnce: () => atOnce,
        begin: () => ({
          async says() {
            for (let n = 0; n < callsEach; n += 1) await ask()
            return says
          },
        }),
      },
    },
    network: {
      isOn: () => true,
      atOnce: () => atOnce,
      async changedSince() {
        for (let n = 0; n < numbers.length; n += pageSize) await ask()
        return numbers.map(there)
      },
      async one(number) {
        await ask()
        return there(number)
      },
      hear: () => Promise.resolve('unchanged' as const),
    },
  }
}
