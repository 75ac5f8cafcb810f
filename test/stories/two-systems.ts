// An office between both systems for a story: make-believe Polaris and WorldShare answer over HTTP, the office has its real
// connectors, its own door and a database of its own.
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { z } from 'zod'
import { testStore } from '../database.ts'
import { scanningAt, type Scanner } from './scanner.ts'
import { makeWorld, type World } from '../world.ts'
import { settingsAt } from '../worldshare-answers.ts'
import { byHand } from '../../src/connectors/by-hand/carrier.ts'
import { unusable as unusableAtPolaris } from '../../src/connectors/polaris/own-assumptions.ts'
import { polarisReader, polarisAssumptions } from '../../src/domain/assumptions/polaris.ts'
import { worldshareAssumptions } from '../../src/domain/assumptions/worldshare.ts'
import { defaultPolicy } from '../../src/domain/policies/policy.ts'
import { realClock } from '../../src/lab/clock.ts'
import { Polaris } from '../../src/lab/polaris/polaris.ts'
import { openPolaris as openPolarisThere } from '../../src/lab/polaris/server.ts'
import { defaultSettings } from '../../src/lab/polaris/settings.ts'
import { openWorldshare as openWorldshareThere } from '../../src/lab/worldshare/worldshare.ts'
import { openPolaris } from '../../src/main/polaris.ts'
import { openWorldshare } from '../../src/main/worldshare.ts'
import { followIls } from '../../src/office/circulation/follow-ils.ts'
import { createIlsCarrier } from '../../src/office/circulation/ils-carrier.ts'
import type { Connection } from '../../src/office/directory/connections.ts'
import { runNextEffect } from '../../src/office/effects/effect-runner.ts'
import {
  closeParcel,
  collectParcel,
  addToParcel,
  openParcel,
  waitingPieces,
} from '../../src/office/mailroom/parcels.ts'
import type { Carrier } from '../../src/office/ports.ts'
import { cards } from '../../src/office/worklist/cards.ts'
import type { Card } from '../../src/domain/worklist/card.ts'
import { settleEffect, type Settlement } from '../../src/office/effects/settle-effect.ts'
import { colleague } from '../world-requests.ts'

export type AssumedSet = 'value' | 'other'
export type Way = 'ill-module' | 'temporary-items'

export const us = 128807
const tallgrass = 148456
const hillcrest = 116402
/** Branches of the make-believe Polaris. */
export const branch = { office: 3, owasca: 4, ithaca: 12 } as const

const itemShape = z.looseObject({
  id: z.number(),
  bibId: z.number(),
  barcode: z.string(),
  statusId: z.number(),
  loan: z.looseObject({ patronId: z.number(), dueAt: z.string() }).nullable(),
})
const polarisShape = z.looseObject({
  items: z.array(itemShape),
  bibs: z.array(z.looseObject({ id: z.number(), title: z.string() })),
  holds: z.array(
    z.looseObject({
      id: z.number(),
      patronId: z.number(),
      statusId: z.number(),
      pickupId: z.number(),
      bibId: z.number().nullable(),
    }),
  ),
  ills: z.array(z.looseObject({ id: z.number(), title: z.string(), statusId: z.number(), patronId: z.number() })),
  patrons: z.array(z.looseObject({ id: z.number(), barcode: z.string(), fields: z.record(z.string(), z.unknown()) })),
})
export type PolarisState = z.infer<typeof polarisShape>
const networkShape = z.looseObject({
  requests: z.array(
    z.looseObject({
      id: z.number(),
      status: z.string(),
      borrower: z.number(),
      facts: z.looseObject({ dueAt: z.number().nullable(), receivedAt: z.number().nullable() }),
    }),
  ),
})
export type NetworkState = z.infer<typeof networkShape>

