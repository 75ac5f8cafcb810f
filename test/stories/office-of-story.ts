// An office for a story: a database of its own, a clock the story moves, partners by hand unless told otherwise.
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { byHand } from '../../src/connectors/by-hand/carrier.ts'
import { ilsByHand } from '../../src/connectors/by-hand/ils.ts'
import type { Details } from '../../src/domain/lifecycle/details.ts'
import type { Actor } from '../../src/domain/lifecycle/facts.ts'
import { defaultPolicy } from '../../src/domain/policies/policy.ts'
import { act, type Acted } from '../../src/office/act.ts'
import type { Office } from '../../src/office/context.ts'
import { runNextEffect } from '../../src/office/effects/effect-runner.ts'
import { settleEffect } from '../../src/office/effects/settle-effect.ts'
import { takeInRequest, type NewRequest } from '../../src/office/intake/take-in-request.ts'
import {
  addToParcel,
  closeParcel,
  collectParcel,
  openParcel,
  waitingPieces,
} from '../../src/office/mailroom/parcels.ts'
import { wakeRequests } from '../../src/office/worklist/wake-requests.ts'
import { addLibrary } from '../../src/store/libraries.ts'
import { effectsOfRequest } from '../../src/store/requests/effects.ts'
import { eventsOf } from '../../src/store/requests/events.ts'
import { loadFacts } from '../../src/store/requests/facts.ts'
import { testStore } from '../database.ts'
import { noCorrespondence } from '../no-correspondence.ts'

export const assistant: Actor = { kind: 'staff', id: 'dana' }
export const lender: Actor = { kind: 'lender', id: null }
export const borrower: Actor = { kind: 'borrower', id: null }
export const ils: Actor = { kind: 'ils', id: null }

export interface StoryOffice {
  readonly office: Office
  readonly partners: readonly number[]
  readonly member: number
  readonly facility: number
  /** Moves the clock by days and lets the timers run. */
  pass(days: number): Promise<void>
  begin(request: Partial<NewRequest> & { readonly title: string }): Promise<number>
  /** Acts and insists that it was possible. */
  does(requestId: number, action: string, details?: Details, actor?: Actor): Promise<Acted>
  /** The code of the refusal it insists on. */
  cannot(requestId: number, action: string, details?: Details, actor?: Actor): Promise<string>
  /** Presses the key of every card that waits for a person, in order; answers what the cards were. */
  doCards(requestId: number): Promise<readonly string[]>
  /** Packs all that waits for the library of this piece's partner, closes and lets the carrier have it. */
  sendAway(libraryId: number, options?: { readonly pieces?: number; readonly dueOn?: string }): Promise<void>
  state(requestId: number): Promise<string>
  facts(requestId: number): Promise<NonNullable<Awaited<ReturnType<typeof loadFacts>>>>
  /** The events as `action state`, in order. */
  story(requestId: number): Promise<readonly string[]>
}

export async function storyOffice(
  t: TestContext,
  change: (office: Office) => Office = (office) => office,
): Promise<StoryOffice> {
  const test = await testStore()
  t.after(() => test.drop())
  let now = new Date('2026-11-24T14:00:00Z')
  const { store } = test
  const office = change({
    store,
    clock: { now: () => now },
    carriers: { partner: () => byHand, ils: () => byHand },
    ils: ilsByHand,
    settings: () => ({
      name: 'Five Rivers',
      symbols: [{ scheme: 'ISIL', symbol: 'US-NFRV' }],
      timeZone: 'America/New_York',
      address: { lines: ['1 Mill St'], city: 'Owasca' },
      email: null,
      phone: null,
    }),
    policy: () => defaultPolicy,
    correspondence: noCorrespondence,
    log: () => {},
  })
  const add = (kind: 'member' | 'partner' | 'facility', name: string): Promise<number> =>
    store.transact((tx) =>
      addLibrary(tx, { kind, name, address: JSON.stringify({ lines: ['1 Main St'], city: name }) }, []),
    )
  const partners = [
    await add('partner', 'Tallgrass'),
    await add('partner', 'Hillcrest'),
    await add('partner', 'Marble Falls'),
  ]
  const member = await add('member', 'Owasca')
  const facility = await add('facility', 'North Gate')

  const order = (requestId: number, action: string, details: Details, actor: Actor) =>
    act(office, { requestId, action, details, actor })
  const facts = async (requestId: number) => {
    const loaded = await loadFacts(store.db, requestId)
    assert.ok(loaded)
    return loaded
  }
  return {
    office,
    partners,
    member,
    facility,
    facts,
    async pass(days) {
      now = new Date(now.getTime() + days * 86_400_000)
      await wakeRequests(office)
    },
    async begin(request) {
      const begun = await takeInRequest(office, {
        kind: 'borrowing',
        service: 'loan',
        source: 'form',
        sourceKey: crypto.randomUUID(),
        actor: assistant,
        ...request,
      })
      assert.ok(begun.ok)
      return begun.value.requestId
    },
    async does(requestId, action, details = {}, actor = assistant) {
      const answer = await order(requestId, action, details, actor)
      assert.ok(answer.ok, answer.ok ? '' : `${action}: ${answer.code} ${answer.sentence}`)
      return answer.value
    },
    async cannot(requestId, action, details = {}, actor = assistant) {
      const answer = await order(requestId, action, details, actor)
      assert.ok(!answer.ok, `${action} should not be possible`)
      return answer.code
    },
    async doCards(requestId) {
      const done: string[] = []
      for (;;) {
        const effect = (await effectsOfRequest(store.db, requestId)).find((one) => one.state === 'with_person')
        if (!effect) return done
        const answer = await settleEffect(office, { effectId: effect.id, how: 'done', actor: assistant })
        assert.ok(answer.ok, answer.ok ? '' : answer.sentence)
        done.push(effect.name)
      }
    },
    async sendAway(libraryId, options = {}) {
      const parcel = await openParcel(office, libraryId)
      assert.ok(parcel.ok)
      const waiting = (await waitingPieces(store.db))
        .filter((one) => one.libraryId === libraryId)
        .slice(0, options.pieces)
      for (const piece of waiting)
        assert.ok((await addToParcel(office, parcel.value.id, { pieceId: piece.pieceId })).ok)
      const closed = await closeParcel(office, {
        parcelId: parcel.value.id,
        actor: assistant,
        ...(options.dueOn === undefined ? {} : { dueOn: options.dueOn }),
      })
      assert.ok(closed.ok, closed.ok ? '' : closed.sentence)
      assert.ok((await collectParcel(office, parcel.value.id)).ok)
      // What was held for the carrier comes to whoever does it.
      while (await runNextEffect(office));
    },
    state: async (requestId) => (await facts(requestId)).request.state,
    story: async (requestId) => (await eventsOf(store.db, requestId)).map((one) => `${one.action} ${one.to_state}`),
  }
}
