// An office of three members, two partners and a facility, with a fake library system, for tests that need no door.
import { byHand } from '../src/connectors/by-hand/carrier.ts'
import { ilsByHand } from '../src/connectors/by-hand/ils.ts'
import { defaultPolicy, type Policy } from '../src/domain/policies/policy.ts'
import type { Details } from '../src/domain/lifecycle/details.ts'
import type { Actor } from '../src/domain/lifecycle/facts.ts'
import { handClock, type HandClock } from '../src/lab/clock.ts'
import type { IlsData } from '../src/main/demo/seeds.ts'
import { act, type Acted } from '../src/office/act.ts'
import { createIlsCarrier } from '../src/office/circulation/ils-carrier.ts'
import type { Office } from '../src/office/context.ts'
import { runNextEffect } from '../src/office/effects/effect-runner.ts'
import { settleEffect } from '../src/office/effects/settle-effect.ts'
import type { Ils } from '../src/office/ils-port.ts'
import { addLibrary } from '../src/store/libraries.ts'
import { effectsOfRequest } from '../src/store/requests/effects.ts'
import { testStore, type TestStore } from './database.ts'
import { fakeIls, type FakeIls } from './fake-ils.ts'
import { noCorrespondence } from './no-correspondence.ts'

export interface SmallOffice {
  readonly office: Office
  readonly database: TestStore
  readonly clock: HandClock
  readonly standIn: FakeIls
  readonly members: { readonly elm: number; readonly oak: number }
  readonly partners: { readonly near: number; readonly far: number }
  readonly facility: number
  /** What the office said to its log. */
  readonly logged: string[]
  /** Acts as a colleague; a refusal fails the test. */
  act(requestId: number, action: string, details?: Details, actor?: Actor): Promise<Acted>
  days(count: number): void
  /** Lets everything leave that can, and does by hand what waits for a person. */
  settle(requestId?: number): Promise<void>
  close(): Promise<void>
}

export const colleague: Actor = { kind: 'staff', id: 'colleague' }
const address = { lines: ['1 Main Street'], city: 'Anywhere', region: 'NY', postcode: '14000', country: 'US' }
const noData: IlsData = { patrons: [], copies: [] }

export async function smallOffice(
  options: { ils?: IlsData | 'by hand'; policy?: Partial<Policy>; at?: string } = {},
): Promise<SmallOffice> {
  const database = await testStore()
  const { store } = database
  const clock = handClock(new Date(options.at ?? '2026-03-02T15:00:00Z'))
  const standIn = fakeIls(options.ils === undefined || options.ils === 'by hand' ? noData : options.ils, clock)
  const ils: Ils = options.ils === 'by hand' ? ilsByHand : standIn.ils
  const ilsCarrier = ils.byHand ? byHand : createIlsCarrier(store, ils)
  const policy = { ...defaultPolicy, ...options.policy }
  const logged: string[] = []
  const office: Office = {
    store,
    clock,
    carriers: { partner: () => byHand, ils: () => ilsCarrier },
    ils,
    settings: () => ({
      name: 'Small Office',
      symbols: [{ scheme: 'ISIL', symbol: 'US-NSML' }],
      timeZone: 'America/New_York',
      address,
      email: null,
      phone: null,
    }),
    policy: () => policy,
    correspondence: noCorrespondence,
    log: (line) => void logged.push(line),
  }
  const ids = await store.transact(async (tx) => ({
    members: {
      elm: await addLibrary(tx, { kind: 'member', name: 'Elm Public Library', code: 'ELM', address }, []),
      oak: await addLibrary(tx, { kind: 'member', name: 'Oak Free Library', code: 'OAK', address }, []),
    },
    partners: {
      near: await addLibrary(tx, { kind: 'partner', name: 'Nearby College', address }, [
        { scheme: 'OCLC', symbol: 'ZNR' },
      ]),
      far: await addLibrary(tx, { kind: 'partner', name: 'Faraway State University', address }, [
        { scheme: 'OCLC', symbol: 'ZFY' },
      ]),
    },
    facility: await addLibrary(tx, { kind: 'facility', name: 'Quarry Hill', code: 'QUARRY', address }, []),
  }))

  async function settle(requestId?: number): Promise<void> {
    clock.advance(120_000)
    while (await runNextEffect(office));
    if (requestId === undefined) return
    for (const one of await effectsOfRequest(store.db, requestId)) {
      if (one.state !== 'with_person') continue
      const answer = await settleEffect(office, { effectId: one.id, how: 'done', actor: colleague })
      if (!answer.ok) throw new Error(`${one.name}: ${answer.sentence}`)
    }
  }

  return {
    office,
    database,
    clock,
    standIn,
    ...ids,
    logged,
    settle,
    async act(requestId, action, details = {}, actor = colleague) {
      const answer = await act(office, { requestId, action, details, actor })
      if (!answer.ok) throw new Error(`${action}: ${answer.sentence}`)
      return answer.value
    },
    days: (count) => clock.advance(count * 86_400_000),
    close: () => database.drop(),
  }
}
