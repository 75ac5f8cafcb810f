// A whole office behind its own door, for tests that ask it over HTTP: a database, a clock the test moves, partners by
// hand, a small library system, and one person of every role.
import { code128 } from '../src/paper/barcode.ts'
import { createPlanner } from '../src/main/workers/planner.ts'
import { readPdf } from '../src/main/workers/pdf-reader.ts'
import { drawPapers } from '../src/paper/draw.ts'
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { TestContext } from 'node:test'
import { hashPassword } from 'better-auth/crypto'
import type { Hono } from 'hono'
import { byHand } from '../src/connectors/by-hand/carrier.ts'
import { defaultPolicy, type Policy } from '../src/domain/policies/policy.ts'
import type { Details } from '../src/domain/lifecycle/details.ts'
import type { Actor } from '../src/domain/lifecycle/facts.ts'
import { createApp, type AppOptions } from '../src/http/app.ts'
import { openLive, type Live } from '../src/http/live.ts'
import { createSignIn } from '../src/http/sign-in/create-sign-in.ts'
import { roles, type Role } from '../src/http/sign-in/person.ts'
import { handClock, type HandClock } from '../src/lab/clock.ts'
import type { Acted } from '../src/office/act.ts'
import type { Office } from '../src/office/context.ts'
import { loadSettings, type SettingsCache } from '../src/office/directory/settings.ts'
import type { NewRequest } from '../src/office/intake/take-in-request.ts'
import type { Carriers, Mailer } from '../src/office/ports.ts'
import type { NetworkSurvey } from '../src/office/network-port.ts'
import type { Ils } from '../src/office/ils-port.ts'
import { addLibrary } from '../src/store/libraries.ts'
import { insertStaff } from '../src/store/staff.ts'
import { testStore, type TestStore } from './database.ts'
import { noCorrespondence } from './no-correspondence.ts'
import {
  actOrFail,
  begin,
  borrowingPath,
  lendingPath,
  patronWith,
  smallIls,
  walk,
  type BorrowingState,
  type LendingState,
} from './world-requests.ts'
import type { Secrets } from '../src/office/directory/secrets.ts'
import { openTestSecrets } from './secrets.ts'

