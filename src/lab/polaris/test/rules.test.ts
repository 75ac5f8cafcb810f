import assert from 'node:assert/strict'
import { test } from 'node:test'
import { list, object, setUp, type Json } from './scratch-client.ts'

const logon = { LogonBranchID: 3, LogonUserID: 799, LogonWorkstationID: 1205 }
const ada = '/patron/21234000002105'
const newPatron = {
  ...logon,
  PatronBranchID: 4,
  PostalCode: '13999',
  City: 'Alder Falls',
  State: 'NY',
  StreetOne: '1 Sample St',
  NameFirst: 'Nell',
  NameLast: 'Newcomer',
  Birthdate: '1990-05-01T00:00:00',
  Password: '4321',
  Password2: '4321',
}

test('a patron is created, found, changed; each bad field has its code', async () => {
  const { client } = setUp()
  await client.signIn()
  const create = (more: Json): Promise<Json> =>
    client.json('POST', '/public/v1/1033/100/1/patron', { body: { ...newPatron, ...more } })
  const cases: readonly (readonly [Json, number])[] = [
    [{ PatronBranchID: null }, -1],
    [{ PatronBranchID: 2 }, -3502],
    [{ PatronBranchID: 99 }, -3501],
    [{ NameLast: '' }, -3503],
    [{ NameFirst: '' }, -3504],
    [{ PostalCode: '' }, -1],
    [{ Barcode: '21234000002105' }, -3505],
    [{ Password2: '9' }, -3509],
    [{ EmailAddress: 'nobody' }, -3518],
    [{ Gender: 'X' }, -3536],
    [{ LogonWorkstationID: 4 }, -3508],
    [{ NameFirst: 'Ada', NameLast: 'Reader' }, -3528],
  ]
  for (const [more, code] of cases) assert.equal((await create(more))['PAPIErrorCode'], code, JSON.stringify(more))
  const made = await create({})
  assert.equal(made['PAPIErrorCode'], 0)
  const barcode = `PACREG${String(made['PatronID'])}`
  assert.equal(made['Barcode'], barcode)
  const found = await client.protected('GET', '/search/patrons/boolean?q=PATN%3DNewcomer%2C%20Nell')
  assert.equal(found['TotalRecordsFound'], 1)
  const blocked = await client.override('GET', `/patron/${barcode}/circulationblocks`)
  assert.equal(blocked['CanPatronCirculate'], false)
  const changed = await client.override('PUT', `/patron/${barcode}`, {
    ...logon,
    EmailAddress: 'nell@example.org',
  })
  assert.equal(changed['PAPIErrorCode'], 0)
})

test('XML registrations in their documented order: a list of addresses, then a change', async () => {
  const { client, polaris } = setUp()
  const logonXml =
    '<LogonBranchID>3</LogonBranchID><LogonUserID>799</LogonUserID><LogonWorkstationID>1205</LogonWorkstationID>'
  const address =
    '<Address><StreetOne>2 Elm</StreetOne><City>Elmsworth</City><State>NY</State><PostalCode>13999</PostalCode></Address>'
  const body = `<PatronRegistrationDataV2>${logonXml}<Password>4321</Password><NameFirst>Ivo</NameFirst><NameLast>Late</NameLast><PatronBranchID>4</PatronBranchID><Addresses>${address}</Addresses></PatronRegistrationDataV2>`
  const made = await (await client.send('POST', '/public/v2/1033/100/1/patron', { body })).text()
  const barcode = /<Barcode>(PACREG\d+)</.exec(made)?.[1] ?? ''
  assert.match(made, /<PAPIErrorCode>0</)
  const change = `<PatronUpdateData>${logonXml}<EmailAddress>ivo@example.org</EmailAddress><City>Ironbridge</City></PatronUpdateData>`
  const path = `/public/v1/1033/100/1/patron/${barcode}`
  const refused = await (await client.send('PUT', path, { body: change, secret: '4321' })).text()
  assert.match(refused, /<PAPIErrorCode>-501</)
  const done = await (await client.send('PUT', `${path}?ignoresa=true`, { body: change, secret: '4321' })).text()
  assert.match(done, /<PAPIErrorCode>0</)
  const patron = polaris.state.patrons.at(-1)
  assert.deepEqual([patron?.addresses[0]?.City, patron?.addresses[0]?.StreetOne], ['Ironbridge', '2 Elm'])
  assert.equal(patron?.fields['EmailAddress'], 'ivo@example.org')
})

