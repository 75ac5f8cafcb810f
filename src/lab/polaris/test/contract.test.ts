import assert from 'node:assert/strict'
import { test } from 'node:test'
import { list, object, setUp, type Json } from './scratch-client.ts'

type Kind = 'number' | 'string' | 'boolean' | 'date' | 'list' | 'object'

/** Names by kind; a question mark may be null. */
function shape(text: string): ReadonlyMap<string, { kind: string; mayBeNull: boolean }> {
  return new Map(
    text
      .trim()
      .split(/\s+/)
      .map((word) => {
        const [name = '', kind = 'string'] = word.split(':')
        return [name, { kind: kind.replace('?', ''), mayBeNull: kind.endsWith('?') }]
      }),
  )
}

function kindOf(value: unknown): Kind | 'null' {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'string') return /^\/Date\(-?\d+[+-]\d{4}\)\/$/.test(value) ? 'date' : 'string'
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'object'
}

/** Exactly these names, in this order, each of its kind. */
function assertShape(value: Json, expected: string, what: string): void {
  const known = shape(expected)
  assert.deepEqual(Object.keys(value), [...known.keys()], what)
  for (const [name, { kind, mayBeNull }] of known) {
    const found = kindOf(value[name])
    assert.ok(found === kind || (mayBeNull && found === 'null'), `${what}: ${name} is ${found}, not ${kind}`)
  }
}

const status = 'PAPIErrorCode:number ErrorMessage:string'
const validated =
  'Barcode ValidPatron:boolean PatronID:number PatronCodeID:number AssignedBranchID:number PatronBarcode AssignedBranchName ExpirationDate:date OverridePasswordUsed:boolean'
const talk = 'RequestGUID TxnGroupQualifer TxnQualifier StatusType:number StatusValue:number Message'
const logon = { LogonBranchID: 4, LogonUserID: 799, LogonWorkstationID: 1243 }
const ada = '/patron/21234000002105'

