// What bad input gets: the real connector asks the make-believe Polaris, and each thing that is wrong is a sentence of its own
// that names the setting or record to look at; nothing is half made.
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { createPolarisIls } from '../../src/connectors/polaris/ils.ts'
import { createPolaris } from '../../src/connectors/polaris/polaris.ts'
import { polarisSettings, type PolarisSettings } from '../../src/connectors/polaris/settings.ts'
import { triesInMemory } from '../../src/connectors/polaris/staff-account.ts'
import { polarisReader } from '../../src/domain/assumptions/polaris.ts'
import { realClock } from '../../src/lab/clock.ts'
import { Polaris } from '../../src/lab/polaris/polaris.ts'
import { openPolaris } from '../../src/lab/polaris/server.ts'
import { defaultSettings } from '../../src/lab/polaris/settings.ts'
import { patronByBarcode } from '../../src/lab/polaris/world.ts'
import type { Ils } from '../../src/office/ils-port.ts'

const card = '21234000002105'
const book = { reference: 'B260000015', title: 'Rivers underground', author: null, isbn: null }
const make = {
  ...book,
  name: 'ils.makeCirculable',
  barcode: 'B260000015',
  patronCard: card,
  pickupCode: 'AMB',
  dueOn: null,
  inLibraryOnly: false,
  mayRenew: true,
} as const
const hold = { ...book, name: 'ils.placeHold', patronCard: card, pickupCode: 'AMB' } as const
const walkIn = {
  firstName: 'Odessa',
  lastName: 'Marlowe',
  birthDate: null,
  email: null,
  phone: null,
  userName: null,
  card: null,
  libraryCode: 'ALD',
  pickupCode: null,
  address: { street: null, city: null, region: null, postcode: null },
}

interface Wrong {
  readonly what: string
  readonly settings?: Partial<PolarisSettings>
  readonly accessKey?: string
  readonly before?: (there: Polaris) => void
  readonly ask: (ils: Ils) => Promise<unknown>
  readonly says: RegExp
}
const wrongs: readonly Wrong[] = [
  {
    what: 'a wrong key',
    accessKey: 'another',
    ask: (ils) => ils.findPatron(card),
    says: /does not accept our signature: check access id and key/,
  },
  {
    what: 'a wrong branch id',
    settings: { branchId: 999 },
    ask: (ils) => ils.patrons?.create('key-1', walkIn) ?? Promise.resolve(),
    says: /branch/i,
  },
  {
    what: 'a library Polaris has no branch for',
    ask: (ils) => ils.carry('k', { ...hold, pickupCode: 'XYZ' }),
    says: /no branch with the abbreviation XYZ: set it under branch codes in the settings/,
  },
  {
    what: 'an unknown patron',
    ask: (ils) => ils.carry('k', { ...make, patronCard: '29999' }),
    says: /No patron in Polaris has this card: look at the request’s patron/,
  },
  {
    what: 'a barcode in use',
    ask: (ils) => ils.carry('k', { ...make, barcode: '31234000001105' }),
    says: /Another item in Polaris has the barcode 31234000001105/,
  },
  {
    what: 'a title without a copy',
    ask: (ils) => ils.carry('k', { ...hold, title: 'Letters from Otterkill', isbn: '9780000000057' }),
    says: /Nobody in the system owns a copy of this title that can be held/,
  },
  {
    what: 'a barcode too long',
    ask: (ils) => ils.carry('k', { ...make, barcode: '123456789012345678901' }),
    says: /is longer than the 20 characters Polaris takes/,
  },
  {
    what: 'a page of a proxy',
    before: (there) => void there.faults.add({ kind: 'maintenance', on: '', times: 99 }),
    ask: (ils) => ils.carry('k', make),
    says: /later|proxy/,
  },
  {
    what: 'a clock an hour off',
    before: (there) => void there.faults.add({ kind: 'skew', on: '', times: 99 }),
    ask: (ils) => ils.carry('k', make),
    says: /Our clock is 60 minutes behind that of Polaris/,
  },
]

for (const wrong of wrongs)
  test(`${wrong.what}: a sentence of its own, and nothing half made`, async (t) => {
    const { ils, there } = await connected(t, wrong)
    wrong.before?.(there)
    const before = counts(there)
    await assert.rejects(wrong.ask(ils), { message: wrong.says })
    assert.deepEqual(counts(there), before)
  })

test('an expired card is found, and said to be blocked', async (t) => {
  const { ils, there } = await connected(t, {})
  const patron = patronByBarcode(there, card)
  assert.ok(patron)
  patron.expiresAt = '2020-01-01T00:00:00.000Z'
  assert.match((await ils.findPatron(card))?.blocks.join(' ') ?? '', /expired/)
})

const counts = ({ state }: Polaris): readonly number[] =>
  [state.items, state.bibs, state.holds, state.ills, state.patrons].map((one) => one.length)

async function connected(t: TestContext, how: Partial<Wrong>): Promise<{ ils: Ils; there: Polaris }> {
  const there = new Polaris({ settings: defaultSettings, clock: realClock })
  const running = await openPolaris(there, 0, '127.0.0.1')
  t.after(() => running.close())
  const settings = {
    ...polarisSettings.parse({
      papiAddress: `${running.url}/PAPIService/REST`,
      staffAddress: `${running.url}/Polaris.ApplicationServices/api`,
      accessId: defaultSettings.accessId,
      domain: 'FLDOMAIN',
      user: 'illstaff',
      branchId: 3,
      userId: 799,
      workstationId: 1205,
    }),
    ...how.settings,
  }
  const now = (): Date => new Date()
  const polaris = createPolaris({
    connection: () => ({
      settings,
      accessKey: how.accessKey ?? defaultSettings.accessKey,
      password: 'notarealpassword',
    }),
    assumed: polarisReader(),
    keeper: {
      begin: () => Promise.resolve(1),
      end: () => Promise.resolve(),
      earlier: () => Promise.resolve([]),
      holding: () => Promise.resolve([]),
      looked: () => Promise.resolve(),
    },
    tries: triesInMemory(),
    now,
  })
  return { ils: createPolarisIls(polaris, now), there }
}
