import type { AddressInfo } from 'node:net'
import { realClock } from '../clock.ts'
import type { Clock } from '../clock.ts'
import { borrowerByChance } from './chance.ts'
import type { Action, Status } from './codes.ts'
import { takePost } from './door.ts'
import { everywhere, faultBook } from './faults.ts'
import type { House } from './house.ts'
import type { AgencyId, Answer, Wish } from './messages.ts'
import type { Complaint, PeerOptions, Received, Sent } from './options.ts'
import { openOutbox } from './outbox.ts'
import { post } from './post.ts'
import type { HttpAnswer } from './post.ts'
import { act, nextId, remind, retry, start } from './requester-story.ts'
import { readRequesterScenario, readSupplierScenario } from './scenarios.ts'
import type { FaultWord } from './scenarios.ts'
import { openDoor } from './server.ts'
import { openLedger } from './store.ts'
import type { Borrowing, LedgerEntry, Lending, Transaction } from './store.ts'
import { tell } from './supplier-story.ts'

export type Peer = {
  readonly url: string
  readonly symbol: AgencyId
  /** Where the office takes messages; may be changed at any time. */
  ourUrl: string | undefined
  readonly received: readonly Received[]
  readonly sent: readonly Sent[]
  readonly complaints: readonly Complaint[]
  /** How often each message was seen and how often acted on, by kind, request id, timestamp and action or reason. */
  readonly ledger: ReadonlyMap<string, LedgerEntry>
  readonly transactions: readonly Transaction[]
  readonly lending: (id: string) => Lending
  readonly borrowing: (id: string) => Borrowing
  /** How many messages about this request with this action, reason or request type were acted on. */
  readonly timesActedOn: (id: string, what: string, status?: Status) => number
  /** As supplier: says this now, whatever the story. */
  readonly send: (id: string, answer: Answer) => Promise<Sent>
  /** As requester: asks the office, or another library, for something. */
  readonly request: (
    wish: Wish,
    how?: { scenario?: string; supplier?: AgencyId },
  ) => Promise<{ id: string; sent: Sent }>
  readonly act: (id: string, action: Action, note?: string) => Promise<Sent>
  readonly remind: (id: string) => Promise<Sent>
  readonly retry: (id: string) => Promise<Sent>
  /** Lets a fault befall the next posts, whichever request they are about. */
  readonly fault: (word: FaultWord, value?: string | number) => void
  /** Ends all faults. */
  readonly mend: () => void
  /** Posts these very bytes to the office. */
  readonly post: (body: string, contentType?: string) => Promise<HttpAnswer>
  /** Done when the condition holds; fails after this long in real time. */
  readonly until: (holds: (peer: Peer) => boolean, longestMs?: number) => Promise<void>
  /** Done when every message sent so far is answered or given up. */
  readonly settled: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Opens a library that lends and borrows by ISO 18626 v1.2 over real HTTP. */
export async function startPeer(options: PeerOptions): Promise<Peer> {
  refuseUnknownWords(options)
  const received: Received[] = []
  const complaints: Complaint[] = []
  const watchers = new Set<() => void>()
  const changed = (): void => watchers.forEach((watch) => watch())
  const clock = closableClock(options.clock ?? realClock)
  const complain = (complaint: Complaint): void => void complaints.push(complaint)
  const outbox = openOutbox({ url: () => peer.ourUrl, options, now: () => clock.now(), complain, changed })
  const ledger = openLedger()
  const house: House = {
    options,
    clock,
    outbox,
    faults: faultBook(() => clock.now()),
    lendings: new Map(),
    borrowings: new Map(),
    complain,
    stamp: stamper(clock),
  }
  const server = openDoor((body) => {
    const reply = takePost(house, ledger, body)
    received.push(reply.record)
    setImmediate(changed)
    return reply
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })

  const peer: Peer = {
    url: `http://127.0.0.1:${portOf(server.address())}/iso18626`,
    symbol: options.symbol,
    ourUrl: options.ourUrl,
    received,
    sent: outbox.sent,
    complaints,
    ledger: ledger.entries,
    get transactions() {
      return [...[...house.lendings.values()].filter(({ accepted }) => accepted), ...house.borrowings.values()]
    },
    lending: (id) => existing(house.lendings.get(id), id),
    borrowing: (id) => existing(house.borrowings.get(id), id),
    timesActedOn: (id, what, status) =>
      [...ledger.entries.values()]
        .filter(({ message }) => message.id === id && message.what === what)
        .filter(({ message }) => status === undefined || message.status === status)
        .reduce((sum, { actedOn }) => sum + actedOn, 0),
    send: (id, answer) => tell(house, peer.lending(id), answer),
    async request(wish, { scenario, supplier } = {}) {
      const to = supplier ?? options.ourSymbol
      if (!to) throw new Error('whom shall the peer ask? Give ourSymbol or supplier')
      const { seed = 1, requesterScenario } = options
      const scenarioText = scenario ?? requesterScenario ?? borrowerByChance(seed, nextId(house))
      const read = readRequesterScenario(scenarioText)
      if (read.unknown.length > 0) throw new Error(`unknown words in the scenario: ${read.unknown.join(' ')}`)
      const [{ id }, sent] = start(house, { supplier: to, wish, scenarioText, scenario: read })
      return { id, sent: await sent }
    },
    act: (id, action, note) => act(house, peer.borrowing(id), action, note),
    remind: (id) => remind(house, peer.borrowing(id)),
    retry: (id) => retry(house, peer.borrowing(id)),
    fault: (word, value) => house.faults.arm(everywhere, word, value === undefined ? undefined : String(value)),
    mend: () => house.faults.mend(),
    post: (body, contentType) =>
      post(peer.ourUrl ?? '', body, AbortSignal.timeout(options.answerTimeoutMs ?? 5000), contentType),
    until: (holds, longestMs = 5000) => until(() => holds(peer), watchers, longestMs),
    settled: () => until(() => outbox.underWay() === 0, watchers, 30_000),
    async close() {
      clock.close()
      outbox.close()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
  return peer
}

function refuseUnknownWords({ scenario, requesterScenario }: PeerOptions): void {
  const unknown = [
    ...(scenario === undefined ? [] : readSupplierScenario(scenario).unknown),
    ...(requesterScenario === undefined ? [] : readRequesterScenario(requesterScenario).unknown),
  ]
  if (unknown.length > 0) throw new Error(`unknown words in the scenario: ${unknown.join(' ')}`)
}

/** A clock whose waiting work is called off all at once. */
function closableClock(clock: Clock): Clock & { close(): void } {
  const waiting = new Set<() => void>()
  let closed = false
  return {
    now: () => clock.now(),
    after(ms, work) {
      if (closed) return () => undefined
      const cancel = clock.after(ms, () => {
        waiting.delete(cancel)
        work()
      })
      waiting.add(cancel)
      return () => {
        waiting.delete(cancel)
        cancel()
      }
    },
    close() {
      closed = true
      waiting.forEach((cancel) => cancel())
    },
  }
}

function stamper(clock: Clock): () => Date {
  let last = 0
  return () => {
    last = Math.max(clock.now().getTime(), last + 1)
    return new Date(last)
  }
}

function until(holds: () => boolean, watchers: Set<() => void>, longestMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      watchers.delete(watch)
      clearTimeout(limit)
      clearInterval(poll)
    }
    const watch = (): void => {
      if (!holds()) return
      stop()
      resolve()
    }
    const limit = setTimeout(() => {
      stop()
      reject(new Error(`it did not come to pass within ${longestMs} ms`))
    }, longestMs)
    // What is waited for may lie outside the peer.
    const poll = setInterval(watch, 20)
    watchers.add(watch)
    watch()
  })
}

function existing<T>(found: T | undefined, id: string): T {
  if (found === undefined) throw new Error(`the peer knows no request ${id}`)
  return found
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the peer has no port')
  return address.port
}
