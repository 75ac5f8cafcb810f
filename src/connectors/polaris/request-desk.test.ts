import assert from 'node:assert/strict'
import { test } from 'node:test'
import { talk, type Answers, type Talk } from '../../../test/polaris-answers.ts'
import { createBranches } from './branches.ts'
import { createRequestDesk } from './request-desk.ts'

const card = '100'
const wanted = { reference: 'B260000014', title: 'Shirley', author: 'Brontë, Charlotte', isbn: null, pickupCode: 'ELM' }
const patron: Answers = {
  [`GET /patron/${card}/basicdata`]: { PAPIErrorCode: 0, PatronBasicData: { PatronID: 77, Barcode: card } },
}
const rowOf = (id: number, status: number, title = 'Shirley') => ({
  ILLRequestID: id,
  ILLStatusID: status,
  Title: title,
  PickupBranchID: 3,
  NeedByDate: '2026-12-05T00:00:00',
})
const rows = (...all: object[]) => ({ PAPIErrorCode: all.length, PatronILLRequestsGetRows: all })
const deskOf = ({ polaris, clock }: Talk) => {
  const now = () => clock.now
  return createRequestDesk({ polaris, branches: createBranches(polaris, now), now })
}

test('all ten statuses have a word; one nobody knows is said', async (t) => {
  const ids = [1, 3, 5, 10, 11, 12, 13, 14, 15, 16]
  const there = await talk(t, {
    [`GET /patron/${card}/illrequests/all`]: [rows(...ids.map((id) => rowOf(id, id))), rows(rowOf(1, 4))],
  })
  const list = await deskOf(there).list(card)
  assert.deepEqual(
    list.map((one) => one.stands),
    ['inactive', 'active', 'shipped', 'held', 'transferred', 'out', 'used', 'unused', 'returned', 'cancelled'],
  )
  assert.deepEqual([list[0]?.pickupCode, list[0]?.needBy], ['ELM', '2026-12-05'])
  await assert.rejects(deskOf(there).list(card), /status 4, which we do not know/)
})

test('without the staff interface: asked for by PAPI once, its number found in the list', async (t) => {
  let made = false
  const there = await talk(
    t,
    {
      ...patron,
      [`GET /patron/${card}/illrequests/all`]: () => (made ? rows(rowOf(6, 1), rowOf(5, 16)) : rows(rowOf(5, 16))),
      'POST /illrequest': { PAPIErrorCode: 0, RequestGUID: 'g', StatusType: 3, StatusValue: 4, Message: 'Policy' },
      'PUT /holdrequest/g': () => {
        made = true
        return { PAPIErrorCode: 0, StatusType: 2, StatusValue: 1 }
      },
    },
    { settings: { staffAddress: null } },
  )
  assert.equal((await deskOf(there).create(card, wanted)).id, '6')
  assert.equal((await deskOf(there).create(card, wanted)).id, '6')
  assert.equal(there.lines().filter((line) => line === 'POST /illrequest').length, 1)
})

test('two sought for the title, or one made and not listed: a person looks', async (t) => {
  const settings = { staffAddress: null }
  const two = await talk(
    t,
    { ...patron, [`GET /patron/${card}/illrequests/all`]: rows(rowOf(6, 1), rowOf(7, 3)) },
    { settings },
  )
  await assert.rejects(deskOf(two).create(card, wanted), { kind: 'by-hand', message: /^Is it there\?/ })
  const none = await talk(
    t,
    {
      ...patron,
      [`GET /patron/${card}/illrequests/all`]: rows(),
      'POST /illrequest': { PAPIErrorCode: 0, StatusType: 2, StatusValue: 1 },
    },
    { settings },
  )
  await assert.rejects(deskOf(none).create(card, wanted), /does not list it yet/)
})

test('with it: what carries our number is ours already', async (t) => {
  const there = await talk(t, {
    ...patron,
    'GET /patrons/77/requests/ill': () => [
      { ILLRequestID: 6, ILLStatusID: 1, ItemRecordID: 0, PickupLibID: 3, Title: 'Shirley' },
    ],
    'GET /patrons/77/requests/ill/6': { StaffNotes1: 'B260000014' },
    [`GET /patron/${card}/illrequests/all`]: rows(rowOf(6, 1)),
  })
  assert.equal((await deskOf(there).create(card, wanted)).id, '6')
  assert.ok(!there.lines().some((line) => line.startsWith('POST')))
})

test('cancelled by its number', async (t) => {
  const there = await talk(t, {
    [`PUT /patron/${card}/illrequests/6/cancelled`]: [{ PAPIErrorCode: 0 }, { PAPIErrorCode: -4208 }],
  })
  await deskOf(there).cancel(card, '6')
  assert.equal(there.lines().at(-1), 'PUT /patron/100/illrequests/6/cancelled?wsid=21&userid=11')
  await assert.rejects(deskOf(there).cancel(card, '6'), /on its way and cannot be cancelled/)
})
