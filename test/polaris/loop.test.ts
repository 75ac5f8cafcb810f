// The connector and the make-believe Polaris, written apart from the same papers, speak with each other.
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { createPolarisIls } from '../../src/connectors/polaris/ils.ts'
import { createPolaris } from '../../src/connectors/polaris/polaris.ts'
import { polarisSettings, type PolarisSettings } from '../../src/connectors/polaris/settings.ts'
import { triesInMemory } from '../../src/connectors/polaris/staff-account.ts'
import { polarisReader } from '../../src/domain/assumptions/polaris.ts'
import { realClock } from '../../src/lab/clock.ts'
import { checkIn, checkOut } from '../../src/lab/polaris/circulation.ts'
import { Polaris } from '../../src/lab/polaris/polaris.ts'
import { openPolaris } from '../../src/lab/polaris/server.ts'
import { defaultSettings } from '../../src/lab/polaris/settings.ts'
import { itemByBarcode, patronByBarcode } from '../../src/lab/polaris/world.ts'
import type { OutsideCalls } from '../../src/office/ports.ts'
import type { Ils } from '../../src/office/ils-port.ts'

const office = 3
const amberwell = 5
const card = '21234000002105'
const barcode = 'KEUKA00001'
const matter = { reference: 'B-26-0001', title: 'Rivers underground', author: 'Marsh, E.', isbn: null }
const makeCirculable = {
  ...matter,
  name: 'ils.makeCirculable',
  barcode,
  patronCard: card,
  pickupCode: 'AMB',
  dueOn: '2099-12-24',
  inLibraryOnly: false,
  mayRenew: true,
} as const

for (const set of ['value', 'other'] as const) {
  for (const way of ['ill-module', 'temporary-items'] as const) {
    test(`a borrowed book goes out to its reader and home again: ${way}, ${set} of each assumption`, async (t) => {
      const { ils, there } = await connected(t, set, { way, mayReturnIll: true })
      await ils.carry('k1', makeCirculable)
      await ils.carry('k1', makeCirculable)
      const item = itemByBarcode(there, barcode)
      assert.ok(item)
      assert.equal(there.state.items.filter((one) => one.barcode === barcode).length, 1)
      if (way === 'ill-module') assert.equal(there.state.ills.filter((one) => one.title === matter.title).length, 1)
      else checkIn(there, item, office)

      checkIn(there, item, amberwell)
      assert.equal(item.statusId, 4, 'on the shelf at Amberwell')
      const reader = patronByBarcode(there, card)
      assert.ok(reader)
      assert.equal(checkOut(there, reader, item, amberwell).code, 0)
      checkIn(there, item, amberwell)
      assert.equal(item.statusId, 6, 'on the van to the office')
      await ils.carry('k2', { ...matter, name: 'ils.retire', barcode, patronCard: card })
      const after = itemByBarcode(there, barcode)
      if (way === 'ill-module') assert.equal(after?.statusId, 17)
      else assert.equal(after, undefined)
    })
  }

  test(`patrons, PINs, copies and holds: ${set} of each assumption`, async (t) => {
    const { ils, there } = await connected(t, set, {})
    const patron = await ils.findPatron(card)
    assert.deepEqual([patron?.name, patron?.libraryCode, patron?.blocks], ['Ada Reader', 'ALD', []])
    assert.equal(await ils.findPatron('999'), null)
    assert.deepEqual([await ils.checkPin(card, '1234'), await ils.checkPin(card, '9')], [true, false])
    const lantern = { title: 'The lantern keeper', author: 'Halvorsen, Ingrid', isbn: '9780000000019' }
    const copies = await ils.findCopies(lantern)
    assert.deepEqual(copies.map((one) => one.libraryCode).toSorted(), ['ALD', 'DRO', 'JUN'])
    const order = { ...lantern, reference: 'B-26-0002', patronCard: '21234000002113' }
    await ils.carry('k3', { ...order, name: 'ils.placeHold', pickupCode: 'EST' })
    await ils.carry('k3', { ...order, name: 'ils.placeHold', pickupCode: 'EST' })
    assert.deepEqual(
      there.state.holds.map((one) => one.statusId),
      [3],
    )
    await ils.carry('k4', { ...order, name: 'ils.cancelHold', institution: null })
    assert.ok(there.state.holds.every((one) => one.statusId === 16))
  })
}

test('an answer that never comes after the work was done does not make two of it', async (t) => {
  const { ils, there } = await connected(t, 'value', {})
  there.faults.add({ kind: 'time-out-after', on: '/workflow', times: 1, ms: 1 })
  await assert.rejects(ils.carry('k1', makeCirculable))
  await ils.carry('k1', makeCirculable)
  assert.equal(there.state.ills.filter((one) => one.title === matter.title).length, 1)
  assert.equal(there.state.holds.length, 0)
})

async function connected(
  t: TestContext,
  set: 'value' | 'other',
  more: Partial<PolarisSettings>,
): Promise<{ ils: Ils; there: Polaris }> {
  const assumed = polarisReader({}, set)
  const there = new Polaris({ settings: { ...defaultSettings, assumed }, clock: realClock })
  const running = await openPolaris(there, 0, '127.0.0.1')
  t.after(() => running.close())
  const settings = {
    ...polarisSettings.parse({
      papiAddress: `${running.url}/PAPIService/REST`,
      staffAddress: `${running.url}/Polaris.ApplicationServices/api`,
      accessId: defaultSettings.accessId,
      domain: 'FLDOMAIN',
      user: 'illstaff',
      branchId: office,
      userId: 799,
      workstationId: 1205,
    }),
    ...more,
  }
  const now = (): Date => new Date()
  const polaris = createPolaris({
    connection: () => ({ settings, accessKey: defaultSettings.accessKey, password: 'notarealpassword' }),
    assumed,
    keeper: keptInMemory(),
    tries: triesInMemory(),
    now,
  })
  return { ils: createPolarisIls(polaris, now), there }
}

type Kept = Awaited<ReturnType<OutsideCalls['earlier']>>[number]

function keptInMemory(): OutsideCalls {
  const kept: (Kept & { reference: string | null; kind: string })[] = []
  return {
    begin(call) {
      kept.push({ id: kept.length, ...call, answer: null, status: null })
      return Promise.resolve(kept.length - 1)
    },
    end(id, { status, body }) {
      const before = kept[id]
      if (before) kept[id] = { ...before, status, answer: body }
      return Promise.resolve()
    },
    earlier: (reference, kind) =>
      Promise.resolve(kept.filter((one) => one.reference === reference && one.kind === kind)),
  }
}
