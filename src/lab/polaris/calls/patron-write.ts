import type { Body } from '../body.ts'
import { named, ok, type Asked, type PapiCall } from '../call.ts'
import { isKnownBlock } from '../patron-blocks.ts'
import { nextId, type Patron } from '../state.ts'
import { PapiTrouble } from '../trouble.ts'
import type { Fields } from '../value.ts'
import { checkLogon, inDays, isoOf, nowText, organization, patronByBarcode } from '../world.ts'
import { checkFields, checkUnique, keptFields } from './patron-checks.ts'
import { askedPatron } from './patron-read.ts'

const logon = 'LogonBranchID LogonUserID LogonWorkstationID'
const flatAddress = 'PostalCode ZipPlusFour City State County CountryID StreetOne StreetTwo StreetThree'
const person =
  'NameFirst NameLast NameMiddle User1 User2 User3 User4 User5 Gender Birthdate PhoneVoice1 PhoneVoice2 PhoneVoice3 Phone1CarrierID Phone2CarrierID Phone3CarrierID EmailAddress AltEmailAddress LanguageID UserName Password Password2 DeliveryOptionID EnableSMS TxtPhoneNumber Barcode EReceiptOptionID PatronCode ExpirationDate AddrCheckDate GenderID LegalNameFirst LegalNameLast LegalNameMiddle UseLegalNameOnNotices LegalFullName RequestPickupBranchID'
/** The second form and both updates begin with how the patron is told things. */
const contact =
  'ReadingListFlag EmailFormat DeliveryOptionID DeliveryOption EmailAddress AltEmailAddress EnableSMS PhoneVoice1 PhoneVoice2 PhoneVoice3 Phone1CarrierID Phone2CarrierID Phone3CarrierID TxtPhoneNumber EReceiptOptionID Password Password2 PatronCode ExpirationDate AddrCheckDate ExcludeFromAlmostOverdueAutoRenew ExcludeFromPatronRecExpiration ExcludeFromInactivePatron'
const changedAddress =
  'AddressID FreeTextLabel StreetOne StreetTwo StreetThree City State County PostalCode ZipPlusFour Country CountryID AddressTypeID'
const rest =
  'RequestPickupBranchID User1 User2 User3 User4 User5 LanguageID FormerID NameFirst NameLast NameMiddle LegalNameFirst LegalNameLast LegalNameMiddle UseLegalNameOnNotices Birthdate GenderID UserName Barcode PatronBranchID StatisticalClassID'
const second = `${logon} ${contact} ${rest} UseSingleName Addresses`
const addressFields =
  'AddressID FreeTextLabel StreetOne StreetTwo StreetThree City State County PostalCode ZipPlusFour Country CountryID AddressTypeID'

const createEmpty = { Barcode: null, PatronID: 0, StatisticalClassID: 0 } as const

export const patronWriteCalls: readonly PapiCall[] = [
  {
    name: 'PatronRegistrationCreate',
    method: 'POST',
    path: '/patron',
    version: 'v1',
    by: 'open',
    root: 'PatronRegistrationCreateResult',
    body: { root: 'PatronRegistrationCreateData', order: named(`${logon} PatronBranchID ${flatAddress} ${person}`) },
    empty: createEmpty,
    act: (asked) => createPatron(asked, [asked.body]),
  },
  {
    name: 'PatronRegistrationCreate_v2',
    method: 'POST',
    path: '/patron',
    version: 'v2',
    by: 'open',
    root: 'PatronRegistrationCreateResult',
    body: {
      root: 'PatronRegistrationDataV2',
      otherRoot: 'PatronRegistrationCreateDataV2',
      order: named(second),
      parts: { Address: named(addressFields) },
    },
    empty: createEmpty,
    act: (asked) => createPatron(asked, asked.body.list('Addresses')),
  },
  {
    name: 'PatronRegistrationUpdate',
    method: 'PUT',
    path: '/patron/:barcode',
    version: 'v1',
    by: 'patron',
    root: 'PatronUpdateResult',
    body: { root: 'PatronUpdateData', order: named(`${logon} ${contact} ${changedAddress} ${rest}`) },
    act: (asked) => update(asked, hasFlatAddress(asked.body) ? [asked.body] : []),
  },
  {
    name: 'PatronRegistrationUpdate_v2',
    method: 'PATCH',
    path: '/patron/:barcode',
    version: 'v2',
    by: 'patron',
    root: 'PatronUpdateResult',
    body: {
      root: 'PatronRegistrationDataV2',
      order: named(second),
      parts: { Address: named(addressFields) },
    },
    act: (asked) => update(asked, asked.body.list('Addresses')),
  },
  {
    name: 'CreatePatronBlocks',
    method: 'POST',
    path: '/patron/:barcode/blocks',
    by: 'staff',
    root: 'CreatePatronBlocksResult',
    body: { root: 'CreatePatronBlocksData', order: ['BlockTypeID', 'BlockValue'] },
    act: addBlock,
  },
  {
    name: 'PatronNotesUpdate',
    method: 'POST',
    path: '/patron/:barcode/notes',
    by: 'staff',
    root: 'PatronNotesUpdateResult',
    body: {
      root: 'PatronNotesUpdateData',
      order: ['BlockingNote', 'BlockingNoteMode', 'NonBlockingNote', 'NonBlockingNoteMode'],
    },
    act: changeNotes,
  },
]

