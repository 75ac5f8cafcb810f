import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { Status, talk, type Answers } from '../../../test/polaris-answers.ts'
import type { IlsWatched } from '../../office/ils-port.ts'
import { createPolarisIls } from './ils.ts'
import type { PolarisSettings } from './settings.ts'

const card = '21234000002105'
const reference = 'B260000014'
const item: IlsWatched = { reference, barcodes: [reference], patronCard: card, institution: null }

async function look(t: TestContext, watched: IlsWatched, answers: Answers, settings: Partial<PolarisSettings> = {}) {
  const there = await talk(t, answers, { settings })
  const ils = createPolarisIls(there.polaris, () => there.clock.now)
  const seen = (await ils.follow?.look(watched)) ?? []
  return { ...there, seen, what: seen.map((one) => [one.news.what, one.news.until]) }
}
const statuses: readonly [number, string | null][] = [
  [1, 'checked_in'],
  [2, 'checked_out'],
  [3, 'checked_out'],
  [4, 'on_shelf'],
  [5, null],
  [6, 'checked_in'],
  [7, 'lost'],
  [8, null],
  [17, null],
]

const patronThere: Answers = {
  [`GET /patron/${card}/basicdata`]: { PAPIErrorCode: 0, PatronBasicData: { PatronID: 77, Barcode: card } },
  'GET /patrons/77/requests/ill': () => [],
  'GET /patrons/77/requests/local': () => [],
}

test('in a library again: the ILL request or the hold says whether it was picked up', async (t) => {
  const back: Answers = { [`GET /itemrecords/${reference}`]: { ItemRecordID: 9, ItemStatusID: 6 }, ...patronThere }
  const ill = (status: number): Answers => ({
    ...back,
    'GET /patrons/77/requests/ill': () => [{ ILLRequestID: 4, ILLStatusID: status, ItemRecordID: 9 }],
  })
  assert.equal((await look(t, item, ill(14))).what[0]?.[0], 'not_picked_up')
  assert.equal((await look(t, item, ill(13))).what[0]?.[0], 'checked_in')
  const hold: Answers = {
    ...back,
    'GET /patrons/77/requests/local': () => [{ SysHoldRequestID: 3, SysHoldStatusID: 8, NonPublicNotes: reference }],
  }
  assert.equal((await look(t, item, hold, { way: 'temporary-items' })).what[0]?.[0], 'not_picked_up')
})

test('what an item’s status says, and its due date; the same is told under the same key', async (t) => {
  for (const [status, what] of statuses) {
    const answers: Answers = {
      [`GET /itemrecords/${reference}`]: {
        ItemRecordID: 1,
        ItemStatusID: status,
        CirculationData: { DueDate: '2026-12-20T23:59:59' },
      },
      ...patronThere,
    }
    const found = await look(t, item, answers)
    assert.equal(found.what[0]?.[0] ?? null, what, String(status))
    if (what === 'checked_out') assert.equal(found.what[0]?.[1], '2026-12-20')
    assert.deepEqual((await look(t, item, answers)).seen, found.seen)
  }
})

test('looks all day are not kept, unless they fail', async (t) => {
  const well = await look(t, item, { [`GET /itemrecords/${reference}`]: { ItemRecordID: 1, ItemStatusID: 2 } })
  assert.deepEqual(
    well.kept.map((one) => one.kind),
    ['Log in to the staff interface'],
  )
  const there = await talk(t, {
    [`GET /itemrecords/${reference}`]: () => {
      throw new Status(400, { ErrorCode: 7, Message: 'no' })
    },
  })
  await assert.rejects(async () => createPolarisIls(there.polaris, () => there.clock.now).follow?.look(item), /code 7/)
  assert.deepEqual(there.kept.at(-1)?.status, 400)
  assert.deepEqual((await look(t, item, {})).seen, [], 'an item that is gone says nothing')
})

