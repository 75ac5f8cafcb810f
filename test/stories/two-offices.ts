// Two offices of our own, each a partner library of the other by ISO 18626: north borrows, south lends. Each has its
// own database, desk and door; a gate stands on each way.
import assert from 'node:assert/strict'
import { runNextEffect } from '../../src/office/effects/effect-runner.ts'
import type { NewRequest } from '../../src/office/intake/take-in-request.ts'
import { wakeRequests } from '../../src/office/worklist/wake-requests.ts'
import { exchangesOf, type ExchangeRecord } from '../../src/store/exchanges.ts'
import { isoOffice } from '../iso18626/iso-office.ts'
import { openGate, type Gate } from './gate.ts'
import { isoDesk, type IsoDesk } from './iso-desk.ts'
import { isConfirmed, told } from './iso-wire.ts'

/** The same matter at both ends. */
export interface Matter {
  readonly ours: number
  readonly theirs: number
}
export interface TwoOffices {
  readonly north: IsoDesk
  readonly south: IsoDesk
  /** The libraries that south answers for, as north knows them. */
  readonly lenders: readonly [number, number, number]
  readonly borrower: number
  readonly toNorth: Gate
  readonly toSouth: Gate
  /** North takes in and sends a request to south's first library, or those named. */
  ask(request: Partial<NewRequest> & { readonly title: string }): Promise<Matter>
  /** The request that reached south last. */
  latest(): Promise<number>
  days(count: number): Promise<void>
  minutes(count: number): Promise<void>
  /** South pulls it, it arrives, and it leaves in a package. */
  lends(theirs: number, dueOn?: string): Promise<void>
  /** State and outcome, north's and south's. */
  stand(matter: Matter): Promise<readonly string[]>
  /** What crossed, as north tells it. South kept the same in the same words, and nothing is left to do. */
  crossed(matter: Matter): Promise<readonly string[]>
  /** Every message and every confirmation so far. */
  said(): string[]
  close(): Promise<void>
}

export async function twoOffices(): Promise<TwoOffices> {
  const northIso = await isoOffice({ symbol: 'US-NORTH' })
  const { clock } = northIso
  const southIso = await isoOffice({ symbol: 'US-SOUTH', branches: ['US-SOUTH2', 'US-SOUTH3'], clock })
  const talk = async (): Promise<void> => {
    while ((await runNextEffect(northIso.office)) || (await runNextEffect(southIso.office)));
  }
  const north = await isoDesk({ iso: northIso, settle: talk })
  const south = await isoDesk({ iso: southIso, settle: talk })
  const toNorth = await openGate(northIso.url)
  const toSouth = await openGate(southIso.url)
  const lenders = [
    await northIso.knows(toSouth, 'US-SOUTH'),
    await northIso.knows(toSouth, 'US-SOUTH2'),
    await northIso.knows(toSouth, 'US-SOUTH3'),
  ] as const
  const borrower = await southIso.knows(toNorth, 'US-NORTH')

  return {
    north,
    south,
    lenders,
    borrower,
    toNorth,
    toSouth,
    async ask(request) {
      const ours = await north.begin({ lenders: [lenders[0]], ...request })
      await north.does(ours, 'send')
      return { ours, theirs: await southIso.latest() }
    },
    latest: () => southIso.latest(),
    async minutes(count) {
      clock.advance(count * 60_000)
      await talk()
    },
    async days(count) {
      clock.advance(count * 86_400_000)
      await talk()
      await wakeRequests(northIso.office)
      await wakeRequests(southIso.office)
      await talk()
    },
    async lends(theirs, dueOn) {
      await south.does(theirs, 'willSupply')
      await south.does(theirs, 'arrive', { barcode: `3300000000${String(theirs).padStart(4, '0')}` })
      await south.sendAway(borrower, dueOn === undefined ? {} : { dueOn })
    },
    async stand({ ours, theirs }) {
      const both = [(await north.look(ours)).facts.request, (await south.look(theirs)).facts.request]
      return both.map(({ state, outcome }) => (outcome === null ? state : `${state} ${outcome}`))
    },
    async crossed({ ours, theirs }) {
      const atSouth = await exchangesOf(southIso.office.store.db, theirs)
      const number = /requestingAgencyRequestId>([^<]+)</.exec(atSouth[0]?.body ?? '')?.[1] ?? ''
      const atNorth = (await exchangesOf(northIso.office.store.db, ours)).filter(({ body }) =>
        body.includes(`requestingAgencyRequestId>${number}<`),
      )
      for (const way of ['out', 'in'] as const)
        assert.deepEqual(words(atNorth, way), words(atSouth, way === 'out' ? 'in' : 'out'))
      assert.deepEqual([await north.left(ours), await south.left(theirs)], [[], []])
      return atNorth.map(toldWithEnd)
    },
    said: () =>
      [...toNorth.posts, ...toSouth.posts].flatMap(({ body, answer }) => (answer === null ? body : [body, answer])),
    async close() {
      await north.close()
      await south.close()
      toNorth.close()
      toSouth.close()
    },
  }
}

/** What the other end has heard, with its answer. */
const words = (kept: readonly ExchangeRecord[], direction: 'in' | 'out') =>
  kept.filter((one) => one.direction === direction && wasHeard(one)).map(({ body, answer }) => ({ body, answer }))
const wasHeard = (one: ExchangeRecord): boolean => one.answer_status === 200

function toldWithEnd(one: ExchangeRecord): string {
  if (!wasHeard(one)) return `${told(one)} (not heard)`
  return isConfirmed(one) ? told(one) : `${told(one)} (not taken)`
}