export function createPatron(asked: Asked, addresses: readonly Body[]): Fields {
  const { body, state } = asked
  checkLogon(
    asked,
    body.whole('LogonBranchID') ?? 0,
    body.whole('LogonUserID') ?? 0,
    body.whole('LogonWorkstationID') ?? 0,
  )
  const branch = body.whole('PatronBranchID') ?? 0
  if (!body.has('PatronBranchID')) throw new PapiTrouble(-1, notSupplied('nPatronBranchID'))
  const place = organization(asked, branch)
  if (!place) throw new PapiTrouble(-3501, 'Invalid PatronBranchID (Not Defined)')
  if (place.code !== 3) throw new PapiTrouble(-3502, 'Invalid PatronBranchID (Not a Branch)')
  const pickup = body.whole('RequestPickupBranchID')
  if (pickup !== null && organization(asked, pickup)?.code !== 3) {
    throw new PapiTrouble(-3622, 'Invalid RequestPickupBranchID')
  }
  if (body.text('NameLast') === '') throw new PapiTrouble(-3503, 'Last name is required.')
  if (body.text('NameFirst') === '') throw new PapiTrouble(-3504, 'First name is required.')
  const address = addresses[0]
  for (const name of ['PostalCode', 'City', 'State']) {
    if ((address?.text(name) ?? '') === '') {
      throw new PapiTrouble(
        asked.settings.assumed('missingAddressCode'),
        `Cannot insert the value NULL into column '${name}'; column does not allow nulls. INSERT fails.`,
      )
    }
  }
  checkFields(body)
  checkUnique(asked, body, null)
  const id = nextId(state, 'patron')
  const barcode = body.text('Barcode') || `PACREG${id}`
  const now = nowText(asked)
  const patron: Patron = {
    id,
    barcode,
    password: body.text('Password'),
    branchId: branch,
    codeId: body.whole('PatronCode') ?? 1,
    registeredAt: now,
    expiresAt: isoOf(asked, body.text('ExpirationDate')) ?? inDays(asked, 3 * 365),
    // Where none is given the check is due at once: the circulation block that surprises new clients.
    addrCheckAt: isoOf(asked, body.text('AddrCheckDate')) ?? now,
    birthdate: isoOf(asked, body.text('Birthdate')),
    lastActivityAt: null,
    addresses: addresses.map((one) => newAddress(asked, one)),
    blocks: body.text('Barcode') === '' ? [{ id: nextId(state, 'block'), type: 3, value: '64', createdAt: now }] : [],
    blockingNote: '',
    note: '',
    fields: keptFields(body),
    createdAt: now,
  }
  state.patrons.push(patron)
  return { ...ok, Barcode: barcode, PatronID: id, StatisticalClassID: body.whole('StatisticalClassID') }
}

/** What the real one says is its database's own sentence. */
function notSupplied(parameter: string): string {
  return `Procedure or function 'PAPI_PatronRegistrationCreate' expects parameter '@${parameter}', which was not supplied.`
}