export interface TwoSystems {
  readonly world: World
  readonly scanner: Scanner
  readonly way: Way
  polaris(): Promise<PolarisState>
  network(): Promise<NetworkState>
  /** What staff of a branch do in Leap. */
  atBranch: {
    checkIn(barcode: string, branchId: number): Promise<void>
    checkOut(barcode: string, card: string, branchId: number): Promise<void>
    resetDue(barcode: string, day: string): Promise<void>
  }
  /** What the lenders asked next will do. */
  lendersDo(words: string): Promise<void>
  /** A library asks us. */
  incoming(title: string, scenario: string): Promise<number>
  networkActs(id: number, who: number, action: string): Promise<void>
  /** Time goes on, and everything that runs by itself runs. */
  goOn(minutes?: number): Promise<void>
  cards(requestId?: number): Promise<readonly Card[]>
  /** Presses a key of the first step’s card whose words match. */
  press(requestId: number, words: RegExp, how: Settlement, answer?: string): Promise<Card>
  state(requestId: number): Promise<string>
  /** Packs what waits for this library, closes the package, and the carrier takes it. */
  sendAway(libraryId: number, dueOn?: string): Promise<void>
}

export async function twoSystems(t: TestContext, options: { set: AssumedSet; way?: Way }): Promise<TwoSystems> {
  const { set, way = 'ill-module' } = options
  // One clock for the office and both systems, which the story moves.
  t.mock.timers.enable({ apis: ['Date'], now: new Date('2026-11-24T14:00:00Z') })
  const there = new Polaris({ settings: { ...defaultSettings, assumed: polarisReader({}, set) }, clock: realClock })
  const polarisDoor = await openPolarisThere(there, 0, '127.0.0.1')
  t.after(() => polarisDoor.close())
  const network = await openWorldshareThere({ set })
  t.after(() => network.close())

  const database = await testStore()
  const connections: Connection[] = []
  const kept: { world: World | null; partner: Carrier } = { world: null, partner: byHand }
  const secret = (name: string): string | null => kept.world?.secrets.get(name) ?? null
  const polaris = openPolaris({
    store: database.store,
    clock: { now: () => kept.world?.clock.now() ?? new Date() },
    kept: { connection: (name) => kept.world?.settings.connection(name) ?? null },
    secret,
  })
  const carrier = createIlsCarrier(database.store, polaris.ils)
  const world = await makeWorld(t, {
    database,
    at: new Date().toISOString(),
    ils: polaris.ils,
    carriers: { partner: (channel) => (channel === 'worldshare' ? kept.partner : byHand), ils: () => carrier },
    app: { connections },
    // Without the warning that the law wants no copy can be asked for.
    policy: { intake: { ...defaultPolicy.intake, copyrightWarning: 'A warning concerning copyright' } },
  })
  kept.world = world
  const worldshare = openWorldshare({ office: world.office, kept: world.settings, secret })
  kept.partner = worldshare.carrier
  connections.push(polaris.connection, worldshare.connection)

  await world.office.store.transact(async (tx) => {
    for (const [id, registryId] of [
      [world.libraries.tallgrass, tallgrass],
      [world.libraries.hillcrest, hillcrest],
    ] as const) {
      await tx.updateTable('library').set({ channel: 'worldshare' }).where('id', '=', id).execute()
      await tx
        .insertInto('library_symbol')
        .values({ library_id: id, scheme: 'OCLC-REGISTRY', symbol: String(registryId) })
        .execute()
    }
  })
  const other = (table: Readonly<Record<string, { readonly other: unknown }>>): Record<string, unknown> =>
    set === 'value' ? {} : Object.fromEntries(Object.entries(table).map(([name, row]) => [name, row.other]))
  const assumedAtPolaris = other(polarisAssumptions)
  assert.deepEqual(unusableAtPolaris(assumedAtPolaris), [])
  await connect('polaris', {
    fields: {
      papiAddress: `${polarisDoor.url}/PAPIService/REST`,
      staffAddress: `${polarisDoor.url}/Polaris.ApplicationServices/api`,
      accessId: defaultSettings.accessId,
      domain: 'FLDOMAIN',
      user: 'illstaff',
      branchId: branch.office,
      userId: 799,
      workstationId: 1205,
      branchCodes: { OWA: branch.owasca, ITH: branch.ithaca },
      way,
      institutionCodeId: 4,
      mayReturnIll: true,
      mayDeleteIll: true,
      mayActivateIll: true,
      assumed: assumedAtPolaris,
    },
    secrets: { 'polaris-access-key': defaultSettings.accessKey, 'polaris-staff-password': 'notarealpassword' },
  })
  const { deliveryAddress, billingAddress } = settingsAt(network.url)
  await connect('worldshare', {
    fields: {
      registryId: us,
      clientId: 'demoWSKeyClientId',
      tokenAddress: `${network.url}/token`,
      searchAddress: network.url,
      deliveryAddress,
      billingAddress,
      keyExpiresOn: '2099-01-01',
      assumed: { ...other(worldshareAssumptions), requestsBase: `${network.url}/ill/request/data` },
    },
    secrets: { 'worldshare-key-secret': 'demoSecret' },
  })

  async function connect(name: string, body: object): Promise<void> {
    const answer = await world.ask('administrator', 'PUT', `/connections/${name}`, { isOn: true, ...body })
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
  }
  const tell = async (path: string, body: object): Promise<unknown> => {
    const answer = await fetch(`${network.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    assert.equal(answer.status, 200, await answer.clone().text())
    return answer.json()
  }
  await tell('/lab/settings', { paceSeconds: 0 })
  const polarisState = async (): Promise<PolarisState> =>
    polarisShape.parse(await (await fetch(`${polarisDoor.url}/emulator/state`)).json())

  /** As staff of a branch press it in Leap. */
  async function atDesk(barcode: string, what: string, form: Readonly<Record<string, string>> = {}): Promise<void> {
    const item = (await polarisState()).items.find((one) => one.barcode === barcode)
    assert.ok(item, `Polaris has no item ${barcode}`)
    const answer = await fetch(`${polarisDoor.url}/emulator/item/${item.id}/${what}`, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'manual',
    })
    assert.equal(answer.status, 303, await answer.text())
  }
  const work = async (): Promise<void> => {
    while (await runNextEffect(world.office));
  }
  const story: TwoSystems = {
    world,
    way,
    scanner: scanningAt(world),
    polaris: polarisState,
    network: async () => networkShape.parse(await (await fetch(`${network.url}/lab/state`)).json()),
    atBranch: {
      checkIn: (barcode, branchId) => atDesk(barcode, `check-in/${branchId}`),
      checkOut: (barcode, card, branchId) => atDesk(barcode, `check-out/${card}/${branchId}`),
      resetDue: (barcode, day) => atDesk(barcode, 'due', { due: day }),
    },
    lendersDo: async (scenario) => void (await tell('/lab/settings', { paceSeconds: 0, scenario })),
    async incoming(title, scenario) {
      const answer = await tell('/lab/incoming', { lender: us, borrower: tallgrass, title, scenario })
      return z.object({ requestId: z.number() }).parse(answer).requestId
    },
    networkActs: async (id, who, action) => void (await tell('/lab/act', { id, who, action })),
    async goOn(minutes = 31) {
      world.clock.advance(minutes * 60_000)
      t.mock.timers.setTime(world.clock.now().getTime())
      await work()
      await worldshare.poll()
      await followIls(world.office)
      await work()
    },
    cards: (requestId) => cards(world.office, requestId),
    async press(requestId, words, how, answer) {
      const found = (await cards(world.office, requestId)).find((one) => words.test(`${one.words} ${one.why}`))
      assert.ok(found?.effectId, `no card ${String(words)}`)
      const settled = await settleEffect(world.office, {
        effectId: found.effectId,
        how,
        actor: colleague,
        ...(answer === undefined ? {} : { answer }),
      })
      assert.ok(settled.ok, settled.ok ? '' : settled.sentence)
      await work()
      return found
    },
    async state(requestId) {
      const found = await world.office.store.db
        .selectFrom('request')
        .select('state')
        .where('id', '=', requestId)
        .executeTakeFirstOrThrow()
      return found.state
    },
    async sendAway(libraryId, dueOn) {
      const parcel = await openParcel(world.office, libraryId)
      assert.ok(parcel.ok)
      const waiting = (await waitingPieces(world.office.store.db)).filter((one) => one.libraryId === libraryId)
      assert.ok(waiting.length > 0, 'nothing waits for this library')
      for (const { pieceId } of waiting) assert.ok((await addToParcel(world.office, parcel.value.id, { pieceId })).ok)
      const closed = await closeParcel(world.office, {
        parcelId: parcel.value.id,
        actor: colleague,
        ...(dueOn === undefined ? {} : { dueOn }),
      })
      assert.ok(closed.ok, closed.ok ? '' : closed.sentence)
      assert.ok((await collectParcel(world.office, parcel.value.id)).ok)
    },
  }
  return story
}
