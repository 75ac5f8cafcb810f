import assert from 'node:assert/strict'
import { test } from 'node:test'
import { carryOrder as carry, Status, type Answers } from '../../../../test/polaris-answers.ts'

const card = '21234000002105'
const done = { WorkflowStatus: 1 }
const retireIt = {
  reference: 'B260000014',
  title: 'Villette',
  author: null,
  isbn: null,
  name: 'ils.retire',
  barcode: 'B260000014',
  patronCard: card,
} as const
const received = (status: number, itemStatus: number): Answers => ({
  [`GET /patron/${card}/basicdata`]: { PAPIErrorCode: 0, PatronBasicData: { PatronID: 77, Barcode: card } },
  [`GET /patron/${card}/account/outstanding`]: { PAPIErrorCode: 0, PatronAccountGetRows: [] },
  'GET /itemrecords/B260000014': { ItemRecordID: 5001, ItemStatusID: itemStatus },
  'GET /patrons/77/requests/ill': () => [
    { ILLRequestID: 482, ILLStatusID: status, ItemRecordID: 5001, Title: 'Villette' },
  ],
  'POST /item/B260000014/checkin': { PAPIErrorCode: 0 },
})

test('an ILL item: checked in, then Return is a card until the vendor has said how', async (t) => {
  const card1 = await carry(t, retireIt, received(12, 2))
  assert.equal(card1.said, 'Checked in. In Leap open ILL request 482 (item B260000014) and press Return.')
  assert.ok(card1.lines.includes('POST /item/B260000014/checkin'))
  const byCall = await carry(
    t,
    retireIt,
    {
      ...received(13, 1),
      'GET /itemrecords/B260000014': [
        { ItemRecordID: 5001, ItemStatusID: 1 },
        { ItemRecordID: 5001, ItemStatusID: 17 },
      ],
      'POST /workflow': done,
    },
    { mayReturnIll: true },
  )
  assert.equal(byCall.said, 'done')
  assert.equal(byCall.asked.find((one) => one.path === '/workflow')?.body['WorkflowRequestType'], 19)
  assert.equal((await carry(t, retireIt, received(13, 17))).said, 'done')
  assert.equal((await carry(t, retireIt, received(15, 1))).said, 'done')
})

test('never while a bill, a claim or a fine hangs on it', async (t) => {
  assert.match((await carry(t, retireIt, received(12, 7))).said, /lost, and billed/)
  assert.match((await carry(t, retireIt, received(12, 8))).said, /claimed to have been returned/)
  const owed = await carry(t, retireIt, {
    ...received(13, 1),
    [`GET /patron/${card}/account/outstanding`]: {
      PAPIErrorCode: 1,
      PatronAccountGetRows: [{ TransactionID: 1, Barcode: 'B260000014', OutstandingAmount: 1.25 }],
    },
  })
  assert.match(owed.said, /money is owed for it/)
  assert.ok(!owed.lines.some((line) => line.startsWith('POST')))
})

const titleThere = { PAPIErrorCode: 1, BibGetRows: [{ ElementID: 35, Value: 'Canal songs' }] }

test('a temporary item goes, its title with the last one; what is not ours is left alone', async (t) => {
  const there: Answers = {
    ...received(0, 1),
    'GET /itemrecords/B260000014': [
      { ItemRecordID: 5001, ItemStatusID: 1, NonPublicNote: 'ILL B260000014', BibInfo: { BibliographicRecordID: 900 } },
      () => {
        throw new Status(404)
      },
    ],
    'GET /patrons/77/requests/local': () => [],
    'GET /search/bibs/keyword/NOTE': { PAPIErrorCode: 1, BibSearchRows: [{ ControlNumber: '900' }] },
    // The first deletion was answered by a page for people: it is still there.
    'GET /bib/900': [titleThere, titleThere, { PAPIErrorCode: 0, BibGetRows: [] }],
    'GET /bib/900/holdings': { PAPIErrorCode: 0, BibHoldingsGetRows: [] },
    'POST /workflow': done,
  }
  const gone = await carry(t, retireIt, there, { way: 'temporary-items' })
  assert.equal(gone.said, 'done')
  const types = () => gone.asked.filter((one) => one.path === '/workflow').map((one) => one.body['WorkflowRequestType'])
  assert.deepEqual(types(), [10, 11])
  await gone.again()
  assert.deepEqual(types(), [10, 11, 11])
  await gone.again()
  assert.deepEqual(types(), [10, 11, 11])
  const foreign = await carry(
    t,
    retireIt,
    { ...there, 'GET /itemrecords/B260000014': { ItemRecordID: 1, ItemStatusID: 1, NonPublicNote: 'Gift' } },
    { way: 'temporary-items' },
  )
  assert.match(foreign.said, /^Nothing in Polaris says/)
  assert.match(
    (
      await carry(
        t,
        retireIt,
        {
          ...there,
          'GET /itemrecords/B260000014': () => {
            throw new Status(404)
          },
        },
        { way: 'temporary-items' },
      )
    ).said,
    /^Polaris has no item/,
  )
})