function newAddress(asked: Asked, body: Body): Patron['addresses'][number] {
  return {
    AddressID: nextId(asked.state, 'address'),
    FreeTextLabel: body.text('FreeTextLabel') || 'Home',
    StreetOne: body.text('StreetOne'),
    StreetTwo: body.text('StreetTwo'),
    StreetThree: body.text('StreetThree'),
    City: body.text('City'),
    State: body.text('State'),
    County: body.text('County'),
    PostalCode: body.text('PostalCode'),
    ZipPlusFour: body.text('ZipPlusFour'),
    CountryID: body.whole('CountryID') ?? 1,
    AddressTypeID: body.whole('AddressTypeID') ?? 2,
  }
}

function hasFlatAddress(body: Body): boolean {
  return named(flatAddress).some((name) => body.has(name))
}

function update(asked: Asked, addresses: readonly Body[]): Fields {
  const { body, query } = asked
  const patron = askedPatron(asked)
  if (asked.staff && !asked.settings.assumed('staffMayUpdatePatron')) {
    throw new PapiTrouble(-501, 'Staff may not change this patron.')
  }
  checkLogon(
    asked,
    body.whole('LogonBranchID') ?? 0,
    body.whole('LogonUserID') ?? 0,
    body.whole('LogonWorkstationID') ?? 0,
  )
  if (!asked.staff && !/^(true|1)$/i.test(query.get('ignoresa') ?? '') && changesContact(body)) {
    throw new PapiTrouble(-501, 'The library does not allow changes of contact data.')
  }
  checkFields(body)
  checkUnique(asked, body, patron)
  Object.assign(patron.fields, keptFields(body))
  if (body.text('Password') !== '') patron.password = body.text('Password')
  if (body.text('Barcode') !== '') patron.barcode = body.text('Barcode')
  if (body.has('PatronCode')) patron.codeId = body.whole('PatronCode') ?? patron.codeId
  if (body.has('PatronBranchID')) patron.branchId = body.whole('PatronBranchID') ?? patron.branchId
  patron.expiresAt = isoOf(asked, body.text('ExpirationDate')) ?? patron.expiresAt
  patron.addrCheckAt = isoOf(asked, body.text('AddrCheckDate')) ?? patron.addrCheckAt
  patron.birthdate = isoOf(asked, body.text('Birthdate')) ?? patron.birthdate
  for (const one of addresses) changeAddress(asked, patron, one)
  return { ...ok }
}

function changesContact(body: Body): boolean {
  return ['PhoneVoice1', 'EmailAddress', 'StreetOne', 'City', 'PostalCode'].some((name) => body.has(name))
}

function changeAddress(asked: Asked, patron: Patron, body: Body): void {
  const id = body.whole('AddressID') ?? patron.addresses[0]?.AddressID
  const known = patron.addresses.find((one) => one.AddressID === id)
  if (!known) {
    patron.addresses.push(newAddress(asked, body))
    return
  }
  const given = newAddress(asked, body)
  for (const name of Object.keys(known)) {
    if (name !== 'AddressID' && body.has(name)) Object.assign(known, Object.fromEntries(pick(given, name)))
  }
}

function pick(from: object, name: string): [string, unknown][] {
  return Object.entries(from).filter(([key]) => key === name)
}

function staffPatron(asked: Asked): Patron {
  const patron = patronByBarcode(asked, asked.path['barcode'] ?? '')
  if (!patron) throw new PapiTrouble(-3000, 'Patron not found.')
  return patron
}

function addBlock(asked: Asked): Fields {
  const patron = staffPatron(asked)
  const type = asked.body.whole('BlockTypeID')
  const value = asked.body.text('BlockValue')
  if ((type !== 1 && type !== 2 && type !== 3) || !isKnownBlock(type, value)) {
    throw new PapiTrouble(-3506, 'Invalid block value.')
  }
  if (patron.blocks.some((one) => one.type === type && one.value === value)) {
    throw new PapiTrouble(-3507, 'The patron already has this block.')
  }
  patron.blocks.push({ id: nextId(asked.state, 'block'), type, value, createdAt: nowText(asked) })
  return { ...ok }
}

/** Mode 0 replaces the note, 1 puts the new one behind it. */
function changeNotes(asked: Asked): Fields {
  const { body } = asked
  const patron = staffPatron(asked)
  const joined = (old: string, name: string): string => {
    if (!body.has(name)) return old
    return body.whole(`${name}Mode`) === 1 && old !== '' ? `${old} ${body.text(name)}` : body.text(name)
  }
  patron.blockingNote = joined(patron.blockingNote, 'BlockingNote')
  patron.note = joined(patron.note, 'NonBlockingNote')
  return { ...ok }
}