test('every documented answer has its names in order and of their kinds', async () => {
  const { client } = setUp()
  await client.signIn()
  const open = (path: string): Promise<Json> => client.json('GET', `/public/v1/1033/100/1${path}`)
  const answer = await client.json('POST', '/protected/v1/1033/100/1/authenticator/staff', {
    body: { Domain: 'FLDOMAIN', Username: 'illstaff', Password: 'notarealpassword' },
  })
  assertShape(
    answer,
    `${status} AccessToken AccessSecret PolarisUserID:number BranchID:number AuthExpDate:date`,
    'staff',
  )
  assert.equal(String(answer['AccessToken']).length, 32)
  assert.equal(String(answer['AccessSecret']).length, 16)
  const patron = await client.json('POST', '/public/v1/1033/100/1/authenticator/patron', {
    body: { Barcode: '21234000002105', Password: '1234' },
  })
  assertShape(patron, `${status} AccessToken PatronID:number AccessSecret AuthExpDate:date`, 'patron')
  assert.equal(patron['AccessToken'], patron['AccessSecret'])

  assertShape(await client.override('GET', ada), `${status} ${validated}`, 'PatronValidate')
  assertShape(
    await client.override('GET', `${ada}/circulationblocks`),
    `${status} ${validated} Blocks:list CanPatronCirculate:boolean EmailAddress:string? NameFirst NameLast NameMiddle:string?`,
    'circulationblocks',
  )
  const basic = await client.override('GET', `${ada}/basicdata?addresses=1&notes=1`)
  assertShape(basic, `${status} PatronBasicData:object`, 'basicdata')
  assertShape(
    object(basic['PatronBasicData']),
    `PatronID:number Barcode NameFirst NameLast NameMiddle:string? PhoneNumber:string? EmailAddress:string? ItemsOutCount:number
     ItemsOverdueCount:number ItemsOutLostCount:number HoldRequestsTotalCount:number HoldRequestsCurrentCount:number
     HoldRequestsShippedCount:number HoldRequestsHeldCount:number HoldRequestsUnclaimedCount:number ChargeBalance:number
     CreditBalance:number DepositBalance:number NameTitle:string? NameSuffix:string? PhoneNumber2:string? PhoneNumber3:string?
     Phone1CarrierID:number Phone2CarrierID:number Phone3CarrierID:number CellPhone:string? CellPhoneCarrierID:number
     AltEmailAddress:string? BirthDate:date? RegistrationDate:date LastActivityDate:date? AddrCheckDate:date?
     MessageNewCount:number MessageReadCount:number PatronOrgID:number PatronCodeID:number DeliveryOptionID:number
     ExcludeFromAlmostOverdueAutoRenew:boolean ExcludeFromPatronRecExpiration:boolean ExcludeFromInactivePatron:boolean
     EReceiptOptionID:number TxtPhoneNumber:number EmailFormatID:number LegalNameFirst:string? LegalNameLast:string?
     LegalNameMiddle:string? UseLegalNameOnNotices:boolean LegalFullName:string? PatronAddresses:list ExpirationDate:date?
     RequestPickupBranchID:number User1:string? User2:string? User3:string? User4:string? User5:string? LanguageID:number
     FormerID:string? StatisticalClassID:number? PatronNotes:object PatronSystemBlocks:list?`,
    'PatronBasicData',
  )
  const found = await client.protected('GET', '/search/patrons/boolean?q=PATB%3D21234000002105')
  assertShape(found, `${status} WordList TotalRecordsFound:number PatronSearchRows:list`, 'PatronSearch')
  const row = list(found['PatronSearchRows'])[0]
  assert.deepEqual(row, {
    PatronID: 356956,
    Barcode: '21234000002105',
    OrganizationID: 4,
    PatronFirstLastName: 'Reader, Ada',
  })

  const ills = await client.override('GET', `${ada}/illrequests/all`)
  assertShape(
    object(list(ills['PatronILLRequestsGetRows'])[0]),
    `ILLRequestID:number ILLStatusID:number PatronID:number ItemRecordID:number? BibRecordID:number? PickupBranchID:number
     Author:string? Title Format CreationDate:date ActivationDate:date? Status Item:string? NeedByDate:date? PickupBranch
     FormatID:number LastStatusTransitionDate:date OpacNotes:string? CallNumber:string? VolumeAndIssue:string?
     PickupByDate:date? InnReachTrackingID:string?`,
    'ILL row',
  )
  const placed = await client.json('POST', '/public/v1/1033/100/1/illrequest', {
    body: { PatronID: 356956, Title: 'A made-up monograph', PickupOrgID: 4 },
  })
  assertShape(placed, `${status} ${talk}`, 'ILLRequestPost')
  const hold = await client.json('POST', '/public/v1/1033/100/1/holdrequest', {
    body: { PatronID: 356956, BibID: 806801, PickupOrgID: 0, WorkstationID: 1, UserID: 1, RequestingOrgID: 3 },
  })
  assertShape(hold, `${status} ${talk} QueuePosition:number QueueTotal:number`, 'HoldRequestCreate')
  assertShape(
    object(list((await client.override('GET', `${ada}/holdrequests/all`))['PatronHoldRequestsGetRows'])[0]),
    `HoldRequestID:number BibID:number ConstituentBibID:number StatusID:number StatusDescription Title Author:string?
     CallNumber:string? FormatID:number FormatDescription PickupBranchID:number PickupBranchName PickupByDate:date?
     QueuePosition:number QueueTotal:number ActivationDate:date ExpirationDate:date GroupName:string? ItemLevelHold:boolean
     BorrowByMail:boolean HasConstituentBib:boolean NewPickupBranchID:number NewPickupBranch:string? InnReachType:number
     Designation:string? VolumeNumber:string? PACDisplayNotes:string? CanSuspend:boolean`,
    'hold row',
  )
  const checkout = await client.override('POST', `${ada}/itemsout`, { ItemBarcode: '31234000003105', ...logon })
  assertShape(
    checkout,
    `${status} ItemRecordID:number IsRenewal:boolean DueDate:date ChargeAmount:number PatronBlockFlags:number
     ItemBlockFlags:number RenewalBlockFlags:number MaterialTypeID:number SelfCheckMediaTypeID:number IsMagnetic:boolean
     CanDesensitize:boolean DoubleSided:boolean Unlocker:boolean DDM_MediaFormatID:number Title`,
    'ItemCheckoutPost',
  )
  const itemId = Number(checkout['ItemRecordID'])
  const renewed = await client.override('PUT', `${ada}/itemsout/${itemId}`, {
    Action: 'renew',
    ...logon,
    RenewData: { IgnoreOverrideErrors: true },
  })
  assertShape(object(renewed['ItemRenewResult']), 'BlockRows:list DueDateRows:list', 'ItemRenew')
  assertShape(
    await client.protected('POST', '/item/31234000003105/checkin', logon),
    `${status} ItemRecordID:number OriginalCheckOutDate:date AssignedBranchID:number AssignedCollectionID:number?
     ItemStatusID:number PreviousItemStatusID:number ItemBarcode Title MaterialTypeID:number SelfCheckMediaTypeID:number
     IsMagnetic:boolean CanDesensitize:boolean DoubleSided:boolean Unlocker:boolean DDM_MediaFormatID:number
     ShelfLocation:string? CallNumber PatronBarcode Comment:string? HoldDataResult:object? InTransitResult:object?`,
    'ItemCheckinPost',
  )
  const branches = await open('/organizations/branch')
  assert.equal(branches['PAPIErrorCode'], 34)
  assertShape(
    object(list(branches['OrganizationsGetRows'])[0]),
    'OrganizationID:number OrganizationCodeID:number Name Abbreviation DisplayName ParentOrganizationID:number',
    'OrganizationsGet',
  )
  assertShape(
    object(list((await open('/bib/806801/holdings'))['BibHoldingsGetRows'])[0]),
    `LocationID:number LocationName CollectionID:number? CollectionName:string? Barcode PublicNote:string? CallNumber
     Designation:string? ShelfLocation:string? CircStatus LastCircDate:date MaterialType TextualHoldingsNote:string?
     RetentionStatement:string? HoldingsStatement:string? HoldingsNote:string? ItemsTotal:number ItemsIn:number
     Holdable:boolean VolumeNumber:string? DueDate:date? IsMaterialTypeChargeable:boolean IsElectronicItem:boolean`,
    'HoldingsGet',
  )
  assertShape(
    object(list((await open('/bib/806801'))['BibGetRows'])[0]),
    'ElementID:number Occurence:number Label Value Alternate:boolean',
    'BibGet',
  )
})