test('a hold is talked over until there is an answer', async () => {
  const { client } = setUp({ settings: { chargesForHolds: true } })
  await client.signIn()
  const order = { BibID: 806805, PickupOrgID: 0, WorkstationID: 1, UserID: 1, RequestingOrgID: 3 }
  const start = (PatronID: number): Promise<Json> =>
    client.json('POST', '/public/v1/1033/100/1/holdrequest', { body: { PatronID, ...order } })
  const answer = (told: Json, State: number, Answer = 1): Promise<Json> =>
    client.json('PUT', `/public/v1/1033/100/1/holdrequest/${String(told['RequestGUID'])}`, {
      body: {
        TxnGroupQualifier: told['TxnGroupQualifer'],
        TxnQualifier: told['TxnQualifier'],
        RequestingOrgID: 3,
        Answer,
        State,
      },
    })
  const said = (told: Json): unknown => [told['StatusType'], told['StatusValue']]
  let told = await start(356956)
  assert.deepEqual(said(told), [3, 6])
  assert.equal((await answer(told, 5))['PAPIErrorCode'], -4104)
  told = await answer(told, 4)
  assert.deepEqual(said(told), [3, 7])
  told = await answer(told, 5)
  assert.deepEqual([...[said(told)].flat(), told['QueuePosition'], told['QueueTotal']], [2, 1, 1, 1])
  told = await start(356957)
  told = await answer(told, 4)
  assert.deepEqual(said(told), [3, 5])
  told = await answer(told, 3, 0)
  assert.deepEqual(said(told), [2, 0])
})

test('an ILL request for a title on the shelf is asked about, and becomes a hold', async () => {
  for (const set of ['value', 'other'] as const) {
    const { client, polaris } = setUp({ set })
    const body = { PatronID: 356958, Title: 'The lantern keeper', ISBN: '978-0-00-000001-9', PickupOrgID: 0 }
    const told = await client.json('POST', '/public/v1/1033/100/1/illrequest', { body })
    assert.deepEqual([told['StatusType'], told['StatusValue']], [3, 3])
    const call = polaris.settings.assumed('illAnswerCall')
    const done = await client.json('PUT', `/public/v1/1033/100/1/${call}/${String(told['RequestGUID'])}`, {
      body: {
        TxnGroupQualifier: told['TxnGroupQualifer'],
        TxnQualifier: told['TxnQualifier'],
        RequestingOrgID: 3,
        Answer: 1,
        State: 1,
      },
    })
    assert.deepEqual([done['StatusType'], done['StatusValue']], [2, 1])
    assert.equal(polaris.state.holds.length, 1)
  }
})

