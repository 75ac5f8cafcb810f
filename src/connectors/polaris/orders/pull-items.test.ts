import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { carryOrder as carry, talk, type Answers } from '../../../../test/polaris-answers.ts'
import { wantedItems } from '../../../domain/ils/wanted-items.ts'
import { createPolarisIls } from '../ils.ts'

const record = z.record(z.string(), z.unknown())
const reference = 'L260000019'
const library = {
  libraryId: 7,
  symbol: 'ZNR',
  name: 'Zennor Library',
  card: 'ZNRCARD',
  address: { street: null, city: 'Zennor', region: 'NY', postcode: '13999' },
}
const pull = (citation: Readonly<Record<string, string>>) =>
  ({
    reference,
    title: 'A history of the canal',
    author: null,
    isbn: null,
    name: 'ils.pull',
    institution: 'ZNR',
    library,
    ownerCode: 'ELM',
    items: wantedItems(reference, citation),
  }) as const
const row = (
  LocationID: number,
  Barcode: string,
  VolumeNumber: string | null,
  CircStatus = 'In',
  CallNumber = '386 H2',
) => ({
  LocationID,
  Barcode,
  VolumeNumber,
  CircStatus,
  CallNumber,
  Holdable: true,
})
const set = [
  row(5, '501', 'v.1'),
  row(3, '301', 'v.1'),
  row(3, '302', null, 'Out (12/20/2026)', '386 H2 v.2'),
  row(5, '502', 'Vol. 2'),
  row(3, '320', 'v.20'),
]

/** Keeps holds as Polaris would, each with the notes it was given. */
function polarisWith(rows: readonly object[], holds: object[] = []) {
  const items = new Map(rows.map((one, index) => [String(Reflect.get(one, 'Barcode')), 9000 + index]))
  const answers: Answers = {
    'GET /patron/ZNRCARD/basicdata': { PAPIErrorCode: 0, PatronBasicData: { PatronID: 41, Barcode: 'ZNRCARD' } },
    'GET /search/bibs/keyword/TI': {
      PAPIErrorCode: 1,
      BibSearchRows: [{ ControlNumber: 900, Title: 'A history of the canal' }],
    },
    'GET /bib/900/holdings': { PAPIErrorCode: rows.length, BibHoldingsGetRows: rows },
    ...Object.fromEntries(
      [...items].map(([barcode, id]) => [`GET /itemrecords/${barcode}`, { ItemRecordID: id, ItemStatusID: 1 }]),
    ),
    'GET /patrons/41/requests/local': () => holds,
    'POST /workflow': (asked) => {
      const data: unknown = Reflect.get(Object(asked.body['RequestExtension']), 'Data')
      holds.push({ SysHoldRequestID: holds.length + 1, SysHoldStatusID: 3, ...record.parse(data) })
      return { WorkflowStatus: 1 }
    },
  }
  const of = (name: string) => holds.map((one): unknown => Reflect.get(one, name))
  return { answers, holds, of, idOf: (barcode: string) => items.get(barcode) }
}

test('a set: each volume is held by itself, on a copy that is in and of the chosen owner, once', async (t) => {
  const there = polarisWith(set)
  const went = await carry(t, pull({ volume: '1-2' }), there.answers)
  assert.equal(went.said, 'done')
  await went.again()
  assert.deepEqual(there.of('NonPublicNotes'), [`${reference}.v1`, `${reference}.v2`])
  assert.deepEqual(there.of('ItemLevelHold'), [true, true])
  // The owner's volume 2 is out, so another's is taken; volume 20 is none of it.
  assert.deepEqual(there.of('ItemRecordID'), [there.idOf('301'), there.idOf('502')])
  assert.deepEqual(there.of('BibliographicRecordID'), [900, 900])
})

test('one volume of which a second is asked for later: only that one is placed; what is not wanted any more is let go', async (t) => {
  const there = polarisWith(set, [
    { SysHoldRequestID: 1, SysHoldStatusID: 3, NonPublicNotes: reference },
    { SysHoldRequestID: 2, SysHoldStatusID: 3, NonPublicNotes: `${reference}.v20` },
  ])
  const went = await carry(t, pull({ volume: '2, 20' }), { ...there.answers, 'DELETE /holds/1': () => true })
  assert.equal(went.said, 'done')
  assert.deepEqual(there.of('NonPublicNotes'), [reference, `${reference}.v20`, `${reference}.v2`])
  assert.deepEqual(
    went.lines.filter((line) => line.startsWith('DELETE')),
    ['DELETE /holds/1'],
  )
})

test('where neither matters it stays a hold for the title', async (t) => {
  const there = polarisWith(set)
  assert.equal((await carry(t, pull({ author: 'Vance' }), there.answers)).said, 'done')
  assert.deepEqual(
    [there.of('NonPublicNotes'), there.of('ItemLevelHold'), there.of('ItemRecordID')],
    [[reference], [false], [0]],
  )
})

test('the one copy that was named is held, though another of the owner’s is in', async (t) => {
  const there = polarisWith(set)
  assert.equal((await carry(t, pull({ copy: '501' }), there.answers)).said, 'done')
  assert.deepEqual([there.of('ItemRecordID'), there.of('NonPublicNotes')], [[there.idOf('501')], [`${reference}.c501`]])
})

