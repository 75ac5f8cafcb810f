// An office with a make-believe Polaris and a make-believe WorldShare behind real connectors, over HTTP: what is done here
// shows there, and a test changes what stands there.
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { makeWorld, type World, type WorldOptions } from './world.ts'
import { settingsAt } from './worldshare-answers.ts'
import { polarisSecrets } from '../src/connectors/polaris/settings.ts'
import { worldshareSecret } from '../src/connectors/worldshare/settings.ts'
import { ilsByHand } from '../src/connectors/by-hand/ils.ts'
import { byHand } from '../src/connectors/by-hand/carrier.ts'
import { realClock } from '../src/lab/clock.ts'
import { act as actThere, type ActionKey } from '../src/lab/worldshare/actions.ts'
import { noDetails } from '../src/lab/worldshare/details.ts'
import { nowOf, requestOf } from '../src/lab/worldshare/lab.ts'
import type { LabRequest } from '../src/lab/worldshare/state.ts'
import { openWorldshare as openNetworkThere, type Emulator } from '../src/lab/worldshare/worldshare.ts'
import { Polaris } from '../src/lab/polaris/polaris.ts'
import { openPolaris as openPolarisThere } from '../src/lab/polaris/server.ts'
import { defaultSettings } from '../src/lab/polaris/settings.ts'
import { polarisReader } from '../src/domain/assumptions/polaris.ts'
import { createIlsCarrier } from '../src/office/circulation/ils-carrier.ts'
import { patronFor } from '../src/office/intake/find-patron.ts'
import { runNextEffect } from '../src/office/effects/effect-runner.ts'
import type { NetworkSurvey } from '../src/office/network-port.ts'
import type { Ils } from '../src/office/ils-port.ts'
import { openPolaris, type PolarisHere } from '../src/main/polaris.ts'
import { openWorldshare, type WorldshareHere } from '../src/main/worldshare.ts'
import type { DifferenceKind, MendName } from '../src/domain/differences/kinds.ts'
import { compareNow } from '../src/office/differences/compare.ts'
import { listDifferences, type DifferenceView } from '../src/office/differences/list.ts'
import { mend } from '../src/office/differences/mend.ts'
import { recheckMended } from '../src/office/differences/recheck.ts'
import { colleague } from './world-requests.ts'
import { addLibrary } from '../src/store/libraries.ts'

export const us = 128807
export const lender = 148456
export const officeBranch = 3
export const amberwell = 5
export const card = '21234000002105'

export interface TwoSystems {
  readonly world: World
  readonly polaris: Polaris
  readonly polarisAddress: string
  readonly network: Emulator
  readonly here: WorldshareHere
  readonly members: { readonly ald: number; readonly amb: number }
  /** Lets everything go out that waits. */
  work(): Promise<void>
  /** A loan for the patron, in the network with one lender. */
  borrowed(title: string): Promise<{ readonly id: number; readonly number: string; readonly there: LabRequest }>
  /** Something the other library does there. */
  does(number: number, who: number, action: ActionKey, days?: number): void
  /** Follows what WorldShare says now. */
  poll(): Promise<void>
}

export interface TwoSystemsOptions {
  readonly way?: 'ill-module' | 'temporary-items'
  readonly fields?: object
  readonly app?: WorldOptions['app']
}