export interface Told {
  readonly status: number
  /** The parsed body; text when it is not JSON. */
  readonly body: unknown
  readonly headers: Headers
}
export interface World {
  readonly office: Office
  readonly settings: SettingsCache
  readonly database: TestStore
  readonly clock: HandClock
  readonly app: Hono
  readonly live: Live
  readonly logged: string[]
  readonly secrets: Secrets
  readonly libraries: Readonly<Record<'owasca' | 'ithaca' | 'tallgrass' | 'hillcrest' | 'lakeside', number>>
  /** Cards the library system knows: one patron of Owasca, one of Ithaca. */
  readonly cards: { readonly owasca: string; readonly ithaca: string }
  /** Asks the API as somebody of a role; null: without signing in. */
  ask(role: Role | null, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Told>
  /** The cookie of a session, made the first time it is asked for. */
  cookie(role: Role): Promise<string>
  /** Acts without the door; a refusal fails the test. */
  act(requestId: number, action: string, details?: Details, actor?: Actor): Promise<Acted>
  borrowing(state?: BorrowingState, more?: Partial<NewRequest> & { readonly card?: string }): Promise<number>
  lending(state?: LendingState, more?: Partial<NewRequest>): Promise<number>
  facilityLine(more?: Partial<NewRequest>): Promise<number>
  days(count: number): void
}

export const worldOrigin = 'http://keuka.test'
const password = 'canal-boat-1825'
const emailOf = (role: Role): string => `${role}@keuka.example`
const address = JSON.stringify({ lines: ['1 Main Street'], city: 'Owasca', region: 'NY', postcode: '13000' })

/** Everybody here has one password, and a hash is slow on purpose. */
let hashed: Promise<string> | undefined
const hashOnce = (): Promise<string> => (hashed ??= hashPassword(password))

export interface WorldOptions {
  readonly policy?: Partial<Policy>
  readonly carriers?: Carriers
  readonly ils?: Ils
  readonly network?: NetworkSurvey
  readonly app?: Partial<AppOptions>
  readonly mailer?: Mailer
  /** Where people outside reach the office. */
  readonly origin?: string
  readonly at?: string
  readonly database?: TestStore
}

export async function makeWorld(t: Pick<TestContext, 'after'>, options: WorldOptions = {}): Promise<World> {
  const database = options.database ?? (await testStore())
  const { store } = database
  const clock = handClock(new Date(options.at ?? '2026-11-24T14:00:00Z'))
  const logged: string[] = []
  const log = (line: string): void => void logged.push(line)
  const settings = await loadSettings(store)
  const kept = await settings.change(
    {
      office: {
        name: 'Five Rivers',
        symbols: [{ scheme: 'ISIL', symbol: 'US-NFRV' }],
        timeZone: 'America/New_York',
        address: { lines: ['1 Mill St'], city: 'Owasca', region: 'NY' },
        email: 'ill@fiverivers.example',
        phone: null,
      },
      policy: { ...defaultPolicy, ...options.policy },
    },
    clock.now(),
  )
  assert.ok(kept.ok)
  const cards = { owasca: '20001000000017', ithaca: '20002000000025' }
  const office: Office = {
    store,
    clock,
    carriers: options.carriers ?? { partner: () => byHand, ils: () => byHand },
    ils: options.ils ?? smallIls(cards),
    ...(options.network ? { network: options.network } : {}),
    settings: settings.settings,
    policy: settings.policy,
    correspondence: {
      ...noCorrespondence,
      mailer: options.mailer ?? noCorrespondence.mailer,
      settings: settings.correspondence,
      texts: settings.texts,
      origin: () => (options.origin === undefined ? null : options.origin),
    },
    // Nothing has a key here: what is not set to be assisted is plainly by hand.
    assisted: () => {
      const set = settings.assisted()
      return {
        settings: set,
        modes: {
          worldshare: set.worldshare.isOn ? 'assisted' : 'by_hand',
          polaris: set.polaris.isOn ? 'assisted' : 'by_hand',
        },
        us: set.worldshare.registryId ?? 0,
      }
    },
    log,
  }
  const libraries = await store.transact(async (tx) => ({
    owasca: await addLibrary(tx, { kind: 'member', name: 'Owasca Public Library', code: 'OWA', address }, []),
    ithaca: await addLibrary(tx, { kind: 'member', name: 'Ithaca Falls Library', code: 'ITH', address }, []),
    tallgrass: await addLibrary(
      tx,
      { kind: 'partner', name: 'Tallgrass Regional', address, email: 'ill@tallgrass.example' },
      [{ scheme: 'ISIL', symbol: 'US-TG' }],
    ),
    hillcrest: await addLibrary(tx, { kind: 'partner', name: 'Hillcrest Seminary', address }, [
      { scheme: 'OCLC', symbol: 'HCS' },
    ]),
    lakeside: await addLibrary(tx, { kind: 'facility', name: 'Lakeside Correctional', address }, []),
  }))
  const staff = roles.map((role) => ({
    name: `${role} person`,
    email: emailOf(role),
    role,
    libraryId: role === 'member' ? libraries.owasca : role === 'facility' ? libraries.lakeside : null,
  }))
  const passwordHash = await hashOnce()
  await store.transact(async (tx) => {
    for (const one of staff)
      await insertStaff(tx, { ...one, id: randomUUID(), passwordHash, mustChangePassword: false }, new Date())
  })

  const secrets = await openTestSecrets(store)
  const live = await openLive(store, async () => {
    await secrets.reload()
    await settings.reload()
  })
  const signIn = createSignIn({
    store,
    secret: 'only-a-test-needs-this-secret-0123456789',
    publicUrl: worldOrigin,
    trustedProxies: [],
    log,
  })
  const planner = createPlanner()
  const app = createApp({
    office,
    settings,
    signIn,
    live,
    webFolder: null,
    doors: [],
    isDemo: true,
    publicUrl: worldOrigin,
    secrets,
    press: { draw: drawPapers },
    planner,
    bars: code128,
    readPdf,
    ...options.app,
  })
  t.after(async () => {
    await planner.close()
    await live.close()
    await database.drop()
  })

  const sessions = new Map<Role, Promise<string>>()
  const cookie = (role: Role): Promise<string> => {
    const known = sessions.get(role) ?? startSession(app, role)
    sessions.set(role, known)
    return known
  }
  const world: World = {
    office,
    settings,
    database,
    clock,
    app,
    live,
    logged,
    secrets,
    libraries,
    cards,
    cookie,
    async ask(role, method, path, body, headers = {}) {
      const answer = await app.request(
        `${worldOrigin}/api${path}`,
        {
          method,
          headers: {
            ...(role === null ? {} : { cookie: await cookie(role) }),
            'sec-fetch-site': 'same-origin',
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        },
        {},
      )
      return { status: answer.status, body: bodyIn(await answer.text()), headers: answer.headers }
    },
    act: (requestId, action, details, actor) => actOrFail(office, requestId, action, details, actor),
    async borrowing(state = 'new', { card, ...more } = {}) {
      const patron = card === undefined ? {} : await patronWith(office, card)
      const id = await begin(office, {
        kind: 'borrowing',
        title: 'The Erie Canal Reader',
        lenders: [libraries.tallgrass, libraries.hillcrest],
        homeLibraryId: libraries.owasca,
        ...patron,
        ...more,
      })
      await walk(office, id, borrowingPath, state)
      return id
    },
    async lending(state = 'new', more = {}) {
      const id = await begin(office, {
        kind: 'lending',
        title: 'Canal Songs',
        borrowerLibraryId: libraries.tallgrass,
        ...more,
      })
      await walk(office, id, lendingPath, state)
      return id
    },
    facilityLine: (more = {}) =>
      begin(office, {
        kind: 'facility',
        title: 'Chess Openings',
        facilityLibraryId: libraries.lakeside,
        facilityLine: 'List 7, line 3',
        ...more,
      }),
    days: (count) => clock.advance(count * 86_400_000),
  }
  return world
}

async function startSession(app: Hono, role: Role): Promise<string> {
  const answer = await app.request(
    `${worldOrigin}/auth/sign-in/email`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', origin: worldOrigin },
      body: JSON.stringify({ email: emailOf(role), password }),
    },
    {},
  )
  assert.equal(answer.status, 200, await answer.text())
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0] ?? '')
    .join('; ')
}

function bodyIn(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text)
    return body
  } catch {
    return text
  }
}

/** The part of a body at a path such as `data.code`; undefined where there is none. */
export function at(body: unknown, path: string): unknown {
  let found: unknown = body
  for (const key of path.split('.'))
    found = typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined
  return found
}