test('no copy fits: a person is asked with what is there, and nothing of the set was held', async (t) => {
  const there = polarisWith([row(3, '301', 'v.1'), row(3, '309', null)])
  const order = pull({ volume: '1-2' })
  const went = await carry(t, order, there.answers)
  assert.match(went.said, /^No copy in Polaris that can be held is volume 2\. There: 301 \(v\.1\), 309\. Choose one/)
  assert.equal(there.holds.length, 0)
  const talking = await talk(t, there.answers)
  const ils = createPolarisIls(talking.polaris, () => talking.clock.now)
  const keepCard = () => Promise.resolve()
  await assert.rejects(ils.carry('k', order), (error) => {
    const asks: unknown = Reflect.get(Object(error), 'asks')
    assert.deepEqual(asks, {
      id: `item:${reference}.v2`,
      answers: [
        { key: '1', label: 'Take 309', value: 'copy:309' },
        { key: 'Y', label: 'Any copy will do', value: 'any' },
      ],
    })
    return true
  })
  await ils.carry('k', order, { answers: { [`item:${reference}.v2`]: 'copy:309' }, keepCard })
  assert.deepEqual(there.of('ItemRecordID'), [there.idOf('301'), there.idOf('309')])

  const any = polarisWith([row(3, '301', 'v.1')])
  const other = await talk(t, any.answers)
  await createPolarisIls(other.polaris, () => other.clock.now).carry('k', pull({ volume: '7' }), {
    answers: { [`item:${reference}.v7`]: 'any' },
    keepCard,
  })
  assert.deepEqual([any.of('ItemLevelHold'), any.of('NonPublicNotes')], [[false], [`${reference}.v7`]])
})

test('without the staff interface PAPI gets barcode and volume as Polaris writes it, with the key in the patron’s note', async (t) => {
  const there = polarisWith(set)
  const went = await carry(
    t,
    pull({ volume: '2' }),
    {
      ...there.answers,
      'GET /patron/ZNRCARD/holdrequests/all': {
        PAPIErrorCode: 1,
        PatronHoldRequestsGetRows: [{ HoldRequestID: 3, StatusID: 3, PACDisplayNotes: `ILL ${reference}.v20` }],
      },
      'PUT /patron/ZNRCARD/holdrequests/3/cancelled': { PAPIErrorCode: 0 },
      'POST /holdrequest': { PAPIErrorCode: 0, RequestGUID: 'g', StatusType: 2, StatusValue: 1 },
    },
    { staffAddress: null },
  )
  assert.equal(went.said, 'done')
  const body = went.asked.find((one) => one.path === '/holdrequest')?.body
  assert.deepEqual(
    [body?.['ItemBarcode'], body?.['VolumeNumber'], body?.['PatronNotes'], body?.['BibID']],
    ['502', 'Vol. 2', `ILL ${reference}.v2`, 900],
  )
})

test('cancelled: every hold of the request, and none of another', async (t) => {
  const there = polarisWith(set, [
    { SysHoldRequestID: 1, SysHoldStatusID: 3, NonPublicNotes: `${reference}.v1` },
    { SysHoldRequestID: 2, SysHoldStatusID: 5, NonPublicNotes: `${reference}.v2` },
    { SysHoldRequestID: 3, SysHoldStatusID: 16, NonPublicNotes: `${reference}.v2` },
    { SysHoldRequestID: 4, SysHoldStatusID: 3, NonPublicNotes: 'L260000020' },
  ])
  const { items: _items, ownerCode: _owner, ...order } = pull({})
  const went = await carry(
    t,
    { ...order, name: 'ils.cancelHold', patronCard: null },
    { ...there.answers, 'DELETE /holds/1': () => true, 'DELETE /holds/2': () => true },
  )
  assert.equal(went.said, 'done')
  assert.deepEqual(went.lines.filter((line) => line.startsWith('DELETE')).toSorted(), [
    'DELETE /holds/1',
    'DELETE /holds/2',
  ])
})

test('each is followed: on the van when all are; one that is not filled is told by itself', async (t) => {
  const look = async (statuses: readonly number[]) => {
    const holds = statuses.map((status, index) => ({
      SysHoldRequestID: index + 1,
      SysHoldStatusID: status,
      NonPublicNotes: `${reference}.v${index + 1}`,
    }))
    const there = await talk(t, polarisWith(set, holds).answers)
    const ils = createPolarisIls(there.polaris, () => there.clock.now)
    const watched = { reference, barcodes: [], patronCard: null, institution: 'ZNR', library }
    const seen = (await ils.follow?.look({ ...watched, items: wantedItems(reference, { volume: '1-2' }) })) ?? []
    return seen.map((one) => [one.news.what, one.news.pieces ?? null, one.key])
  }
  assert.deepEqual(await look([5, 3]), [])
  assert.deepEqual(await look([5]), [])
  assert.deepEqual(await look([5, 6]), [['pulled', 2, `polaris:pulled:${reference}:1:2`]])
  assert.deepEqual(await look([5, 7]), [['hold_not_filled', null, `polaris:hold_not_filled:${reference}:2`]])
})