test('a title made twice goes with the other, each when nothing stands on it any more', async (t) => {
  const { asked, said } = await carry(
    t,
    retireIt,
    {
      ...received(0, 1),
      'GET /itemrecords/B260000014': [
        {
          ItemRecordID: 5001,
          ItemStatusID: 1,
          NonPublicNote: 'ILL B260000014',
          BibInfo: { BibliographicRecordID: 900 },
        },
        () => {
          throw new Status(404)
        },
      ],
      'GET /patrons/77/requests/local': () => [],
      'GET /search/bibs/keyword/NOTE': {
        PAPIErrorCode: 3,
        BibSearchRows: [{ ControlNumber: '900' }, { ControlNumber: '901' }, { ControlNumber: '902' }],
      },
      'GET /bib/900': titleThere,
      'GET /bib/901': titleThere,
      'GET /bib/902': titleThere,
      'GET /bib/900/holdings': { PAPIErrorCode: 0, BibHoldingsGetRows: [] },
      'GET /bib/901/holdings': { PAPIErrorCode: 0, BibHoldingsGetRows: [] },
      'GET /bib/902/holdings': { PAPIErrorCode: 1, BibHoldingsGetRows: [{ LocationID: 3, Barcode: 'another' }] },
      'POST /workflow': done,
    },
    { way: 'temporary-items' },
  )
  assert.equal(said, 'done')
  const deleted = asked.filter((one) => one.body['WorkflowRequestType'] === 11).map((one) => JSON.stringify(one.body))
  assert.equal(deleted.length, 2)
  assert.match(deleted.join(), /900.*901/s)
})

test('a hold that still waits is ended before the check-in that it would trap; where it cannot be, a person does', async (t) => {
  const there: Answers = {
    ...received(0, 6),
    'GET /itemrecords/B260000014': {
      ItemRecordID: 5001,
      ItemStatusID: 6,
      NonPublicNote: 'ILL B260000014',
      BibInfo: { BibliographicRecordID: 900 },
    },
    'GET /patrons/77/requests/local': () => [{ SysHoldRequestID: 8, SysHoldStatusID: 5, NonPublicNotes: 'B260000014' }],
    'DELETE /holds/8': () => true,
    'GET /search/bibs/keyword/NOTE': { PAPIErrorCode: 0 },
    'POST /workflow': done,
  }
  const ended = await carry(t, retireIt, there, { way: 'temporary-items' })
  assert.equal(ended.said, 'done')
  assert.deepEqual(
    ended.lines.filter((line) => !line.startsWith('GET')),
    ['DELETE /holds/8', 'POST /item/B260000014/checkin', 'POST /workflow'],
  )
  const stays = await carry(
    t,
    retireIt,
    {
      ...there,
      'DELETE /holds/8': () => false,
      [`PUT /patron/${card}/holdrequests/8/cancelled`]: { PAPIErrorCode: -4208 },
    },
    { way: 'temporary-items' },
  )
  assert.match(stays.said, /^In Leap cancel hold 8 of item B260000014, then try again\./)
  assert.ok(!stays.lines.some((line) => line.startsWith('POST')))
})
