// The make-believe office on its first day: what stands in Polaris and WorldShare agrees with it, so that the first
// rounds of looking there change nothing.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { noCorrespondence } from '../../../../test/no-correspondence.ts'
import { testStore, type TestStore } from '../../../../test/database.ts'
import { byHand } from '../../../connectors/by-hand/carrier.ts'
import { dayOf } from '../../../domain/values/days.ts'
import { createIlsCarrier } from '../../../office/circulation/ils-carrier.ts'
import { followIls } from '../../../office/circulation/follow-ils.ts'
import type { Office } from '../../../office/context.ts'
import { loadSettings, type SettingsCache } from '../../../office/directory/settings.ts'
import { runNextEffect } from '../../../office/effects/effect-runner.ts'
import { openMatters, openPieces } from '../../../store/demo-world.ts'
import { standingLines } from '../../../store/demo.ts'
import { markMakeBelieve } from '../../../store/make-believe.ts'
import { openPolaris } from '../../polaris.ts'
import { openWorldshare, type WorldshareHere } from '../../worldshare.ts'
import { momentOf } from '../five-counties/calendar.ts'
import { allCopies } from '../five-counties/holdings.ts'
import { openFiveCounties } from '../five-counties/open.ts'
import { readers } from '../five-counties/people.ts'
import { officeSettings } from '../libraries.ts'
import { startEmulated, type Emulated } from './emulated.ts'
import { layWorld, setClock } from './lay-world.ts'

const visitor = momentOf(dayOf(new Date(), officeSettings.timeZone), 11)
const data = { patrons: readers, copies: allCopies }
let database: TestStore
let folder: string
let emulated: Emulated
let settings: SettingsCache
let office: Office
let worldshare: WorldshareHere
const logged: string[] = []

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keuka-world-'))
  database = await testStore()
  const { store } = database
  await markMakeBelieve(store.db)
  await openFiveCounties(store, folder, visitor)
  emulated = await startEmulated(folder, (line) => void logged.push(line))
  const secrets = new Map<string, string>()
  const keep = async (name: string, value: string): Promise<void> => void secrets.set(name, value)
  const secret = (name: string): string | null => secrets.get(name) ?? null
  await emulated.connect(store, keep, visitor)
  await setClock(emulated, visitor)
  settings = await loadSettings(store)
  const clock = { now: () => visitor }
  const polaris = openPolaris({ store, clock, kept: settings, secret })
  const ilsCarrier = createIlsCarrier(store, polaris.ils)
  office = {
    store,
    clock,
    carriers: {
      partner: (channel) => (channel === 'worldshare' ? worldshare.carrier : byHand),
      ils: () => ilsCarrier,
    },
    ils: polaris.ils,
    correspondence: noCorrespondence,
    settings: settings.settings,
    policy: settings.policy,
    log: (line) => void logged.push(line),
  }
  worldshare = openWorldshare({ office, kept: settings, secret })
  assert.equal(await layWorld(store, emulated, data, visitor), true)
  await settings.reload()
})
after(async () => {
  await emulated.close()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

const standing = () => standingLines(database.store.db)
const changed = (before: readonly string[], after: readonly string[]) =>
  after.filter((line, index) => line !== before[index])
const itemsShape = z.object({ items: z.array(z.object({ barcode: z.string() })) })

test('a second start lays nothing down again', async () => {
  assert.equal(await layWorld(database.store, emulated, data, visitor), false)
})

test('each piece the office has in Polaris is an item there, known by its barcode', async (t) => {
  const answer = await fetch(`${emulated.polaris.url}/emulator/state`)
  const { items } = itemsShape.parse(await answer.json())
  const barcodes = new Set(items.map((one) => one.barcode))
  const matters = new Map((await openMatters(database.store.db)).map((one) => [one.id, one]))
  const pieces = (await openPieces(database.store.db)).filter((one) =>
    ['shelf', 'patron', 'van_out', 'van_in'].includes(one.place),
  )
  const missing = pieces.filter((one) => {
    const matter = matters.get(one.requestId)
    if (matter?.kind !== 'borrowing') return false
    const many = pieces.filter((other) => other.requestId === one.requestId).length > 1 || one.n > 1
    return !barcodes.has(one.barcode ?? (many ? `${matter.number}-${one.n}` : matter.number))
  })
  t.diagnostic(`${pieces.length} pieces, ${items.length} items`)
  assert.ok(pieces.length > 50)
  assert.deepEqual(missing, [])
})

test('the first rounds in Polaris change nothing', async () => {
  const before = await standing()
  // Each round looks at five hundred; there are fewer.
  const looked = await followIls(office)
  assert.deepEqual(changed(before, await standing()), [])
  assert.ok(looked > 60 && looked < 500, `${looked} looked at`)
})

test('the first rounds in WorldShare change nothing, and what was left to it goes out', async (t) => {
  const before = await standing()
  const round = await worldshare.poll()
  t.diagnostic(JSON.stringify(round))
  assert.ok(round.searched + round.read > 50)
  assert.deepEqual(changed(before, await standing()), [])
  while (await runNextEffect(office));
  const open = await database.store.db
    .selectFrom('effect as f')
    .innerJoin('library as l', 'l.id', 'f.library_id')
    .select(['f.name', 'f.state', 'f.error'])
    .where('l.channel', '=', 'worldshare')
    .where('f.state', 'in', ['waiting', 'given_up'])
    .execute()
  assert.deepEqual(open, [])
})

test('nothing was complained of', () => assert.deepEqual(logged, []))
