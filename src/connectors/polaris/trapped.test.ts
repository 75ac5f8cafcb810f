import assert from 'node:assert/strict'
import { test } from 'node:test'
import { talk, type Answers } from '../../../test/polaris-answers.ts'
import { createPolarisIls } from './ils.ts'

const matter = { reference: 'L260000019', title: 'Villette', author: null, isbn: null }
const checkIn = { ...matter, name: 'ils.checkIn', barcode: '301' } as const
const branches: Answers = {
  'GET /organizations/branch': {
    PAPIErrorCode: 2,
    OrganizationsGetRows: [
      { OrganizationID: 3, Name: 'Zennor Library', Abbreviation: 'ZNR' },
      { OrganizationID: 5, Name: 'The office', Abbreviation: 'OFF' },
    ],
  },
}
const item = {
  ItemRecordID: 9,
  Barcode: '301',
  ItemStatusID: 2,
  AssignedBranchID: 3,
  BibInfo: { BrowseTitle: 'Villette' },
}

async function trappedBy(t: Parameters<typeof talk>[0], answers: Answers, droppedOn: string | null = null) {
  const { polaris, clock } = await talk(t, { ...branches, 'GET /itemrecords/301': item, ...answers })
  const told: string[] = []
  const ils = createPolarisIls(polaris, () => clock.now)
  const asking = {
    answers: {},
    keepCard: () => Promise.resolve(),
    trapped: (pickup: string) => Promise.resolve(void told.push(pickup)),
  }
  await ils.carry('k', { ...checkIn, droppedOn }, asking)
  return { told, ils, clock }
}

test('a check-in says which library’s hold traps the item, by either name of the field; without a hold nothing', async (t) => {
  const patron = { TrappingPatronBarcode: '21234000002105', TrappingPatronName: 'Quill, Prudence' }
  const hold = { ...patron, PickupBranchName: 'Zennor Library' }
  const post = 'POST /item/301/checkin'
  assert.deepEqual((await trappedBy(t, { [post]: { PAPIErrorCode: 0, HoldDataResult: hold } })).told, ['ZNR'])
  assert.deepEqual((await trappedBy(t, { [post]: { PAPIErrorCode: 0, HoldData: hold } })).told, ['ZNR'])
  assert.deepEqual((await trappedBy(t, { [post]: { PAPIErrorCode: 0, HoldDataResult: null } })).told, [])
})

test('with free days the staff interface checks it in, and the hold it names says where', async (t) => {
  const { clock } = await trappedBy(t, { 'POST /item/301/checkin': { PAPIErrorCode: 0 } })
  const before = new Date(clock.now.getTime() - 3 * 86_400_000).toISOString().slice(0, 10)
  const answers = {
    'POST /workflow': { WorkflowStatus: 1, AnswerExtension: { Data: { HoldRequestID: 44 } } },
    'GET /holds/44': { SysHoldRequestID: 44, SysHoldStatusID: 5, PickupBranchID: 3 },
  }
  assert.deepEqual((await trappedBy(t, answers, before)).told, ['ZNR'])
})

test('an item that is nobody’s request here: whose it is, and what it is called', async (t) => {
  const { ils } = await trappedBy(t, { 'POST /item/301/checkin': { PAPIErrorCode: 0 } })
  assert.deepEqual(await ils.lookAtItem?.('301'), { libraryCode: 'ZNR', title: 'Villette' })
})
