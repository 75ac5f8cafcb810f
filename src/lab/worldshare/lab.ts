import { worldsharePatronAssumptions } from '../../domain/assumptions/worldshare-patrons.ts'
import type { WorldshareReader } from '../../domain/assumptions/worldshare.ts'
import type { Key, LabRequest, State } from './state.ts'

/** The whole emulator: its state, what it assumes, time and chance. */
export interface Lab {
  readonly state: State
  /** The same, to be written out and not to be changed. */
  readonly written: State
  readonly assumed: WorldshareReader
  /** The time on the wall: tokens, signatures and the log go by it. */
  readonly wall: () => number
  readonly newId: () => string
}

/** The time requests live by. */
export function nowOf(lab: Lab): number {
  const { base, wall, speed } = lab.state.clock
  return Math.floor(base + (lab.wall() - wall) * speed)
}

export function setClock(lab: Lab, now: number, speed: number = lab.state.clock.speed): void {
  lab.state.clock = { base: Math.floor(now), wall: lab.wall(), speed }
}

/** The emulator plays every library for which nobody has called with its key. */
export function isPlayed(lab: Lab, institution: number): boolean {
  return !lab.state.keys.some((key) => key.institution === institution && key.isUsed)
}

/** From now on this library speaks for itself. */
export function takeOver({ state }: Lab, institution: number): void {
  for (const key of state.keys) if (key.institution === institution) key.isUsed = true
}

export function requestOf(lab: Lab, id: number): LabRequest | undefined {
  return lab.state.requests.find((one) => one.id === id)
}

const requestScopes = ['create', 'read', 'search', 'manage', 'my'].map((one) =>
  one === 'my' ? 'resource-sharing:my-requests' : `resource-sharing:${one}-requests`,
)
const catalogueScopes = [
  'view_bib',
  'view_brief_bib',
  'view_holdings',
  'view_institution_holdings',
  'view_my_holdings',
  'view_retained_holdings',
  'view_summary_holdings',
].map((one) => `wcapi:${one}`)
export const searchOnlyScopes = ['wcapi', ...catalogueScopes, 'refresh_token']
export const allScopes = [
  'resource-sharing',
  ...requestScopes,
  'ILL:request',
  'tipasa',
  ...searchOnlyScopes,
  'configPlatform',
  'WMS_COLLECTION_MANAGEMENT',
  worldsharePatronAssumptions.scopePatron.value,
  worldsharePatronAssumptions.scopePatron.other,
]

const key = (id: string, secret: string, institution: number, scopes: readonly string[]): Key => ({
  id,
  secret,
  institution,
  scopes: [...scopes],
  expiresAt: null,
  isUsed: false,
})

/** The keys a fresh emulator knows: two libraries that outside clients can play, one that may only search, one expired. */
export const firstKeys: readonly Key[] = [
  key('demoWSKeyClientId', 'demoSecret', 128807, allScopes),
  key('lenderWSKeyClientId', 'lenderSecret', 148456, allScopes),
  key('searchWSKeyClientId', 'searchSecret', 128807, searchOnlyScopes),
  { ...key('expiredWSKeyClientId', 'expiredSecret', 128807, allScopes), expiresAt: Date.UTC(2020, 0, 1) },
]

export function freshState(now: number, wall: number): State {
  return {
    version: 1,
    clock: { base: now, wall, speed: 1 },
    nextRequest: 167513532,
    nextFault: 1,
    seed: 1,
    keys: firstKeys.map((one) => ({ ...one, scopes: [...one.scopes] })),
    tokens: [],
    nonces: [],
    requests: [],
    patrons: [],
    libraries: [],
    titles: [],
    faults: [],
    settings: {
      paceMs: 20_000,
      scenario: null,
      automation: false,
      incomingPerDay: 0,
      nextIncomingAt: null,
      needsPatron: false,
    },
  }
}
