// A desk whose partners speak ISO 18626: libraries in the lab lend to it and borrow from it over real HTTP.
import assert from 'node:assert/strict'
import type { Details } from '../../src/domain/lifecycle/details.ts'
import type { Actor } from '../../src/domain/lifecycle/facts.ts'
import { addDays } from '../../src/domain/values/days.ts'
import type { Wish } from '../../src/lab/peer/messages.ts'
import { act } from '../../src/office/act.ts'
import { today, type Office } from '../../src/office/context.ts'
import { runNextEffect } from '../../src/office/effects/effect-runner.ts'
import { takeInRequest, type NewRequest } from '../../src/office/intake/take-in-request.ts'
import * as parcels from '../../src/office/mailroom/parcels.ts'
import { wakeRequests } from '../../src/office/worklist/wake-requests.ts'
import { exchangesOf, type ExchangeRecord } from '../../src/store/exchanges.ts'
import { addLibrary } from '../../src/store/libraries.ts'
import { eventsOf } from '../../src/store/requests/events.ts'
import { colleague, isoOffice, type IsoOffice, type Look, type Partner } from '../iso18626/iso-office.ts'
import { isConfirmed, sameWords, told } from './iso-wire.ts'
import { storyClock, type StoryClock } from './story-clock.ts'

export const ils: Actor = { kind: 'ils', id: null }
export const patron: Actor = { kind: 'patron', id: null }

export interface IsoDesk {
  readonly iso: IsoOffice
  readonly member: number
  readonly facility: number
  /** A new library in the lab, with its scenario as a lender; as a borrower it `asks`. */
  library(scenario?: string): Promise<Partner>
  begin(request: Partial<NewRequest> & { readonly title: string }): Promise<number>
  /** The library asks us; answers our request and its own number. */
  asks(borrower: Partner, wish: Wish, scenario: string): Promise<{ readonly id: number; readonly theirs: string }>
  /** Acts, insists that it was possible, and lets everybody say what they now have to say. */
  does(requestId: number, action: string, details?: Details, actor?: Actor): Promise<void>
  /** The code of the refusal it insists on. */
  cannot(requestId: number, action: string, details?: Details): Promise<string>
  /** The clock goes on, the timers run, everything is said. */
  days(count: number): Promise<void>
  minutes(count: number): Promise<void>
  /** Packs all that waits for the library, closes, and lets the carrier have it. */
  sendAway(libraryId: number, options?: { readonly dueOn?: string }): Promise<void>
  /** So many days from today. */
  day(count: number): string
  look(requestId: number): Promise<Look>
  /** Steps that still wait for somebody. */
  left(requestId: number): Promise<readonly string[]>
  /** The events as `action state`, in order. */
  events(requestId: number): Promise<readonly string[]>
  /** What crossed with this library: confirmed, kept by both in the same words, nothing to complain of, nothing left. */
  wire(requestId: number, partner: Partner): Promise<readonly string[]>
  /** Lets everybody say what they now have to say. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** At an office of its own; or at the one given, where `settle` lets everybody say what they have to say. */
export async function isoDesk(at?: { readonly iso: IsoOffice; settle(): Promise<void> }): Promise<IsoDesk> {
  const clock = storyClock(new Date('2026-03-02T15:00:00Z'))
  const iso = at?.iso ?? (await isoOffice({ clock }))
  const { office } = iso
  const partners: Partner[] = []
  const settle = at?.settle ?? (() => sayAll(office, partners, clock))
  const { store } = office
  const add = (kind: 'member' | 'facility', name: string): Promise<number> =>
    store.transact((tx) =>
      addLibrary(tx, { kind, name, address: JSON.stringify({ lines: ['1 Main St'], city: name }) }, []),
    )
  const left = async (requestId: number): Promise<readonly string[]> =>
    (await iso.look(requestId)).effects
      .filter(({ state }) => state !== 'done' && state !== 'undone')
      .map(({ name, state, error }) => `${name} ${state} ${error ?? ''}`)

  return {
    iso,
    member: await add('member', 'Owasca'),
    facility: await add('facility', 'North Gate'),
    async library(scenario = 'WILLSUPPLY') {
      const n = partners.length + 1
      // Each at a pace of its own, so that no two of them speak at once.
      const opened = await iso.partner(`US-LAB${n}`, { scenario, paceMs: 60_000 + n * 1000 })
      partners.push(opened)
      return opened
    },
    async begin(request) {
      const begun = await takeInRequest(office, {
        kind: 'borrowing',
        service: 'loan',
        source: 'form',
        sourceKey: crypto.randomUUID(),
        actor: colleague,
        ...request,
      })
      assert.ok(begun.ok, begun.ok ? '' : begun.sentence)
      return begun.value.requestId
    },
    async asks({ peer }, wish, scenario) {
      const { id: theirs, sent } = await peer.request(wish, { scenario })
      assert.equal(sent.outcome, 'OK')
      await settle()
      return { id: await iso.latest(), theirs }
    },
    async does(requestId, action, details = {}, actor = colleague) {
      const answer = await act(office, { requestId, action, details, actor })
      assert.ok(answer.ok, answer.ok ? '' : `${action}: ${answer.code} ${answer.sentence}`)
      await settle()
    },
    async cannot(requestId, action, details = {}) {
      const answer = await act(office, { requestId, action, details, actor: colleague })
      assert.ok(!answer.ok, `${action} should not be possible`)
      return answer.code
    },
    async minutes(count) {
      iso.clock.advance(count * 60_000)
      await settle()
    },
    async days(count) {
      iso.clock.advance(count * 86_400_000)
      await settle()
      await wakeRequests(office)
      await settle()
    },
    async sendAway(libraryId, more = {}) {
      const parcel = await parcels.openParcel(office, libraryId)
      assert.ok(parcel.ok)
      const waiting = (await parcels.waitingPieces(store.db)).filter((one) => one.libraryId === libraryId)
      for (const { pieceId } of waiting) assert.ok((await parcels.addToParcel(office, parcel.value.id, { pieceId })).ok)
      const closed = await parcels.closeParcel(office, { parcelId: parcel.value.id, actor: colleague, ...more })
      assert.ok(closed.ok, closed.ok ? '' : closed.sentence)
      assert.ok((await parcels.collectParcel(office, parcel.value.id)).ok)
      await settle()
    },
    day: (count) => addDays(today(office), count),
    look: (requestId) => iso.look(requestId),
    left,
    events: async (requestId) => (await eventsOf(store.db, requestId)).map((one) => `${one.action} ${one.to_state}`),
    async wire(requestId, { peer, libraryId }) {
      const kept = (await exchangesOf(store.db, requestId)).filter((one) => one.library_id === libraryId)
      assert.deepEqual(kept.filter((one) => !isConfirmed(one)).map(unconfirmed), [])
      sameWords(kept, peer)
      assert.deepEqual(peer.complaints, [])
      assert.deepEqual(await left(requestId), [])
      return kept.map(told)
    },
    settle,
    close: () => iso.close(),
  }
}

/** What needs days is not waited for. */
const soonMs = 15 * 60_000

/** One speaks after the other, so that a story is told the same way every time. */
async function sayAll(office: Office, partners: readonly Partner[], clock: StoryClock): Promise<void> {
  do {
    while (await runNextEffect(office));
    await Promise.all(partners.map(({ peer }) => peer.settled()))
    while (await runNextEffect(office));
  } while (clock.goToNext(soonMs))
}

const unconfirmed = (exchange: ExchangeRecord): string => `${told(exchange)}: ${exchange.answer ?? 'no answer'}`