test('what receiving, returning, cancelling and deleting refuse', async () => {
  const { client, polaris } = setUp({ own: { illReceivesInactive: false } })
  await client.signIn()
  await client.staffSignIn()
  const said = (told: Json): string => String(list(told['InformationMessages'])[0]?.['Message'])
  const brief = (barcode: string): Json => ({
    WorkflowPromptID: 55,
    WorkflowPromptResult: 5,
    WorkflowReplyExtension: { Data: { ItemBarcode: barcode } },
  })
  const receive = (ILLRequestID: number, barcode: string): Promise<Json> =>
    client.work(18, 14, { ILLRequestID }, [brief(barcode), { WorkflowPromptID: 30, WorkflowPromptResult: 2 }])
  assert.match(said(await receive(482, 'X1')), /Only active or shipped/)
  assert.equal(object((await receive(484, '31234000001105'))['Prompt'])['WorkflowPromptID'], 72)
  assert.match(said(await receive(484, 'B'.repeat(21))), /too long/)
  assert.match(said(await client.work(19, 15, { ILLRequestID: 484 })), /Only received/)
  assert.equal((await receive(484, 'ILLBOOK484'))['WorkflowStatus'], 1)
  assert.match(said(await client.work(19, 15, { ILLRequestID: 484 })), /checked in/)
  assert.match(said(await client.work(21, 17, { ILLRequestID: 484 })), /cannot be cancelled/)
  assert.match(said(await client.work(22, 18, { ILLRequestID: 484 })), /can be deleted/)
  const cancelled = await client.override('PUT', '/patron/21234000002121/illrequests/484/cancelled?wsid=1&userid=1')
  assert.equal(cancelled['PAPIErrorCode'], -1)
  const badStation = await client.override('PUT', `${ada}/illrequests/482/cancelled?wsid=77&userid=1`)
  assert.equal(badStation['ErrorMessage'], 'Invalid workstation ID.')
  const fine = await client.override('PUT', `${ada}/illrequests/482/cancelled?wsid=1&userid=1`)
  assert.deepEqual([fine['PAPIErrorCode'], fine['ILLRequestCancelRows']], [0, null])
  assert.equal((await client.work(22, 18, { ILLRequestID: 482 }))['WorkflowStatus'], 1)
  for (const one of polaris.state.organizations) one.illTemplate = false
  assert.match(said(await receive(483, 'X2')), /no ILL Item template/)
  await client.staffSignIn('frontdesk', 'frontdesk-1234')
  assert.match(said(await receive(483, 'X2')), /do not have permission/)
})

test('staff make an ILL request from a hold without a title record', async () => {
  const { client } = setUp()
  await client.staffSignIn()
  const data = {
    BibliographicRecordID: 0,
    ItemRecordID: 0,
    UnlockedRequest: true,
    Title: 'Sky burial',
    PatronID: 356956,
  }
  const held = await client.work(5, 9, { ...data, BrowseTitle: 'Sky burial', PickupBranchID: 4, Origin: 2 })
  assert.equal(held['WorkflowStatus'], 1)
  const local = list(await client.staff('GET', 'patrons/356956/requests/local'))
  const SysHoldRequestID = local.find((one) => one['Title'] === 'Sky burial')?.['SysHoldRequestID']
  const made = await client.work(20, 16, { SysHoldRequestID, SkipTotalILLLimitExceededPrompt: true })
  assert.equal(made['WorkflowStatus'], 1)
  const ills = list(await client.staff('GET', 'patrons/356956/requests/ill'))
  assert.ok(ills.some((one) => one['Title'] === 'Sky burial'))
  assert.equal((await client.staffSend('GET', 'patrons/356956/requests/ill/99999')).status, 404)
  assert.equal((await client.staffSend('GET', 'patrons/1/requests/ill')).status, 400)
})

test('a brief record by hand: title, then item with prompt 66; a used barcode is prompt 72', async () => {
  const { client } = setUp()
  await client.staffSignIn()
  const id = await client.staff('POST', 'bibliographicrecords?type=create', {
    RecordOwnerID: 1,
    DisplayInPAC: false,
    Record: {
      leader: '00000cam a2200000 a 4500',
      datafields: [{ tag: '245', ind1: '0', ind2: '0', subfields: [{ code: 'a', data: 'By hand' }] }],
    },
  })
  assert.equal(typeof id, 'number')
  const item = { IsNew: true, AssociatedBibRecordID: id, Barcode: 'HAND1', AssignedBranchID: 3, DisplayInPAC: false }
  const asked = await client.work(8, 6, item)
  assert.equal(object(asked['Prompt'])['WorkflowPromptID'], 66)
  const saved = await client.reply(asked['WorkflowRequestGuid'], { WorkflowPromptID: 66, WorkflowPromptResult: 5 })
  assert.equal(saved['WorkflowStatus'], 1)
  assert.equal(object((await client.work(8, 6, item))['Prompt'])['WorkflowPromptID'], 72)
  const read = object(await client.staff('GET', 'itemrecords/HAND1?isBarcode=true'))
  assert.equal(object(read['BibInfo'])['BrowseTitle'], 'By hand')
})