export async function twoSystems(t: TestContext, options: TwoSystemsOptions = {}): Promise<TwoSystems> {
  const assumed = polarisReader({}, 'value')
  const polaris = new Polaris({ settings: { ...defaultSettings, assumed }, clock: realClock })
  const polarisDoor = await openPolarisThere(polaris, 0, '127.0.0.1')
  t.after(() => polarisDoor.close())
  const network = await openNetworkThere()
  t.after(() => network.close())
  // Nobody there does anything by itself.
  network.lab.state.settings.paceMs = 10 ** 12

  const box: { ils: PolarisHere | null; here: WorldshareHere | null } = { ils: null, here: null }
  const ils = (): Ils => box.ils?.ils ?? ilsByHand
  const survey: NetworkSurvey = {
    isOn: () => box.here?.isOn() === true,
    atOnce: () => box.here?.survey.atOnce() ?? 1,
    changedSince: (since) => box.here?.survey.changedSince(since) ?? Promise.resolve([]),
    one: (number) => box.here?.survey.one(number) ?? Promise.resolve(null),
    hear: (number) => box.here?.survey.hear(number) ?? Promise.resolve('not there'),
  }
  const lateIls: Ils = {
    get name() {
      return ils().name
    },
    get byHand() {
      return ils().byHand
    },
    get knowsKeys() {
      return ils().knowsKeys
    },
    findPatron: (one) => ils().findPatron(one),
    checkPin: (one, pin) => ils().checkPin(one, pin),
    findCopies: (wanted) => ils().findCopies(wanted),
    carry: (key, order) => ils().carry(key, order),
    isDone: (order) => ils().isDone?.(order) ?? Promise.resolve(false),
    get follow() {
      return ils().follow ?? { perHour: () => 0, used: () => 0, look: () => Promise.resolve([]) }
    },
    get survey() {
      return ils().survey
    },
    get patrons() {
      return ils().patrons
    },
  }
  const world: World = await makeWorld(t, {
    at: new Date().toISOString(),
    ils: lateIls,
    network: survey,
    ...(options.app ? { app: options.app } : {}),
    carriers: {
      partner: (channel) => (channel === 'worldshare' && box.here?.isOn() ? box.here.carrier : byHand),
      ils: () => createIlsCarrier(world.office.store, lateIls),
    },
  })
  const secret = (name: string): string | null => world.secrets.get(name) ?? null
  box.ils = openPolaris({ store: world.office.store, clock: world.clock, kept: world.settings, secret })
  box.here = openWorldshare({ office: world.office, kept: world.settings, secret })
  const { here } = box
  await world.secrets.keep(polarisSecrets.accessKey, defaultSettings.accessKey)
  await world.secrets.keep(polarisSecrets.password, 'notarealpassword')
  await world.secrets.keep(worldshareSecret, 'demoSecret')
  await switchOn(world, 'polaris', box.ils.connection.read, {
    papiAddress: `${polarisDoor.url}/PAPIService/REST`,
    staffAddress: `${polarisDoor.url}/Polaris.ApplicationServices/api`,
    accessId: defaultSettings.accessId,
    domain: 'FLDOMAIN',
    user: 'illstaff',
    branchId: officeBranch,
    userId: 799,
    workstationId: 1205,
    mayReturnIll: true,
    institutions: { 'US-TG': '21234000002113' },
    ...(options.way ? { way: options.way } : {}),
    ...options.fields,
  })
  await switchOn(world, 'worldshare', here.connection.read, {
    ...settingsAt(network.url),
    clientId: 'demoWSKeyClientId',
    searchMinutes: 1,
    assumed: { requestsBase: `${network.url}/rs` },
  })
  const members = await world.office.store.transact(async (tx) => {
    await tx.updateTable('library').set({ channel: 'worldshare' }).where('id', '=', world.libraries.tallgrass).execute()
    await tx
      .insertInto('library_symbol')
      .values({ library_id: world.libraries.tallgrass, scheme: 'OCLC-REGISTRY', symbol: String(lender) })
      .execute()
    return {
      ald: await addLibrary(tx, { kind: 'member', name: 'Alder Falls', code: 'ALD' }, []),
      amb: await addLibrary(tx, { kind: 'member', name: 'Amberwell', code: 'AMB' }, []),
    }
  })
  const it: TwoSystems = {
    world,
    polaris,
    polarisAddress: polarisDoor.url,
    network,
    here,
    members,
    async work() {
      world.clock.advance(120_000)
      while (await runNextEffect(world.office));
    },
    async borrowed(title) {
      const patron = await patronFor(world.office, card)
      assert.ok(patron.ok, JSON.stringify(patron))
      const id = await world.borrowing('sent', {
        title,
        patronId: patron.value.patronId,
        homeLibraryId: members.ald,
        pickupLibraryId: members.amb,
        lenders: [world.libraries.tallgrass],
        citation: { oclc: '9990000105', author: 'Halloran, Tess' },
      })
      await it.work()
      const there = network.lab.state.requests.at(-1)
      assert.ok(there, 'it is in the network')
      const { number } = await world.office.store.db
        .selectFrom('request')
        .select('number')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      return { id, number, there }
    },
    does(number, who, action, days = 28) {
      const request = requestOf(network.lab, number)
      assert.ok(request)
      const now = nowOf(network.lab)
      const details = { ...noDetails, dueAt: now + days * 86_400_000, newDueAt: now + days * 86_400_000, note: 'x' }
      assert.equal(actThere({ lab: network.lab, request, details, now }, who, action), null, action)
    },
    async poll() {
      world.clock.advance(45 * 60_000)
      await here.poll()
    },
  }
  return it
}

async function switchOn(
  world: World,
  name: 'polaris' | 'worldshare',
  read: PolarisHere['connection']['read'],
  fields: object,
): Promise<void> {
  const found = read(JSON.parse(JSON.stringify(fields)))
  assert.ok(found.ok, JSON.stringify(found))
  await world.settings.changeConnection(name, { isOn: true, fields: found.fields }, world.clock.now())
}

export async function compared({ world }: TwoSystems): Promise<readonly DifferenceView[]> {
  const begun = compareNow(world.office)
  assert.ok(begun)
  await begun.whole
  return (await listDifferences(world.office)).differences
}
/** Compares and finds the difference of a kind for a request, or fails. */
export async function seen(it: TwoSystems, kind: DifferenceKind, id: number | null): Promise<DifferenceView> {
  const all = await compared(it)
  const found = all.find((one) => one.kind === kind && (one.request?.id ?? null) === id)
  assert.ok(found, `${kind} of ${id}: ${JSON.stringify(all)}`)
  return found
}
/** Mends by one key and lets everything go out; fails when the difference is still there. */
export async function mended(
  it: TwoSystems,
  one: DifferenceView,
  name: MendName,
  more: { readonly number?: string } = {},
): Promise<void> {
  assert.ok(
    one.mends.some((known) => known.name === name),
    `${one.kind} has ${name}`,
  )
  const answer = await mend(it.world.office, { differenceId: one.id, mend: name, actor: colleague, ...more })
  assert.ok(answer.ok, JSON.stringify(answer))
  await it.work()
  await recheckMended(it.world.office)
  const still = (await listDifferences(it.world.office)).differences.find((other) => other.id === one.id)
  assert.equal(still, undefined, JSON.stringify(still))
}
export async function received(it: TwoSystems, title: string) {
  const one = await it.borrowed(title)
  it.does(one.there.id, lender, 'actionShip')
  await it.poll()
  await it.world.act(one.id, 'receive')
  await it.work()
  return one
}
