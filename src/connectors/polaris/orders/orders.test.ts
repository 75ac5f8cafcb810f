import assert from 'node:assert/strict'
import { test } from 'node:test'
import { carryOrder as carry, talk, type Answers } from '../../../../test/polaris-answers.ts'
import { createPolarisIls } from '../ils.ts'

const card = '21234000002105'
const reference = 'L260000019'
const matter = { reference, title: 'Villette', author: null, isbn: '9780000000002' }
const library = {
  libraryId: 7,
  symbol: 'ZNR',
  name: 'Zennor Library',
  card: 'ZNRCARD',
  address: { street: null, city: 'Zennor', region: 'NY', postcode: '13999' },
}
const out = {
  ...matter,
  name: 'ils.checkOutToBorrower',
  institution: 'ZNR',
  library,
  barcode: '301',
  dueOn: '2026-12-20',
} as const

const institution: Answers = {
  'GET /patron/ZNRCARD/basicdata': { PAPIErrorCode: 0, PatronBasicData: { PatronID: 41, Barcode: 'ZNRCARD' } },
}
const owned: Answers = {
  'GET /search/bibs/keyword/ISBN': { PAPIErrorCode: 1, BibSearchRows: [{ ControlNumber: 900, Title: 'Villette' }] },
  'GET /bib/900/holdings': {
    PAPIErrorCode: 1,
    BibHoldingsGetRows: [{ LocationID: 3, Barcode: '301', CircStatus: 'In', Holdable: true }],
  },
}
const done = { WorkflowStatus: 1 }

test('a book to lend: one bib-level hold for the library’s own patron, to be picked up here', async (t) => {
  const holds: object[] = []
  const answers: Answers = {
    ...institution,
    ...owned,
    'GET /patrons/41/requests/local': () => holds,
    'POST /workflow': () => {
      holds.push({ SysHoldRequestID: 8, SysHoldStatusID: 3, NonPublicNotes: reference })
      return done
    },
  }
  const order = { ...matter, name: 'ils.pull', institution: 'ZNR', library, ownerCode: null } as const
  const first = await carry(t, order, answers)
  assert.equal(first.said, 'done')
  await first.again()
  const starts = first.asked.filter((one) => one.path === '/workflow')
  assert.equal(starts.length, 1)
  const fields: unknown = Reflect.get(Object(starts[0]?.body['RequestExtension']), 'Data')
  assert.equal(Reflect.get(Object(fields), 'BibliographicRecordID'), 900)
  assert.equal(Reflect.get(Object(fields), 'PickupBranchID'), 5)

  const asked = { ...order, library: { ...library, card: null } }
  const nobody = await carry(t, asked, {
    'GET /patron/ILLZNR/basicdata': { PAPIErrorCode: -3000 },
    'GET /search/patrons/boolean': {
      PAPIErrorCode: 2,
      PatronSearchRows: [
        { PatronID: 41, Barcode: 'ZNRCARD', PatronFirstLastName: 'ZNR' },
        { PatronID: 42, Barcode: 'X', PatronFirstLastName: 'Znrowski, Anna' },
      ],
    },
  })
  assert.equal(nobody.said, 'No patron in Polaris stands for Zennor Library (ZNR) yet. Alike there: ZNRCARD.')
  const missing = await carry(t, order, {
    ...institution,
    'GET /patrons/41/requests/local': () => [],
    'GET /search/bibs/keyword/ISBN': { PAPIErrorCode: 0 },
    'GET /search/bibs/keyword/TI': { PAPIErrorCode: 0 },
  })
  assert.match(missing.said, /^Nobody in the system owns/)
})

const placed = { PAPIErrorCode: 0, RequestGUID: 'g', StatusType: 2, StatusValue: 1 }
const question = (value: number) => ({
  PAPIErrorCode: 0,
  RequestGUID: 'g',
  TxnGroupQualifer: 'tg',
  TxnQualifier: 'tq',
  StatusType: 3,
  StatusValue: value,
  Message: 'There are 3 holds.',
})
const states: readonly [number, number][] = [
  [3, 1],
  [4, 2],
  [5, 3],
  [6, 4],
  [7, 5],
]

