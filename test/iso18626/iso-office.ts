// An office with the real ISO 18626 door and carrier, and libraries in the lab to talk to over real HTTP.
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { byHand } from '../../src/connectors/by-hand/carrier.ts'
import { ilsByHand } from '../../src/connectors/by-hand/ils.ts'
import { createIso18626Carrier } from '../../src/connectors/iso18626/carrier.ts'
import { createIso18626Door } from '../../src/connectors/iso18626/door.ts'
import type { Details } from '../../src/domain/lifecycle/details.ts'
import type { Actor } from '../../src/domain/lifecycle/facts.ts'
import { defaultPolicy, type Policy } from '../../src/domain/policies/policy.ts'
import { handClock, type HandClock } from '../../src/lab/clock.ts'
import type { PeerOptions } from '../../src/lab/peer/options.ts'
import { startPeer, type Peer } from '../../src/lab/peer/peer.ts'
import { act, type Acted } from '../../src/office/act.ts'
import type { Office } from '../../src/office/context.ts'
import { createDesk } from '../../src/office/desk.ts'
import { runNextEffect } from '../../src/office/effects/effect-runner.ts'
import { takeInRequest, type NewRequest } from '../../src/office/intake/take-in-request.ts'
import { closeParcel, collectParcel, addToParcel, openParcel } from '../../src/office/mailroom/parcels.ts'
import { exchangesOf, type ExchangeRecord } from '../../src/store/exchanges.ts'
import { addLibrary } from '../../src/store/libraries.ts'
import { effectsOfRequest, type EffectRecord } from '../../src/store/requests/effects.ts'
import { eventsOf } from '../../src/store/requests/events.ts'
import { loadFacts } from '../../src/store/requests/facts.ts'
import { testStore, type TestStore } from '../database.ts'
import { noCorrespondence } from '../no-correspondence.ts'

export const colleague: Actor = { kind: 'staff', id: 'colleague' }
export const ourSymbol = { type: 'ISIL', value: 'US-NISO' }
export const timeZone = 'America/New_York'
const address = {
  lines: ['1 Main Street', 'Floor 2'],
  city: 'Anywhere',
  region: 'NY',
  postcode: '14000',
  country: 'US',
}

/** Everything the office has said in the tests of this file: messages and confirmations. */
export const wire: string[] = []

export interface IsoOffice {
  readonly office: Office
  readonly database: TestStore
  readonly clock: HandClock
  readonly url: string
  readonly secrets: Map<string, string>
  readonly logged: string[]
  /** A library in the lab and its record here. */
  partner(
    symbol: string,
    options?: Partial<PeerOptions> & { record?: { account_id?: string; secret_name?: string } },
  ): Promise<Partner>
  /** Another office of our own, and its record here. */
  knows(other: { readonly url: string }, symbol: string): Promise<number>
  borrow(lenders: readonly Pick<Partner, 'libraryId'>[], wanted?: Partial<NewRequest>): Promise<number>
  act(requestId: number, action: string, details?: Details): Promise<Acted>
  ship(requestId: number, barcode?: string, dueOn?: string): Promise<void>
  /** Does all that can be done now, and waits until nobody has anything left to say. */
  settle(): Promise<void>
  /** So much later, everything done that became due meanwhile. */
  later(minutes: number): Promise<void>
  look(requestId: number): Promise<Look>
  post(body: string, contentType?: string): Promise<Response>
  /** The latest request. */
  latest(): Promise<number>
  close(): Promise<void>
}
export interface Partner {
  readonly peer: Peer
  readonly libraryId: number
}
export interface Look {
  readonly state: string
  readonly entries: readonly string[]
  readonly actions: readonly string[]
  readonly effects: readonly EffectRecord[]
  readonly exchanges: readonly ExchangeRecord[]
  readonly facts: NonNullable<Awaited<ReturnType<typeof loadFacts>>>
}