test('XML has the same elements in the same order, dates without a zone, nothing as i:nil', async () => {
  const { client } = setUp()
  await client.signIn()
  const headers = { 'x-papi-accesstoken': client.token, accept: 'application/xml' }
  const path = '/public/v1/1033/100/1/patron/21234000002105/illrequests/all'
  const xml = await (await client.send('GET', path, { secret: client.secret, headers })).text()
  assert.match(xml, /^<PatronILLRequestsGetResult xmlns:i="http:\/\/www\.w3\.org\/2001\/XMLSchema-instance">/)
  const row = /<PatronILLRequestsGetRow>(.*?)<\/PatronILLRequestsGetRow>/.exec(xml)?.[1] ?? ''
  const names = [...row.matchAll(/<([A-Za-z]+)[ >]/g)].map((found) => found[1])
  const json = await client.override('GET', '/patron/21234000002105/illrequests/all')
  assert.deepEqual(names, Object.keys(object(list(json['PatronILLRequestsGetRows'])[0])))
  assert.match(row, /<CreationDate>2026-11-18T09:05:00<\/CreationDate>/)
  assert.match(row, /<ItemRecordID i:nil="true" \/>/)
})

test('dates in JSON: Microsoft’s form or ISO, as the server is set', async () => {
  for (const [format, form] of [
    ['Microsoft', /^\/Date\(1795615500000-0500\)\/$/],
    ['ISO', /^2026-11-25T09:05:00-0500$/],
  ] as const) {
    const { client } = setUp({ own: { jsonDateFormat: format } })
    const body = { Domain: 'FLDOMAIN', Username: 'illstaff', Password: 'notarealpassword' }
    const told = await client.json('POST', '/protected/v1/1033/100/1/authenticator/staff', { body })
    assert.match(String(told['AuthExpDate']), form)
  }
})
