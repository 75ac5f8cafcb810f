import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { byHand } from '../../connectors/by-hand/carrier.ts'
import { isLibraryBarcode } from '../../domain/values/library-barcode.ts'
import { loadSettings, type SettingsCache } from '../../office/directory/settings.ts'
import type { Office } from '../../office/context.ts'
import { markMakeBelieve } from '../../store/make-believe.ts'
import { testStore, type TestStore } from '../../../test/database.ts'
import { openPolaris } from '../polaris.ts'
import { createIlsCarrier } from '../../office/circulation/ils-carrier.ts'
import { fillDemo, startDemoWorld, type DemoWorld } from './open-demo.ts'
import { copies } from './books.ts'
import { demoSignIns, readers } from './people.ts'
import { noCorrespondence } from '../../../test/no-correspondence.ts'

let database: TestStore
let world: DemoWorld
let office: Office
let settings: SettingsCache
let fillMs: number
const logged: string[] = []
const secrets = new Map<string, string>()
let folder: string

async function open(): Promise<void> {
  const { store } = database
  const clock = { now: () => new Date(), speed: 1 }
  world = await startDemoWorld({
    clock,
    store,
    home: { folder },
    log: (line) => void logged.push(line),
    traffic: false,
  })
  await world.connect(async (name, value) => void secrets.set(name, value))
  settings = await loadSettings(store)
  const polaris = openPolaris({ store, clock, kept: settings, secret: (name) => secrets.get(name) ?? null })
  const ilsCarrier = createIlsCarrier(store, polaris.ils)
  const iso18626 = { ...byHand, byHand: false, leavesHouse: true }
  office = {
    store,
    clock,
    carriers: { partner: (channel) => (channel === 'iso18626' ? iso18626 : byHand), ils: () => ilsCarrier },
    ils: polaris.ils,
    settings: settings.settings,
    policy: settings.policy,
    correspondence: noCorrespondence,
    log: (line) => void logged.push(line),
  }
  const began = performance.now()
  await fillDemo(office, world, settings.reload)
  fillMs = performance.now() - began
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keuka-small-'))
  database = await testStore()
  await markMakeBelieve(database.store.db)
  await open()
})
after(async () => {
  await world.close()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

const itemsShape = z.object({
  items: z.array(z.object({ barcode: z.string(), callNumber: z.string(), statusId: z.number() })),
})
const rows = () => database.store.db.selectFrom('request').selectAll().orderBy('id').execute()

test('thirty requests of every kind stand in many states, quickly', async (t) => {
  const all = await rows()
  t.diagnostic(`filled in ${Math.round(fillMs)} ms`)
  assert.equal(all.length, 30)
  assert.deepEqual([...new Set(all.map((one) => `${one.kind} ${one.service}`))].toSorted(), [
    'borrowing copy',
    'borrowing loan',
    'facility loan',
    'lending copy',
    'lending loan',
  ])
  const states = new Set(
    all.filter((one) => one.kind === 'borrowing' && one.service === 'loan').map((one) => one.state),
  )
  for (const state of [
    'new',
    'in_system',
    'sent',
    'conditional',
    'unfilled',
    'shipped',
    'received',
    'routed',
    'on_shelf',
    'out',
    'back',
    'returned',
    'lost',
    'closed',
  ])
    assert.ok(states.has(state), state)
  assert.deepEqual([...new Set(all.filter((one) => one.kind === 'lending').map((one) => one.state))].toSorted(), [
    'conditional',
    'new',
    'pulling',
    'ready',
    'shipped',
  ])
})

test('numbers follow the calendar, and nothing lies in the future', async () => {
  const all = await rows()
  const byNumber = all.toSorted((a, b) => a.number.slice(1, 9).localeCompare(b.number.slice(1, 9)))
  for (const letter of ['B', 'L', 'F']) {
    const times = byNumber.filter((one) => one.number.startsWith(letter)).map((one) => one.created_at.getTime())
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
      letter,
    )
  }
  const events = await database.store.db
    .selectFrom('request_event')
    .select(['request_id', 'at', 'action'])
    .orderBy('id')
    .execute()
  for (const [id, own] of Map.groupBy(events, (one) => one.request_id)) {
    const times = own.map((one) => one.at.getTime())
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
      `request ${id}: ${own.map((one) => `${one.action} ${one.at.toISOString()}`).join(', ')}`,
    )
    assert.ok(times.every((one) => one <= Date.now()))
  }
})