test('without the staff interface PAPI’s conversation: all five questions, answered as the settings say', async (t) => {
  const order = { ...matter, name: 'ils.placeHold', patronCard: card, pickupCode: 'ELM' } as const
  const base: Answers = {
    ...owned,
    [`GET /patron/${card}/basicdata`]: { PAPIErrorCode: 0, PatronBasicData: { PatronID: 77, Barcode: card } },
    [`GET /patron/${card}/holdrequests/all`]: { PAPIErrorCode: 0, PatronHoldRequestsGetRows: [] },
  }
  const yes = { localCopy: 'yes', illPolicy: 'yes', existingHolds: 'yes', noItems: 'yes', charge: 'yes' } as const
  for (const [value, state] of states) {
    const went = await carry(
      t,
      order,
      { ...base, 'POST /holdrequest': question(value), 'PUT /holdrequest/g': placed },
      { staffAddress: null, holdQuestions: yes },
    )
    assert.equal(went.said, 'done')
    assert.deepEqual(went.asked.at(-1)?.body, {
      TxnGroupQualifier: 'tg',
      TxnQualifier: 'tq',
      RequestingOrgID: 5,
      Answer: 1,
      State: state,
    })
  }
  const asked = await carry(t, order, { ...base, 'POST /holdrequest': question(7) }, { staffAddress: null })
  assert.equal(asked.said, 'Polaris asks “There are 3 holds.”. Answer here and it goes on, or place it in Leap.')
  // What a person answers goes with the next try; the settings still ask.
  for (const [answer, said] of [
    ['yes', 1],
    ['no', 0],
  ] as const) {
    const {
      polaris,
      clock,
      asked: calls,
    } = await talk(
      t,
      { ...base, 'POST /holdrequest': question(7), 'PUT /holdrequest/g': placed },
      { settings: { staffAddress: null } },
    )
    const ils = createPolarisIls(polaris, () => clock.now)
    await ils.carry('k', order, { answers: { 'hold:charge': answer }, keepCard: () => Promise.resolve() })
    assert.deepEqual([calls.at(-1)?.body['Answer'], calls.at(-1)?.body['State']], [said, 5])
    assert.equal(polaris.settings().holdQuestions.charge, 'ask')
  }
  const no = await carry(
    t,
    order,
    { ...base, 'POST /holdrequest': { ...placed, StatusType: 1, StatusValue: 2, Message: 'Pick a location.' } },
    { staffAddress: null },
  )
  assert.equal(no.said, 'Polaris did not place it: Pick a location.')
  const there = await carry(
    t,
    order,
    {
      ...base,
      [`GET /patron/${card}/holdrequests/all`]: {
        PAPIErrorCode: 1,
        PatronHoldRequestsGetRows: [{ HoldRequestID: 3, StatusID: 3, PACDisplayNotes: `ILL ${reference}` }],
      },
    },
    { staffAddress: null },
  )
  assert.deepEqual([there.said, there.lines.some((line) => line.startsWith('POST'))], ['done', false])
})

test('a hold is cancelled; one that is over already is as was wanted; one on the shelf is not', async (t) => {
  const order = { ...matter, name: 'ils.cancelHold', patronCard: null, institution: 'ZNR', library } as const
  const base: Answers = {
    ...institution,
    'GET /patrons/41/requests/local': () => [{ SysHoldRequestID: 8, SysHoldStatusID: 3, NonPublicNotes: reference }],
    'DELETE /holds/8': () => false,
  }
  const byStaff = await carry(t, order, { ...base, 'DELETE /holds/8': () => true })
  assert.deepEqual([byStaff.said, byStaff.lines.at(-1)], ['done', 'DELETE /holds/8'])
  const cancelled = await carry(t, order, {
    ...base,
    'PUT /patron/ZNRCARD/holdrequests/8/cancelled': { PAPIErrorCode: 0 },
  })
  assert.deepEqual(
    [cancelled.said, cancelled.lines.at(-1)],
    ['done', 'PUT /patron/ZNRCARD/holdrequests/8/cancelled?wsid=21&userid=11'],
  )
  assert.equal(
    (await carry(t, order, { ...base, 'PUT /patron/ZNRCARD/holdrequests/8/cancelled': { PAPIErrorCode: -4206 } })).said,
    'done',
  )
  assert.match(
    (await carry(t, order, { ...base, 'PUT /patron/ZNRCARD/holdrequests/8/cancelled': { PAPIErrorCode: -4203 } })).said,
    /hold shelf/,
  )
  assert.equal((await carry(t, order, { ...institution, 'GET /patrons/41/requests/local': () => [] })).said, 'done')
})

const nothingOut = { PAPIErrorCode: 0, PatronItemsOutGetRows: [] }

