import assert from 'node:assert/strict'
import { test } from 'node:test'
import { list, object, setUp, type Json, type Setup } from './scratch-client.ts'

const logon = { LogonBranchID: 3, LogonUserID: 799, LogonWorkstationID: 1205 }
const patron = '21234000002113'
const logonAt = (LogonBranchID: number) => ({ ...logon, LogonBranchID })

function nested(path: readonly string[], value: string): Json {
  const [first = '', ...rest] = path
  return { [first]: rest.length === 0 ? value : nested(rest, value) }
}

/** One loan from the patron's wish to its return, over both interfaces. */
async function wholeLoan(setup: Setup) {
  const { polaris, client } = setUp(setup)
  const { assumed } = polaris.settings
  await client.signIn()
  await client.staffSignIn()
  const placed = await client.json('POST', '/public/v1/1033/100/1/illrequest', {
    body: { PatronID: 356957, Title: 'Rivers underground', ItemType: 1, MediumType: 1, PickupOrgID: 0 },
  })
  assert.deepEqual([placed['StatusType'], placed['StatusValue']], [2, 1])
  const row = async (): Promise<Json> => {
    const told = await client.override('GET', `/patron/${patron}/illrequests/all`)
    return object(list(told['PatronILLRequestsGetRows']).find((one) => one['Title'] === 'Rivers underground'))
  }
  const seen: unknown[] = []
  const see = async (): Promise<void> => void seen.push([(await row())['ILLStatusID'], (await row())['Item']])
  const id = (await row())['ILLRequestID']
  await see()
  if (assumed('illNewStatus') === 1) {
    const activation = assumed('illActivateWorkflow')
    const told = await client.work(activation.request, activation.extension, { ILLRequestID: id })
    assert.equal(told['WorkflowStatus'], 1)
  }
  await see()
  let told = await client.work(18, 14, { ILLRequestID: id, circTranType: 12 })
  assert.equal(told['WorkflowStatus'], -3)
  assert.equal(object(told['Prompt'])['WorkflowPromptID'], 55)
  const brief = { WorkflowPromptID: 55, WorkflowPromptResult: assumed('briefItemResult') }
  told = await client.reply(told['WorkflowRequestGuid'], {
    ...brief,
    ...nested(assumed('briefItemReply'), 'ILL0000000001'),
  })
  if (assumed('receiveTransferPrompt') !== null) {
    assert.equal(object(told['Prompt'])['WorkflowPromptID'], 30)
    told = await client.reply(told['WorkflowRequestGuid'], { WorkflowPromptID: 30, WorkflowPromptResult: 2 })
  }
  assert.equal(told['WorkflowStatus'], 1)
  await see()
  await client.protected('POST', '/item/ILL0000000001/checkin', logonAt(12))
  await see()
  const out = await client.override('POST', `/patron/${patron}/itemsout`, {
    ItemBarcode: 'ILL0000000001',
    ...logonAt(12),
  })
  assert.equal(out['PAPIErrorCode'], 0, String(out['ErrorMessage']))
  await see()
  await client.protected('POST', '/item/ILL0000000001/checkin', logonAt(12))
  await see()
  const back = assumed('illReturnWorkflow')
  if (!assumed('illReturnFromTransit')) {
    const early = await client.work(back.request, back.extension, { ILLRequestID: id })
    assert.equal(early['WorkflowStatus'], assumed('workflowFailedStatus'))
  }
  await client.protected('POST', '/item/ILL0000000001/checkin', logonAt(3))
  await see()
  const returned = await client.work(back.request, back.extension, { ILLRequestID: id })
  assert.equal(returned['WorkflowStatus'], 1)
  await see()
  const again = await client.override('POST', `/patron/${patron}/itemsout`, { ItemBarcode: 'ILL0000000001', ...logon })
  assert.equal(again['PAPIErrorCode'], -6104)
  return seen
}

test('a loan: asked, sent, received, transferred, held, out, back, returned', async () => {
  assert.deepEqual(await wholeLoan({}), [
    [1, null],
    [3, null],
    [11, 'Transferred'],
    [10, 'Held'],
    [12, 'Out'],
    [13, 'In-Transit'],
    [13, 'In'],
    [15, 'Returned-ILL'],
  ])
})

test('the same loan where every assumption is the other one', async () => {
  assert.deepEqual(await wholeLoan({ set: 'other' }), [
    [3, null],
    [3, null],
    [11, 'Transferred'],
    [10, 'Held'],
    [10, 'Out-ILL'],
    [12, 'In-Transit'],
    [12, 'In'],
    [12, 'Returned-ILL'],
  ])
})