test('without the staff interface, what the patron has out', async (t) => {
  const rows = [
    { ItemID: 1, Barcode: reference, DueDate: '2026-12-20T23:59:59' },
    { ItemID: 2, Barcode: 'other' },
  ]
  const found = await look(
    t,
    item,
    { [`GET /patron/${card}/itemsout/all`]: { PAPIErrorCode: 2, PatronItemsOutGetRows: rows } },
    { staffAddress: null },
  )
  assert.deepEqual(found.what, [['checked_out', '2026-12-20']])
})

const patronHolds: readonly [number, string | null][] = [
  [1, null],
  [3, null],
  [5, null],
  [6, 'on_shelf'],
  [17, 'on_shelf'],
  [7, 'hold_failed'],
  [8, 'hold_failed'],
  [9, 'hold_failed'],
  [16, 'hold_failed'],
]
const lentHolds: readonly [number, string | null][] = [
  [3, null],
  [5, 'pulled'],
  [6, 'pulled'],
  [7, 'not_on_shelf'],
  [16, null],
]

const library = {
  libraryId: 7,
  symbol: 'ZNR',
  name: 'Zennor Library',
  card: null,
  address: { street: null, city: null, region: null, postcode: null },
}

test('what a hold’s status says, for a patron and for a library', async (t) => {
  const answers = (status: number): Answers => ({
    [`GET /patron/${card}/basicdata`]: { PAPIErrorCode: 0, PatronBasicData: { PatronID: 77, Barcode: card } },
    'GET /patrons/77/requests/local': () => [
      { SysHoldRequestID: 4, SysHoldStatusID: status, NonPublicNotes: reference },
    ],
  })
  for (const [status, what] of patronHolds)
    assert.equal((await look(t, { ...item, barcodes: [] }, answers(status))).what[0]?.[0] ?? null, what, String(status))
  for (const [status, what] of lentHolds) {
    const watched = { reference, barcodes: [], patronCard: null, institution: 'ZNR', library }
    const found = await look(t, watched, answers(status), { institutions: { ZNR: card } })
    assert.equal(found.what[0]?.[0] ?? null, what, String(status))
  }
})

test('a hold placed anew after one that was over is the one that counts', async (t) => {
  const found = await look(
    t,
    { ...item, barcodes: [] },
    {
      [`GET /patron/${card}/basicdata`]: { PAPIErrorCode: 0, PatronBasicData: { PatronID: 77, Barcode: card } },
      'GET /patrons/77/requests/local': () => [
        { SysHoldRequestID: 4, SysHoldStatusID: 3, NonPublicNotes: reference },
        { SysHoldRequestID: 5, SysHoldStatusID: 16, NonPublicNotes: reference },
      ],
    },
  )
  assert.deepEqual(found.seen, [])
})

test('a volume held anew after its first hold failed: the new one counts, by either interface', async (t) => {
  const watched: IlsWatched = {
    reference: 'L260000014',
    barcodes: [],
    patronCard: null,
    institution: 'ZNR',
    library: { libraryId: 7, symbol: 'ZNR', name: 'Zennor', card, address: noAddress },
    items: [{ key: 'L260000014.v2', volume: '2', barcode: null }],
  }
  const answers: Answers = {
    ...patronThere,
    [`GET /patron/${card}/holdrequests/all`]: {
      PAPIErrorCode: 2,
      PatronHoldRequestsGetRows: [
        { HoldRequestID: 3, StatusID: 7, PACDisplayNotes: 'ILL L260000014.v2' },
        { HoldRequestID: 4, StatusID: 5, PACDisplayNotes: 'ILL L260000014.v2' },
      ],
    },
    'GET /patrons/77/requests/local': () => [
      { SysHoldRequestID: 3, SysHoldStatusID: 7, NonPublicNotes: 'L260000014.v2' },
      { SysHoldRequestID: 4, SysHoldStatusID: 5, NonPublicNotes: 'L260000014.v2' },
    ],
  }
  for (const settings of [{}, { staffAddress: null }])
    assert.deepEqual(
      (await look(t, watched, answers, settings)).what.map(([what]) => what),
      ['pulled'],
    )
})
const noAddress = { street: null, city: null, region: null, postcode: null }