test('checked out once; a repeat renews nothing; another due date is a card', async (t) => {
  const fresh = await carry(t, out, {
    ...institution,
    'GET /patron/ZNRCARD/itemsout/all': nothingOut,
    'POST /patron/ZNRCARD/itemsout': { PAPIErrorCode: 0, DueDate: '2026-12-20T23:59:59' },
  })
  assert.equal(fresh.said, 'done')
  const repeat = await carry(t, out, {
    ...institution,
    'GET /patron/ZNRCARD/itemsout/all': {
      PAPIErrorCode: 1,
      PatronItemsOutGetRows: [{ ItemID: 1, Barcode: '301', DueDate: '2026-12-20T23:59:59' }],
    },
  })
  assert.deepEqual([repeat.said, repeat.lines.some((line) => line.startsWith('POST'))], ['done', false])
  const later = await carry(t, out, {
    ...institution,
    'GET /patron/ZNRCARD/itemsout/all': nothingOut,
    'POST /patron/ZNRCARD/itemsout': { PAPIErrorCode: 0, DueDate: '/Date(1799211599000-0500)/' },
  })
  assert.equal(later.said, 'Checked out. In Leap reset the due date of 301 to 2026-12-20.')
  const unknown = await carry(t, { ...out, barcode: null }, {})
  assert.match(unknown.said, /^Which copy goes is not known/)
})

test('why it is not checked out, bit by bit', async (t) => {
  const base: Answers = { ...institution, 'GET /patron/ZNRCARD/itemsout/all': nothingOut }
  const patron = await carry(t, out, {
    ...base,
    'POST /patron/ZNRCARD/itemsout': { PAPIErrorCode: -6101, PatronBlockFlags: 16 + 2048 },
  })
  assert.equal(patron.said, 'Polaris does not check it out: fines are owed, a block in free text.')
  const item = await carry(t, out, {
    ...base,
    'POST /patron/ZNRCARD/itemsout': { PAPIErrorCode: -6112, ItemBlockFlags: 0x8_0000 },
  })
  assert.equal(item.said, 'Polaris does not check it out: it is held for somebody else.')
  const returned = await carry(t, out, { ...base, 'POST /patron/ZNRCARD/itemsout': { PAPIErrorCode: -6104 } })
  assert.match(returned.said, /Returned-ILL/)
})

test('checked in, unless it is in already', async (t) => {
  const order = { ...matter, name: 'ils.checkIn', barcode: '301' } as const
  const item = (status: number): Answers => ({
    'GET /itemrecords/301': { ItemRecordID: 1, ItemStatusID: status },
    'POST /item/301/checkin': { PAPIErrorCode: 0 },
  })
  assert.equal((await carry(t, order, item(2))).lines.at(-1), 'POST /item/301/checkin')
  assert.equal((await carry(t, order, item(1))).lines.length, 1)
  assert.match((await carry(t, { ...order, barcode: null }, {})).said, /^Which copy came back/)
})

test('what lay in the drop box: the days since it was emptied are free; today’s goes by PAPI', async (t) => {
  const order = { ...matter, name: 'ils.checkIn', barcode: '301' } as const
  const answers: Answers = {
    'GET /itemrecords/301': { ItemRecordID: 1, ItemStatusID: 2 },
    'POST /workflow': { WorkflowStatus: 1 },
    'POST /item/301/checkin': { PAPIErrorCode: 0 },
  }
  const went = await carry(t, { ...order, droppedOn: '2026-11-21' }, answers)
  assert.deepEqual([went.said, went.lines.at(-1)], ['done', 'POST /workflow'])
  const { body } = went.asked.at(-1) ?? {}
  assert.deepEqual(
    [body?.['WorkflowRequestType'], body?.['RequestExtension']],
    [
      1,
      {
        WorkflowRequestExtensionType: 2,
        Data: { CheckinTypeID: 1, ItemBarcode: '301', FreeDays: 3, ignoreInventoryStatusMessages: true },
      },
    ],
  )
  for (const droppedOn of ['2026-11-24', '2026-12-01', null])
    assert.equal((await carry(t, { ...order, droppedOn }, answers)).lines.at(-1), 'POST /item/301/checkin')
  const papi = await carry(t, { ...order, droppedOn: '2026-11-21' }, answers, { staffAddress: null })
  assert.deepEqual([papi.said, papi.lines.at(-1)], ['done', 'POST /item/301/checkin'])
})

test('no call sets a due date: a card, until Polaris shows the day', async (t) => {
  const order = { ...matter, name: 'ils.changeDueDate', barcodes: ['301'], dueOn: '2026-12-20' } as const
  const item = (due: string): Answers => ({
    'GET /itemrecords/301': { ItemRecordID: 1, ItemStatusID: 2, CirculationData: { DueDate: due } },
  })
  assert.equal(
    (await carry(t, order, item('2027-01-05T23:59:59'))).said,
    'In Leap reset the due date of 301 to 2026-12-20.',
  )
  assert.equal((await carry(t, order, item('2026-12-20T23:59:59'))).said, 'done')
})
