// The mail table for stories: what the screens ask, asked over HTTP; every scan and every key is counted.
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { z } from 'zod'
import { packView } from '../../src/contract/packing.ts'
import { planView, shippingView, type PlanView } from '../../src/contract/plan.ts'
import { scanAnswer, type ScanAnswer, type ScanChoice } from '../../src/contract/scans.ts'
import type { Station } from '../../src/domain/lifecycle/table.ts'
import { writeNumber } from '../../src/domain/values/request-number.ts'
import { supplyView } from '../../src/contract/supplies.ts'
import { card } from '../../src/contract/work.ts'
import { runNextEffect } from '../../src/office/effects/effect-runner.ts'
import { effectsOfRequest } from '../../src/store/requests/effects.ts'
import { eventsOf } from '../../src/store/requests/events.ts'
import { requestRow } from '../../src/store/requests/find.ts'
import { at, makeWorld, type World, type WorldOptions } from '../world.ts'

type Shipping = z.infer<typeof shippingView>
export interface MailTable {
  readonly world: World
  /** How often the scanner beeped at a station, and how many keys were pressed besides. */
  readonly scans: Record<Station, number>
  readonly keys: { count: number }
  /** Asks as the assistant and insists that it was done. */
  does(method: string, path: string, body?: unknown): Promise<unknown>
  /** Changes how the office sends, as its administrator. */
  sends(change: Partial<Shipping>): Promise<void>
  /** What is thought to be there of a supply, by what is packed in it. */
  there(container: string): Promise<number | null>
  /** The sentence of the refusal it insists on. */
  cannot(method: string, path: string, body?: unknown): Promise<string>
  scan(station: Station, code: string, choice?: ScanChoice): Promise<ScanAnswer>
  /** A piece, a label or a tracking number read at the Pack screen. */
  pack(parcelId: number, code: string): Promise<{ line: string; parcelId: number }>
  packed(parcelId: number): Promise<z.infer<typeof packView>>
  /** Closes what was packed; answers the gesture. */
  close(parcelId: number, more?: object): Promise<string>
  collect(parcelId: number): Promise<void>
  plan(): Promise<PlanView>
  /** Begins the packages the plan has for its first day; answers their ids. */
  begin(): Promise<readonly number[]>
  number(requestId: number): Promise<string>
  state(requestId: number): Promise<string>
  /** The events as `action state`, in order. */
  story(requestId: number): Promise<readonly string[]>
  /** What is to be done outside, as `name state`. */
  outside(requestId: number): Promise<readonly string[]>
  /** How many cards speak of the request. */
  cards(requestId: number): Promise<number>
  /** Lets all leave the house that may. */
  run(): Promise<void>
}

export const session = (station: Station): string => `story-${station.replace('_', '-')}`

export async function mailTable(t: TestContext, options: WorldOptions = {}): Promise<MailTable> {
  const world = await makeWorld(t, options)
  const { office } = world
  const scans: Record<Station, number> = { arriving: 0, drop_box: 0, packing: 0, shelf: 0 }
  const keys = { count: 0 }
  let beeps = 0

  const does = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const told = await world.ask('assistant', method, path, body)
    assert.ok(told.status < 300, `${method} ${path}: ${told.status} ${JSON.stringify(told.body)}`)
    return told.body
  }
  const rowOf = async (id: number) => {
    const row = await requestRow(office.store.db, id)
    assert.ok(row)
    return row
  }
  const plan = async (): Promise<PlanView> => planView.parse(await does('GET', '/plan'))
  return {
    world,
    scans,
    keys,
    does,
    plan,
    async sends(change) {
      const shipping = shippingView.parse(await does('GET', '/shipping'))
      const told = await world.ask('administrator', 'PUT', '/shipping', { ...shipping, ...change })
      assert.equal(told.status, 200, JSON.stringify(told.body))
    },
    async there(container) {
      const supplies = z.array(supplyView).parse(await does('GET', '/supplies'))
      return supplies.find((one) => one.container === container)?.there ?? null
    },
    async cannot(method, path, body) {
      const told = await world.ask('assistant', method, path, body)
      assert.ok(told.status >= 400, `${method} ${path} should not be possible`)
      return String(at(told.body, 'data.sentence'))
    },
    async scan(station, code, choice) {
      if (choice) keys.count += 1
      else scans[station] += 1
      beeps += 1
      const body = { session: session(station), station, code, key: `k${beeps}`, ...(choice ? { choice } : {}) }
      return scanAnswer.parse(await does('POST', '/scans', body))
    },
    async pack(parcelId, code) {
      scans.packing += 1
      const body = await does('POST', `/packing/${parcelId}/scan`, { code })
      return { line: String(at(body, 'line')), parcelId: Number(at(body, 'parcelId')) }
    },
    packed: async (parcelId) => packView.parse(await does('GET', `/packing/${parcelId}`)),
    async close(parcelId, more = {}) {
      keys.count += 1
      return String(at(await does('POST', `/packages/${parcelId}/close`, { onlyPacked: true, ...more }), 'gesture'))
    },
    collect: async (parcelId) => void (await does('POST', `/packages/${parcelId}/collect`)),
    async begin() {
      const { digest, days } = await plan()
      const on = days[0]?.on
      assert.ok(on)
      keys.count += 1
      const begun = await does('POST', '/plan/begin', { on, digest })
      assert.ok(Array.isArray(begun), JSON.stringify(begun))
      return begun.map((one) => Number(at(one, 'id')))
    },
    number: async (id) => writeNumber((await rowOf(id)).number),
    state: async (id) => (await rowOf(id)).state,
    story: async (id) => (await eventsOf(office.store.db, id)).map((one) => `${one.action} ${one.to_state}`),
    outside: async (id) => (await effectsOfRequest(office.store.db, id)).map((one) => `${one.name} ${one.state}`),
    cards: async (id) => z.array(card).parse(await does('GET', `/cards?requestId=${id}`)).length,
    async run() {
      world.clock.advance(120_000)
      while (await runNextEffect(office));
    },
  }
}

/** Into one package, closed, and given to the carrier. */
export async function sendAll(
  table: MailTable,
  libraryId: number,
  ids: readonly number[],
  more: object = {},
): Promise<number> {
  const parcelId = Number(at(await table.does('POST', '/packages', { libraryId }), 'id'))
  for (const id of ids) await table.does('POST', `/packages/${parcelId}/pieces`, { code: await table.number(id) })
  await table.close(parcelId, { service: 'library_mail', ...more })
  await table.collect(parcelId)
  await table.run()
  return parcelId
}

/** How many of each, in the order of the words. */
export function counts(words: readonly string[]): Readonly<Record<string, number>> {
  const groups = Map.groupBy(words.toSorted(), (one) => one)
  return Object.fromEntries([...groups].map(([word, own]) => [word, own.length]))
}
