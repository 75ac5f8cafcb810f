import assert from 'node:assert/strict'
import { test } from 'node:test'
import { carryOrder as carry, Status, type Answers } from '../../../../test/polaris-answers.ts'

const card = '21234000002105'
const order = {
  reference: 'B260000019',
  title: 'Shirley',
  author: null,
  isbn: null,
  name: 'ils.changePickup',
  barcode: 'B260000019',
  patronCard: card,
  pickupCode: 'ELM',
  illRequestId: null,
} as const
const base: Answers = {
  [`GET /patron/${card}/basicdata`]: { PAPIErrorCode: 0, PatronBasicData: { PatronID: 77, Barcode: card } },
  'GET /patrons/77/requests/local': () => [],
  'GET /patrons/77/requests/ill': () => [],
}
const ill = (status: number, pickup: number) => ({
  ILLRequestID: 482,
  ILLStatusID: status,
  ItemRecordID: 0,
  PickupLibID: pickup,
  Title: 'Shirley',
})
const withIll = (status: number, pickup: number): Answers => ({
  ...base,
  'GET /patrons/77/requests/ill': () => [ill(status, pickup)],
  'GET /patrons/77/requests/ill/482': { StaffNotes1: 'ILL B260000019' },
  'POST /workflow': { WorkflowStatus: 1 },
})
const moved = `PUT /patron/${card}/holdrequests/9/pickupbranch`
const hold = { SysHoldRequestID: 9, SysHoldStatusID: 3, NonPublicNotes: 'B260000019' }
const writes = (lines: readonly string[]): readonly string[] => lines.filter((line) => !line.startsWith('GET'))

test('the ILL request goes to the new library, once, and not when it is over', async (t) => {
  const went = await carry(t, order, withIll(3, 5))
  assert.deepEqual([went.said, writes(went.lines)], ['done', ['POST /workflow']])
  const { body } = went.asked.at(-1) ?? {}
  assert.deepEqual(
    [body?.['WorkflowRequestType'], Reflect.get(Object(body?.['RequestExtension']), 'Data')],
    [17, { ILLRequestID: 482, PickupBranchID: 3 }],
  )
  for (const [status, pickup] of [
    [3, 3],
    [12, 5],
    [15, 5],
  ] as const) {
    const again = await carry(t, order, withIll(status, pickup))
    assert.deepEqual([again.said, writes(again.lines)], ['done', []])
  }
})

test('what is on its way to the first library is checked in here, so that it is sent to the other', async (t) => {
  const went = await carry(t, order, {
    ...withIll(11, 5),
    'GET /itemrecords/B260000019': { ItemRecordID: 31, ItemStatusID: 5 },
    'GET /patrons/77/requests/ill': () => [{ ...ill(11, 5), ItemRecordID: 31 }],
    'POST /item/B260000019/checkin': { PAPIErrorCode: 0 },
  })
  assert.deepEqual([went.said, writes(went.lines)], ['done', ['POST /workflow', 'POST /item/B260000019/checkin']])
})

test('a hold in the system goes to it too; one whose item is on its way is for a person', async (t) => {
  const held = { ...base, 'GET /patrons/77/requests/local': () => [hold] }
  const went = await carry(t, order, { ...held, [moved]: { PAPIErrorCode: 0 } })
  assert.deepEqual([went.said, writes(went.lines)], ['done', [`${moved}?userid=11&wsid=21&pickupbranchid=3`]])
  const late = await carry(t, order, { ...held, [moved]: { PAPIErrorCode: -4016 } })
  assert.match(late.said, /in Leap change the pick-up library of “Shirley” to ELM\.$/)
})

test('where nothing of it is found a person looks; PAPI alone moves a hold, and no ILL request', async (t) => {
  const nothing = await carry(t, order, base)
  assert.match(nothing.said, /^No hold of ours was found: in Leap change/)
  assert.deepEqual(writes(nothing.lines), [])
  const papi = {
    ...base,
    [`GET /patron/${card}/holdrequests/all`]: { PAPIErrorCode: 0, PatronHoldRequestsGetRows: [] },
  }
  assert.match((await carry(t, order, papi, { staffAddress: null })).said, /^No hold of ours was found/)
  assert.match((await carry(t, { ...order, patronCard: null }, base)).said, /complete it first/)
})

test('what Polaris refuses twice is told in its own words, at once', async (t) => {
  const went = await carry(
    t,
    order,
    {
      ...withIll(3, 5),
      'POST /workflow': { WorkflowRequestGuid: 'g-1', WorkflowStatus: -3, Prompt: { WorkflowPromptID: 30 } },
      'PUT /workflow/g-1': () => {
        throw new Status(400, { ErrorCode: 17 })
      },
    },
    { prompts: { '30': 2 } },
  )
  assert.match(went.said, /^Polaris refused this \(HTTP 400, code 17\)/)
})