test('blocks stop a check-out and say which', async () => {
  const { client } = setUp()
  await client.signIn()
  const block = { BlockTypeID: 1, BlockValue: 'Owes a book' }
  assert.equal((await client.protected('POST', `${ada}/blocks?wsid=1`, block))['PAPIErrorCode'], 0)
  assert.equal((await client.protected('POST', `${ada}/blocks?wsid=1`, block))['PAPIErrorCode'], -3507)
  const bad = { BlockTypeID: 3, BlockValue: '1024' }
  assert.equal((await client.protected('POST', `${ada}/blocks?wsid=1`, bad))['PAPIErrorCode'], -3506)
  const out = await client.override('POST', `${ada}/itemsout`, { ItemBarcode: '31234000003105', ...logon })
  assert.deepEqual([out['PAPIErrorCode'], out['PatronBlockFlags']], [-6101, 2048])
})

test('charges are paid in part, never beyond what is owed, and a payment is voided', async () => {
  const { client } = setUp()
  await client.signIn()
  const pay = (TxnAmount: string): Promise<Json> =>
    client.protected('PUT', '/patron/21234000002113/account/7701/pay?wsid=1&userid=1', {
      TxnAmount,
      PaymentMethodID: '11',
    })
  assert.equal((await pay('3.00'))['PAPIErrorCode'], -3603)
  const paid = await pay('1.00')
  assert.equal(paid['PAPIErrorCode'], 0)
  const owed = async (): Promise<unknown> =>
    list((await client.override('GET', '/patron/21234000002113/account/outstanding'))['PatronAccountGetRows'])[0]?.[
      'OutstandingAmount'
    ]
  assert.equal(await owed(), 1.95)
  await client.protected(
    'PUT',
    `/patron/21234000002113/account/${String(paid['PayTxnID'])}/void/payment?wsid=1&userid=1`,
  )
  assert.equal(await owed(), 2.95)
})

test('the catalogue for other catalogues: items, MARCXML, an import, a barcode changed', async () => {
  const { client } = setUp()
  await client.signIn()
  const items = await client.protected('GET', '/synch/items/bibid/806801?excludeecontent=false')
  assert.equal(items['PAPIErrorCode'], 3)
  const bibs = await client.protected('GET', '/synch/bibs/MARCXML?bibids=806801-806803')
  assert.match(
    String(list(bibs['GetBibsByIDRows'])[0]?.['BibliographicRecordXML']),
    /<subfield code="a">The lantern keeper/,
  )
  const marc =
    '<collection xmlns="http://www.loc.gov/MARC21/slim"><record><datafield tag="245"><subfield code="a">Brought in</subfield></datafield></record></collection>'
  const path = `/protected/v1/1033/100/1/${client.token}/bibs`
  const told = await (await client.send('POST', path, { secret: client.secret, body: marc })).text()
  assert.match(told, /<ImportJobID>1</)
  const change = (barcode: string): Promise<Json> =>
    client.protected('PUT', '/cataloging/items/9475501/barcode?wsid=1', {
      TransactionBranchID: 3,
      ItemBarcode: barcode,
    })
  assert.equal((await change('31234000001205'))['PAPIErrorCode'], -2002)
  assert.equal((await change('NEW1'))['PAPIErrorCode'], 0)
})
