// The office between Polaris and WorldShare, both make-believe and processes of their own: a poll of all that is open, and
// a scan that receives a book until both have heard of it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { byHand } from '../../src/connectors/by-hand/carrier.ts'
import { startChild, type Child } from '../../src/main/demo/world/child.ts'
import { openPolaris } from '../../src/main/polaris.ts'
import { openWorldshare, type WorldshareHere } from '../../src/main/worldshare.ts'
import { makeNumber } from '../../src/domain/values/request-number.ts'
import { createIlsCarrier } from '../../src/office/circulation/ils-carrier.ts'
import type { Office } from '../../src/office/context.ts'
import type { KeptConnection } from '../../src/office/directory/connections.ts'
import { runNextEffect } from '../../src/office/effects/effect-runner.ts'
import { scanPiece } from '../../src/office/mailroom/scan-piece.ts'
import type { Carrier } from '../../src/office/ports.ts'
import { benchOffice } from './bench-office.ts'
import { median, ms, percentile, whole, type Section } from './figures.ts'
import { seedLives, takeStep } from './life.ts'
import type { BenchPlace } from './places.ts'

const us = 128807
const lender = 148456
const changed = 20
const aimPollMs = 60_000

export async function benchSystems(
  place: BenchPlace,
  { polled, scans }: { readonly polled: number; readonly scans: number },
): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'keuka-bench-systems-'))
  const log = (line: string): void => console.error(line)
  const children = await Promise.all([
    startChild('polaris', { data: join(folder, 'polaris'), log }),
    startChild('worldshare', { data: join(folder, 'worldshare'), log }),
  ])
  try {
    return await measured(place, children, { polled, scans })
  } finally {
    for (const child of children) await child.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measured(
  place: BenchPlace,
  [polaris, network]: readonly [Child, Child],
  { polled, scans }: { readonly polled: number; readonly scans: number },
): Promise<Section> {
  const firstId = await seedLives(place.store, scans)
  await seedThere(place)
  for (let n = 1; n <= scans; n += 1)
    await place.store.db
      .updateTable('request')
      .set({ number: makeNumber('B', 2026, n) })
      .where('id', '=', firstId + n - 1)
      .execute()
  const it = officeBetween(place, polaris, network)
  const tell = teller(network)
  const put = (requests: readonly object[]) => tell('/lab/records', { requests })
  const incoming = (n: number) => ({
    key: `k${n}`,
    status: 'SUBMITTED',
    borrower: lender,
    lenders: [us],
    title: `Locks and weighlocks ${n}`,
    madeAt: new Date().toISOString(),
    borrowerWords: 'SILENT',
  })
  for (let from = 0; from < polled; from += 500)
    await put(Array.from({ length: Math.min(500, polled - from) }, (_, index) => incoming(from + index)))

  const polls: string[][] = []
  const poll = async (name: string): Promise<number> => {
    const began = performance.now()
    const { searched, read, changed: moved } = await it.poll()
    const took = performance.now() - began
    polls.push([name, whole(searched + read), whole(moved), ms(took), ''])
    it.minutes(31)
    return took
  }
  const first = await poll(`${whole(polled)} open requests, all new`)
  await poll('again, nothing changed')
  await put(Array.from({ length: changed }, (_, index) => incoming(polled + index)))
  await poll(`again, ${changed} more`)

  await tell('/lab/settings', { paceSeconds: 0, scenario: 'SHIP:60' })
  for (let id = firstId; id < firstId + scans; id += 1) {
    await takeStep(it.office, id, { action: 'send', details: {} })
    await it.work()
  }
  it.minutes(31)
  await it.poll()
  const numbers = await place.store.db
    .selectFrom('request')
    .select('number')
    .where('id', '<', firstId + scans)
    .orderBy('id')
    .execute()
  const [answered, confirmed]: [number[], number[]] = [[], []]
  for (const [index, { number }] of numbers.entries()) {
    const began = performance.now()
    const order = { session: 'bench-arriving', station: 'arriving', code: number, key: `bench${index}` } as const
    const answer = await scanPiece(it.office, { ...order, actor: { kind: 'staff', id: 'bench', role: 'assistant' } })
    if (!answer.ok || answer.value.tone !== 'right') throw new Error(`${number}: ${JSON.stringify(answer)}`)
    answered.push(performance.now() - began)
    await it.work()
    confirmed.push(performance.now() - began)
  }
  const undone = await place.store.db
    .selectFrom('effect')
    .select(['name', 'state', 'error'])
    .where('port', 'in', ['ils', 'partner'])
    .where('state', '!=', 'done')
    .where('request_id', '<', firstId + scans)
    .execute()
  if (undone.length > 0) throw new Error(`Not confirmed: ${JSON.stringify(undone[0])}`)
  return {
    title: `Between Polaris and WorldShare, ${place.name}`,
    columns: ['', 'looked at', 'changed', 'ms', 'p95 ms'],
    rows: [
      ...polls,
      [`a scan at Arriving, its line (${scans})`, '', '', ms(median(answered)), ms(percentile(answered, 0.95))],
      ['the same until both systems have it', '', '', ms(median(confirmed)), ms(percentile(confirmed, 0.95))],
    ],
    aims: [{ words: `${place.name}: ${whole(polled)} open requests polled in a minute`, reached: first <= aimPollMs }],
    notes: ['Both emulators are processes of their own on this machine; the grace of a minute is left out.'],
  }
}

/** A patron whom the make-believe Polaris knows, and libraries as both systems call them. */
const seedThere = (place: BenchPlace): Promise<void> =>
  place.store.runScript(`
    update library set code = 'OWA' where kind = 'member';
    update library set channel = 'worldshare', endpoint = null where kind = 'partner';
    insert into library_symbol (library_id, scheme, symbol) select id, 'OCLC-REGISTRY', '${lender}' from library where kind = 'partner';
    insert into patron (card, name, library_id, ils_id) select '21234000002105', 'Ada Reader', id, '356956' from library where kind = 'member';
    insert into request_patron (request_id, patron_id) select r.id, p.id from request r, patron p;
  `)

function officeBetween({ store }: BenchPlace, polarisAt: Child, networkAt: Child) {
  let ahead = 0
  const clock = { now: () => new Date(Date.now() + ahead) }
  const kept = { connection: (name: string) => connections(polarisAt, networkAt)[name] ?? null }
  const secret = (name: string): string | null => secrets[name] ?? null
  const polaris = openPolaris({ store, clock, kept, secret })
  const ilsCarrier = createIlsCarrier(store, polaris.ils)
  const there: { worldshare: WorldshareHere | null } = { worldshare: null }
  const partner = (): Carrier => there.worldshare?.carrier ?? byHand
  const office: Office = {
    ...benchOffice(store),
    clock,
    ils: polaris.ils,
    carriers: { partner, ils: () => ilsCarrier },
  }
  const worldshare = openWorldshare({ office, kept, secret })
  there.worldshare = worldshare
  const minutes = (count: number): void => void (ahead += count * 60_000)
  return {
    office,
    minutes,
    poll: () => worldshare.poll(),
    async work(): Promise<void> {
      minutes(2)
      while (await runNextEffect(office));
    },
  }
}

const secrets: Readonly<Record<string, string>> = {
  'polaris-access-key': '5D1E9A70-0C3B-4F62-8A17-EXAMPLEKEY01',
  'polaris-staff-password': 'notarealpassword',
  'worldshare-key-secret': 'demoSecret',
}

function connections(polaris: Child, network: Child): Readonly<Record<string, KeptConnection>> {
  const address = { address1: '1 Library Square' }
  return {
    polaris: {
      isOn: true,
      fields: {
        papiAddress: new URL('/PAPIService/REST', polaris.url).href,
        staffAddress: new URL('/Polaris.ApplicationServices/api', polaris.url).href,
        accessId: 'ILLDEMO',
        domain: 'FLDOMAIN',
        user: 'illstaff',
        branchId: 3,
        userId: 799,
        workstationId: 1205,
        branchCodes: { OWA: 4 },
      },
    },
    worldshare: {
      isOn: true,
      fields: {
        registryId: us,
        clientId: 'demoWSKeyClientId',
        tokenAddress: new URL('/token', network.url).href,
        searchAddress: network.url,
        deliveryAddress: address,
        billingAddress: address,
        callsPerHour: 100_000,
        assumed: { requestsBase: new URL('/rs', network.url).href },
      },
    },
  }
}

const teller =
  ({ url }: Child) =>
  async (path: string, body: object): Promise<void> => {
    const answer = await fetch(new URL(path, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
  }