export async function isoOffice(
  options: {
    policy?: Partial<Policy>
    timeoutMs?: number
    symbol?: string
    /** Symbols of further libraries that this office answers for. */
    branches?: readonly string[]
    clock?: HandClock
  } = {},
): Promise<IsoOffice> {
  const database = await testStore()
  const { store } = database
  const clock = options.clock ?? handClock(new Date('2026-03-02T15:00:00Z'))
  const symbol = options.symbol ?? ourSymbol.value
  const policy = { ...defaultPolicy, graceSeconds: 0, ...options.policy }
  const logged: string[] = []
  const secrets = new Map<string, string>()
  const peers: Peer[] = []
  const office: Office = {
    store,
    clock,
    carriers: {
      partner: (channel) => (channel === 'iso18626' ? carrier : byHand),
      ils: () => ({ ...byHand, byHand: false, carry: () => Promise.resolve({}) }),
    },
    ils: ilsByHand,
    settings: () => ({
      name: 'Iso Office',
      symbols: [
        { scheme: 'ISIL', symbol },
        { scheme: 'OCLC', symbol: symbol.slice(3) },
        ...(options.branches ?? []).map((branch) => ({ scheme: 'ISIL', symbol: branch })),
      ],
      timeZone,
      address,
      email: 'ill@iso.example',
      phone: null,
    }),
    policy: () => policy,
    correspondence: noCorrespondence,
    log: (line) => void logged.push(line),
  }
  const desk = createDesk(office)
  const secretOf = (name: string): string | null => secrets.get(name) ?? null
  const carrier = createIso18626Carrier({ desk, secretOf, timeoutMs: options.timeoutMs ?? 2000 })
  const app = new Hono()
  app.route('/iso18626', createIso18626Door({ desk, secretOf, log: office.log }))
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise<void>((resolve) => void server.on('listening', resolve))
  const url = `http://127.0.0.1:${portOf(server.address())}/iso18626`

  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < 3;) {
      let did = false
      while (await runNextEffect(office)) did = true
      const before = peers.map((one) => one.received.length + one.sent.length).join()
      await sleep(5)
      await Promise.all(peers.map((one) => one.settled()))
      quiet = did || peers.map((one) => one.received.length + one.sent.length).join() !== before ? 0 : quiet + 1
    }
  }

  return {
    office,
    database,
    clock,
    url,
    secrets,
    logged,
    settle,
    async partner(symbol, { record = {}, ...more } = {}) {
      const peer = await startPeer({
        symbol: { type: 'ISIL', value: symbol },
        name: `Library ${symbol}`,
        address: { line1: '1 Main Street', locality: 'Anywhere', region: 'US-NY', postalCode: '14000', country: 'US' },
        clock,
        paceMs: 0,
        resendAfterMs: [5, 5],
        ourSymbol,
        ourUrl: url,
        ...more,
      })
      peers.push(peer)
      const libraryId = await store.transact((tx) =>
        addLibrary(
          tx,
          { kind: 'partner', name: `Library ${symbol}`, channel: 'iso18626', endpoint: peer.url, address, ...record },
          [{ scheme: 'ISIL', symbol }],
        ),
      )
      return { peer, libraryId }
    },
    knows: ({ url: endpoint }, theirs) =>
      store.transact((tx) =>
        addLibrary(tx, { kind: 'partner', name: `Office ${theirs}`, channel: 'iso18626', endpoint, address }, [
          { scheme: 'ISIL', symbol: theirs },
        ]),
      ),
    async borrow(lenders, wanted = {}) {
      const made = await takeInRequest(office, {
        kind: 'borrowing',
        service: 'loan',
        title: 'The Erie Canal',
        citation: { author: 'Hadley', isbn: '9780000000002' },
        source: 'form',
        sourceKey: `${lenders[0]?.libraryId ?? 0} ${Math.random()}`,
        actor: colleague,
        neededBy: '2026-06-01',
        lenders: lenders.map((one) => one.libraryId),
        ...wanted,
      })
      if (!made.ok) throw new Error(made.sentence)
      return made.value.requestId
    },
    async act(requestId, action, details = {}) {
      const answer = await act(office, { requestId, action, details, actor: colleague })
      if (!answer.ok) throw new Error(`${action}: ${answer.sentence}`)
      return answer.value
    },
    async ship(requestId, barcode, dueOn) {
      const facts = await loadFacts(store.db, requestId)
      const piece = facts?.pieces.find((one) => one.place === (facts.request.kind === 'lending' ? 'office' : 'packing'))
      const parcel = ok(
        await openParcel(
          office,
          facts?.request.borrowerLibraryId ?? facts?.entries.find((one) => one.id === piece?.entryId)?.libraryId ?? 0,
        ),
      )
      ok(
        await addToParcel(office, parcel.id, {
          ...(barcode === undefined ? {} : { code: barcode }),
          ...(piece ? { pieceId: piece.id } : {}),
        }),
      )
      ok(
        await closeParcel(office, { parcelId: parcel.id, actor: colleague, ...(dueOn === undefined ? {} : { dueOn }) }),
      )
      ok(await collectParcel(office, parcel.id))
    },
    async later(minutes) {
      clock.advance(minutes * 60_000)
      await settle()
    },
    async look(requestId) {
      const facts = await loadFacts(store.db, requestId)
      if (!facts) throw new Error(`no request ${requestId}`)
      return {
        state: facts.request.state,
        entries: facts.entries.map((one) => one.state),
        actions: (await eventsOf(store.db, requestId)).map((one) => one.action),
        effects: await effectsOfRequest(store.db, requestId),
        exchanges: await exchangesOf(store.db, requestId),
        facts,
      }
    },
    post: (body, contentType = 'application/xml') =>
      fetch(url, { method: 'POST', body, headers: { 'content-type': contentType } }),
    async latest() {
      const row = await store.db.selectFrom('request').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
      return row.id
    },
    async close() {
      for (const peer of peers) {
        wire.push(
          ...peer.received.map((one) => one.body),
          ...peer.sent.flatMap((one) =>
            one.tries.flatMap((attempt) => (attempt.httpStatus === 200 ? (attempt.answer ?? []) : [])),
          ),
        )
        await peer.close()
      }
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await database.drop()
    },
  }
}

function ok<T>(answer: { ok: true; value: T } | { ok: false; sentence: string }): T {
  if (!answer.ok) throw new Error(answer.sentence)
  return answer.value
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}