test('what needs a person is there: cards by hand, late loans, a recall, a wish for more time, a set half arrived', async () => {
  const all = await rows()
  const today = new Date().toISOString().slice(0, 10)
  const cards = await database.store.db.selectFrom('effect').select('name').where('state', '=', 'with_person').execute()
  assert.ok(
    cards.length >= 3 && cards.length <= 12,
    `${cards.length} cards: ${cards.map((one) => one.name).join(', ')}`,
  )
  assert.ok(cards.some((one) => one.name === 'lender.ask'))
  assert.ok(all.filter((one) => one.state !== 'closed' && one.due_on !== null && one.due_on < today).length >= 3)
  assert.ok(all.some((one) => one.recalled_at !== null && one.state === 'on_shelf'))
  assert.ok(
    all.some((one) => one.renewal_asked_at !== null && one.kind === 'borrowing') &&
      all.some((one) => one.renewal_asked_at !== null && one.kind === 'lending'),
  )
  const set = await database.store.db
    .selectFrom('piece')
    .select('place')
    .where('request_id', 'in', (eb) => eb.selectFrom('request').select('id').where('title', 'like', '%three volumes'))
    .orderBy('n')
    .execute()
  assert.deepEqual(
    set.map((one) => one.place),
    ['office', 'office', 'to_us'],
  )
  assert.ok(
    all.some((one) => /\p{Script=Hebrew}/u.test(one.title)) &&
      all.some((one) => /\p{Script=Arabic}/u.test(one.title)) &&
      all.some((one) => one.title.length > 300),
  )
  const failed = await database.store.db
    .selectFrom('effect')
    .select(['name', 'error', 'request_id'])
    .where('state', '=', 'given_up')
    .execute()
  assert.deepEqual(failed, [])
})

test('one message waits for the runner, to a library that answers by itself', async () => {
  const waiting = await database.store.db
    .selectFrom('effect as e')
    .innerJoin('library as l', 'l.id', 'e.library_id')
    .select(['e.name', 'e.state', 'l.endpoint'])
    .where('l.channel', '=', 'iso18626')
    .execute()
  assert.deepEqual(waiting, [{ name: 'lender.ask', state: 'held', endpoint: world.lender.url }])
})

test('cards and barcodes are such as a scanner would read', () => {
  for (const one of Object.values(readers)) assert.ok(isLibraryBarcode(one.card), one.card)
  for (const one of Object.values(copies)) assert.ok(isLibraryBarcode(one.barcode), one.barcode)
  assert.ok(demoSignIns.every((one) => one.password.length >= 12))
  assert.deepEqual([...new Set(demoSignIns.map((one) => one.role))].toSorted(), [
    'administrator',
    'assistant',
    'facility',
    'librarian',
    'member',
  ])
})

test('after a restart nothing is filled twice, the libraries are found again, and the library system knows what it made', async () => {
  const made = async () => {
    const answer = await fetch(`${world.emulated.polaris.url}/emulator/state`)
    const { items } = itemsShape.parse(await answer.json())
    return items.flatMap((one) => (one.callNumber === 'ILL' ? `${one.barcode} ${one.statusId}` : [])).toSorted()
  }
  const before = await made()
  assert.ok(before.length >= 8, before.join())
  const count = (await rows()).length
  await world.close()
  await open()
  assert.equal((await rows()).length, count)
  assert.deepEqual(await made(), before)
  const endpoints = await database.store.db
    .selectFrom('library')
    .select('endpoint')
    .where('channel', '=', 'iso18626')
    .orderBy('id')
    .execute()
  assert.deepEqual(
    endpoints.map((one) => one.endpoint),
    [world.lender.url, world.borrower.url],
  )
})

test('a filling that was interrupted is begun again', async () => {
  await database.store.db.deleteFrom('setting').where('name', '=', 'demo').execute()
  await world.close()
  await open()
  assert.equal((await rows()).length, 30)
  assert.deepEqual(logged, [])
})
