// An office connected to both make-believe systems over HTTP: Polaris and WorldShare, as programs of their own.
import type { TestContext } from 'node:test'
import { makeWorld, type World } from './world.ts'
import { settingsAt } from './worldshare-answers.ts'
import { byHand } from '../src/connectors/by-hand/carrier.ts'
import { ilsByHand } from '../src/connectors/by-hand/ils.ts'
import { polarisSecrets } from '../src/connectors/polaris/settings.ts'
import { worldshareSecret } from '../src/connectors/worldshare/settings.ts'
import { polarisAssumptions } from '../src/domain/assumptions/polaris.ts'
import { worldshareAssumptions, type WorldshareAssumed } from '../src/domain/assumptions/worldshare.ts'
import { openPolarisEmulator } from '../src/lab/polaris/open.ts'
import { openWorldshare as openNetwork, type Emulator } from '../src/lab/worldshare/worldshare.ts'
import { openPolaris, type PolarisHere } from '../src/main/polaris.ts'
import { openWorldshare, type WorldshareHere } from '../src/main/worldshare.ts'
import { createIlsCarrier } from '../src/office/circulation/ils-carrier.ts'
import { runNextEffect } from '../src/office/effects/effect-runner.ts'
import type { Ils } from '../src/office/ils-port.ts'

export const reader = '21234000002105'
export const lender = 148456

export interface Outside {
  readonly world: World
  readonly polaris: PolarisHere
  readonly worldshare: WorldshareHere
  readonly network: Emulator
  readonly polarisUrl: string
  readonly sqlPort: number
  /** Tells the make-believe Polaris to do something. */
  tell(path: string, body?: object): Promise<unknown>
  /** Tells the make-believe WorldShare. */
  tellNetwork(path: string, body: object): Promise<unknown>
  minutes(count: number): void
  /** Everything that waits is done, the grace included. */
  work(): Promise<void>
  changePolaris(fields: object): Promise<void>
  discover(how: Discovery): Promise<void>
}

/** Patrons per hour goes with Polaris’ connection, the rest with that of reports. */
export interface Discovery {
  readonly patronsPerHour?: number
  readonly [field: string]: unknown
}

export interface OutsideOptions {
  readonly set?: 'value' | 'other'
  readonly own?: Partial<WorldshareAssumed>
  readonly discovery?: Discovery
  readonly polaris?: object
}

export async function outsideOffice(t: TestContext, options: OutsideOptions = {}): Promise<Outside> {
  const { set = 'value', own = {} } = options
  const emulator = await openPolarisEmulator({ port: 0, host: '127.0.0.1', data: undefined, set, sqlPort: 0 })
  t.after(() => emulator.close())
  let polaris: PolarisHere | null = null
  let worldshare: WorldshareHere | null = null
  const ils = laterIls(() => polaris?.ils ?? ilsByHand)
  const world = await makeWorld(t, {
    ils,
    carriers: {
      partner: (channel) => (channel === 'worldshare' && worldshare?.isOn() ? worldshare.carrier : byHand),
      ils: () => createIlsCarrier(world.office.store, ils),
    },
  })
  const { clock, settings: kept, secrets } = world
  const network = await openNetwork({ set, own, wall: () => clock.now().getTime() })
  t.after(() => network.close())
  const secret = (name: string): string | null => secrets.get(name)
  await secrets.keep(polarisSecrets.accessKey, '5D1E9A70-0C3B-4F62-8A17-EXAMPLEKEY01')
  await secrets.keep(polarisSecrets.password, 'notarealpassword')
  await secrets.keep(polarisSecrets.sql, 'read-only-1825')
  await secrets.keep(worldshareSecret, 'demoSecret')
  polaris = openPolaris({ store: world.office.store, clock, kept, secret })
  worldshare = openWorldshare({ office: world.office, kept, secret })
  const fields = {
    papiAddress: `${emulator.url}/PAPIService/REST`,
    staffAddress: `${emulator.url}/Polaris.ApplicationServices/api`,
    accessId: 'ILLDEMO',
    domain: 'FLDOMAIN',
    user: 'illstaff',
    branchId: 3,
    userId: 799,
    workstationId: 1205,
    branchCodes: { OWA: 4, ITH: 5 },
    assumed: set === 'other' ? { ...others(polarisAssumptions), timeZone: 'UTC' } : {},
    ...options.polaris,
  }
  const changePolaris = async (more: object): Promise<void> => {
    const read = polaris.connection.read({ ...fields, ...more })
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    await kept.changeConnection('polaris', { isOn: true, fields: read.fields }, clock.now())
  }
  const discover = async ({ patronsPerHour = 0, ...reports }: Discovery): Promise<void> => {
    await changePolaris({ discovery: { patronsPerHour } })
    const read = polaris.birthConnection.read(reports)
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    await kept.changeConnection(polaris.birthConnection.name, { isOn: true, fields: read.fields }, clock.now())
  }
  await discover(options.discovery ?? {})
  const there = settingsAt(network.url, { searchesHoldings: false, timeoutSeconds: 2 })
  const read = worldshare.connection.read({
    ...there,
    assumed: {
      ...(set === 'other' ? others(worldshareAssumptions) : {}),
      requestsBase: `${network.url}/rs`,
      requestForm: 'B',
      ...own,
    },
  })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  await kept.changeConnection('worldshare', { isOn: true, fields: read.fields }, clock.now())
  await world.office.store.transact(async (tx) => {
    const { tallgrass } = world.libraries
    await tx.updateTable('library').set({ channel: 'worldshare' }).where('id', '=', tallgrass).execute()
    await tx
      .insertInto('library_symbol')
      .values({ library_id: tallgrass, scheme: 'OCLC-REGISTRY', symbol: String(lender) })
      .execute()
  })
  const minutes = (count: number): void => clock.advance(count * 60_000)
  return {
    world,
    polaris,
    worldshare,
    network,
    polarisUrl: emulator.url,
    sqlPort: emulator.sqlPort ?? 0,
    tell: (path, body) => post(`${emulator.url}/emulator/${path}`, body),
    tellNetwork: (path, body) => post(`${network.url}/lab/${path}`, body),
    minutes,
    async work() {
      minutes(2)
      while (await runNextEffect(world.office));
    },
    changePolaris,
    discover,
  }
}

async function post(url: string, body: object = {}): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'manual',
  })
  const text = await answer.text()
  if (answer.status >= 400) throw new Error(`${url}: ${answer.status} ${text}`)
  if (text === '' || answer.status === 303) return null
  const said: unknown = JSON.parse(text)
  return said
}

const others = (table: Readonly<Record<string, { readonly other: unknown }>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(table).map(([name, row]) => [name, row.other]))

/** The connection is opened after the office it belongs to. */
const laterIls = (real: () => Ils): Ils => ({
  get name() {
    return real().name
  },
  get byHand() {
    return real().byHand
  },
  get knowsKeys() {
    return real().knowsKeys
  },
  findPatron: (card) => real().findPatron(card),
  checkPin: (card, pin) => real().checkPin(card, pin),
  findCopies: (wanted) => real().findCopies(wanted),
  carry: (key, order) => real().carry(key, order),
})
